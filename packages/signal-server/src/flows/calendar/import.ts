import { setImmediate } from 'node:timers/promises';
import * as v from 'valibot';
import type { CalendarSheet, WhoseCalendar } from '../../calendar/hours.contract.ts';
import type { ImportFailure, NewImport } from '../../calendar/links.contract.ts';
import { hoursProblem } from '../../calendar/problems.ts';
import { busyTimes, type Busy } from '../../calendar/rules/busy.ts';
import type { Recur } from '../../calendar/rules/ics-times.ts';
import { lockCalendar } from '../../calendar/store.ts';
import { importOf, nextTurn, removeImport, setBusy, setFailure, setImport } from '../../calendar/store.links.ts';
import { clinicById, refOf } from '../../clinics/store.ts';
import { enqueue, forgetDone, type Job } from '../../database/jobs.ts';
import type { Database } from '../../database/open.ts';
import { transaction, type Tx } from '../../database/transaction.ts';
import { staffById } from '../../people/store.ts';
import { after, days, hours, minutes, type Clock } from '../../shared/clock.ts';
import type { Keys } from '../../shared/keys.ts';
import type { Outside } from '../../shared/outside.ts';
import type { ClinicRef, Scope } from '../../shared/scope.ts';
import { seal, unseal } from '../../shared/seal.ts';
import { happened } from '../happened.ts';
import { sheetOf } from './sheet.ts';
import { staffIdOf, whoseCalendar, type Bookable } from './whose.ts';

export interface ImportWorld {
  readonly db: Database;
  readonly clock: Clock;
  readonly keys: Keys;
  readonly outside: Outside;
  readonly recur: Recur;
  /** The host of our own entries. */
  readonly publicUrl: URL;
}

export const importJob = 'calendar-import';
const Payload = v.object({ clinic: v.string(), staff: v.string(), turn: v.number() });

/** How often a calendar is read, and how seldom at most while it cannot be. */
const everyMin = 15;
const seldomHours = 6;
/** Busy times count so far ahead: further than anybody can be booked. */
const aheadDays = 400;
const longestReadingMs = 5_000;

const aboutOf = (clinic: string, staff: string) => `${clinic} ${staff}`;

/** Connects somebody's calendar elsewhere; it is read at once, and then every quarter of an hour. @throws Problem `address-bad`, `not-yours`, `practitioner-unknown`. */
export const connectCalendar = (world: ImportWorld) => async (scope: Scope, { practitioner, address }: WhoseCalendar & NewImport): Promise<CalendarSheet> => {
  const url = world.outside.urlOf(address);
  if (!url) throw hoursProblem('address-bad');
  return change(world, scope, practitioner, async (tx, { id }, now) => {
    const turn = await setImport(tx, scope, id, { address: seal(world.keys, 'import', url.href, aboutOf(scope.clinic.id, id)), host: url.hostname, now });
    await readAt(tx, scope.clinic, { staff: id, turn });
  });
};

/** Reads it now. Does nothing while a reading is under way that somebody asked for. @throws Problem `import-none`, `not-yours`, `practitioner-unknown`. */
export const checkCalendar = (world: ImportWorld) => async (scope: Scope, { practitioner }: WhoseCalendar): Promise<CalendarSheet> =>
  change(world, scope, practitioner, async (tx, { id }, now) => {
    const kept = await importOf(tx, scope, id);
    if (!kept) throw hoursProblem('import-none');
    if (!kept.askedAt) await readAt(tx, scope.clinic, { staff: id, turn: await nextTurn(tx, scope, id, now) });
  });

/** Forgets the address and its busy times. */
export const disconnectCalendar = (world: ImportWorld) => async (scope: Scope, { practitioner }: WhoseCalendar): Promise<CalendarSheet> =>
  change(world, scope, practitioner, (tx, { id }) => removeImport(tx, scope, id));

const change = ({ db, clock }: ImportWorld, scope: Scope, practitioner: string | undefined, act: (tx: Tx, whose: Bookable, now: Date) => Promise<void>): Promise<CalendarSheet> =>
  transaction(db, async (tx) => {
    const now = clock();
    const whose = await whoseCalendar(tx, scope, now, practitioner);
    await lockCalendar(tx, scope, whose.id);
    await act(tx, whose, now);
    const sheet = await sheetOf(tx, scope, whose, now);
    await happened(tx, { clinic: scope.clinic.id, actor: { kind: 'staff', id: staffIdOf(scope) }, type: 'calendar.changed', data: { practitioner: whose.id, what: 'import' } });
    return sheet;
  });

const readAt = (tx: Tx, clinic: Pick<ClinicRef, 'id'>, { runAt, ...which }: { staff: string; turn: number; runAt?: Date }) =>
  enqueue(tx, { clinic: clinic.id, kind: importJob, payload: { clinic: clinic.id, ...which }, ...(runAt ? { runAt } : {}) });

/**
 * The job `calendar-import`: reads the calendar and puts its busy times in place of those before, all at once. A reading that failed changes
 * only what is said of it. Then the next one is set; a reading that another one has overtaken does nothing.
 */
export const importCalendar =
  (world: ImportWorld) =>
  async (job: Job): Promise<void> => {
    const { db, clock, keys, outside } = world;
    const { clinic: id, staff, turn } = v.parse(Payload, job.payload);
    const found = await clinicById(db.sql, id);
    const kept = found && (await importOf(db.sql, { clinic: found }, staff));
    if (!found || !kept || kept.turn !== turn) return;
    const clinic = refOf(found);
    const address = unseal(keys, 'import', kept.address, aboutOf(id, staff));
    const fetched = address === undefined ? { fault: 'address-lost' as const } : await outside.fetch(address);
    const read = 'text' in fetched ? await readBusy(world, fetched.text, clinic.zone, clock()) : fetched;

    await transaction(db, async (tx) => {
      const scope = { clinic };
      // Whoever is booking waits for this, and then looks at the new busy times.
      await lockCalendar(tx, scope, staff);
      const now = clock();
      const current = await importOf(tx, scope, staff);
      if (current?.turn !== turn) return;
      const differs = 'fault' in read ? await failed(tx, clinic, staff, { failure: read.fault, before: current.failure, now }) : await setBusy(tx, scope, staff, read.periods, now);
      const person = await staffById(tx, scope, staff);
      await forgetDone(tx, id, importJob);
      if (person && !(person.endedAt && person.endedAt <= now)) {
        const wait = 'fault' in read ? Math.min(minutes(everyMin) * 2 ** current.failures, hours(seldomHours)) : minutes(everyMin);
        await readAt(tx, clinic, { staff, turn: await nextTurn(tx, scope, staff, null), runAt: after(now, wait) });
      }
      if (differs || current.askedAt || (current.failure !== null && !('fault' in read))) {
        await happened(tx, { clinic: id, actor: { kind: 'system' }, type: 'calendar.changed', data: { practitioner: staff, what: 'import' } });
      }
    });
  };

async function failed(tx: Tx, clinic: ClinicRef, staff: string, { failure, before, now }: { failure: ImportFailure; before: ImportFailure | null; now: Date }): Promise<boolean> {
  await setFailure(tx, { clinic }, staff, failure, now);
  return failure !== before;
}

/** Reads a file piece by piece: requests are answered in between, and one that takes too long is given up. */
async function readBusy({ recur, publicUrl }: ImportWorld, text: string, zone: string, now: Date): Promise<Busy> {
  const isOurs = (uid: string) => uid.startsWith('VK-') && uid.endsWith(`@${publicUrl.hostname}`);
  const reading = busyTimes(text, { zone, from: after(now, -days(1)).getTime(), to: after(now, days(aheadDays)).getTime(), recur, isOurs });
  const began = performance.now();
  let pause = began;
  for (;;) {
    const { done, value } = reading.next();
    if (done) return value;
    const at = performance.now();
    if (at - began > longestReadingMs) return { fault: 'too-complicated' };
    if (at - pause < 20) continue;
    await setImmediate();
    pause = performance.now();
  }
}
