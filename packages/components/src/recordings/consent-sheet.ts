import type { Recording, RecordingList } from '@vetkit/signal-server/recordings/contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { RecordingsTexts } from '../locales/recordings.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { icon } from '../shared/icons.call.ts';
import '../shared/icons.after.ts';

export interface ConsentView {
  readonly recording: Recording;
  readonly list: RecordingList;
  readonly clinic: string;
  readonly isOwner: boolean;
  /** The owner has ticked it at the booking. */
  readonly booked: boolean;
  readonly busy: boolean;
  /** The answer that was pressed did not arrive. */
  readonly failed: boolean;
  readonly onAnswer: (yes: boolean) => void;
}

const year = 365;

/** How long it is kept, in years where it comes out even. */
export const kept = (days: number, texts: RecordingsTexts): string => (days % year === 0 ? texts.keptYears({ count: days / year }) : texts.keptDays({ count: days }));

/** Tab goes round within the question, as it lies over everything else. */
function within(event: KeyboardEvent): void {
  if (event.key !== 'Tab') return;
  const sheet = event.currentTarget as HTMLElement;
  const all = [...sheet.querySelectorAll('button')];
  const at = all.indexOf((sheet.getRootNode() as ShadowRoot).activeElement as HTMLButtonElement);
  event.preventDefault();
  all.at(event.shiftKey ? (at < 0 ? -1 : at - 1) : (at + 1) % all.length)?.focus();
}

/** The question, over everything: both answers weigh the same. */
export function consentSheet({ recording, list, clinic, isOwner, booked, busy, failed, onAnswer }: ConsentView, texts: RecordingsTexts): TemplateResult {
  const who = recording.by.name;
  const sees = !list.ownersWatch ? texts.whoSeesClinic({ clinic }) : isOwner ? texts.whoSees({ clinic }) : texts.whoSeesStaff({ clinic });
  const fact = (sign: TemplateResult, text: string) => html`<li class="row fact"><span class="soft sign">${sign}</span><span>${text}</span></li>`;
  return html`<div class="veil"><section class="sheet" role="alertdialog" aria-modal="true" aria-labelledby="question" aria-describedby="same-way" tabindex="-1" @keydown=${within}>
    <span class="mark">${icon('record')}</span>
    <h2 class="title" id="question">${recording.startedAt ? texts.questionOn({ who }) : texts.question({ who })}</h2>
    <ul class="facts">
      ${fact(icon('users'), sees)}
      ${fact(icon('clock'), kept(list.keptDays, texts))}
      ${fact(icon('hand'), texts.stopAnyTime)}
      ${isOwner && booked ? fact(icon('check-circle'), texts.bookedYes) : nothing}
    </ul>
    <p class="small soft" id="same-way">${texts.sameWay}</p>
    <div class="foot">${failed ? banner({ tone: 'bad', text: texts.failedAsk }) : nothing}
    <div class="actions answers">${button({ label: texts.no, kind: 'quiet', busy, onPress: () => onAnswer(false) })}${button({ label: texts.yes, kind: 'quiet', busy, onPress: () => onAnswer(true) })}</div></div>
  </section></div>`;
}
