import { phoneOdd } from '../../booking/problems.ts';
import { clinicById } from '../../clinics/store.ts';
import type { Tx } from '../../database/transaction.ts';
import type { Contact } from '../../people/contract.ts';
import { e164 } from '../../people/phone.ts';
import { sameEmail, type Owner, type OwnerAddress } from '../../people/store.ts';
import type { Scope } from '../../shared/scope.ts';

/** A number as carriers take it; one without a country is of the clinic's. @throws Problem `phone-odd`. */
export async function numberOf(tx: Tx, { clinic }: Pick<Scope, 'clinic'>, typed: string | null | undefined): Promise<string> {
  const number = typed ? e164(typed, (await clinicById(tx, clinic.id))?.country ?? '') : undefined;
  if (!number) throw phoneOdd();
  return number;
}

/** What the owner is known by: the e-mail address where there is one, else the mobile number. @throws Problem `phone-odd`. */
export const addressOf = async (tx: Tx, scope: Pick<Scope, 'clinic'>, { email, phone }: Contact): Promise<OwnerAddress> =>
  email === undefined ? { mobile: await numberOf(tx, scope, phone) } : { email: sameEmail(email) };

export const isKnownBy = ({ email, mobile }: Owner, address: OwnerAddress): boolean => ('email' in address ? email === address.email : mobile === address.mobile);
