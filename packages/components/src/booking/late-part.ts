import type { AppointmentRow } from '@vetkit/signal-server/booking/staff.contract';
import { html, nothing, type TemplateResult } from 'lit';

/** So near to its start, before or after, somebody may say of a visit that they run late. */
const near = 60 * 60_000;

/** «I'm running late» of a visit that is one's own and about to begin: nobody has to go to its waiting room for it. Shown where the page brings the element. */
export function latePart(row: AppointmentRow, me: string | undefined, onTold: () => void): TemplateResult | typeof nothing {
  if (row.status !== 'confirmed' || row.onDemand || row.consult.state !== 'waiting' || !me || row.practitioner?.id !== me || Math.abs(Date.parse(row.start) - Date.now()) > near) return nothing;
  return html`<div class="why"><vet-running-late .room=${{ appointment: row, me: { role: 'vet' } }} @vet-room-changed=${onTold}></vet-running-late></div>`;
}
