import type { AppointmentRow } from '@vetkit/signal-server/booking/contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { AppointmentsTexts } from '../locales/appointments.ts';
import { icon, type IconName } from '../shared/icons.ts';
import { clock, nearDay, ownZone } from '../shared/time.ts';

/** What can be done with a row. */
export interface RowActs {
  readonly buttons: TemplateResult;
  /** What opens under the row. */
  readonly below?: TemplateResult | typeof nothing;
}

const modalityIcons = { video: 'video', phone: 'phone', 'in-person': 'home', messages: 'chat' } as const satisfies Record<AppointmentRow['modality'], IconName>;

const petIcon = (species: string | undefined): IconName => {
  const known = { cat: 'cat', dog: 'dog', rabbit: 'rabbit', bird: 'bird' } as const;
  return known[species?.toLowerCase() as keyof typeof known] ?? 'paw';
};

/** How near the owner is, as a badge: nothing while away. */
function hereBadge(row: AppointmentRow, texts: AppointmentsTexts): TemplateResult | typeof nothing {
  const stage = row.consult.ownerStage;
  if (stage === null || stage === 'gone') return nothing;
  const word = stage === 'in-call' ? texts.inCall : stage === 'testing' ? texts.testing : texts.here;
  return html`<span class="badge ok">${icon('check')}${word}</span>`;
}

/** When the record is due, where one is owed. */
function dueLine(row: AppointmentRow, locale: string, texts: AppointmentsTexts): TemplateResult | typeof nothing {
  const due = row.consult.recordDueAt;
  if (!due || row.consult.state !== 'ended') return nothing;
  const time = `${nearDay(due, { locale, zone: ownZone() })} ${clock(due, { locale, zone: ownZone() })}`;
  return Date.parse(due) < Date.now() ? html`<span class="late">${texts.overdue({ time })}</span>` : html`${texts.due({ time })}`;
}

/** One appointment: when, who, how; and what can be done. Times are in the reader's own zone. */
export function appointmentRow(row: AppointmentRow, acts: RowActs, { locale, texts }: { readonly locale: string; readonly texts: AppointmentsTexts }): TemplateResult {
  const saying = { locale, zone: ownZone() };
  const due = dueLine(row, locale, texts);
  return html`
    <li class="appt">
      <div class="when"><b>${clock(row.start, saying)}</b><span class="small soft">${nearDay(row.start, saying)}</span></div>
      <div class="row top gap-12">
        <span class="avatar" aria-hidden="true">${icon(petIcon(row.pet?.species))}</span>
        <div class="grow">
          <p class="row wrap"><b class="sub">${row.pet?.name ?? row.reference}</b><span class="badge">${icon(modalityIcons[row.modality])}${texts[row.modality]}</span>${row.escalatedAt ? html`<span class="badge warn">${icon('clock')}${texts.waitsLong}</span>` : nothing}${hereBadge(row, texts)}</p>
          <p class="small soft">${due === nothing ? row.reason : due}${row.owner ? html` <span>${row.owner.name}.</span>` : nothing}</p>
          <p class="ref small">${row.reference}</p>
        </div>
      </div>
      <div class="acts row">${acts.buttons}</div>
      ${acts.below ?? nothing}
    </li>
  `;
}
