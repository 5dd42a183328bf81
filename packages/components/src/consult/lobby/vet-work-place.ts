import type { Room } from '@vetkit/signal-server/consult/contract';
import { css, html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../../clinic/clinic-controller.ts';
import { workPlaceTexts } from '../../locales/work-place.ts';
import { banner } from '../../shared/banner.ts';
import { button } from '../../shared/button.ts';
import { define } from '../../shared/define.ts';
import { textArea } from '../../shared/field.ts';
import '../../shared/icons.first.ts';
import { actions } from '../../shared/styles/actions.ts';
import { choices } from '../../shared/styles/choices.ts';
import { fields } from '../../shared/styles/fields.ts';
import { ground } from '../../shared/styles/ground.ts';
import { surfaces } from '../../shared/styles/surfaces.ts';
import { words } from '../../shared/styles/words.ts';
import { tick } from '../../shared/tick.ts';
import { consultClient } from '../client.ts';
import { lobbyClient } from '../lobby-client.ts';
import { VetRoomChangedEvent } from './events.ts';

const lines = ['quiet', 'notDriving', 'nothingElse'] as const;
type Line = (typeof lines)[number];

/**
 * What a vet or technician ticks once a day before going in: a quiet and private place, not driving, nothing else open. From an unusual
 * place a prepared sentence goes to the owner as a message.
 *
 * @fires {VetRoomChangedEvent} vet-room-changed - It was told.
 */
export class VetWorkPlace extends LitElement {
  static override styles = [ground, words, actions, choices, fields, surfaces, css`
    :host { display: block; }
    form { display: grid; gap: 12px; }
    .lines { display: grid; }
  `];

  /** The room as the server sees it. */
  @property({ attribute: false }) room: Room | undefined;
  @property() clinic = '';
  @property() server = '';

  @state() private ticked: readonly Line[] = [];
  /** The sentence to the owner; nothing where the place is as usual. */
  @state() private sentence: string | undefined;
  @state() private doing: 'nothing' | 'missing' | 'busy' | 'failed' = 'nothing';

  readonly #at = new ClinicController(this);
  /** The same message however often it is sent. */
  #message = '';

  /** Says that these lines come first, and puts the focus on the first one that is open. */
  remind(): void {
    this.doing = 'missing';
    const open = lines.find((line) => !this.ticked.includes(line)) ?? lines[0];
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`#${open}`)?.focus());
  }

  protected override render() {
    const { room, doing, sentence } = this;
    if (!room) return nothing;
    const t = this.#at.texts(workPlaceTexts);
    const put = (line: Line, on: boolean) => (this.ticked = on ? [...this.ticked, line] : this.ticked.filter((one) => one !== line));
    const send = (event: Event) => {
      event.preventDefault();
      if (this.ticked.length < lines.length) this.remind();
      else void this.#tell(room);
    };
    return html`
      <div class="vet"><section class="card" part="card"><form @submit=${send}>
        <h3 class="sub" id="title">${t.placeTitle}</h3>
        <div class="lines" role="group" aria-labelledby="title">
          ${lines.map((line) => tick({ name: line, label: t[line], checked: this.ticked.includes(line), onTick: (on) => put(line, on) }))}
          ${tick({ name: 'unusual', label: t.unusual, detail: t.unusualDetail, checked: sentence !== undefined, onTick: (on) => (this.sentence = on ? t.prepared : undefined) })}
        </div>
        ${sentence === undefined ? nothing : textArea({ name: 'sentence', label: t.sentence({ owner: room.appointment.owner?.name ?? '' }), value: sentence, maxlength: 500, onInput: (text) => (this.sentence = text) })}
        ${doing === 'failed' ? banner({ tone: 'bad', text: t.placeFailed }) : doing === 'missing' ? banner({ tone: 'warn', text: t.placeFirst }) : nothing}
        <div class="actions">${button({ label: t.placeReady, busyLabel: t.placeSending, busy: doing === 'busy', size: '', kind: 'quiet', icon: 'check', type: 'submit' })}</div>
      </form></section></div>`;
  }

  async #tell({ appointment: { reference } }: Room): Promise<void> {
    if (this.doing === 'busy') return;
    this.doing = 'busy';
    const { http } = this.#at.clinic;
    const text = this.sentence?.trim();
    try {
      if (text) await consultClient(http, reference).say({ id: (this.#message ||= crypto.randomUUID()), text, staffOnly: false });
      const room = await lobbyClient(http, reference).tellWorkPlace({ unusual: this.sentence !== undefined });
      this.doing = 'nothing';
      this.dispatchEvent(new VetRoomChangedEvent(room));
    } catch {
      this.doing = 'failed';
    }
  }
}

define('vet-work-place', VetWorkPlace);
declare global {
  interface HTMLElementTagNameMap { 'vet-work-place': VetWorkPlace }
}
