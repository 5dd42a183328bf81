import { Hono } from 'hono';
import { etagOf, revisionOf } from '../shared/etag.ts';
import type { Guard, Guarded } from '../shared/guard.ts';
import { clinical, everyStaff, type Scope } from '../shared/scope.ts';
import { valid } from '../shared/valid.ts';
import { recordsProblem } from './problems.ts';
import { Deceased, DeceasedSaid, OverdueRecords, RecordSettings, RecordSettingsSheet } from './settings.contract.ts';

export interface RecordSettingsDeps {
  readonly guard: Guard;
  readonly rules: {
    read(scope: Scope): Promise<RecordSettingsSheet>;
    save(scope: Scope, change: { settings: RecordSettings; revision: number }): Promise<RecordSettingsSheet>;
  };
  readonly overdue: (scope: Scope) => Promise<OverdueRecords>;
  readonly markDeceased: (scope: Scope, reference: string, said: Deceased) => Promise<DeceasedSaid>;
}

const tagged = ({ revision }: { revision: number }) => ({ etag: etagOf(revision), 'cache-control': 'no-store' });

/** What a clinic sets for its records, which of them are late, and that an animal has died; below `/api/v1/clinics/:clinic`. */
export const recordSettingsRoutes = ({ guard, rules, overdue, markDeceased }: RecordSettingsDeps) =>
  new Hono<Guarded>()
    .get('/record-settings', guard.may({ who: everyStaff, summary: 'Snippets of the clinic, and when owners are asked to come again', answers: { 200: RecordSettingsSheet } }), async (c) => {
      const sheet = await rules.read(c.var.scope);
      return c.json(sheet, 200, tagged(sheet));
    })
    .put(
      '/record-settings',
      guard.may({ who: ['manager'], summary: 'Saves snippets and recall (If-Match: their ETag)', answers: { 200: RecordSettingsSheet }, problems: ['revision-needed', 'revision-stale'] }),
      valid('json', RecordSettings),
      async (c) => {
        const revision = revisionOf(c.req.header('if-match'));
        if (revision === undefined) throw recordsProblem('revision-needed');
        const sheet = await rules.save(c.var.scope, { settings: c.req.valid('json'), revision });
        return c.json(sheet, 200, tagged(sheet));
      },
    )
    .get('/overdue-records', guard.may({ who: clinical, summary: 'Records that should have been complete: all of them for the manager, else one’s own', answers: { 200: OverdueRecords } }), async (c) =>
      c.json(await overdue(c.var.scope), 200, { 'cache-control': 'no-store' }),
    )
    .put(
      '/consults/:reference/deceased',
      guard.may({ who: everyStaff, summary: 'Says that the animal of a visit has died, or takes it back: every reminder ends; names the visits that are still booked for it', answers: { 200: DeceasedSaid } }),
      valid('json', Deceased),
      async (c) => c.json(await markDeceased(c.var.scope, c.req.param('reference'), c.req.valid('json'))),
    );
