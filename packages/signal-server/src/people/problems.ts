import { Problem } from '../shared/problem.ts';
import type { ProfileProblem } from './profile.contract.ts';

/** What was sent is no picture that can be shown. */
export const photoRefused = (): Problem<ProfileProblem> => new Problem<ProfileProblem>(415, 'photo-refused', 'This is not a JPEG picture', { detail: 'Take another photo, or save it as JPEG, and send it again.' });
