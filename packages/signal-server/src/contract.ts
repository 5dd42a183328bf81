/** Everything that may be said to this server: every domain's contract, published as `@vetkit/signal-server/contract`. */
export * from './shared/problem.contract.ts';
export * from './shared/words.contract.ts';
export * from './shared/live.contract.ts';
export * from './clinics/contract.ts';
export * from './identity/contract.ts';
export * from './people/contract.ts';
export * from './calendar/contract.ts';
export * from './calendar/hours.contract.ts';
export * from './booking/contract.ts';
export * from './booking/on-demand.contract.ts';
export * from './triage/contract.ts';
export * from './triage/assessments.contract.ts';
export * from './signaling/contract.ts';
export * from './consult/contract.ts';
export * from './records/contract.ts';
export * from './files/contract.ts';
export * from './notices/contract.ts';
