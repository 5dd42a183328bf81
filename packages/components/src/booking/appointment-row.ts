import type { AppointmentRow } from '@vetkit/signal-server/booking/staff.contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { AppointmentsTexts } from '../locales/appointments.ts';
import { icon, type IconName } from '../shared/icons.ts';
import { clock, minutes, nearDay, ownZone, type Saying } from '../shared/time.ts';

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

/** Every animal of the visit. */
const names = ({ pet, otherPets, reference }: AppointmentRow): string => [pet?.name ?? reference, ...(otherPets ?? []).map(({ name }) => name)].join(', ');

/** How near the owner is, as a badge: nothing while away. */
function hereBadge(row: AppointmentRow, texts: AppointmentsTexts): TemplateResult | typeof nothing {
  const stage = row.consult.ownerStage;
  if (stage === null || stage === 'gone') return nothing;
  const word = stage === 'in-call' ? texts.inCall : stage === 'testing' ? texts.testing : texts.here;
  return html`<span class="badge ok">${icon('check')}${word}</span>`;
}

/** Who runs late, and when they come. Who has come since shows the other badge. */
function lateBadge({ late, consult }: AppointmentRow, texts: AppointmentsTexts, saying: Saying): TemplateResult | typeof nothing {
  const [at, word] = late?.staff ? [late.staff, texts.staffLate] : late?.owner && consult.ownerStage !== 'in-call' ? [late.owner, texts.ownerLate] : [];
  if (!at || !word || consult.state !== 'waiting' || Date.parse(at) < Date.now()) return nothing;
  return html`<span class="badge warn">${icon('clock')}${word({ time: clock(at, saying) })}</span>`;
}

/** When the record is due, where one is owed. */
function dueLine(row: AppointmentRow, locale: string, texts: AppointmentsTexts): TemplateResult | typeof nothing {
  const due = row.consult.recordDueAt;
  if (!due || row.consult.state !== 'ended') return nothing;
  const time = `${nearDay(due, { locale, zone: ownZone() })} ${clock(due, { locale, zone: ownZone() })}`;
  return Date.parse(due) < Date.now() ? html`<span class="late">${texts.overdue({ time })}</span>` : html`${texts.due({ time })}`;
}

const shapes = { emergency: 'octagon', urgent: 'triangle', soon: 'clock', routine: 'check-circle' } as const satisfies Record<string, IconName>;
const tones = { emergency: 'bad', urgent: 'warn', soon: 'info', routine: '' } as const;

/** How urgent it is, and how it must come: colour, shape and word. */
function triageBadges({ triage, advice, unassigned }: AppointmentRow, texts: AppointmentsTexts): TemplateResult {
  // What can wait needs no badge, but beside what waits for somebody.
  const shown = triage && (unassigned || triage.urgency === 'urgent' || triage.urgency === 'emergency') ? triage.urgency : undefined;
  return html`
    ${shown ? html`<span class="badge ${tones[shown]}">${icon(shapes[shown])}${texts[shown]}</span>` : nothing}
    ${advice?.isolation ? html`<span class="badge warn">${icon('car')}${texts.isolation}</span>` : nothing}
    ${advice?.handling.length ? html`<span class="badge">${icon('paw')}${texts.handling}</span>` : nothing}`;
}

/** What was told and how it should come, under the row of what waits for somebody or needs care. */
function toldPart({ triage, advice, unassigned, status }: AppointmentRow, texts: AppointmentsTexts): TemplateResult | typeof nothing {
  const notes = advice ? [advice.isolation, ...advice.handling].filter((line) => line !== null) : [];
  if (!triage || (!unassigned && status !== 'requested' && notes.length === 0)) return nothing;
  return html`<details class="told small"><summary>${texts.told}</summary><p class="lines">${triage.summary}</p>${notes.map((line) => html`<p>${line}</p>`)}</details>`;
}

/** Since when it waits for somebody, or when it is. */
function whenPart({ start, unassigned, onDemand }: AppointmentRow, texts: AppointmentsTexts, saying: Saying): TemplateResult {
  if (!unassigned || !onDemand) return html`<b>${clock(start, saying)}</b><span class="small soft">${nearDay(start, saying)}</span>`;
  const waited = Math.max(0, Math.floor((Date.now() - Date.parse(unassigned.since)) / 60_000));
  return html`<b>${texts.liveCall}</b><span class="small soft">${texts.waits({ time: minutes(waited, saying.locale) })}</span>`;
}

/** One appointment: when, who, how; and what can be done. Times are in the reader's own zone. */
export function appointmentRow(row: AppointmentRow, acts: RowActs, { locale, texts }: { readonly locale: string; readonly texts: AppointmentsTexts }): TemplateResult {
  const saying = { locale, zone: ownZone() };
  const due = dueLine(row, locale, texts);
  return html`
    <li class="appt">
      <div class="when">${whenPart(row, texts, saying)}</div>
      <div class="row top gap-12">
        <span class="avatar" aria-hidden="true">${icon(petIcon(row.pet?.species))}</span>
        <div class="grow">
          <p class="row wrap"><b class="sub">${names(row)}</b><span class="badge">${icon(modalityIcons[row.modality])}${texts[row.modality]}</span>${row.escalatedAt ? html`<span class="badge warn">${icon('clock')}${row.unassigned ? texts.nobodyClaimed : texts.waitsLong}</span>` : nothing}${row.unassigned && !row.onDemand ? html`<span class="badge">${texts.givenBack}</span>` : nothing}${triageBadges(row, texts)}${lateBadge(row, texts, saying)}${hereBadge(row, texts)}</p>
          <p class="small soft">${due === nothing ? row.reason : due}${row.owner ? html` <span>${row.owner.name}.</span>` : nothing}</p>
          <p class="ref small">${row.reference}</p>
          ${toldPart(row, texts)}
        </div>
      </div>
      <div class="acts row">${acts.buttons}</div>
      ${acts.below ?? nothing}
    </li>
  `;
}
