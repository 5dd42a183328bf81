import type { MedicalRecord, RecordBody } from '@vetkit/signal-server/records/contract';
import { emptyRecord, missing } from '@vetkit/signal-server/records/rules';

/** Miso's record for stories; a story says only what it is about. */
export function recordOf(about: Partial<MedicalRecord> = {}): MedicalRecord {
  const body: RecordBody = about.body ?? emptyRecord();
  return {
    reference: 'VK-7Q3M-2F',
    visit: { pet: 'Miso', deceased: false, species: 'cat', owner: 'Sam Rivera', start: '2030-03-12T19:40:00.000Z', modality: 'video' },
    state: 'draft',
    revision: 0,
    dueAt: null,
    savedAt: null,
    writing: null,
    author: null,
    completedAt: null,
    missing: missing(body),
    ...about,
    body,
  };
}

/** A body with nothing missing. */
export const fullBody = (): RecordBody => ({
  ...emptyRecord(),
  subjective: 'Scratches the left ear since Tuesday.',
  objective: 'Left ear red, dark wax.',
  assessment: 'Sore ear.',
  plan: 'Ear drops for a week.',
  education: 'How to give ear drops.',
  scripts: { kind: 'none' },
  followUp: { kind: 'recheck', inDays: 14 },
  summary: { found: 'His left ear is sore.', nextSteps: 'Ear drops, morning and evening', callIf: 'his head tilts' },
});
