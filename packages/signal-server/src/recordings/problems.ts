import { Problem } from '../shared/problem.ts';
import type { RecordingsProblem } from './contract.ts';

const said: Readonly<Record<RecordingsProblem, readonly [status: 403 | 409 | 412 | 413 | 428, title: string, detail: string]>> = {
  'recording-open': [409, 'A recording goes on already', 'Stop it first, or go on with it.'],
  'recording-closed': [409, 'This recording is over', 'Ask for a new one.'],
  'not-in-call': [409, 'You are not in the call', 'Go into the room first.'],
  'recording-not-yours': [403, 'Somebody else has this in hand', 'Who has paused it can go on. Who asked for it sends it.'],
  'recording-not-ready': [409, 'This recording cannot be watched', 'It is not ready yet, or it was removed.'],
  'recording-private': [403, 'The clinic does not show its recordings', 'Ask the clinic if you would like to see it.'],
  'part-too-large': [413, 'That is too much at once', 'Send it in smaller parts.'],
  'revision-needed': [428, 'Say which version you changed', 'Send the ETag of the version you read as If-Match.'],
  'revision-stale': [412, 'Somebody saved in between', 'Look at the newer version, put both together and save again.'],
};

/** The refusal for a code; `extra` goes into its body (`current`). */
export function recordingsProblem(code: RecordingsProblem, extra?: Record<string, unknown>): Problem<RecordingsProblem> {
  const [status, title, detail] = said[code];
  return new Problem(status, code, title, { detail, ...(extra ? { extra } : {}) });
}
