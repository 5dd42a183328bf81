import type { Database } from '../../database/open.ts';
import { thisIsYou, worksHereAlready } from '../../people/problems.ts';
import type { EndOfWork, NewColleague, RoleChange, Team } from '../../people/team.contract.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Keys } from '../../shared/keys.ts';
import { notAllowed, notFound } from '../../shared/problem.ts';
import type { Scope } from '../../shared/scope.ts';
import { teamOf } from '../../views/team.ts';
import { addToStaff, endOfStaff, giveRole } from './staff.ts';

interface World {
  readonly db: Database;
  readonly clock: Clock;
  readonly keys: Keys;
}

const me = ({ caller }: Scope) => {
  if (caller.kind !== 'staff') throw notAllowed();
  return { kind: 'staff', id: caller.staff } as const;
};

/** Who works here, as managers see it. */
export const readTeam =
  ({ db, clock }: Omit<World, 'keys'>) =>
  (scope: Scope): Promise<Team> =>
    teamOf(db.sql, scope, me(scope).id, clock());

/** Somebody more works here, or works here again. @throws Problem `works-here-already`. */
export const addColleague =
  (world: World & { readonly publicUrl: URL }) =>
  async (scope: Scope, person: NewColleague): Promise<Team> => {
    if (!(await addToStaff(world)(scope.clinic, person, me(scope)))) throw worksHereAlready();
    return readTeam(world)(scope);
  };

/** Gives somebody another role. @throws Problem `not-found`, `last-manager`, `this-is-you`. */
export const changeRole =
  (world: World) =>
  async (scope: Scope, { alsoMyself, ...change }: RoleChange): Promise<Team> => {
    const by = me(scope);
    if (change.staff === by.id && change.role !== 'manager' && !alsoMyself) throw thisIsYou();
    if (!(await giveRole(world)(scope.clinic, change, by))) throw notFound();
    return readTeam(world)(scope);
  };

/** Somebody no longer works here. @throws Problem `not-found`, `last-manager`, `this-is-you`. */
export const endColleague =
  (world: World) =>
  async (scope: Scope, { staff, alsoMyself }: EndOfWork): Promise<Team> => {
    const by = me(scope);
    if (staff === by.id && !alsoMyself) throw thisIsYou();
    if (!(await endOfStaff(world)(scope.clinic, { id: staff }, by))) throw notFound();
    return readTeam(world)(scope);
  };
