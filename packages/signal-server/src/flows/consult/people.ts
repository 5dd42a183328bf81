import { notAllowed, notFound } from '../../shared/problem.ts';
import { personIn } from '../../consult/rules.ts';
import type { Sql } from '../../database/connect.ts';
import type { Scope } from '../../shared/scope.ts';
import { visitByReference, type VisitView } from '../../views/visit.ts';

/** Somebody in the room of a visit. */
export type Anybody = NonNullable<ReturnType<typeof personIn>>;
/** The owner or somebody of the staff: whose visit it is. */
export type Person = Anybody & { readonly kind: 'owner' | 'staff' };

/** The visit and who the caller is in it, guests among them. Another owner's visit is as unknown as none at all. @throws Problem `not-found`. */
export async function anybodyOfVisit(sql: Sql, scope: Scope, reference: string): Promise<{ visit: VisitView; me: Anybody }> {
  const me = personIn(scope.caller);
  if (!me) throw notAllowed();
  const visit = await visitByReference(sql, scope, reference);
  if (!visit) throw notFound();
  const another = (me.kind === 'owner' && visit.owner.id !== me.person) || ((scope.caller.kind === 'appointment' || scope.caller.kind === 'guest') && scope.caller.appointment !== visit.appointment);
  if (another) throw notFound();
  return { visit, me };
}

/** The same, of those whose visit it is. @throws Problem `not-found`, `not-allowed` for guests. */
export async function personOfVisit(sql: Sql, scope: Scope, reference: string): Promise<{ visit: VisitView; me: Person }> {
  const { visit, me } = await anybodyOfVisit(sql, scope, reference);
  if (!isPerson(me)) throw notAllowed();
  return { visit, me };
}

const isPerson = (me: Anybody): me is Person => me.kind !== 'guest';
