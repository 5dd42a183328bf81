import { Problem } from '../shared/problem.ts';
import type { FilesProblem } from './contract.ts';

const said: Readonly<Record<FilesProblem, readonly [status: Problem['status'], title: string, detail: string]>> = {
  'file-empty': [422, 'This file is empty', 'Look at it on your device: it has no content. Choose another one.'],
  'file-too-large': [413, 'This file is too large', 'Send a shorter video or a smaller picture.'],
  'too-many-files': [409, 'There are enough files already', 'Remove one that is not needed, or call the clinic.'],
  'clinic-full': [409, 'The clinic has no room for more files', 'Please call the clinic: they can make room.'],
  'type-refused': [415, 'Files of this kind cannot be taken', 'Send photos (JPEG, PNG, HEIC), videos (MP4, MOV, WebM), sound, PDF or plain text. Save other documents as PDF first.'],
  'offset-wrong': [409, 'The upload goes on at another place', 'Ask how much has arrived, and go on from there.'],
  'upload-taken': [409, 'The upload goes on over another connection', 'Wait for it, or ask how much has arrived and go on from there.'],
  'upload-broken': [400, 'The line broke', 'What has arrived is kept. Ask how much it is, and go on from there.'],
  'checksum-wrong': [460, 'A part of the file was damaged on its way', 'Send this part again.'],
  'tus-version': [412, 'This version of the upload protocol is not spoken here', 'Send Tus-Resumable: 1.0.0.'],
  'file-ready': [409, 'All of this file has arrived', 'There is nothing more to send.'],
  'file-fixed': [409, 'The visit has begun', 'Files stay as they are from now on. Call the clinic if one should not be there.'],
  'file-not-yours': [403, 'Somebody else added this file', 'Who added it can remove it.'],
  'file-link-ended': [410, 'This link has ended', 'Open the page again and choose the file there.'],
  'range-unknown': [416, 'The file has no such part', 'Ask for a part within its length.'],
};

/** The refusal for a code; `extra` goes into its body (`received`, `bytes`, `files`). */
export function filesProblem(code: FilesProblem, extra?: Record<string, unknown>): Problem<FilesProblem> {
  const [status, title, detail] = said[code];
  return new Problem(status, code, title, { detail, ...(extra ? { extra } : {}) });
}
