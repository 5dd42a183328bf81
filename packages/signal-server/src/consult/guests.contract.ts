import * as v from 'valibot';
import { Id, Instant, Line } from '../shared/words.contract.ts';

/** What somebody who is neither of the clinic nor the owner is in a call for. */
export const GuestPart = v.picklist(['interpreter', 'technician', 'specialist', 'family']);
export type GuestPart = v.InferOutput<typeof GuestPart>;

/** Invites somebody into the call of one visit. */
export const InviteRequest = v.object({ name: v.pipe(Line(80), v.regex(/\S/, 'A name')), part: GuestPart });
export type InviteRequest = v.InferOutput<typeof InviteRequest>;

export const Guest = v.object({ id: Id, name: v.string(), part: GuestPart, invitedAt: Instant, /** Has used the link. */ came: v.boolean() });
export type Guest = v.InferOutput<typeof Guest>;
export const GuestList = v.object({ guests: v.array(Guest) });
export type GuestList = v.InferOutput<typeof GuestList>;

/** `secret` goes into the fragment of the visit's address; it opens this call on one device, once, and is not told again. */
export const Invited = v.object({ guest: Guest, secret: v.string(), expiresAt: Instant });
export type Invited = v.InferOutput<typeof Invited>;
