import * as v from 'valibot';
import { Id, Instant, Text } from '../shared/words.contract.ts';

/** A file of a visit, as the people of the visit see it. */
export const VisitFile = v.object({
  id: Id,
  /** Cleaned: no paths, no control or direction characters, an ending that fits the type. */
  name: v.string(),
  /** By its content; `null` until all of it is there. */
  type: v.nullable(v.string()),
  /** Bytes. */
  length: v.number(),
  /** Bytes that are safe on the server's disk: an upload goes on from here. */
  received: v.number(),
  state: v.picklist(['uploading', 'ready']),
  /** Hexadecimal, of the whole file. */
  sha256: v.nullable(v.string()),
  by: v.object({ kind: v.picklist(['owner', 'staff']), name: v.string() }),
  /** When the upload began. */
  at: Instant,
  /** The caller added it, and may still take it away. */
  mayRemove: v.boolean(),
  /** Where its content is, for the next ten minutes, without signing in: a path on the server. `null` until it is ready. */
  href: v.nullable(v.string()),
});
export type VisitFile = v.InferOutput<typeof VisitFile>;

export const FileList = v.object({
  files: v.array(VisitFile),
  /** What the clinic has asked for, the newest; `null` when nobody asked. */
  asked: v.nullable(v.object({ by: v.string(), note: v.nullable(v.string()), at: Instant })),
  /** This kind of visit needs them, whoever asks: a check-up wants earlier records. */
  wanted: v.nullable(v.picklist(['earlier-records'])),
  /** What the caller may still add: so many files, each up to so many bytes. `null` when nothing can be added any more. */
  room: v.nullable(v.object({ files: v.number(), bytes: v.number() })),
});
export type FileList = v.InferOutput<typeof FileList>;

/** Asks the owner for photos or earlier records. The note is shown on the visit's page; mails do not carry it. */
export const AskForFiles = v.object({ note: v.optional(Text(500)) });
export type AskForFiles = v.InferOutput<typeof AskForFiles>;

/** Opens one file's content. */
export const FileLink = v.object({
  /** Milliseconds since 1970. */
  until: v.pipe(v.string(), v.regex(/^\d{1,15}$/)),
  sig: v.pipe(v.string(), v.regex(/^[\w-]{43}$/)),
});
export type FileLink = v.InferOutput<typeof FileLink>;

/**
 * - `file-empty` (422), `file-too-large` (413; `bytes`), `too-many-files` (409; `files`), `clinic-full` (409): it cannot begin.
 * - `type-refused` (415): by its content it is none of the types we take.
 * - `offset-wrong` (409; `received`): go on from there. `upload-taken` (409): another connection goes on with this upload.
 * - `upload-broken` (400): the line broke; what arrived is kept. `checksum-wrong` (460; `received`): the piece was damaged on its way; send it again. `tus-version` (412).
 * - `file-ready` (409): all of it is there. `file-fixed` (409): the visit has begun. `file-not-yours` (403): somebody else added it.
 * - `file-link-ended` (410): ask for the list again. `range-unknown` (416): beyond the end of the file.
 */
export type FilesProblem =
  | 'file-empty'
  | 'file-too-large'
  | 'too-many-files'
  | 'clinic-full'
  | 'type-refused'
  | 'offset-wrong'
  | 'upload-taken'
  | 'upload-broken'
  | 'checksum-wrong'
  | 'tus-version'
  | 'file-ready'
  | 'file-fixed'
  | 'file-not-yours'
  | 'file-link-ended'
  | 'range-unknown';
