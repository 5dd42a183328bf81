import { createHash } from 'node:crypto';
import type { Place } from '../booking/contract.ts';
import type { Json } from '../database/connect.ts';
import type { Tx } from '../database/transaction.ts';
import type { Agreement } from './contract.ts';
import type { SaveConsentText } from './texts.contract.ts';

interface InClinic {
  readonly clinic: { readonly id: string };
}

/** Adds the clinic's next text. */
export async function addText(tx: Tx, scope: InClinic, { text, locale, by, now }: SaveConsentText & { by: string; now: Date }): Promise<void> {
  // Two managers at once: one after the other.
  await tx`select 1 from clinic where id = ${scope.clinic.id} for no key update`;
  await tx`
    insert into consent_text (clinic_id, version, locale, text, sha256, made_by, made_at)
    select ${scope.clinic.id}, coalesce(max(version), 0) + 1, ${locale}, ${text}, ${createHash('sha256').update(text).digest()}, ${by}::uuid, ${now}::timestamptz
    from consent_text where clinic_id = ${scope.clinic.id}`;
}

export interface NewConsent extends Agreement {
  readonly id: string;
  readonly appointment: string;
  readonly given: 'booking' | 'join';
  readonly owner: string;
  /** As told for this visit. */
  readonly name: string;
  readonly place: Place;
  readonly locale: string;
  readonly sms: boolean;
  /** Who of the staff read it out. */
  readonly toldBy?: string | undefined;
  readonly now: Date;
}

/** Keeps what was agreed to for a visit; the latest counts. */
export async function addConsent(tx: Tx, scope: InClinic, it: NewConsent): Promise<void> {
  await tx`
    insert into consent (clinic_id, id, appointment_id, given, given_at, owner_id, name, acting_as, place, text_version, sha256, locale, recording, sms, told_by)
    values (${scope.clinic.id}, ${it.id}, ${it.appointment}, ${it.given}, ${it.now}, ${it.owner}, ${it.name}, ${it.as}, ${tx.json(it.place as Json)},
      ${it.version}, ${Buffer.from(it.hash, 'hex')}, ${it.locale}, ${it.recording ?? false}, ${it.sms}, ${it.toldBy ?? null})`;
}
