import type { StaffRole } from './words.contract.ts';

/** The clinic a request is about. */
export interface ClinicRef {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly zone: string;
  readonly locale: string;
  readonly currency: string;
}

/** Who asks, as proven by the bearer token. `session` is the row's id, never the token. */
export type Caller =
  | { readonly kind: 'nobody' }
  /** Has held a slot and is finishing the booking; `owner` where they had signed in by code before. */
  | { readonly kind: 'draft'; readonly session: string; readonly appointment: string; readonly owner?: string }
  /** Holds the link of one appointment, or has just booked it. */
  | { readonly kind: 'appointment'; readonly session: string; readonly appointment: string; readonly owner: string }
  /** Was invited into the call of one appointment, and reaches nothing else. */
  | { readonly kind: 'guest'; readonly session: string; readonly appointment: string; readonly guest: string }
  | { readonly kind: 'owner'; readonly session: string; readonly owner: string }
  | { readonly kind: 'staff'; readonly session: string; readonly staff: string; readonly role: StaffRole };

/** What stores take instead of a bare id: rows of another clinic cannot be reached with it. */
export interface Scope {
  readonly clinic: ClinicRef;
  readonly caller: Caller;
}

export type Who = 'anyone' | 'draft' | 'appointment' | 'owner' | 'guest' | StaffRole;

/** Staff roles that see patients and their records. */
export const clinical: Who[] = ['vet', 'technician', 'manager'];
export const everyStaff: Who[] = ['vet', 'technician', 'front-desk', 'manager'];
/** Who answers the phone and takes money. */
export const atDesk: Who[] = ['front-desk', 'manager'];
/** The pet's human, signed in by code or through the appointment's link. */
export const theOwner: Who[] = ['appointment', 'owner'];

/** The owner's id when the caller is the pet's human in either way. */
export const ownerOf = (caller: Caller): string | undefined =>
  caller.kind === 'owner' || caller.kind === 'appointment' ? caller.owner : undefined;
