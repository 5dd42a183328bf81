import { notAllowed, notFound } from '../../shared/problem.ts';
import { personIn } from '../../consult/rules.ts';
import type { Sql } from '../../database/connect.ts';
import type { Scope } from '../../shared/scope.ts';
import { visitByReference, type VisitView } from '../../views/visit.ts';

export type Person = NonNullable<ReturnType<typeof personIn>>;

/** The visit and who the caller is in it. Another owner's visit is as unknown as none at all. @throws Problem `not-found`. */
export async function personOfVisit(sql: Sql, scope: Scope, reference: string): Promise<{ visit: VisitView; me: Person }> {
  const me = personIn(scope.caller);
  if (!me) throw notAllowed();
  const visit = await visitByReference(sql, scope, reference);
  if (!visit) throw notFound();
  const another = (me.kind === 'owner' && visit.owner.id !== me.person) || (scope.caller.kind === 'appointment' && scope.caller.appointment !== visit.appointment);
  if (another) throw notFound();
  return { visit, me };
}
