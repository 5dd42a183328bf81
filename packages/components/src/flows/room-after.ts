import { html, nothing, type TemplateResult } from 'lit';
import type { ClinicController } from '../clinic/clinic-controller.ts';
import { VetAnotherTimeEvent } from '../consult/lobby/events.ts';
import type { VetWrapUpEvent } from '../consult/staff-events.ts';
import type { Went } from '../consult/wrap-up/went.ts';
import type { RoomPlace } from '../consult/room-state.ts';
import type { ConsultTexts } from '../locales/consult.ts';
import { roomAfterTexts } from '../locales/room-after.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { drawn, panelsFor, type PanelView } from './room-panels.ts';
import { bar, wrapUp } from './room-seams.ts';

/** What is left when the call has ended: how it went, what is still to do, and what was written. */
export function after(view: PanelView, { went, onWrapUp }: { readonly went: Went | null; readonly onWrapUp: (event: VetWrapUpEvent) => void }, labels: ConsultTexts, at: ClinicController): TemplateResult {
  const texts = at.texts(roomAfterTexts, view.texts);
  const { role } = view.room.me;
  const staff = role !== 'owner' && role !== 'guest';
  const { status } = view.room.appointment;
  const off = status === 'cancelled' || status === 'declined' ? status : undefined;
  // Nobody came: there is nothing to write and nothing to read. Of what was called off, who owes whom is left, and what was before.
  const all = panelsFor(role, 'after').filter(({ name }) => (off ? ['payment', 'attendance', 'history'].includes(name) : !view.room.closedAs || (name !== 'record' && name !== 'summary')));
  return html`
    <div class="after" @vet-wrap-up=${onWrapUp}>
      ${off ? banner({ tone: 'info', title: labels[off], text: staff ? texts.offStaff : texts.offOwner, ...(role === 'owner' ? { actions: html`<button type="button" class="btn quiet" @click=${({ currentTarget }: Event) => currentTarget?.dispatchEvent(new VetAnotherTimeEvent(view.reference))}>${texts.bookOther}</button>` } : {}) }) : view.room.closedAs ? banner({ tone: 'info', title: texts.closed, text: staff ? texts.closedStaff : texts.closedOwner }) : banner({ tone: 'ok', title: texts.ended, text: role === 'guest' ? texts.endedGuest : staff ? texts.endedStaff : texts.endedOwner })}
      ${staff && !off ? html`${wrapUp(view)}${bar(view, 'after')}` : nothing}
      ${report(went, staff, view)}
      ${all.filter(({ bare }) => bare).map((panel) => drawn(panel, view))}
      <div class="after-panels">${all.filter(({ bare }) => !bare).map((panel) => html`<section class="card flush"><h2 class="head panel-head">${panel.label(labels)}</h2><div class="after-place">${drawn(panel, view)}</div></section>`)}</div>
    </div>
  `;
}

/** How the call went, for whoever was in it from this page. */
function report(went: Went | null, staff: boolean, { texts }: PanelView): TemplateResult | typeof nothing {
  if (!went) return nothing;
  void import('../consult/wrap-up/vet-call-report.ts');
  return html`<vet-call-report .went=${went} ?numbers=${staff} .texts=${texts}></vet-call-report>`;
}

/** What somebody reads who is not let in any more. */
export function removed({ room: { appointment: { clinic }, me }, texts }: PanelView, at: ClinicController): TemplateResult {
  const t = at.texts(roomAfterTexts, texts);
  return html`<div class="alone">${banner({ tone: 'info', title: t.removed, text: me.role === 'owner' && clinic.phone ? t.removedPhone({ clinic: clinic.name, phone: clinic.phone }) : t.removedText({ clinic: clinic.name }) })}</div>`;
}

/** What stays of the room where the call is not: another tab has it, another device, or somebody else with the same account. */
export function elsewhere({ on }: Extract<RoomPlace, { is: 'elsewhere' }>, { room, reference, texts }: PanelView, at: ClinicController, { onMove, onBack }: { readonly onMove: () => void; readonly onBack: () => void }): TemplateResult {
  const t = at.texts(roomAfterTexts, texts);
  const shared = on === 'pushed' && room.me.role !== 'owner' && room.me.role !== 'guest';
  if (on !== 'device') {
    const said = shared ? { title: t.pushedStaff, text: t.pushedStaffText } : { title: on === 'tab' ? t.elsewhere : t.pushed, text: t.elsewhereText };
    return html`<div class="alone">${banner({ tone: shared ? 'warn' : 'info', ...said, actions: button({ label: t.moveHere, size: '', onPress: onMove }) })}</div>`;
  }
  void import('../consult/lobby/vet-second-screen.ts');
  void import('../consult/tools/vet-messages.ts');
  return html`<vet-second-screen .room=${room} @vet-waiting=${onBack}><vet-messages reference=${reference} .room=${room} .texts=${texts}></vet-messages></vet-second-screen>`;
}
