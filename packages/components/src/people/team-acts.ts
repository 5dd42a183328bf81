import type { TeamMember } from '@vetkit/signal-server/people/team.contract';
import * as v from 'valibot';
import { NewColleague } from './team-client.ts';

type Role = TeamMember['role'];

/** What is being decided; one thing at a time. `again`: whoever leaves themselves was asked once. */
export type Acting =
  | { readonly is: 'nothing' }
  | { readonly is: 'add'; readonly draft: Draft }
  | { readonly is: 'back'; readonly of: TeamMember; readonly draft: Draft }
  | { readonly is: 'role'; readonly of: TeamMember; readonly role: Role; readonly licence: string }
  | { readonly is: 'end'; readonly of: TeamMember; readonly again: boolean };

/** Somebody as they are being written. */
export interface Draft {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly licence: string;
}

export const blank: Draft = { name: '', email: '', role: 'vet', licence: '' };

export const treats = (role: Role): boolean => role === 'vet' || role === 'technician';

/** What cannot be sent as it is, in the order of the form. */
export function draftFaults({ name, email }: Draft): { readonly name?: 'nameNeeded'; readonly email?: 'emailNeeded' | 'emailOdd' } {
  const { entries } = NewColleague;
  return {
    ...(v.is(entries.name, name) ? {} : { name: 'nameNeeded' as const }),
    ...(v.is(entries.email, email.trim()) ? {} : { email: email.trim() ? ('emailOdd' as const) : ('emailNeeded' as const) }),
  };
}

/** Only those who treat have a licence. */
const licenceOf = (role: Role, licence: string) => (treats(role) && licence.trim() ? { licence: licence.trim() } : {});

export const toColleague = ({ name, email, role, licence }: Draft): NewColleague => ({ name: name.trim(), email: email.trim(), role, ...licenceOf(role, licence) });
export const toRoleChange = ({ of, role, licence }: Extract<Acting, { is: 'role' }>) => ({ staff: of.id, role, ...licenceOf(role, licence), ...(of.you ? { alsoMyself: true } : {}) });
