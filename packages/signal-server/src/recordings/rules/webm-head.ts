import { element, elementsOf, floatElement, joined, uintElement, uintOf, wideSize } from './ebml.ts';

/** The elements of WebM that matter here. */
export const id = {
  ebml: 0x1a45dfa3, segment: 0x18538067, seekHead: 0x114d9b74, seek: 0x4dbb, seekId: 0x53ab, seekPosition: 0x53ac,
  info: 0x1549a966, timestampScale: 0x2ad7b1, duration: 0x4489,
  tracks: 0x1654ae6b, trackEntry: 0xae, trackNumber: 0xd7, trackType: 0x83,
  cues: 0x1c53bb6b, cuePoint: 0xbb, cueTime: 0xb3, cueTrackPositions: 0xb7, cueTrack: 0xf7, cueClusterPosition: 0xf1,
  cluster: 0x1f43b675, timestamp: 0xe7, simpleBlock: 0xa3, blockGroup: 0xa0, block: 0xa1,
} as const;

/** A place to jump to: its time, and where its cluster begins. */
export interface Cue {
  readonly time: number;
  readonly track: number;
  readonly cluster: number;
}

/** The number of the track with the pictures; nothing where there is none. */
export function videoTrack(tracks: Uint8Array): number | undefined {
  for (const entry of elementsOf(tracks).filter((one) => one.id === id.trackEntry)) {
    const members = elementsOf(entry.content);
    const value = (name: number) => uintOf(members.find((one) => one.id === name)?.content ?? new Uint8Array(0));
    if (value(id.trackType) === 1) return value(id.trackNumber);
  }
  return undefined;
}

/** What a film says of itself, with its length. */
export function withDuration(info: Uint8Array, duration: number): Uint8Array {
  const [only] = elementsOf(info);
  const rest = elementsOf(only?.content ?? new Uint8Array(0)).filter((one) => one.id !== id.duration).map(({ whole }) => whole);
  return element(id.info, ...rest, floatElement(id.duration, duration));
}

export interface Parts {
  readonly ebml: Uint8Array;
  readonly info: Uint8Array;
  readonly tracks: Uint8Array;
  /** With their clusters' places behind this head. */
  readonly cues: readonly Cue[];
  /** Bytes of what follows it. */
  readonly length: number;
}

/** All that stands before the pictures: lengths do not depend on the places written in it, so it is made twice. */
export function headOf({ ebml, info, tracks, cues, length }: Parts): Uint8Array {
  const made = (places: { info: number; tracks: number; cues: number; media: number }) => {
    const seek = (name: number, at: number) => element(id.seek, element(id.seekId, Uint8Array.of(name >>> 24, (name >>> 16) & 255, (name >>> 8) & 255, name & 255)), uintElement(id.seekPosition, at));
    const seekHead = element(id.seekHead, seek(id.info, places.info), seek(id.tracks, places.tracks), ...(cues.length ? [seek(id.cues, places.cues)] : []));
    const points = cues.map(({ time, track, cluster }) =>
      element(id.cuePoint, uintElement(id.cueTime, time), element(id.cueTrackPositions, uintElement(id.cueTrack, track), uintElement(id.cueClusterPosition, places.media + cluster))));
    return { seekHead, cues: cues.length ? element(id.cues, ...points) : new Uint8Array(0) };
  };
  const draft = made({ info: 0, tracks: 0, cues: 0, media: 0 });
  const infoAt = draft.seekHead.length;
  const tracksAt = infoAt + info.length;
  const cuesAt = tracksAt + tracks.length;
  const mediaAt = cuesAt + draft.cues.length;
  const { seekHead, cues: index } = made({ info: infoAt, tracks: tracksAt, cues: cuesAt, media: mediaAt });
  const segment = joined(Uint8Array.of(0x18, 0x53, 0x80, 0x67), wideSize(mediaAt + length));
  return joined(ebml, segment, seekHead, info, tracks, index);
}
