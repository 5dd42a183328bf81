import type { StaffRole } from '../../shared/words.contract.ts';

/** What the texts need to know. Nothing medical: mail is not private. */
export interface NoticeFacts {
  readonly pet: string;
  readonly owner: string;
  readonly practitioner: string;
  readonly clinic: { readonly name: string; readonly phone: string | null };
  readonly reference: string;
  readonly modality: 'video' | 'phone' | 'in-person' | 'messages';
  /** The start as people say it, with the zone. */
  readonly when: string;
  readonly preparation: readonly string[];
  /** A code of DeclineRequest where the practitioner gave one. */
  readonly why: string | null;
  /** Opens the visit page; for owners with the secret in its fragment, as long as links work. */
  readonly visitUrl: string;
  /** Opens the booking page with the kind of visit and the pet chosen. */
  readonly bookUrl: string;
  readonly deskUrl: string;
  /** The start before it was moved, as people say it. */
  readonly before: string | null;
  /** When the side that runs late comes, as people say it. */
  readonly expected: string | null;
  /** When the record must be complete, as people say it. */
  readonly due: string | null;
  /** Money that moved or is asked for, as people say it. */
  readonly amount: string | null;
  /** Money was given back at the clinic, not to a card. */
  readonly backHere: boolean;
  /** The owner did it. */
  readonly byOwner: boolean;
  /** All animals of this visit have died. */
  readonly grief: boolean;
  /** The clinic has said yes. */
  readonly confirmed: boolean;
  /** A live call. */
  readonly onDemand: boolean;
  /** The names of all animals of this visit. */
  readonly pets: readonly string[];
  /** What to do on arrival or bring, as triage said it to the owner. */
  readonly arrival: readonly string[];
  /** What the owner agreed to for this visit, for the mails that carry a copy of it. */
  readonly agreed: {
    readonly text: string;
    readonly version: string;
    readonly hash: string;
    readonly name: string;
    readonly as: 'owner' | 'agent';
    readonly place: { readonly country: string; readonly region?: string | undefined };
    readonly recording: boolean;
    readonly sms: boolean;
    /** Who of the staff read it out on the phone. */
    readonly toldBy: string | null;
    readonly when: string;
  } | null;
  /** Where the owner says not to be asked to come again; nothing for an animal that is not known by itself. */
  readonly recallUrl: string | null;
  /** The link opens the page without signing in. */
  readonly opens: boolean;
}

/** What the first mail to somebody of the staff needs to know. */
export interface WelcomeFacts {
  readonly name: string;
  readonly clinicName: string;
  readonly role: StaffRole;
  /** Where they sign in; it opens nothing by itself. */
  readonly desk: string;
}

/** What the mail with a code needs to know. */
export interface CodeFacts {
  readonly name: string;
  readonly code: string;
  readonly minutes: number;
  readonly clinicName: string;
  /** Signs in without typing; for staff. */
  readonly link: string | null;
}
