/**
 * Does all of it, one after the other, also after one has failed: a wrong address must not keep the mails of all others. Throws the first failure at the
 * end, so that the job runs again; what went out before is known by its key.
 */
export async function eachOf(steps: readonly (() => Promise<void>)[]): Promise<void> {
  const failed: unknown[] = [];
  for (const step of steps) await step().catch((error: unknown) => failed.push(error));
  if (failed.length) throw failed[0];
}
