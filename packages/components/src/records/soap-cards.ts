import type { MedicalRecord, RecordBody } from '@vetkit/signal-server/records/contract';
import { html, type TemplateResult } from 'lit';
import type { FindingsTexts } from '../locales/findings.ts';
import type { RecordsTexts } from '../locales/records.ts';
import { conditionPart } from './condition-part.ts';
import { examPart } from './exam-part.ts';
import { nextPart } from './next-part.ts';
import { problemsPart } from './problems-part.ts';
import { type Change, soapPart } from './soap-part.ts';
import { toldPart } from './told-part.ts';
import { type VitalsView, vitalsPart } from './vitals-part.ts';

export interface SoapCards extends Omit<VitalsView, 'body' | 'species' | 'texts' | 'change'> {
  readonly body: RecordBody;
  readonly visit: MedicalRecord['visit'];
  readonly texts: RecordsTexts & FindingsTexts;
  readonly change: Change;
  readonly stills: unknown;
}

/** The four letters of a record, each on a card with what belongs to it. */
export function soapCards({ body, visit, texts, change, stills, ...vitals }: SoapCards): TemplateResult {
  return html`
    <section class="card stack gap-20" part="card">${toldPart(body, visit.owner, texts)}${soapPart('subjective', body, texts, change)}</section>
    <section class="card stack gap-20" part="card">
      ${soapPart('objective', body, texts, change)}
      ${vitalsPart({ ...vitals, body, species: visit.species, texts, change })}
      ${stills}
      ${examPart(body, texts, change)}
      ${conditionPart(body, texts, change, vitals)}
    </section>
    <section class="card stack gap-20" part="card">${soapPart('assessment', body, texts, change)}${problemsPart(body, texts, change)}</section>
    <section class="card stack gap-20" part="card">${soapPart('plan', body, texts, change)}${nextPart(body, texts, change)}</section>
  `;
}
