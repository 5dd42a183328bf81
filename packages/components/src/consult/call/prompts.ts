import { html, nothing, type TemplateResult } from 'lit';
import type { ClinicController } from '../../clinic/clinic-controller.ts';
import { callMoreTexts, type CallMoreTexts } from '../../locales/call-more.ts';
import { button } from '../../shared/button.ts';
import { icon } from '../../shared/icons.call.ts';
import type { Talk } from './talk.ts';
import type { PhotoState } from './tools-controller.ts';

/** What the prompts of a call need. */
export interface Prompts {
  readonly talk: Talk;
  readonly photo: PhotoState;
  readonly nameOf: (peer: string) => string;
  readonly other: string;
  readonly onAnswer: (yes: boolean) => void;
  readonly onRead: (what: 'mine' | 'typed' | 'breaths' | 'photo') => void;
}

/** What is to be drawn of it, and what is read aloud. */
export interface Prompted {
  readonly asked: TemplateResult | typeof nothing;
  readonly told: TemplateResult | typeof nothing;
  readonly typed: TemplateResult | typeof nothing;
  readonly aloud: string;
}

/** Draws what somebody asks, tells and types. */
export function prompted(prompts: Prompts, at: ClinicController): Prompted {
  const texts = at.texts(callMoreTexts);
  const { talk: { asked }, nameOf } = prompts;
  return { asked: askedPrompt(prompts, texts), told: toldLine(prompts, texts), typed: typedLines(prompts, texts), aloud: asked ? texts[`asked-${asked.what}`]({ who: nameOf(asked.by) }) : '' };
}

/** What somebody asks for: it is only ever done by a press. */
function askedPrompt({ talk: { asked }, nameOf, onAnswer }: Prompts, texts: CallMoreTexts): TemplateResult | typeof nothing {
  if (!asked) return nothing;
  return html`<div class="ask" role="group" aria-labelledby="asked">
    <p id="asked">${texts[`asked-${asked.what}`]({ who: nameOf(asked.by) })}</p>
    <div class="row-actions">
      ${button({ label: texts[`do-${asked.what}`], size: '', onPress: () => onAnswer(true) })}
      ${button({ label: texts.notNow, kind: 'quiet', size: '', onPress: () => onAnswer(false) })}
    </div>
  </div>`;
}

/** What is told in a line, the newest that matters most: one at a time. */
function toldLine({ talk, photo, nameOf, other, onRead }: Prompts, texts: CallMoreTexts): TemplateResult | typeof nothing {
  const { mine, breaths, photo: arrived } = talk;
  const line = (text: string, what?: 'mine' | 'breaths' | 'photo') =>
    html`${icon('info')}<span>${text}</span>${what ? html`<button type="button" class="read" aria-label=${texts.close} @click=${() => onRead(what)}>${icon('x')}</button>` : nothing}`;
  if (breaths) return line(texts.countHeard({ who: nameOf(breaths.by), rate: Math.round((breaths.count * 60) / breaths.seconds), seconds: breaths.seconds }), 'breaths');
  if (arrived) return line(texts.photoArrived({ who: nameOf(arrived.by) }), 'photo');
  if (photo === 'taking') return line(texts.photoTaking);
  if (photo === 'failed') return line(texts.photoFailed, 'photo');
  if (mine) return line(texts[`mine-${mine.is}`]({ who: other }), 'mine');
  if (photo === 'sent') return line(texts.photoSent);
  if (talk.soundOnly) return line(texts.soundOnlyNow);
  return nothing;
}

/** The words that somebody types, large enough to be read across a table. */
function typedLines({ talk: { typed }, nameOf, onRead }: Prompts, texts: CallMoreTexts): TemplateResult | typeof nothing {
  if (!typed) return nothing;
  return html`<div class="typed"><p class="by">${texts.typedBy({ who: nameOf(typed.by) })}<button type="button" class="read" aria-label=${texts.close} @click=${() => onRead('typed')}>${icon('x')}</button></p>
    ${typed.lines.map((text) => html`<p>${text}</p>`)}</div>`;
}
