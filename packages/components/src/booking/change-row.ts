import type { CancelRequest } from '@vetkit/signal-server/booking/contract';
import type { AppointmentRow } from '@vetkit/signal-server/booking/staff.contract';
import type { Slot } from '@vetkit/signal-server/calendar/contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { AppointmentsTexts } from '../locales/appointments.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { chips } from '../shared/choice.ts';
import '../shared/icons.owner.ts';
import { clock, type Saying } from '../shared/time.ts';

/** One visit being moved or cancelled by the staff. */
export interface Changing {
  readonly reference: string;
  /** The date whose free times are shown. */
  readonly date: string;
  /** Nothing while they are looked for. */
  readonly slots: readonly Slot[] | undefined;
  /** The start that is chosen. */
  readonly start: string;
  readonly busy: 'no' | 'moving' | 'cancelling' | 'releasing';
  /** The chosen time was gone; the slots are fresh. */
  readonly lost: boolean;
  /** Who calls it off, where that is asked; `missing`: it was pressed without saying. */
  readonly whose: CancelRequest['by'] | 'missing';
}

/** What can be done there. */
export interface ChangeActs {
  readonly onDate: (date: string) => void;
  readonly onStart: (start: string) => void;
  readonly onMove: () => void;
  readonly onCancel: (request: CancelRequest) => void;
  /** Asks who calls it off; nothing for those who treat, who call it off themselves. */
  readonly onWhose: ((whose: Changing['whose']) => void) | undefined;
  /** Gives it back; nothing for whoever may not. */
  readonly onRelease: (() => void) | undefined;
  readonly onClose: () => void;
}

/** The part under a row in which staff move or cancel its visit: a date, its free times, and beside it the way to call it off. */
export function changeRow(row: AppointmentRow, changing: Changing, acts: ChangeActs, { texts, saying }: { readonly texts: AppointmentsTexts; readonly saying: Saying }): TemplateResult {
  const { date, slots, start, busy, lost, whose } = changing;
  const by = whose === 'missing' ? undefined : whose;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    if (acts.onWhose && !by) return acts.onWhose('missing');
    const reason = String(new FormData(event.target).get('why') ?? '').trim();
    acts.onCancel({ ...(reason ? { reason } : {}), ...(by ? { by } : {}) });
  };
  return html`
    <div class="why stack gap-16">
      ${row.onDemand ? html`<h3 class="sr" id="change-${row.reference}" tabindex="-1">${texts.more}</h3>` : html`<section class="stack gap-12" aria-label=${texts.moveTitle}>
        <h3 class="sub" id="change-${row.reference}" tabindex="-1">${texts.moveTitle}</h3>
        ${lost ? banner({ tone: 'warn', icon: 'clock', text: texts.moveLost }) : nothing}
        <label class="field"><span class="label">${texts.moveDate}</span><input class="input" type="date" .value=${date} @change=${(event: Event) => acts.onDate((event.target as HTMLInputElement).value)}></label>
        ${!slots ? html`<p class="small soft" role="status">${texts.moveLoading}</p>`
          : slots.length === 0 ? html`<p class="small soft" role="status">${texts.moveNone}</p>`
          : html`<fieldset class="field"><legend class="label">${texts.moveTime}</legend>
              <div class="chips">${slots.map((slot) => html`<label class="chip"><input type="radio" name="start-${row.reference}" value=${slot.start} .checked=${slot.start === start} @change=${() => acts.onStart(slot.start)}>${clock(slot.start, saying)}</label>`)}</div>
            </fieldset>`}
        ${start ? html`<div class="actions">${button({ label: texts.moveSend, busyLabel: texts.moving, busy: busy === 'moving', size: '', onPress: acts.onMove })}</div>` : nothing}
      </section>`}
      ${acts.onRelease ? html`<section class="stack gap-12" aria-label=${texts.releaseTitle}>
        <h3 class="sub">${texts.releaseTitle}</h3>
        <p class="hint">${texts.releaseHint}</p>
        <div class="actions">${button({ label: texts.releaseSend, busyLabel: texts.releasing, busy: busy === 'releasing', kind: 'quiet', size: '', onPress: acts.onRelease })}</div>
      </section>` : nothing}
      <form class="stack gap-12" aria-label=${texts.cancelTitle} @submit=${submit}>
        <h3 class="sub">${texts.cancelTitle}</h3>
        ${acts.onWhose ? chips({ name: `whose-${row.reference}`, legend: texts.cancelWhose, value: by, options: [{ value: 'owner', label: texts.theOwner }, { value: 'staff', label: texts.theClinic }], onChoose: acts.onWhose, error: whose === 'missing' ? texts.cancelWhoseMissing : undefined }) : nothing}
        ${by ? html`<p class="hint" role="status">${by === 'staff' || !isLate(row) ? texts.cancelFree : texts.cancelLate}</p>` : nothing}
        <label class="field"><span class="label">${texts.cancelWhy}</span><input class="input" name="why" maxlength="300"></label>
        <p class="hint">${texts.cancelHint}</p>
        <div class="actions">
          ${button({ label: texts.cancelSend, kind: 'danger', size: '', type: 'submit', busy: busy === 'cancelling' })}
          ${button({ label: texts.close, kind: 'plain', size: '', onPress: acts.onClose })}
        </div>
      </form>
    </div>
  `;
}

/** The time in which its owner could call it off freely is over. */
const isLate = ({ status, freeUntil }: AppointmentRow): boolean => status === 'confirmed' && (freeUntil === null || Date.parse(freeUntil) <= Date.now());
