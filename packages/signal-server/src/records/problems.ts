import { Problem } from '../shared/problem.ts';
import type { RecordsProblem } from './contract.ts';

const said: Readonly<Record<RecordsProblem, readonly [status: 403 | 404 | 409 | 412 | 422 | 428, title: string, detail: string]>> = {
  'revision-needed': [428, 'Say which version you changed', 'Send the ETag of the version you read as If-Match.'],
  'revision-stale': [412, 'Somebody saved this record in between', 'Look at the newer version, put both together and save again.'],
  'record-incomplete': [422, 'Something is missing', 'Fill in what is listed, then complete the record.'],
  'record-completed': [409, 'This record is complete', 'It can only be amended now.'],
  'record-not-completed': [409, 'This record is not complete yet', 'Change the draft, then complete it.'],
  'nothing-amended': [422, 'Nothing was changed', 'Change what has to be amended, then sign it.'],
  'scripts-stay': [422, 'Scripts cannot be changed by an amendment', 'Void the script, or replace it by a new one.'],
  'scripts-refused': [422, 'A script cannot be issued as it stands', 'Mend what is listed, or take the script out and tell the owner what to do instead.'],
  'script-issued': [409, 'This script was issued already', 'Read the scripts of the visit: it stands there as it was first sent.'],
  'script-ended': [409, 'This script was ended before', 'Issue a new one.'],
  'script-not-valid': [409, 'This script no longer counts', 'It was filled, has run out, or was taken back. Call the clinic.'],
  'script-locked': [409, 'Too many wrong codes', 'Call the clinic on the script.'],
  'dispensing-code-wrong': [403, 'That is not the dispensing code', 'It has eight digits and stands on the script.'],
  'not-published': [404, 'There is no summary yet', 'It appears when the vet has completed the record.'],
  'still-unknown': [422, 'A picture is not of this visit', 'Take it out of the record, and add it to the files of the visit first.'],
  'not-yours': [403, 'This visit belongs to another vet', 'Only the vet of the visit writes its record.'],
};

/** The refusal for a code; `extra` goes into its body (`current`, `missing`). */
export function recordsProblem(code: RecordsProblem, extra?: Record<string, unknown>): Problem<RecordsProblem> {
  const [status, title, detail] = said[code];
  return new Problem(status, code, title, { detail, ...(extra ? { extra } : {}) });
}
