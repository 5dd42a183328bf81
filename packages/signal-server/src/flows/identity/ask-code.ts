import { clinicBySlug } from '../../clinics/store.ts';
import type { Database } from '../../database/open.ts';
import { enqueue } from '../../database/jobs.ts';
import { transaction } from '../../database/transaction.ts';
import type { AskCode, CodeAsked } from '../../identity/contract.ts';
import { codeKept, lifetimes } from '../../identity/rules.ts';
import { addCode, forgetCodes, type CodeAddress } from '../../identity/store.codes.ts';
import { e164 } from '../../people/phone.ts';
import { sameEmail } from '../../people/store.ts';
import { after, type Clock } from '../../shared/clock.ts';
import { newCode, newId, newSecret } from '../../shared/ids.ts';
import type { Keys } from '../../shared/keys.ts';
import type { Limits } from '../../shared/limits.ts';
import { badRequest, notFound } from '../../shared/problem.ts';
import { codeHash } from './code-hash.ts';

interface World {
  readonly db: Database;
  readonly clock: Clock;
  readonly keys: Keys;
  readonly limits: Limits;
}

/**
 * Makes a code for an address of e-mail or a mobile number and has it sent. Whether anybody of that address exists is looked up later, by the job: the answer and
 * its time are the same for everybody. With a clinic it signs in an owner of that clinic, without one staff.
 * @throws Problem `not-found` (clinic), `rate-limited`, `bad-request` for what is no phone number.
 */
export const askCode =
  ({ db, clock, keys, limits }: World) =>
  async (request: AskCode, from: string): Promise<CodeAsked> => {
    const clinic = request.clinic ? await clinicBySlug(db.sql, request.clinic) : undefined;
    if (request.clinic && !clinic) throw notFound();
    const address = addressOf(request, clinic?.country);
    const to = 'email' in address ? address.email : address.mobile;
    await limits.count('code', `${to} ${from}`);
    await limits.count('code-mail', to);
    await limits.count('code-day', to);
    return transaction(db, async (tx) => {
      const now = clock();
      const expiresAt = after(now, lifetimes.code);
      const [id, challenge, code] = [newId(), newSecret(), newCode()];
      await forgetCodes(tx, after(now, -codeKept));
      await addCode(tx, { id, challenge, clinic: clinic?.id ?? null, address, codeHash: codeHash(keys, id, code), now, expiresAt });
      await enqueue(tx, { clinic: clinic?.id, kind: 'mail-code', payload: { id, code } });
      return { challenge, expiresAt: expiresAt.toISOString() };
    });
  };

function addressOf({ email, phone = '' }: AskCode, country = ''): CodeAddress {
  if (email !== undefined) return { email: sameEmail(email) };
  const mobile = e164(phone, country);
  if (!mobile) throw badRequest([{ path: 'phone', message: 'A phone number such as +1 416 555 0162' }]);
  return { mobile };
}
