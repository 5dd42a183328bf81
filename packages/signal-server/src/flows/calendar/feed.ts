import type { CalendarSheet, FeedMade, WhoseCalendar } from '../../calendar/hours.contract.ts';
import { feedOf, readFeed, removeFeed, setFeed } from '../../calendar/store.links.ts';
import type { Database } from '../../database/open.ts';
import { transaction, type Tx } from '../../database/transaction.ts';
import type { Clock } from '../../shared/clock.ts';
import { newSecret } from '../../shared/ids.ts';
import { fingerprint } from '../../shared/keys.ts';
import { notFound } from '../../shared/problem.ts';
import type { Scope } from '../../shared/scope.ts';
import { visitsOfFeed, type FeedVisit } from '../../views/feed.ts';
import { happened } from '../happened.ts';
import { sheetOf } from './sheet.ts';
import { staffIdOf, whoseCalendar } from './whose.ts';

interface World {
  readonly db: Database;
  readonly clock: Clock;
}

/** Makes the secret address at which somebody's calendar elsewhere reads their visits, or a new one in its place. It is told this once. */
export const makeFeed =
  (world: World & { readonly publicUrl: URL }) =>
  async (scope: Scope, { practitioner }: WhoseCalendar): Promise<FeedMade> => {
    const secret = newSecret();
    const sheet = await change(world, scope, practitioner, (tx, staff, now) => setFeed(tx, scope, staff, fingerprint(secret), now));
    return { address: new URL(`api/v1/clinics/${scope.clinic.slug}/feeds/${secret}.ics`, world.publicUrl).href, sheet };
  };

/** Ends it: the address opens nothing any more. */
export const endFeed =
  (world: World) =>
  async (scope: Scope, { practitioner }: WhoseCalendar): Promise<CalendarSheet> =>
    change(world, scope, practitioner, (tx, staff) => removeFeed(tx, scope, staff));

const change = ({ db, clock }: World, scope: Scope, practitioner: string | undefined, act: (tx: Tx, staff: string, now: Date) => Promise<void>): Promise<CalendarSheet> =>
  transaction(db, async (tx) => {
    const now = clock();
    const whose = await whoseCalendar(tx, scope, now, practitioner);
    const before = await feedOf(tx, scope, whose.id);
    await act(tx, whose.id, now);
    const sheet = await sheetOf(tx, scope, whose, now);
    if (before || sheet.feed) await happened(tx, { clinic: scope.clinic.id, actor: { kind: 'staff', id: staffIdOf(scope) }, type: 'calendar.changed', data: { practitioner: whose.id, what: 'feed' } });
    return sheet;
  });

/** The visits that a secret address opens. @throws Problem `not-found` for a secret that was renewed, revoked or never given. */
export const openFeed =
  <File>({ db, clock, feedFile }: World & { readonly feedFile: (about: { clinic: Scope['clinic']; now: Date }, visits: readonly FeedVisit[]) => File }) =>
  async ({ clinic }: Pick<Scope, 'clinic'>, secret: string): Promise<File> => {
    const now = clock();
    const staff = await readFeed(db.sql, { clinic }, fingerprint(secret), now);
    if (!staff) throw notFound();
    return feedFile({ clinic, now }, await visitsOfFeed(db.sql, clinic, staff, now));
  };
