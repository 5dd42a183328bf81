import type { DeviceReport } from '@vetkit/signal-server/consult/device-test.contract';
import type { CheckName, Fault } from './checks.ts';

/** The order in which somebody else's report is read: what decides whether one is seen and heard comes first. */
export const toldChecks = ['camera', 'light', 'microphone', 'speaker', 'network', 'battery', 'browser'] as const satisfies readonly CheckName[];

/** One line of a report. */
export interface Told {
  readonly check: CheckName;
  readonly is: 'weak' | 'bad';
  readonly what: Fault;
}

/** What was wrong, what keeps from seeing and hearing first. Pure. */
export function toldFaults(report: DeviceReport): Told[] {
  const all = toldChecks.flatMap((check) => {
    const { is, what } = report[check];
    return (is === 'weak' || is === 'bad') && what && what !== 'no-relay' ? [{ check, is, what }] : [];
  });
  return all.sort((a, b) => Number(a.is === 'weak') - Number(b.is === 'weak'));
}

/** Whether anything that matters was tried at all. */
export const wasTested = ({ camera, microphone }: DeviceReport): boolean => camera.is !== 'skipped' || microphone.is !== 'skipped';
