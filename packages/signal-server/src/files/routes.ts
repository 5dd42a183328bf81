import { Hono, type Context } from 'hono';
import type { Guard, Guarded } from '../shared/guard.ts';
import { badRequest, notFound } from '../shared/problem.ts';
import { everyStaff, theOwner, type Scope, type Who } from '../shared/scope.ts';
import { valid } from '../shared/valid.ts';
import { Id } from '../shared/words.contract.ts';
import * as v from 'valibot';
import { AskForFiles, FileLink, FileList, VisitFile, type FilesProblem } from './contract.ts';
import { filesProblem } from './problems.ts';
import type { FileKeeper } from './provider.ts';
import { limits } from './rules/limits.ts';
import { disposition } from './rules/names.ts';
import { bytesOf, metadataOf, rangeOf, tusBytes } from './rules/tus.ts';
import { header, mustSpeakTus, partOf, type TusPart } from './tus-http.ts';

interface World {
  readonly guard: Guard;
  readonly list: (scope: Scope, reference: string) => Promise<FileList>;
  readonly one: (scope: Scope, reference: string, id: string) => Promise<VisitFile>;
  /** Counts what somebody who does not work here is about to send. */
  readonly countBytes: (c: Context<Guarded>, bytes: number) => Promise<void>;
  readonly begin: (scope: Scope, reference: string, wanted: { length: number; name: string; id?: string | undefined }) => Promise<VisitFile>;
  readonly append: (scope: Scope, reference: string, id: string, part: TusPart) => Promise<number>;
  readonly remove: (scope: Scope, reference: string, id: string) => Promise<void>;
  readonly ask: (scope: Scope, reference: string, asked: AskForFiles) => Promise<FileList>;
  readonly content: (scope: Scope, id: string, link: FileLink) => Promise<{ name: string; type: string; length: number; sha256: string }>;
  readonly read: FileKeeper['read'];
}

const parties: Who[] = ['draft', ...theOwner, ...everyStaff];
const closed = ['visit-cancelled', 'visit-over'];
const fileOf = (c: Context): string => {
  const id = c.req.param('file');
  if (!v.is(Id, id)) throw notFound();
  return id;
};

/** An id that the client has chosen for its upload. */
function idOf(told: string | undefined): string | undefined {
  if (told !== undefined && !v.is(Id, told)) throw badRequest([{ path: 'Upload-Metadata', message: 'An id is a UUID' }]);
  return told;
}

/**
 * Files of a visit. Uploads speak tus 1.0.0 (https://tus.io): creation, checksum and termination, so that any client of that protocol
 * can send files, and go on after a broken line. Mounted below a clinic.
 */
export const filesRoutes = ({ guard, list, one, countBytes, begin, append, remove, ask, content, read }: World) =>
  new Hono<Guarded>()
    .get('/appointments/:reference/files', guard.may({ who: parties, summary: 'The files of a visit, and what the clinic has asked for', answers: { 200: FileList } }), async (c) =>
      c.json(await list(c.var.scope, c.req.param('reference')), 200, { 'cache-control': 'no-store' }),
    )
    .post(
      '/appointments/:reference/files',
      guard.may({
        who: parties,
        summary: 'Begin an upload (tus: Upload-Length, and Upload-Metadata with filename and, to begin it only once, an id). Location says where to send the bytes',
        answers: { 201: VisitFile },
        problems: ['file-empty', 'file-too-large', 'too-many-files', 'clinic-full', 'tus-version', ...closed],
        limit: 'uploads',
      }),
      async (c) => {
        mustSpeakTus(c);
        const length = header(bytesOf(c.req.header('upload-length')), 'Upload-Length', 'The whole length of the file in bytes');
        const told = metadataOf(c.req.header('upload-metadata'));
        // What is too large for any visit is refused below, and costs nothing.
        if (length <= limits.appointment.bytes) await countBytes(c, length);
        const file = await begin(c.var.scope, c.req.param('reference'), { length, name: told.get('filename') ?? told.get('name') ?? '', id: idOf(told.get('id')) });
        return c.json(file, 201, { location: `${c.req.path}/${file.id}`, 'upload-offset': '0', 'cache-control': 'no-store' });
      },
    )
    .get(
      '/appointments/:reference/files/:file',
      guard.may({ who: parties, summary: 'One file. HEAD says by Upload-Offset how much of an upload has arrived (tus)', answers: { 200: VisitFile }, problems: ['type-refused', 'tus-version'] }),
      async (c) => {
        mustSpeakTus(c);
        const file = await one(c.var.scope, c.req.param('reference'), fileOf(c));
        return c.json(file, 200, { 'upload-offset': String(file.received), 'upload-length': String(file.length), 'cache-control': 'no-store' });
      },
    )
    .patch(
      '/appointments/:reference/files/:file',
      guard.may({
        who: parties,
        summary: `Send the next bytes of an upload (tus: Upload-Offset, Upload-Checksum with sha256 or sha1, body ${tusBytes})`,
        answers: { 204: null },
        problems: ['offset-wrong', 'upload-taken', 'upload-broken', 'checksum-wrong', 'tus-version', 'file-ready', 'file-not-yours', 'file-too-large', 'type-refused', 'clinic-full', ...closed] satisfies (FilesProblem | (typeof closed)[number])[],
        limit: 'read',
      }),
      async (c) => {
        mustSpeakTus(c);
        const safe = await append(c.var.scope, c.req.param('reference'), fileOf(c), partOf(c));
        return c.body(null, 204, { 'upload-offset': String(safe) });
      },
    )
    .delete(
      '/appointments/:reference/files/:file',
      guard.may({ who: parties, summary: 'Take away a file that one has added, until the visit begins', answers: { 204: null }, problems: ['file-not-yours', 'file-fixed', 'type-refused', 'tus-version'] }),
      async (c) => {
        mustSpeakTus(c);
        await remove(c.var.scope, c.req.param('reference'), fileOf(c));
        return c.body(null, 204);
      },
    )
    .post(
      '/appointments/:reference/file-requests',
      guard.may({ who: everyStaff, summary: 'Ask the owner for photos or earlier records', answers: { 201: FileList }, problems: closed, limit: 'booking' }),
      valid('json', AskForFiles),
      async (c) => c.json(await ask(c.var.scope, c.req.param('reference'), c.req.valid('json')), 201),
    )
    .get(
      '/files/:file',
      guard.may({ who: ['anyone'], summary: 'The content of a file, by a link of the list; whole or a Range', answers: { 200: '*/*', 206: '*/*' }, problems: ['file-link-ended', 'range-unknown'] }),
      valid('query', FileLink),
      async (c) => {
        const file = await content(c.var.scope, fileOf(c), c.req.valid('query'));
        const etag = `"${file.sha256}"`;
        for (const [name, value] of Object.entries(contentHeaders(file, etag))) c.header(name, value);
        const ifRange = c.req.header('if-range');
        const part = ifRange === undefined || ifRange === etag ? rangeOf(c.req.header('range'), file.length) : undefined;
        if (part === 'unknown') throw filesProblem('range-unknown');
        const { start, end } = part ?? { start: 0, end: file.length - 1 };
        c.header('content-length', String(end - start + 1));
        if (part) c.header('content-range', `bytes ${start}-${end}/${file.length}`);
        return c.body(read(c.var.scope.clinic.id, file.sha256, { start, end }), part ? 206 : 200);
      },
    );

/** Nothing uploaded ever runs: it is what we found it to be, it is saved instead of opened, and where it is opened it may do nothing. */
const contentHeaders = ({ name, type }: { name: string; type: string }, etag: string): Record<string, string> => ({
  'content-type': type === 'text/plain' ? 'text/plain; charset=utf-8' : type,
  'content-disposition': disposition(name),
  'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  // Pictures are shown on the clinic's own site too, which is another origin.
  'cross-origin-resource-policy': 'cross-origin',
  'referrer-policy': 'no-referrer',
  'cache-control': 'private, no-store',
  'accept-ranges': 'bytes',
  etag,
});
