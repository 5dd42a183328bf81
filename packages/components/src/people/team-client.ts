import { type EndOfWork, NewColleague, type RoleChange, Team } from '@vetkit/signal-server/people/team.contract';
import type { Http } from '../clinic/http.ts';

/** Who works at the clinic. For managers; everything gives the whole team, and rejects with a `Problem`. */
export interface TeamClient {
  read(signal?: AbortSignal): Promise<Team>;
  /** Somebody more works here, or again. Refused with `works-here-already`. */
  add(person: NewColleague): Promise<Team>;
  /** Refused with `last-manager`, or `this-is-you`. */
  giveRole(change: RoleChange): Promise<Team>;
  /** Refused with `last-manager`, or `this-is-you`. */
  end(end: EndOfWork): Promise<Team>;
}

export const teamClient = (http: Http): TeamClient => ({
  read: (signal) => http.request('GET', '/clinics/{clinic}/staff', { as: 'staff', answer: Team, signal }),
  add: (body) => http.request('POST', '/clinics/{clinic}/staff', { as: 'staff', answer: Team, body }),
  giveRole: (body) => http.request('PUT', '/clinics/{clinic}/staff/role', { as: 'staff', answer: Team, body }),
  end: (body) => http.request('POST', '/clinics/{clinic}/staff/end', { as: 'staff', answer: Team, body }),
});
export { NewColleague, type Team };
