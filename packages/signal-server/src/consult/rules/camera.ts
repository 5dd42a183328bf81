import type { CameraMinutes, CameraVerdict } from '../camera.contract.ts';
import type { TimelineEvent } from '../contract.ts';

/** What one judge says: there, not there, or nothing. */
type Word = 'seen' | 'missing' | 'unknown';
type Standing = keyof CameraMinutes;

const wordOf = (verdict: unknown): Word => (verdict === 'seen' ? 'seen' : verdict === 'unknown' || verdict === undefined ? 'unknown' : 'missing');

/**
 * Two judges, one answer. The other side decodes the picture and is the one to believe; the own side may only confirm. Where they differ it is
 * disputed, and a word of one alone that a camera is off is disputed too: nobody is held to what only somebody else says.
 */
export function standingOf(own: Word, other: Word, excepted: boolean): Standing {
  if (other === 'seen') return own === 'missing' ? 'disputed' : 'seen';
  if (other === 'unknown') return own === 'missing' && excepted ? 'excepted' : 'unknown';
  if (excepted) return 'excepted';
  return own === 'missing' ? 'missing' : 'disputed';
}

/** Whose cameras are counted and who is believed of them: the letters their peers begin with, such as `vt` for who treats and `o` for the owner. */
export interface CameraSides {
  readonly of: string;
  readonly by: string;
}

/** Of several people or judges the first of these counts: it is enough that one of them is seen by one of the others, and missing takes all of them. */
const best = <T>(order: readonly T[], found: readonly T[]): T | undefined => order.find((one) => found.includes(one));
const words: readonly Word[] = ['seen', 'missing', 'unknown'];
const standings: readonly Standing[] = ['seen', 'disputed', 'excepted', 'unknown', 'missing'];

/**
 * Counts a call's seconds by how one side's cameras stood, while somebody of the other side was in it to see them. Only the words of who is in
 * the call count: a page that was closed says nothing any more.
 */
export function cameraMinutes(events: readonly TimelineEvent[], { of: seen, by }: CameraSides, until: Date): CameraMinutes {
  const counted: Record<Standing, number> = { seen: 0, missing: 0, disputed: 0, excepted: 0, unknown: 0 };
  const inCall = new Set<string>();
  /** What each peer last said of each. A peer that comes back is the same page: what it said stands. */
  const said = new Map<string, { readonly word: Word; readonly excepted: boolean }>();
  const here = (letters: string): readonly string[] => [...inCall].filter((peer) => letters.includes(peer[0] ?? '-'));
  const wordOn = (peer: string, of: string) => said.get(`${peer} ${of}`) ?? { word: 'unknown' as const, excepted: false };
  const standing = (peer: string, judges: readonly string[]): Standing => {
    const { word, excepted } = wordOn(peer, peer);
    return standingOf(word, best(words, judges.map((judge) => wordOn(judge, peer).word)) ?? 'unknown', excepted);
  };
  const count = (milliseconds: number): void => {
    const judges = here(by);
    const stood = judges.length > 0 ? best(standings, here(seen).map((peer) => standing(peer, judges))) : undefined;
    if (stood) counted[stood] += Math.max(0, milliseconds);
  };

  let at: number | undefined;
  for (const { type, data, at: when } of events) {
    const now = Math.min(Date.parse(when), until.getTime());
    if (at !== undefined) count(now - at);
    at = now;
    const [peer, of] = [String(data['peer']), String(data['of'])];
    if (type === 'call.joined') inCall.add(peer);
    if (type === 'call.left') inCall.delete(peer);
    if (type === 'call.ended') inCall.clear();
    if (type === 'camera.judged') said.set(`${peer} ${of}`, { word: wordOf(data['verdict'] as CameraVerdict), excepted: data['rule'] === 'excepted' });
  }
  if (at !== undefined) count(until.getTime() - at);
  return Object.fromEntries(Object.entries(counted).map(([one, milliseconds]) => [one, Math.round(milliseconds / 1000)])) as CameraMinutes;
}
