/** Two looks at `getStats()` become one second of numbers and one word. Pure. */

/** The way media takes: straight, through the address a router shows to the outside, or through a relay. */
export type Route = 'host' | 'reflexive' | 'relay' | 'unknown';

export type QualityWord = 'good' | 'fair' | 'poor';

/** One second of one way to one person. Numbers are null when the browser does not tell (yet). */
export interface QualitySample {
  /** When it was taken, milliseconds of `performance.now()`. */
  readonly at: number;
  readonly word: QualityWord;
  /** Time to the other side and back, milliseconds. */
  readonly roundTripMs: number | null;
  /** Unevenness of arrival, milliseconds; the worse of audio and video. */
  readonly jitterMs: number | null;
  /** Share of packets that never arrived here, 0 to 1. */
  readonly lossIn: number | null;
  /** Share of our packets that never arrived there, 0 to 1, as the other side reports it. */
  readonly lossOut: number | null;
  readonly kbitsIn: number;
  readonly kbitsOut: number;
  /** The received picture. */
  readonly width: number | null;
  readonly height: number | null;
  readonly framesPerSecond: number | null;
  /** Frames decoded in this second. */
  readonly framesDecoded: number;
  /** Freezes that began in this second. */
  readonly freezes: number;
  /** Loudness of the received sound, 0 to 1. */
  readonly audioLevel: number | null;
  /** Packets of sound that arrived in this second. */
  readonly audioPackets: number;
  /** What the browser believes it could send, kbit/s. */
  readonly availableKbits: number | null;
  readonly route: Route;
  readonly protocol: 'udp' | 'tcp' | null;
}

/** Running totals of one report: what has to be subtracted to get one second. */
export interface Totals {
  readonly at: number;
  readonly bytesIn: number;
  readonly bytesOut: number;
  readonly packetsIn: number;
  readonly packetsLost: number;
  readonly framesDecoded: number;
  readonly audioPackets: number;
  readonly freezes: number;
  /** What needs no subtraction. */
  readonly now: Omit<QualitySample, 'at' | 'word' | 'lossIn' | 'kbitsIn' | 'kbitsOut' | 'framesDecoded' | 'audioPackets' | 'freezes'>;
}

/** One entry of a stats report. Fields differ between browsers, so each is looked at before it is used. */
type Entry = Readonly<Record<string, unknown>>;
/** What `RTCPeerConnection.getStats()` gives, or a plain Map of it. */
export interface StatsReport {
  forEach(each: (entry: Entry) => void): void;
}

/** Adds up one report. */
export function totals(report: StatsReport, at: number): Totals {
  const entries: Entry[] = [];
  report.forEach((entry) => entries.push(entry));
  const of = (type: string): Entry[] => entries.filter((entry) => entry.type === type);
  const byId = (id: unknown): Entry => entries.find((entry) => entry.id === id) ?? {};

  const inbound = of('inbound-rtp');
  const video = inbound.find((entry) => entry.kind === 'video') ?? {};
  const audio = inbound.find((entry) => entry.kind === 'audio') ?? {};
  const answers = of('remote-inbound-rtp');
  const pair = activePair(of('candidate-pair'), of('transport'));
  const local = byId(pair.localCandidateId);
  const remote = byId(pair.remoteCandidateId);

  return {
    at,
    // A connection may receive over another pair than it sends over, so the transport counts, not the chosen pair.
    bytesIn: sum(of('transport'), 'bytesReceived') || sum(of('candidate-pair'), 'bytesReceived'),
    bytesOut: sum(of('transport'), 'bytesSent') || sum(of('candidate-pair'), 'bytesSent'),
    packetsIn: sum(inbound, 'packetsReceived'),
    packetsLost: sum(inbound, 'packetsLost'),
    framesDecoded: num(video.framesDecoded) ?? 0,
    audioPackets: num(audio.packetsReceived) ?? 0,
    freezes: num(video.freezeCount) ?? 0,
    now: {
      roundTripMs: toMs(num(pair.currentRoundTripTime) ?? worst(answers, 'roundTripTime')),
      jitterMs: toMs(worst(inbound, 'jitter')),
      lossOut: worst(answers, 'fractionLost'),
      width: num(video.frameWidth),
      height: num(video.frameHeight),
      framesPerSecond: num(video.framesPerSecond),
      audioLevel: num(audio.audioLevel),
      availableKbits: toKbits(num(pair.availableOutgoingBitrate)),
      route: routeOf(local, remote),
      protocol: local.protocol === 'udp' || local.protocol === 'tcp' ? local.protocol : null,
    },
  };
}

/** What happened between two looks. */
export function sample(before: Totals, after: Totals): QualitySample {
  const seconds = Math.max(0.001, (after.at - before.at) / 1000);
  // A new call starts counting from zero: nothing is negative.
  const grown = (key: 'bytesIn' | 'bytesOut' | 'packetsIn' | 'packetsLost' | 'framesDecoded' | 'audioPackets' | 'freezes'): number =>
    Math.max(0, after[key] - before[key]);
  const lost = grown('packetsLost');
  const due = grown('packetsIn') + lost;

  const numbers = {
    ...after.now,
    at: after.at,
    lossIn: due > 0 ? lost / due : null,
    kbitsIn: (grown('bytesIn') * 8) / 1000 / seconds,
    kbitsOut: (grown('bytesOut') * 8) / 1000 / seconds,
    framesDecoded: grown('framesDecoded'),
    audioPackets: grown('audioPackets'),
    freezes: grown('freezes'),
  };
  return { ...numbers, word: wordFor(numbers) };
}

/** Where a conversation begins to suffer (fair), and where people start to talk over each other (poor). */
const LIMITS = {
  fair: { roundTripMs: 250, jitterMs: 40, loss: 0.03 },
  poor: { roundTripMs: 500, jitterMs: 100, loss: 0.08 },
} as const;

/** The worst number decides. */
export function wordFor(numbers: Omit<QualitySample, 'word'>): QualityWord {
  const loss = Math.max(numbers.lossIn ?? 0, numbers.lossOut ?? 0);
  const over = (limit: (typeof LIMITS)[keyof typeof LIMITS]): boolean =>
    (numbers.roundTripMs ?? 0) > limit.roundTripMs || (numbers.jitterMs ?? 0) > limit.jitterMs || loss > limit.loss;
  if (over(LIMITS.poor)) return 'poor';
  return over(LIMITS.fair) || numbers.freezes > 0 ? 'fair' : 'good';
}

function activePair(pairs: readonly Entry[], transports: readonly Entry[]): Entry {
  const selected = transports.map((transport) => transport.selectedCandidatePairId);
  return (
    pairs.find((pair) => selected.includes(pair.id)) ?? // Chromium, Safari
    pairs.find((pair) => pair.selected === true) ?? // Firefox
    pairs.find((pair) => pair.nominated === true && pair.state === 'succeeded') ??
    {}
  );
}

function routeOf(local: Entry, remote: Entry): Route {
  const types = [local.candidateType, remote.candidateType];
  if (types.includes('relay')) return 'relay';
  if (types.includes('srflx') || types.includes('prflx')) return 'reflexive';
  return types.includes('host') ? 'host' : 'unknown';
}

const num = (value: unknown): number | null => (typeof value === 'number' && Number.isFinite(value) ? value : null);
const toMs = (seconds: number | null): number | null => (seconds === null ? null : seconds * 1000);
const toKbits = (bits: number | null): number | null => (bits === null ? null : bits / 1000);
const sum = (entries: readonly Entry[], key: string): number =>
  entries.reduce((total, entry) => total + (num(entry[key]) ?? 0), 0);
const worst = (entries: readonly Entry[], key: string): number | null =>
  entries.reduce<number | null>((max, entry) => {
    const value = num(entry[key]);
    return value === null ? max : Math.max(max ?? 0, value);
  }, null);
