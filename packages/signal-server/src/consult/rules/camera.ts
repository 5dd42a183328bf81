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

/** Counts a call's seconds by how one side's cameras stood: `letters` are those their peers begin with, such as `vt` for who treats. */
export function cameraMinutes(events: readonly TimelineEvent[], letters: string, until: Date): CameraMinutes {
  const counted: Record<Standing, number> = { seen: 0, missing: 0, disputed: 0, excepted: 0, unknown: 0 };
  const inCall = new Set<string>();
  let [own, other, excepted]: [Word, Word, boolean] = ['unknown', 'unknown', false];
  let at: number | undefined;
  for (const { type, data, at: when } of events) {
    const now = Math.min(Date.parse(when), until.getTime());
    if (at !== undefined && inCall.size > 0) counted[standingOf(own, other, excepted)] += Math.max(0, now - at);
    at = now;
    const [peer, of] = [String(data['peer']), String(data['of'])];
    if (type === 'call.joined' && letters.includes(peer[0] ?? '-')) inCall.add(peer);
    if (type === 'call.left' && inCall.delete(peer) && inCall.size === 0) [own, other, excepted] = ['unknown', 'unknown', false];
    if (type === 'call.ended') inCall.clear();
    if (type !== 'camera.judged' || !letters.includes(of[0] ?? '-')) continue;
    const word = wordOf(data['verdict'] as CameraVerdict);
    if (peer === of) [own, excepted] = [word, data['rule'] === 'excepted'];
    // Of two people on the other side it is enough that one of them sees it.
    else other = word;
  }
  if (at !== undefined && inCall.size > 0) counted[standingOf(own, other, excepted)] += Math.max(0, until.getTime() - at);
  return Object.fromEntries(Object.entries(counted).map(([standing, milliseconds]) => [standing, Math.round(milliseconds / 1000)])) as CameraMinutes;
}
