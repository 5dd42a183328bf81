import { Problem } from '../shared/problem.ts';
import type { ProfileProblem } from './profile.contract.ts';
import type { TeamProblem } from './team.contract.ts';

/** What was sent is no picture that can be shown. */
export const photoRefused = (): Problem<ProfileProblem> => new Problem<ProfileProblem>(415, 'photo-refused', 'This is not a JPEG picture', { detail: 'Take another photo, or save it as JPEG, and send it again.' });

const team = (code: TeamProblem, title: string, detail: string) => new Problem<TeamProblem>(409, code, title, { detail });

export const worksHereAlready = () => team('works-here-already', 'This address works here already', 'Look for it among who works here.');
export const lastManager = () => team('last-manager', 'This is the last manager', 'Make somebody else a manager first. Without one nobody could change the staff.');
export const thisIsYou = () => team('this-is-you', 'This is you', 'You would lose what you can do here at once. Say it once more if that is meant.');
