import { DecideTriage, SentTriage, TriageAssessment, TriageQueue, TriageReply } from '@vetkit/signal-server/triage/assessments.contract';
import type { TriageRequest } from '@vetkit/signal-server/triage/contract';
import { Clinic } from '@vetkit/signal-server/clinics/contract';
import { assess } from '@vetkit/signal-server/triage/rules';
import { en } from '@vetkit/signal-server/triage/words/en';
import { texts } from '@vetkit/signal-server/triage/words/en/texts';
import type { Person } from '@vetkit/signal-server/identity/contract';
import { clinicAt } from '../../clinic/clinic.ts';
import { serverAddress } from '../../clinic/server-address.ts';
import { fakeServer, refuse, route } from '../../testing/fake-server.ts';
import { mapleStreetCard } from '../../testing/maple-street.ts';
import { triageClient } from '../client.ts';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const ito = { person: id(1), name: 'Dr. Hana Ito' };

/** An assessment as the server keeps it, so many minutes old. */
export function told(request: Partial<TriageRequest>, more: Partial<TriageAssessment> & { minutesAgo?: number } = {}): TriageAssessment {
  const { minutesAgo = 2, ...rest } = more;
  const whole: TriageRequest = { species: 'cat', text: '', answers: {}, ...request };
  const suggested = assess(whole, [en], texts);
  return {
    id: crypto.randomUUID(), at: new Date(Date.now() - minutesAgo * 60_000).toISOString(), by: { kind: 'anyone', name: null }, reference: null, previous: null,
    pet: { name: 'Miso', species: whole.species, age: '5 years' }, contact: { name: 'Sam Rivera', phone: '416-555-0162' }, text: whole.text, suggested, decisions: [], summary: `Miso, ${whole.species}.\nOwner: "${whole.text}"`, ...rest,
  };
}

/** A clinic whose server knows the same rules, keeps what it is told and lets the staff decide. */
export function triageClinic(waiting: TriageAssessment[] = []) {
  const kept: SentTriage[] = [];
  let list = waiting;
  const streams = new Set<ReadableStreamDefaultController<Uint8Array>>();
  const server = fakeServer({
    'GET /clinics/{clinic}': route({ answer: Clinic, handle: () => mapleStreetCard }),
    'POST /clinics/{clinic}/triage': route({
      body: SentTriage, answer: TriageReply,
      handle({ body }) {
        if (body.keep) kept.push(body);
        return { ...assess(body, [en], texts), ...(body.keep ? { assessment: id(100 + kept.length) } : {}) };
      },
    }),
    'GET /clinics/{clinic}/triage-assessments': route({ answer: TriageQueue, handle: () => ({ assessments: list }) }),
    'POST /clinics/{clinic}/triage-assessments/{assessment}/decision': route({
      body: DecideTriage, answer: TriageAssessment,
      handle({ body, params }) {
        const found = list.find((one) => one.id === params['assessment']) ?? refuse(404, 'not-found');
        const decided: TriageAssessment = { ...found, decisions: [{ ...body, by: ito, at: new Date().toISOString() }, ...found.decisions] };
        list = [...list.filter((one) => one !== found), decided];
        return decided;
      },
    }),
    'GET /clinics/{clinic}/live': route({
      handle: () => {
        let mine: ReadableStreamDefaultController<Uint8Array>;
        const body = new ReadableStream<Uint8Array>({ start: (controller) => void streams.add((mine = controller)), cancel: () => void streams.delete(mine) });
        return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
      },
    }),
  });
  return {
    server,
    fetch: server.fetch,
    /** What was sent to be kept. */
    kept,
    /** Somebody tells something new, and the desk hears of it. */
    arrives(assessment: TriageAssessment): void {
      list = [assessment, ...list];
      for (const stream of streams) stream.enqueue(new TextEncoder().encode(`id: 1\ndata: ${JSON.stringify({ id: 1, type: 'triage.assessed', at: assessment.at, reference: null, data: {} })}\n\n`));
    },
    /** Somebody else decides, and the desk hears of it. */
    async decides(assessment: string): Promise<void> {
      await triageClient(clinicAt({ server: serverAddress(''), slug: 'maple-street', fetch: server.fetch }).http).decide(assessment, { level: 'urgent', reason: 'Called.' });
      for (const stream of streams) stream.enqueue(new TextEncoder().encode(`id: 2\ndata: ${JSON.stringify({ id: 2, type: 'triage.decided', at: new Date().toISOString(), reference: null, data: {} })}\n\n`));
    },
    listening: () => streams.size > 0,
    /** Signs somebody in at the desk. */
    signIn(role: Person['role']): void {
      clinicAt({ server: serverAddress(''), slug: 'maple-street', fetch: server.fetch }).session.keep({ kind: 'staff', token: `a-token-of-the-desk-${role}`, expiresAt: '2099-01-01T00:00:00.000Z', person: { id: id(1), name: 'Dr. Hana Ito', role }, reference: null });
    },
  };
}
