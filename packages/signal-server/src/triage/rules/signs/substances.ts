import type { SignTable } from '../reading/frames.ts';
import { substances } from '../substances/substances.ts';

/** Poisons count when they are named; food and medicine when something was eaten, licked or got at near by. */
const beside = { poison: '', eaten: '+ingest|exposed|missing|chew|unit-of-g|unit-of-lb|unit-of-oz|unit-of-mg|eaten-measure@13', taken: '+ingest|missing|chew@4', given: '+eat|ingest|exposed|missing|chew|agent@17' };

/** What was surely swallowed may have been named a sentence before, with what it looked like in between. */
const swallowed = (code: string) => `, t-${code}+ingest|chew@16, t-${code}+eat|drink@8`;

export const substanceSigns: SignTable = Object.fromEntries(
  substances.map(({ code, mention }) => [`substance:${code}`, `t-${code}${beside[mention]}${mention === 'eaten' ? swallowed(code) : ''}`]),
);
