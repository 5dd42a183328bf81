import { Appointment } from '@vetkit/signal-server/booking/contract';
import { AmendRecord, FullVersion, MedicalRecord, RecordVersions, SaveRecord, Weights, type RecordBody } from '@vetkit/signal-server/records/contract';
import { missing } from '@vetkit/signal-server/records/rules';
import { FileList, type VisitFile } from '@vetkit/signal-server/files/contract';
import { Deceased, DeceasedSaid, RecordSettingsSheet } from '@vetkit/signal-server/records/settings.contract';
import { IssuedScripts } from '@vetkit/signal-server/records/scripts.contract';
import { html } from 'lit';
import * as v from 'valibot';
import { clinicAt } from '../../clinic/clinic.ts';
import { serverAddress } from '../../clinic/server-address.ts';
import { fakeServer, refuse, route } from '../../testing/fake-server.ts';
import { mount } from '../../testing/mount.ts';
import { visitOf } from '../../consult/testing.ts';
import { recordOf } from '../testing.ts';
import '../vet-record-editor.ts';

/** Who writes. */
export const ito = { id: '00000000-0000-4000-8000-000000000001', name: 'Dr. Hana Ito', role: 'vet' as const };
export const path = '/clinics/{clinic}/records/{reference}';

const earlier = [{ at: '2029-06-01T10:00:00.000Z', kg: 4.1 }, { at: '2030-01-03T10:00:00.000Z', kg: 4.4 }];

const snippets = [
  { name: 'ears-ok', species: 'cat', text: 'Both ears clean.', also: { education: 'How to clean ears.' } },
  { name: 'ears-dog', species: 'dog', text: 'Dog ears.', also: {} },
];
const pixel = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';
/** A still of the call. */
export const still: VisitFile = { id: '00000000-0000-4000-8000-00000000f11e', name: 'still.jpg', type: 'image/jpeg', length: 9, received: 9, state: 'ready', sha256: null, by: { kind: 'staff', name: ito.name }, at: '2030-03-12T20:00:00.000Z', mayRemove: false, href: pixel };

const versionOf = (revision: number, body: RecordBody): FullVersion => ({
  revision, body, kind: 'completed', at: '2030-03-12T20:30:00.000Z', author: { person: ito.id, name: ito.name }, reason: null, signed: { name: ito.name, licence: 'ON 4471' },
});

/** A server that keeps one record as the real one does, and an editor in front of it with Dr. Ito signed in. */
export async function editor(first: Partial<MedicalRecord> = {}, width?: number, online = true) {
  const kept = { record: recordOf(first) };
  const versions: FullVersion[] = first.state === 'completed' ? [versionOf(kept.record.revision, kept.record.body)] : [];
  const fits = (headers: Headers) => {
    if (headers.get('if-match') !== `"${kept.record.revision}"`) refuse(412, 'revision-stale', { current: kept.record });
  };
  const server = fakeServer({
    [`GET ${path}`]: route({ answer: MedicalRecord, handle: () => kept.record }),
    'GET /clinics/{clinic}/record-settings': route({ answer: RecordSettingsSheet, handle: () => ({ snippets, recallMonths: 12, keepYears: null, law: { years: 7, source: 'colleges of veterinarians' }, revision: 1 }) }),
    'GET /clinics/{clinic}/appointments/{reference}/files': route({ answer: FileList, handle: () => ({ files: [still], asked: null, wanted: null, room: null }) }),
    'PUT /clinics/{clinic}/consults/{reference}/deceased': route({
      body: Deceased, answer: DeceasedSaid,
      handle: ({ body }) => ({ ...body, booked: body.deceased ? [{ reference: 'VK-8Q3M-2F', at: '2030-04-02T15:00:00.000Z', type: 'Yearly check', others: ['Rex'] }] : [] }),
    }),
    'POST /clinics/{clinic}/appointments/{reference}/cancel': route({ answer: Appointment, handle: ({ params }) => visitOf({ reference: params.reference, status: 'cancelled' }) }),
    [`GET ${path}/weights`]: route({ answer: Weights, handle: () => ({ weights: earlier }) }),
    [`POST ${path}/amendments`]: route({
      body: AmendRecord, answer: MedicalRecord,
      handle: ({ body, headers }) => {
        fits(headers);
        versions.unshift({ ...versionOf(kept.record.revision + 1, body.body), kind: 'amendment', reason: body.reason });
        return (kept.record = recordOf({ ...kept.record, ...body, state: 'amended', revision: kept.record.revision + 1 }));
      },
    }),
    [`GET ${path}/scripts`]: route({ answer: IssuedScripts, handle: () => ({ scripts: [] }) }),
    [`GET ${path}/versions`]: route({ answer: RecordVersions, handle: () => ({ versions }) }),
    [`GET ${path}/versions/{revision}`]: route({ answer: FullVersion, handle: ({ params }) => versions.find(({ revision }) => revision === Number(params.revision)) ?? refuse(404, 'not-found') }),
    [`PUT ${path}`]: route({
      answer: MedicalRecord,
      handle: ({ body: sent, headers }) => {
        const { output: body, success } = v.safeParse(SaveRecord, sent);
        if (!success) return refuse(400, 'bad-request');
        if (kept.record.state !== 'draft') refuse(409, 'record-completed');
        fits(headers);
        return (kept.record = recordOf({ ...kept.record, body: body.body, writing: body.writing ?? null, revision: kept.record.revision + 1, savedAt: new Date().toISOString() }));
      },
    }),
    [`POST ${path}/complete`]: route({
      answer: MedicalRecord,
      handle: ({ headers }) => {
        fits(headers);
        const lacks = missing(kept.record.body);
        if (lacks.length) refuse(422, 'record-incomplete', { missing: lacks });
        return (kept.record = { ...kept.record, state: 'completed', completedAt: new Date().toISOString() });
      },
    }),
  });
  server.online = online;
  clinicAt({ server: serverAddress(''), slug: 'maple-street', fetch: server.fetch })
    .session.keep({ kind: 'staff', token: 'a-staff-token', expiresAt: '2099-01-01T00:00:00.000Z', person: ito, reference: null });
  const page = await mount(html`<vet-record-editor reference="VK-7Q3M-2F"></vet-record-editor>`, { fetch: server.fetch, ...(width ? { width } : {}) });
  await page.reads("Miso's record");
  const saves = () => server.made.filter(({ method }) => method === 'PUT').length;
  return { ...page, server, kept, saves };
}

/** As a person types: each key is heard by itself. */
export async function keyByKey(page: Awaited<ReturnType<typeof editor>>, field: string, text: string): Promise<void> {
  const input = await page.find<HTMLInputElement>(`#${field}`);
  for (let n = 1; n <= text.length; n += 1) {
    input.value = text.slice(0, n);
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  }
}
