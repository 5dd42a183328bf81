import { html, nothing, type TemplateResult } from 'lit';
import { isProblem } from '../clinic/problem.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { textField } from '../shared/field.ts';
import type { AmendmentsTexts } from '../locales/amendments.ts';
import type { AmendingState } from './amending.ts';

export interface AmendHandlers {
  readonly onReason: (reason: string) => void;
  readonly onSign: () => void;
  readonly onStop: () => void;
}

/** What stands above a record that is being amended: why, and the signature. */
export function amendPart(state: Exclude<AmendingState, { is: 'none' | 'stale' }>, wantsReason: boolean, texts: AmendmentsTexts, on: AmendHandlers): TemplateResult {
  return html`
    <section class="card calm stack" part="card">
      <div class="stack gap-4"><h3 class="sub">${texts.amending}</h3><p class="small soft">${texts.amendingText}</p></div>
      ${textField({ name: 'reason', label: texts.reason, value: state.reason, maxlength: 500, required: true, error: wantsReason && !state.reason.trim() ? texts.reasonNeeded : undefined, onInput: on.onReason })}
      ${state.is === 'failed' ? banner({ tone: isProblem(state.error, 'revision-stale') ? 'warn' : 'bad', text: isProblem(state.error, 'revision-stale') ? texts.amendJoined : isProblem(state.error, 'nothing-amended') ? texts.nothingAmended : isProblem(state.error, 'not-yours') ? texts.amendNotYours : texts.notSigned }) : nothing}
      <div class="actions">
        ${button({ label: texts.sign, size: '', busy: state.is === 'signing', busyLabel: texts.signing, onPress: on.onSign })}
        ${button({ label: texts.stopAmending, kind: 'quiet', size: '', onPress: on.onStop })}
      </div>
    </section>
  `;
}
