import type { MeasuredRequest } from '@vetkit/signal-server/consult/contract';
import type { PeerReport } from '../../media/tally.ts';

/** How often the timeline hears of it, milliseconds. */
export const TOLD_EVERY = 60_000;

/** What one side received of the other between two reports of the kit, as the timeline takes it. Pure. Null: nothing to tell. */
export function minutesBetween(peer: string, of: string, before: PeerReport | undefined, now: PeerReport, last: boolean): MeasuredRequest | null {
  const grown = (sum: (report: PeerReport) => number): number => Math.max(0, sum(now) - (before ? sum(before) : 0));
  const seconds = Math.min(120, grown((report) => report.seconds));
  if (seconds === 0 && !last) return null;
  // Each sum was rounded for itself, so one may be a second longer than what it is a part of.
  const heard = Math.min(seconds, grown(({ together }) => together.heard.seconds));
  const seen = Math.min(seconds, grown(({ together }) => together.seen.seconds));
  const twoWayAudio = Math.min(heard, grown(({ together }) => together.twoWayAudio.seconds));
  const twoWay = Math.min(twoWayAudio, seen, grown(({ together }) => together.twoWay.seconds));
  const { together, words, restarts, recalls } = now;
  return { peer, of, seconds, heard, seen, twoWayAudio, twoWay, unbroken: together.twoWay.unbroken, quality: words, restarts, recalls, last };
}
