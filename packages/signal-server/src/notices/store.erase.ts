import type { Tx } from '../database/transaction.ts';

interface InClinic {
  readonly clinic: { readonly id: string };
}

/** What was sent to what the owner is known by, or under these keys, and every copy in the outbox that names one of the visits, whoever got it. */
export async function eraseNotices(tx: Tx, scope: InClinic, { email, mobile, keys, references }: { email: string | null; mobile: string | null; keys: readonly string[]; references: readonly string[] }): Promise<void> {
  const { id } = scope.clinic;
  const naming = references.map((reference) => `%${reference}%`);
  await tx`
    delete from mail where clinic_id = ${id} and (lower(recipient) = lower(${email}) or subject like any(${naming}) or body like any(${naming}) or html like any(${naming}) or calendar like any(${naming}))`;
  await tx`delete from sms where clinic_id = ${id} and (recipient = ${mobile} or key = any(${[...keys]}) or body like any(${naming}))`;
}
