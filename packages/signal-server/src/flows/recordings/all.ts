import type { Database } from '../../database/open.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Keys } from '../../shared/keys.ts';
import { answerRecording, steerRecording } from './answer.ts';
import { askToRecord } from './ask.ts';
import { listRecordings } from './look.ts';
import { openRecording } from './open.ts';
import { recordingRules } from './settings.ts';
import { removeRecording } from './sweep.ts';

/** All that people do with recordings, by the names the routes have for it. */
export const recordingFlows = (world: { readonly db: Database; readonly clock: Clock; readonly keys: Keys }) => ({
  list: listRecordings(world),
  ask: askToRecord(world),
  answer: answerRecording(world),
  steer: steerRecording(world),
  open: openRecording(world),
  remove: removeRecording(world),
  rules: recordingRules(world),
});
