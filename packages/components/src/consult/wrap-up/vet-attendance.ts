import type { Attendance, AttendanceLine, Decision } from '@vetkit/signal-server/consult/policy.contract';
import { initialState, Task } from '@lit/task';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { ClinicController } from '../../clinic/clinic-controller.ts';
import { LiveController } from '../../clinic/live-controller.ts';
import { visitHistoryTexts, type VisitHistoryTexts } from '../../locales/visit-history.ts';
import { button } from '../../shared/button.ts';
import { define } from '../../shared/define.ts';
import { icon, type IconName } from '../../shared/icons.ts';
import { saveFile } from '../../shared/save-file.ts';
import { actions } from '../../shared/styles/actions.ts';
import { ground } from '../../shared/styles/ground.ts';
import { lists } from '../../shared/styles/lists.ts';
import { surfaces } from '../../shared/styles/surfaces.ts';
import { words } from '../../shared/styles/words.ts';
import type { Overrides } from '../../shared/text.ts';
import { clock, lasting, ownZone } from '../../shared/time.ts';
import { attendancePaper, readAttendance } from '../bar-client.ts';
import { styles } from './vet-attendance.styles.ts';

const marks: Readonly<Record<AttendanceLine['code'], IconName>> = {
  here: 'door', testing: 'camera', tested: 'shield', ready: 'check', gone: 'logout', 'came-in': 'video', left: 'phone-down', lost: 'wifi-off', began: 'users', ended: 'check-circle',
  'asked-help': 'hand', 'desk-answered': 'chat', 'help-handled': 'check', 'owner-called': 'send', 'no-show-said': 'x', cancelled: 'x', 'cancelled-for-owner': 'x', 'record-complete': 'clipboard',
};

/**
 * Who came when, by the server's clock: owners see their own side, staff both sides and the outcome with its reasons. For the visit's owner
 * and for signed-in staff.
 *
 * @csspart card - The card.
 */
export class VetAttendance extends LitElement {
  static override styles = [ground, words, actions, surfaces, lists, styles];

  /** The visit's reference, such as `VK-7Q3M-2F`. */
  @property() reference = '';
  /** The clinic's slug; from `<vet-clinic>` around it if not said. */
  @property() clinic = '';
  /** The server's address; where the script comes from if not said. */
  @property() server = '';
  /** Words of your own. */
  @property({ attribute: false }) texts: Overrides<typeof visitHistoryTexts.en> = {};

  readonly #at = new ClinicController(this);
  readonly #read = new Task(this, {
    args: () => [this.#at.clinic, this.reference, this.#at.clinic.session.find({ reference: this.reference })?.token] as const,
    task: ([clinic, reference, token], { signal }) => (reference && token ? readAttendance(clinic.http, reference, signal) : initialState),
    onComplete: (seen) => (this.#seen = seen),
  });
  #seen: Attendance | undefined;

  constructor() {
    super();
    new LiveController(this, () => (this.reference ? { clinic: this.#at.clinic, reference: this.reference } : undefined), {
      onEvent: (event) => event.reference === this.reference && event.type !== 'message.said' && void this.#read.run(),
    });
  }

  protected override render() {
    const texts = this.#at.texts(visitHistoryTexts, this.texts);
    const seen = this.#seen;
    // Beside the visit it is a note, not what somebody came for: what cannot be read is not there.
    if (!seen) return nothing;
    return html`<div class="vet"><section class="card" part="card" aria-labelledby="title">
      <h2 class="head" id="title">${texts.attendance}</h2>
      ${seen.decision === undefined ? nothing : seen.decision ? this.#decided(seen.decision, texts) : html`<p class="small soft">${texts.notYet}</p>`}
      ${seen.lines.length ? html`<ol class="lines">${seen.lines.map((line) => this.#line(line, seen, texts))}</ol>` : html`<p class="small soft">${texts.noLines}</p>`}
      ${this.#heard(seen, texts)}${this.#network(seen, texts)}${this.#camera(seen, texts)}
      <div>${button({ label: texts.paper, kind: 'quiet', size: '', icon: 'download', onPress: () => void this.#paper() })}</div>
    </section></div>`;
  }

  /** What cannot be had now can be asked for again. */
  async #paper(): Promise<void> {
    await attendancePaper(this.#at.clinic.http, this.reference).then((file) => saveFile(file, `attendance-${this.reference}.pdf`), () => undefined);
  }

  #decided({ outcome, reason, notes, owner, vet, version }: Decision, texts: VisitHistoryTexts): TemplateResult {
    const pays = { full: texts.pays_full, nothing: texts.pays_nothing, 'no-show-fee': texts['pays_no-show-fee'], 'cancellation-rule': texts['pays_cancellation-rule'], held: texts.pays_held }[owner.pays];
    const gets = vet.state === 'held' ? texts.getsHeld : vet.share ? texts.gets({ share: vet.share }) : texts.getsNothing;
    return html`<div class="decided ${outcome === 'completed' ? 'ok' : 'other'}">
      <p class="sub">${icon(outcome === 'completed' ? 'check-circle' : 'info')}${texts[outcome]}</p>
      <p>${reason.text}</p>
      <dl class="facts start"><dt>${texts.ownerPays}</dt><dd>${pays}</dd><dt>${texts.vetGets}</dt><dd>${gets}${vet.state === 'held' ? nothing : html`. <span class="why">${vet.reason.text}</span>`}</dd></dl>
      ${notes.map(({ text }) => html`<p class="small note">${icon('info', 's')}${text}</p>`)}
      <p class="small soft">${texts.noMoney} ${texts.version({ version })}.</p>
    </div>`;
  }

  #line({ at, side, code, afterStartS, trouble }: AttendanceLine, { decision }: Attendance, texts: VisitHistoryTexts): TemplateResult {
    const { locale } = this.#at;
    const from = Math.abs(afterStartS) < 1 ? texts.onTheDot : (afterStartS < 0 ? texts.before : texts.after)({ time: lasting(Math.abs(afterStartS), locale) });
    const who = side === 'server' ? '' : side === 'owner' && decision === undefined ? texts.you : texts[side];
    return html`<li class=${side}>${icon(marks[code], 's')}<span class="grow">${who ? html`<b>${who}</b> ` : nothing}${texts[code]}${trouble?.length ? html` <span class="soft">${texts.trouble({ checks: trouble.map((check) => check).join(', ') })}</span>` : nothing}</span><span class="small soft num" title=${from}>${clock(at, { locale, zone: ownZone() })}</span></li>`;
  }

  #heard({ twoWay, decision }: Attendance, texts: VisitHistoryTexts): TemplateResult | typeof nothing {
    if (!decision || (twoWay.owner === null && twoWay.staff === null)) return nothing;
    const said = (seconds: number | null) => (seconds === null ? texts.unsaid : lasting(seconds, this.#at.locale));
    return html`<p class="small soft">${texts.heard}: ${texts.heardAs({ owner: said(twoWay.owner), staff: said(twoWay.staff) })}.</p>`;
  }

  /** Owners read of their own line; whose it is need not be said then. */
  #network({ network, decision }: Attendance, texts: VisitHistoryTexts): TemplateResult | typeof nothing {
    const said = (['owner', 'staff'] as const).flatMap((side) => {
      const line = network[side];
      return line ? [texts.lineWas({ who: decision === undefined ? '' : texts[side], poor: line.poorS >= 1 ? lasting(line.poorS, this.#at.locale) : '', mended: line.mended })] : [];
    });
    return said.length ? html`<p class="small soft">${texts.network}: ${said.join('; ')}.</p>` : nothing;
  }

  /** Both sides read the same. */
  #camera({ camera }: Attendance, texts: VisitHistoryTexts): TemplateResult | typeof nothing {
    if (!camera) return nothing;
    const words = { seen: texts.cameraSeen, missing: texts.cameraMissing, excepted: texts.cameraExcepted, disputed: texts.cameraDisputed, unknown: texts.cameraUnknown };
    const told = (Object.keys(words) as (keyof typeof words)[]).filter((one) => camera[one] > 0).map((one) => words[one]({ time: lasting(camera[one], this.#at.locale) }));
    return html`<p class="small soft">${texts.camera}: ${told.join(', ')}.</p>`;
  }
}

define('vet-attendance', VetAttendance);
declare global {
  interface HTMLElementTagNameMap { 'vet-attendance': VetAttendance }
}
