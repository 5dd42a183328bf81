import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import { photoRefused } from '../../people/problems.ts';
import type { PhotoChange, Profile, ProfileChange } from '../../people/profile.contract.ts';
import { bareJpeg } from '../../people/rules/jpeg.ts';
import { licenceLine } from '../../people/rules/licences.ts';
import { photoById, profileOf, putPhoto, putProfile } from '../../people/store.profile.ts';
import { staffById } from '../../people/store.ts';
import { appendAudit } from '../../shared/audit.ts';
import type { Clock } from '../../shared/clock.ts';
import { dateIn } from '../../shared/dates.ts';
import { newId } from '../../shared/ids.ts';
import type { Keys } from '../../shared/keys.ts';
import { notAllowed, notFound } from '../../shared/problem.ts';
import type { Scope } from '../../shared/scope.ts';
import type { Sql } from '../../database/connect.ts';
import { happened } from '../happened.ts';
import { watchLicences } from './licence-ends.ts';

interface World {
  readonly db: Database;
  readonly clock: Clock;
  readonly keys: Keys;
}

const staffOf = ({ caller }: Scope): string => {
  if (caller.kind !== 'staff') throw notAllowed();
  return caller.staff;
};

async function look(sql: Sql, scope: Scope): Promise<Profile> {
  const staff = staffOf(scope);
  const [person, said] = await Promise.all([staffById(sql, scope, staff), profileOf(sql, scope, staff)]);
  if (!person || !said) throw notFound();
  const { name, role, licence, photo } = person;
  return { ...said, name, role, licence, photo };
}

/** What the caller has said of themselves. */
export const readProfile =
  ({ db }: Pick<World, 'db'>) =>
  (scope: Scope): Promise<Profile> =>
    look(db.sql, scope);

/** Keeps it. Licences are on the audit log: whose they are decides who may treat. */
export const saveProfile =
  ({ db, clock, keys }: World) =>
  async (scope: Scope, change: ProfileChange): Promise<Profile> => {
    const staff = staffOf(scope);
    await transaction(db, async (tx) => {
      const now = clock();
      await putProfile(tx, scope, staff, change, licenceLine(change.licences, dateIn(scope.clinic.zone, now)));
      await watchLicences(tx, { clinic: scope.clinic.id, staff, zone: scope.clinic.zone }, change.licences, now);
      await appendAudit(tx, keys, { clinic: scope.clinic.id, at: now, actor: `staff:${staff}`, action: 'profile.changed', subject: `staff:${staff}`, content: { licences: change.licences } });
      await happened(tx, { clinic: scope.clinic.id, actor: { kind: 'staff', id: staff }, type: 'profile.changed', data: { staff, what: 'profile' } });
    });
    return look(db.sql, scope);
  };

/** Keeps the photo that owners see, without what a camera writes beside it. @throws Problem `photo-refused`. */
export const savePhoto =
  ({ db, clock, keys }: World) =>
  async (scope: Scope, { jpeg }: PhotoChange): Promise<Profile> => {
    const bytes = bareJpeg(Buffer.from(jpeg, 'base64'));
    if (!bytes) throw photoRefused();
    const id = newId();
    return change({ db, clock, keys }, scope, { id, bytes, path: `/api/v1/clinics/${scope.clinic.slug}/photos/${id}` });
  };

/** Takes the photo away: owners see initials. */
export const removePhoto =
  (world: World) =>
  (scope: Scope): Promise<Profile> =>
    change(world, scope, null);

async function change({ db, clock, keys }: World, scope: Scope, photo: { id: string; bytes: Uint8Array; path: string } | null): Promise<Profile> {
  const staff = staffOf(scope);
  await transaction(db, async (tx) => {
    const now = clock();
    await putPhoto(tx, scope, staff, photo && { ...photo, at: now });
    await appendAudit(tx, keys, { clinic: scope.clinic.id, at: now, actor: `staff:${staff}`, action: photo ? 'photo.attested' : 'photo.removed', subject: `staff:${staff}`, content: { photo: photo?.id ?? null } });
    await happened(tx, { clinic: scope.clinic.id, actor: { kind: 'staff', id: staff }, type: 'profile.changed', data: { staff, what: 'photo' } });
  });
  return look(db.sql, scope);
}

/** The bytes of a photo. @throws Problem `not-found`. */
export const photo =
  ({ db }: Pick<World, 'db'>) =>
  async ({ clinic }: Pick<Scope, 'clinic'>, id: string): Promise<Uint8Array<ArrayBuffer>> => {
    const bytes = await photoById(db.sql, { clinic }, id);
    if (!bytes) throw notFound();
    return bytes;
  };
