import type { WrapUp } from '@vetkit/signal-server/consult/bar.contract';

export type StepName = 'note' | 'lock' | 'charge' | 'next';

/** One step of the wrap-up. `skipped`: there is nothing to do for whoever looks. */
export interface WrapUpStep {
  readonly name: StepName;
  readonly is: 'done' | 'now' | 'later' | 'skipped';
}

/** The steps in their order; the first open one is the one whose turn it is. A recheck that the owner books by themselves counts as done. */
export function stepsOf({ note, locked, charge, next }: WrapUp): WrapUpStep[] {
  const complete = note.state === 'complete';
  const all: readonly (readonly [StepName, 'done' | 'skipped' | 'open'])[] = [
    ['note', complete ? 'done' : 'open'],
    ['lock', locked ? 'done' : 'open'],
    ['charge', charge.why === 'charged-already' ? 'done' : charge.why ? 'skipped' : 'open'],
    // The owner gets the button for a recheck with the summary.
    ['next', next.booked || next.said === 'none' || (next.said === 'recheck' && complete) ? 'done' : 'open'],
  ];
  const turn = all.find(([, is]) => is === 'open')?.[0];
  return all.map(([name, is]) => ({ name, is: is === 'open' ? (name === turn ? 'now' : 'later') : is }));
}
