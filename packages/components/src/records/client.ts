import { FullVersion, MedicalRecord, RecordVersions, Summary, Weights, type AmendRecord, type SaveRecord } from '@vetkit/signal-server/records/contract';
import { IssuedScripts, type IssueScript, type VoidScript } from '@vetkit/signal-server/records/scripts.contract';
import { DeceasedSaid, OverdueRecords, RecordSettingsSheet, type RecordSettings } from '@vetkit/signal-server/records/settings.contract';
import { Appointment } from '@vetkit/signal-server/booking/contract';
import * as v from 'valibot';
import type { Http } from '../clinic/http.ts';
import { isProblem } from '../clinic/problem.ts';

/** Reads and writes the records of one clinic. Everything rejects with a `Problem`. */
export interface Records {
  read(reference: string, signal?: AbortSignal): Promise<MedicalRecord>;
  /** Saves a draft made from `revision`. `revision-stale` when somebody saved in between. */
  save(reference: string, draft: SaveRecord, revision: number): Promise<MedicalRecord>;
  /** Completes the record and publishes the owner's summary. `record-incomplete` says what is missing. */
  complete(reference: string, revision: number): Promise<MedicalRecord>;
  /** Amends a completed record: a signed version that says why. */
  amend(reference: string, amendment: AmendRecord, revision: number): Promise<MedicalRecord>;
  versions(reference: string, signal?: AbortSignal): Promise<RecordVersions>;
  version(reference: string, revision: number, signal?: AbortSignal): Promise<FullVersion>;
  /** What the animal weighed over time. */
  weights(reference: string, signal?: AbortSignal): Promise<Weights>;
  /** The issued scripts of the visit. */
  scripts(reference: string, as: 'owner' | 'staff', signal?: AbortSignal): Promise<IssuedScripts>;
  addScript(reference: string, script: IssueScript): Promise<IssuedScripts>;
  voidScript(reference: string, script: string, why: VoidScript): Promise<IssuedScripts>;
  /** The owner's plain-language summary; `not-published` until the record is complete. */
  summary(reference: string, signal?: AbortSignal): Promise<Summary>;
  /** The clinic's snippets, and when owners are asked to come again. */
  settings(signal?: AbortSignal): Promise<RecordSettingsSheet>;
  saveSettings(settings: RecordSettings, revision: number): Promise<RecordSettingsSheet>;
  /** Records that are late: a manager's of everybody. */
  overdue(signal?: AbortSignal): Promise<OverdueRecords>;
  /** The animal of the visit has died, or that was a mistake: every reminder ends. */
  markDeceased(reference: string, deceased: boolean): Promise<DeceasedSaid>;
  /** Calls another visit off, such as one of an animal that has died. */
  callOff(reference: string): Promise<void>;
}

export function recordsClient(http: Http): Records {
  const of = (reference: string) => ({ params: { reference }, reference });
  const etag = (revision: number) => `"${revision}"`;
  return {
    read: (reference, signal) => http.request('GET', '/clinics/{clinic}/records/{reference}', { ...of(reference), as: 'staff', answer: MedicalRecord, signal }),
    save: (reference, body, revision) =>
      http.request('PUT', '/clinics/{clinic}/records/{reference}', { ...of(reference), as: 'staff', answer: MedicalRecord, body, ifMatch: etag(revision) }),
    complete: (reference, revision) =>
      http.request('POST', '/clinics/{clinic}/records/{reference}/complete', { ...of(reference), as: 'staff', answer: MedicalRecord, ifMatch: etag(revision) }),
    amend: (reference, body, revision) =>
      http.request('POST', '/clinics/{clinic}/records/{reference}/amendments', { ...of(reference), as: 'staff', answer: MedicalRecord, body, ifMatch: etag(revision) }),
    versions: (reference, signal) => http.request('GET', '/clinics/{clinic}/records/{reference}/versions', { ...of(reference), as: 'staff', answer: RecordVersions, signal }),
    version: (reference, revision, signal) =>
      http.request('GET', '/clinics/{clinic}/records/{reference}/versions/{revision}', { reference, params: { reference, revision: String(revision) }, as: 'staff', answer: FullVersion, signal }),
    weights: (reference, signal) => http.request('GET', '/clinics/{clinic}/records/{reference}/weights', { ...of(reference), as: 'staff', answer: Weights, signal }),
    scripts: (reference, as, signal) => http.request('GET', '/clinics/{clinic}/records/{reference}/scripts', { ...of(reference), ...(as === 'staff' ? { as } : {}), answer: IssuedScripts, signal }),
    addScript: (reference, body) => http.request('POST', '/clinics/{clinic}/records/{reference}/scripts', { ...of(reference), as: 'staff', answer: IssuedScripts, body }),
    voidScript: (reference, script, body) =>
      http.request('POST', '/clinics/{clinic}/records/{reference}/scripts/{script}/void', { reference, params: { reference, script }, as: 'staff', answer: IssuedScripts, body }),
    summary: (reference, signal) => http.request('GET', '/clinics/{clinic}/records/{reference}/summary', { ...of(reference), answer: Summary, signal }),
    settings: (signal) => http.request('GET', '/clinics/{clinic}/record-settings', { as: 'staff', answer: RecordSettingsSheet, signal }),
    saveSettings: (body, revision) => http.request('PUT', '/clinics/{clinic}/record-settings', { as: 'staff', answer: RecordSettingsSheet, body, ifMatch: etag(revision) }),
    overdue: (signal) => http.request('GET', '/clinics/{clinic}/overdue-records', { as: 'staff', answer: OverdueRecords, signal }),
    markDeceased: (reference, deceased) => http.request('PUT', '/clinics/{clinic}/consults/{reference}/deceased', { ...of(reference), as: 'staff', answer: DeceasedSaid, body: { deceased } }),
    callOff: async (reference) => {
      await http.request('POST', '/clinics/{clinic}/appointments/{reference}/cancel', { ...of(reference), as: 'staff', answer: Appointment, body: {} });
    },
  };
}

/** The version somebody else saved meanwhile, out of a `revision-stale` refusal. */
export function versionInBetween(error: unknown): MedicalRecord | undefined {
  if (!isProblem(error, 'revision-stale')) return undefined;
  const parsed = v.safeParse(v.object({ current: MedicalRecord }), error.data);
  return parsed.success ? parsed.output.current : undefined;
}

/** What a `record-incomplete` refusal says is missing. */
export function missingFrom(error: unknown): string[] {
  if (!isProblem(error, 'record-incomplete')) return [];
  const parsed = v.safeParse(v.object({ missing: v.array(v.string()) }), error.data);
  return parsed.success ? parsed.output.missing : [];
}
