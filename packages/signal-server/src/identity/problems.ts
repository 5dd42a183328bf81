import { Problem } from '../shared/problem.ts';
import type { ClinicsOfMineProblem } from './clinics.contract.ts';
import type { IdentityProblem } from './contract.ts';

const identity = (status: Problem['status'], code: IdentityProblem, title: string, detail: string, extra?: Record<string, unknown>) =>
  new Problem<IdentityProblem>(status, code, title, { detail, ...(extra ? { extra } : {}) });

export const codeWrong = (triesLeft: number) =>
  identity(401, 'code-wrong', 'That code is not right', triesLeft ? 'Look at the newest message and type the six digits again.' : 'That was the last try. Ask for a new code.', { triesLeft });

export const codeExpired = () =>
  identity(410, 'code-expired', 'This code does not work any more', 'A code works for ten minutes, once, in the browser that asked for it. Ask for a new one.');

export const codeNeeded = () =>
  new Problem<ClinicsOfMineProblem>(409, 'code-needed', 'A new code is needed', { detail: 'The last one was more than a day ago. Sign out, then sign in again to work at the other clinic.' });

export const linkProblem = (code: 'link-used' | 'link-expired' | 'link-revoked' | 'link-unknown') => {
  const [status, title, detail] = links[code];
  return identity(status, code, title, detail);
};

const links = {
  'link-used': [410, 'This link was used before', 'A sign-in link works once. Ask for a new one.'],
  'link-expired': [410, 'This link is too old', 'It has ended. Sign in with a code instead.'],
  'link-revoked': [410, 'This link was closed', 'Look for a newer message from the clinic, or sign in with a code.'],
  'link-unknown': [404, 'This link is not known', 'Open it again from the message: it may have been cut when it was copied.'],
} as const;
