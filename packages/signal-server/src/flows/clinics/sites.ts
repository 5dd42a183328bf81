import type { Sites } from '../../clinics/sites.contract.ts';
import { addOrigin, originsOf, removeOrigin, type OriginKind } from '../../clinics/store.ts';
import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import { appendAudit, type AuditActor } from '../../shared/audit.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Keys } from '../../shared/keys.ts';
import { notFound } from '../../shared/problem.ts';
import type { Scope } from '../../shared/scope.ts';
import { auditActor } from '../records/seen.ts';

interface World {
  readonly db: Database;
  readonly clock: Clock;
  readonly keys: Keys;
}

interface OfClinic {
  readonly id: string;
}

interface Named {
  readonly origin: string;
  readonly kind: OriginKind;
}

/** Lets pages of an origin carry a clinic's widgets, or staff work there. Whether that is new. */
export const nameOrigin =
  ({ db, clock, keys }: World) =>
  (clinic: OfClinic, { origin, kind }: Named, by: AuditActor = 'operator'): Promise<boolean> =>
    transaction(db, async (tx) => {
      const isNew = await addOrigin(tx, { clinic }, origin, kind);
      if (isNew) await appendAudit(tx, keys, { clinic: clinic.id, at: clock(), actor: by, action: 'clinic.site-added', subject: `clinic:${clinic.id}`, content: { origin, kind } });
      return isNew;
    });

/** Takes that back. Whether it was so. */
export const dropOrigin =
  ({ db, clock, keys }: World) =>
  (clinic: OfClinic, { origin, kind }: Named, by: AuditActor = 'operator'): Promise<boolean> =>
    transaction(db, async (tx) => {
      const was = await removeOrigin(tx, { clinic }, origin, kind);
      if (was) await appendAudit(tx, keys, { clinic: clinic.id, at: clock(), actor: by, action: 'clinic.site-removed', subject: `clinic:${clinic.id}`, content: { origin, kind } });
      return was;
    });

/** The manager's sites, and the operator's portals beside them. */
export const readSites =
  ({ db }: Pick<World, 'db'>) =>
  async ({ clinic }: Scope): Promise<Sites> => {
    const all = await originsOf(db.sql, { clinic });
    const of = (kind: OriginKind) => all.filter((one) => one.kind === kind).map(({ origin }) => origin);
    return { sites: of('owner'), portals: of('staff') };
  };

/** Lets pages of a site carry the clinic's widgets. */
export const addSite =
  (world: World) =>
  async (scope: Scope, { origin }: { readonly origin: string }): Promise<Sites> => {
    await nameOrigin(world)(scope.clinic, { origin, kind: 'owner' }, auditActor(scope));
    return readSites(world)(scope);
  };

/** Pages of a site no longer carry them. @throws Problem `not-found`. */
export const removeSite =
  (world: World) =>
  async (scope: Scope, { origin }: { readonly origin: string }): Promise<Sites> => {
    if (!(await dropOrigin(world)(scope.clinic, { origin, kind: 'owner' }, auditActor(scope)))) throw notFound();
    return readSites(world)(scope);
  };
