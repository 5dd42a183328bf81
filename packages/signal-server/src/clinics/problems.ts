import { Problem } from '../shared/problem.ts';
import type { ClinicsProblem } from './contract.ts';

const clinics = (status: Problem['status'], code: ClinicsProblem, title: string, detail: string) => new Problem<ClinicsProblem>(status, code, title, { detail });

export const setupTokenWrong = () =>
  clinics(403, 'setup-token-wrong', 'This set-up link is not right', 'Open the link that the server printed when it started. Each start prints a new one.');
export const setupDone = () => clinics(409, 'setup-done', 'This server has a clinic already', 'Further clinics are made by the operator’s command.');
export const slugTaken = () => clinics(409, 'slug-taken', 'Another clinic has this short name', 'Choose another short name for the addresses.');
