import type { Call } from '../../media/call.ts';
import type { PeerReport } from '../../media/tally.ts';
import type { Consult } from '../client.ts';
import { minutesBetween, TOLD_EVERY } from './minutes.ts';

/** Tells the timeline now and then what arrived here, and once more when the returned function is called. */
export function tellMinutes(call: Pick<Call, 'report'>, own: string, consult: Pick<Consult, 'measured'>): () => void {
  let told: Readonly<Record<string, PeerReport>> = {};
  const tell = (last: boolean): void => {
    for (const [peer, report] of Object.entries(call.report)) {
      const minutes = minutesBetween(own, peer, told[peer], report, last);
      // What the server did not get is not told twice: the next word says how it stands.
      if (minutes) void consult.measured(minutes).catch(() => {});
    }
    told = call.report;
  };
  const timer = setInterval(() => tell(false), TOLD_EVERY);
  return () => {
    clearInterval(timer);
    tell(true);
  };
}
