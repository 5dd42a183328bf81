import { median, relaysOver, stunServers, type Relayed, type Reach, type Transport } from './reach.ts';

/** How long a way is looked for, milliseconds. */
const patience = 8000;
const pings = 40;
/** Enough to tell a line for pictures from one that is none, and no more: it comes out of somebody's data plan. */
const most = { bytes: 1_500_000, milliseconds: 1500 };
const piece = 8 * 1024;

/**
 * Tries what a call would need: STUN, and a relay over UDP and over TCP, each by two connections of this page that may meet only there.
 * Needs no camera and no permission. Never rejects but for `signal`.
 */
export async function probeNetwork(servers: readonly RTCIceServer[], signal?: AbortSignal): Promise<Reach> {
  const [stun, udp, tcp] = await Promise.all([probeStun(servers, signal), meetOver(servers, 'udp', signal), meetOver(servers, 'tcp', signal)]);
  try {
    // One after the other: two measured at once would share the line.
    return { stun, udp: udp && (await measure(udp, signal)), tcp: tcp && (udp ? unmeasured(tcp) : await measure(tcp, signal)) };
  } finally {
    if (udp) udp.close();
    if (tcp) tcp.close();
  }
}

/** Whether a STUN server answers; null where there is none to ask. */
export async function probeStun(servers: readonly RTCIceServer[], signal?: AbortSignal): Promise<boolean | null> {
  const iceServers = stunServers(servers);
  if (iceServers.length === 0) return null;
  const connection = new RTCPeerConnection({ iceServers });
  try {
    connection.createDataChannel('stun');
    let failed = false;
    connection.addEventListener('icecandidateerror', () => (failed = true));
    const answer = new Promise<boolean>((done) => {
      connection.addEventListener('icecandidate', ({ candidate }) => {
        if (candidate?.type === 'srflx') done(true);
        // Without a router in between the answer is the own address, which browsers do not tell twice.
        else if (!candidate) done(!failed);
      });
    });
    await connection.setLocalDescription();
    return (await within(answer, 5000, signal)) ?? false;
  } finally {
    connection.close();
  }
}

/** Two connections of this page that have met. */
interface Met {
  readonly near: RTCDataChannel;
  readonly far: RTCDataChannel;
  readonly openMs: number;
  close(): void;
}

/** Lets two connections meet over a relay: null where there is none for this transport, false when they do not. */
async function meetOver(servers: readonly RTCIceServer[], transport: Transport, signal?: AbortSignal): Promise<Met | false | null> {
  const iceServers = relaysOver(servers, transport);
  if (iceServers.length === 0) return null;
  const begun = performance.now();
  const [caller, callee] = [new RTCPeerConnection({ iceServers, iceTransportPolicy: 'relay' }), new RTCPeerConnection({ iceServers, iceTransportPolicy: 'relay' })];
  const close = () => [caller, callee].forEach((connection) => connection.close());
  try {
    const near = caller.createDataChannel('line', { ordered: false, maxRetransmits: 0 });
    const open = new Promise<RTCDataChannel>((done) => callee.addEventListener('datachannel', ({ channel }) => done(channel)));
    const opened = new Promise((done) => near.addEventListener('open', done));
    const called = caller.setLocalDescription().then(() => callee.setRemoteDescription(caller.localDescription!));
    const answered = called.then(() => callee.setLocalDescription()).then(() => caller.setRemoteDescription(callee.localDescription!));
    for (const [from, to, ready] of [[caller, callee, called], [callee, caller, answered]] as const) {
      from.addEventListener('icecandidate', ({ candidate }) => void ready.then(() => candidate && to.addIceCandidate(candidate)).catch(() => undefined));
    }
    const far = await within(Promise.all([open, opened, answered]), patience, signal);
    if (!far) return close(), false;
    return { near, far: far[0], openMs: performance.now() - begun, close };
  } catch (error) {
    close();
    if (signal?.aborted) throw error;
    return false;
  }
}

const unmeasured = ({ openMs }: Met): Relayed => ({ openMs, roundTripMs: 0, loss: 0, kbps: 0 });

async function measure({ near, far, openMs }: Met, signal?: AbortSignal): Promise<Relayed> {
  near.binaryType = far.binaryType = 'arraybuffer';
  const trips = await pingPong(near, far, signal);
  const kbps = await pour(near, far, signal);
  return { openMs, roundTripMs: Math.round(median(trips)), loss: 1 - trips.length / pings, kbps: Math.round(kbps) };
}

/** How long each ping took that came back. */
async function pingPong(near: RTCDataChannel, far: RTCDataChannel, signal?: AbortSignal): Promise<number[]> {
  const sent: number[] = [];
  const trips: number[] = [];
  const echo = ({ data }: MessageEvent<string>) => far.send(data);
  const back = ({ data }: MessageEvent<string>) => void trips.push(performance.now() - (sent[Number(data)] ?? 0));
  far.addEventListener('message', echo);
  near.addEventListener('message', back);
  for (let i = 0; i < pings && near.readyState === 'open'; i++) {
    sent.push(performance.now());
    near.send(String(i));
    await wait(25, signal);
  }
  // The last ones are on their way.
  await wait(Math.min(1500, 2 * median(trips) + 150), signal);
  far.removeEventListener('message', echo);
  near.removeEventListener('message', back);
  return trips;
}

/** Sends as much as goes through, for a moment. Thousands of bits a second. */
async function pour(near: RTCDataChannel, far: RTCDataChannel, signal?: AbortSignal): Promise<number> {
  let [bytes, last] = [0, 0];
  const take = ({ data }: MessageEvent<ArrayBuffer>) => {
    bytes += data.byteLength;
    last = performance.now();
  };
  far.addEventListener('message', take);
  const begun = performance.now();
  const full = new Uint8Array(piece);
  for (let sent = 0; sent < most.bytes && performance.now() - begun < most.milliseconds && near.readyState === 'open'; ) {
    if (near.bufferedAmount > 8 * piece) await wait(10, signal);
    else {
      near.send(full);
      sent += piece;
    }
  }
  await wait(200, signal);
  far.removeEventListener('message', take);
  return (bytes * 8) / Math.max(1, last - begun);
}

/** The value, or undefined when it takes longer. Rejects with the signal's reason. */
async function within<T>(value: Promise<T>, milliseconds: number, signal?: AbortSignal): Promise<T | undefined> {
  const done = new AbortController();
  try {
    return await Promise.race([value, wait(milliseconds, signal, done.signal).then(() => undefined)]);
  } finally {
    done.abort();
  }
}

const wait = (milliseconds: number, signal?: AbortSignal, quiet?: AbortSignal): Promise<void> =>
  new Promise((done, fail) => {
    signal?.throwIfAborted();
    const timer = setTimeout(done, milliseconds);
    quiet?.addEventListener('abort', () => clearTimeout(timer), { once: true });
    signal?.addEventListener('abort', () => (clearTimeout(timer), fail(signal.reason as Error)), { once: true });
  });
