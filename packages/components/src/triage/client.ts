import { Retriaged, TriageAssessment, TriageQueue, TriageReply, type DecideTriage, type RetriageRequest, type SentTriage } from '@vetkit/signal-server/triage/assessments.contract';
import type { Http } from '../clinic/http.ts';

/** Triage over HTTP. Everything rejects with a `Problem`. */
export interface TriageClient {
  /** `as` says on whose behalf; `reference` uses the token of that visit, which links it. */
  ask(request: SentTriage, about?: { readonly as?: 'owner' | 'staff'; readonly reference?: string }): Promise<TriageReply>;
  queue(signal?: AbortSignal): Promise<TriageQueue>;
  decide(assessment: string, decision: DecideTriage): Promise<TriageAssessment>;
  retriage(reference: string, told: RetriageRequest): Promise<Retriaged>;
}

export const triageClient = (http: Http): TriageClient => ({
  ask: (body, about = {}) => http.request('POST', '/clinics/{clinic}/triage', { ...about, body, answer: TriageReply }),
  queue: (signal) => http.request('GET', '/clinics/{clinic}/triage-assessments', { as: 'staff', answer: TriageQueue, signal }),
  decide: (assessment, body) => http.request('POST', '/clinics/{clinic}/triage-assessments/{assessment}/decision', { as: 'staff', params: { assessment }, body, answer: TriageAssessment }),
  retriage: (reference, body) => http.request('POST', '/clinics/{clinic}/consults/{reference}/triage', { as: 'owner', reference, params: { reference }, body, answer: Retriaged }),
});
