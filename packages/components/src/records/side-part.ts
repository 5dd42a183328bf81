import type { RecordBody } from '@vetkit/signal-server/records/contract';
import type { MissingCode } from '@vetkit/signal-server/records/rules';
import { html, nothing, type TemplateResult } from 'lit';
import { dayAndClock, type Saying } from '../shared/time.ts';
import type { Beside } from './beside.ts';
import { diedPart, keysPart } from './beside-part.ts';
import type { DraftState } from './draft.ts';
import type { EditorTexts } from './editor-texts.ts';
import { followUpPart } from './follow-up-part.ts';
import { missingPart } from './missing-part.ts';
import type { Change } from './soap-part.ts';
import type { UnitSystem } from './vitals.ts';
import { type Weighed, weightPart } from './weight-part.ts';

export interface Side {
  readonly draft: Exclude<DraftState, { is: 'loading' | 'failed' }>;
  readonly body: RecordBody;
  /** Nothing can be written now. */
  readonly closed: boolean;
  readonly weights: readonly Weighed[];
  readonly system: UnitSystem;
  readonly saying: Saying;
  readonly texts: EditorTexts;
  readonly change: Change;
  readonly onGo: (code: MissingCode) => void;
  readonly beside: Beside;
}

/** What stands beside the letters of a record: what is missing, the follow-up or the versions, weights, earlier visits (a slot), and the quiet parts. */
export function sidePart({ draft, body, closed, weights, system, saying, texts, change, onGo, beside }: Side): TemplateResult {
  const { record } = draft;
  const done = draft.is === 'completed';
  return html`<div class="stack side gap-16">
    ${done ? nothing : missingPart(body, texts, onGo)}
    <fieldset ?disabled=${closed}>${followUpPart(body, record.visit.owner, texts, change)}</fieldset>
    ${done ? html`<vet-record-versions .reference=${record.reference} .revision=${record.revision}></vet-record-versions>` : nothing}
    ${weightPart(weights, system, saying, texts)}
    <slot name="beside"></slot>
    ${diedPart({
      pet: record.visit.pet, deceased: beside.deceased ?? record.visit.deceased, saying: beside.saying, booked: beside.booked, when: (at) => dayAndClock(at, saying),
      mark: (deceased) => beside.mark(deceased), callOff: (reference) => beside.callOff(reference),
    }, texts)}
    ${keysPart(texts, /Mac|iP(hone|ad)/.test(navigator.userAgent))}
  </div>`;
}
