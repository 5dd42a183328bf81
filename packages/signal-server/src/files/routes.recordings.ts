import { Hono } from 'hono';
import * as v from 'valibot';
import type { Guard, Guarded } from '../shared/guard.ts';
import { notFound } from '../shared/problem.ts';
import { everyStaff, type Scope } from '../shared/scope.ts';
import { Id } from '../shared/words.contract.ts';
import { partsOf, type TakenParts } from './rules/parts.ts';
import { tusBytes } from './rules/tus.ts';
import { header, mustSpeakTus, partOf, type TusPart } from './tus-http.ts';

interface World {
  readonly guard: Guard;
  readonly appendRecording: (scope: Scope, reference: string, recording: string, part: TusPart & { readonly taken: TakenParts }) => Promise<number>;
}

/** The bytes of a recording while it is made: parts of tus, of a whole whose length nobody knows yet. */
export const recordedBytesRoutes = ({ guard, appendRecording }: World) =>
  new Hono<Guarded>().patch(
    '/consults/:reference/recordings/:recording',
    guard.may({
      who: everyStaff,
      summary: `The browser that records sends its next bytes (tus: Upload-Offset, Upload-Checksum, body ${tusBytes}), and says when they were taken (Recording-Run, Recording-Parts: bytes;milliseconds ago, …): what nobody had agreed to is not kept`,
      answers: { 204: null },
      problems: ['recording-not-yours', 'recording-closed', 'offset-wrong', 'upload-taken', 'upload-broken', 'checksum-wrong', 'part-too-large', 'clinic-full', 'tus-version'],
      limit: 'read',
    }),
    async (c) => {
      mustSpeakTus(c);
      const id = c.req.param('recording');
      if (!v.is(Id, id)) throw notFound();
      const taken = header(partsOf(c.req.header('recording-run'), c.req.header('recording-parts')), 'Recording-Parts', 'With Recording-Run: of each part its bytes and how many milliseconds ago it was taken, as in 47000;500, 46000;0');
      const safe = await appendRecording(c.var.scope, c.req.param('reference'), id, { ...partOf(c), taken });
      return c.body(null, 204, { 'upload-offset': String(safe) });
    },
  );
