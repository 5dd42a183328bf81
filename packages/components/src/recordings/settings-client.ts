import { RecordingSheet, type RecordingSettings } from '@vetkit/signal-server/recordings/contract';
import type { Http } from '../clinic/http.ts';

/** How a clinic deals with recordings. Saving from an older `revision` rejects with `revision-stale`. */
export interface RecordingSettingsClient {
  read(): Promise<RecordingSheet>;
  save(settings: RecordingSettings, revision: number): Promise<RecordingSheet>;
}

const at = '/clinics/{clinic}/recording-settings';

export const recordingSettingsClient = (http: Http): RecordingSettingsClient => ({
  read: () => http.request('GET', at, { as: 'staff', answer: RecordingSheet }),
  save: (body, revision) => http.request('PUT', at, { as: 'staff', answer: RecordingSheet, body, ifMatch: `"${revision}"` }),
});
