import type { Room } from '@vetkit/signal-server/consult/contract';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../../clinic/clinic-controller.ts';
import { callTexts, type CallTexts } from '../../locales/call.ts';
import { consultTexts, type ConsultOverrides, type ConsultTexts } from '../../locales/consult.ts';
import type { DeviceKind } from '../../media/device-problem.ts';
import { define } from '../../shared/define.ts';
import { icon, type IconName } from '../../shared/icons.call.ts';
import { ground } from '../../shared/styles/ground.ts';
import { room as roomStyles } from '../../shared/styles/room.ts';
import { type Tool, VetDeviceToggleEvent, VetLeaveEvent, VetPanelEvent, VetToolEvent } from '../events.ts';
import { type DevicesView, noDevices } from '../media-view.ts';
import { mayFloat } from './may-float.ts';
import { styles } from './vet-call-tools.styles.ts';

/** What the tools have to know of the call. */
export interface ToolsView {
  /** The other side's name. */
  readonly who: string;
  readonly pet: string;
  /** Somebody can be seen. */
  readonly there: boolean;
  readonly frozen: boolean;
  readonly floating: boolean;
  readonly soundOnly: boolean;
}

export const noTools: ToolsView = { who: '', pet: '', there: false, frozen: false, floating: false, soundOnly: false };

interface Item {
  readonly tool: Tool;
  readonly sign: IconName;
  readonly words: string;
  /** Why it cannot be pressed. */
  readonly why?: string;
}

/**
 * The buttons of a call: sound, picture, screen, what else there is, and the way out.
 *
 * @fires {VetDeviceToggleEvent} vet-device-toggle - Mute or Camera was pressed.
 * @fires {VetToolEvent} vet-tool - Another tool was pressed.
 * @fires {VetPanelEvent} vet-panel - Chat was pressed (narrow screens).
 * @fires {VetLeaveEvent} vet-leave - Leave was pressed.
 * @csspart buttons - The row. @csspart more - The list behind «More».
 */
export class VetCallTools extends LitElement {
  static override styles = [ground, roomStyles, styles];

  /** Whose tools they are. */
  @property() side: Room['me']['role'] = 'owner';
  @property({ attribute: false }) devices: DevicesView = noDevices;
  @property({ attribute: false }) view: ToolsView = noTools;
  /** Is the panel beside the picture open? */
  @property({ type: Boolean }) panel = false;
  /** Something was written that was not seen yet. */
  @property({ type: Boolean }) news = false;
  @property({ attribute: false }) texts: ConsultOverrides = {};
  @property() clinic = '';
  @property() server = '';

  @state() private open = false;

  readonly #at = new ClinicController(this);

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('.more > .ctl')?.focus();
  }

  protected override render() {
    const texts = this.#at.texts(consultTexts, this.texts);
    const own = this.#at.texts(callTexts);
    const { camera, microphone, sharing } = this.devices;
    const toggle = (device: DeviceKind, on: boolean) => () => this.dispatchEvent(new VetDeviceToggleEvent(device, !on));
    const control = (sign: IconName, words: string, label: string, press: () => void, look = '') =>
      html`<button type="button" class="ctl ${look}" aria-label=${label} @click=${press}>${icon(sign)}<span>${words}</span></button>`;
    return html`<div class="vet tools">
      ${this.side === 'owner' ? this.#duo(own) : nothing}
      <div class="group" part="buttons">
        ${control(microphone ? 'mic' : 'mic-off', microphone ? texts.mute : texts.unmute, microphone ? texts.mute : texts.unmute, toggle('microphone', microphone), microphone ? '' : 'off')}
        ${control(camera ? 'video' : 'video-off', texts.cameraOn, camera ? texts.turnCameraOff : texts.turnCameraOn, toggle('camera', camera), camera ? '' : 'off')}
        ${mayShare() ? html`<span class="share">${control('screen', sharing ? own.stop : own.share, sharing ? own.stopSharing : own.shareLabel, () => this.#tool('share'), sharing ? 'on' : '')}</span>` : nothing}
        ${this.side === 'guest' ? nothing : html`<span class="chat">${control('chat', texts.chat, this.news ? `${texts.chat}. ${texts.unread}` : texts.chat, () => this.dispatchEvent(new VetPanelEvent(!this.panel)), this.panel ? 'on' : this.news ? 'news' : '')}</span>`}
        <span class="more" @keydown=${this.#keys} @focusout=${this.#left}>
          <button type="button" class="ctl ${this.open ? 'on' : ''}" aria-label=${own.moreLabel} aria-expanded=${this.open} aria-controls="more" @click=${() => (this.open = !this.open)}>${icon('more')}<span>${own.more}</span></button>
          <div class="list" id="more" part="more" ?hidden=${!this.open}>${this.open ? this.#items(own).map((item) => this.#item(item)) : nothing}</div>
        </span>
        ${control('phone-down', texts.leave, texts.leaveLabel, () => this.dispatchEvent(new VetLeaveEvent()), 'leave')}
      </div>
    </div>`;
  }

  /** What an owner with a phone in the hand needs most, large: turn the camera, and take a photo. */
  #duo(texts: CallTexts): TemplateResult {
    const { mayFlip, camera } = this.devices;
    return html`<div class="duo">
      ${mayFlip ? html`<button type="button" class="ctl" ?disabled=${!camera} @click=${() => this.#tool('flip')}>${icon('flip')}<span>${this.#flipWords(texts)}</span></button>` : nothing}
      <button type="button" class="ctl" ?disabled=${!camera} @click=${() => this.#tool('photo')}>${icon('camera')}<span>${texts.photo}</span></button>
    </div>`;
  }

  #flipWords(texts: CallTexts): string {
    const { facing } = this.devices;
    return facing === 'environment' ? texts.showMe : facing === 'user' && this.view.pet ? texts.showPet({ pet: this.view.pet }) : texts.flip;
  }

  #items(texts: CallTexts): readonly Item[] {
    const { devices, view, side } = this;
    const { there, who } = view;
    const staff = side !== 'owner' && side !== 'guest';
    const when = (fits: boolean, ...items: Item[]): readonly Item[] => (fits ? items : []);
    return [
      ...when(staff && there, { tool: 'ask-flip', sign: 'flip', words: texts.askFlip({ who }) }, { tool: 'ask-photo', sign: 'image', words: texts.askPhoto({ who }) }, { tool: 'ask-listen', sign: 'mic', words: texts.askListen({ who }) }),
      ...when(there, { tool: 'freeze', sign: 'freeze', words: view.frozen ? texts.unfreeze : texts.freeze }, { tool: 'count', sign: 'lungs', words: texts.count }),
      ...when(devices.camera && devices.mayFlip, { tool: 'flip', sign: 'flip', words: this.#flipWords(texts) }),
      ...when(devices.camera && side !== 'guest', { tool: 'photo', sign: 'camera', words: texts.photo }),
      ...when(there, { tool: 'type', sign: 'edit', words: texts.type }),
      ...when(there && mayFloat(), { tool: 'float', sign: 'copy', words: view.floating ? texts.floatBack : texts.float }),
      ...when(there, { tool: 'line', sign: 'signal', words: texts.line }),
      ...when(there && !view.soundOnly, { tool: 'sound', sign: 'headphones', words: texts.soundOnly }),
      ...when(view.soundOnly, { tool: 'picture', sign: 'video', words: texts.pictureAgain }),
      ...when(side === 'owner', { tool: 'help', sign: 'hand', words: texts.help }),
      { tool: 'sound', sign: 'phone', words: texts.phone, why: texts.phoneWhy },
      ...when(side !== 'guest', { tool: 'look', sign: 'blur', words: texts.look }),
      ...when(staff, { tool: 'invite', sign: 'users', words: texts.invite }),
      { tool: 'private', sign: 'shield', words: texts.private },
    ];
  }

  #item({ tool, sign, words, why }: Item): TemplateResult {
    const press = () => {
      this.#shut();
      this.#tool(tool);
    };
    return html`<button type="button" class="item" aria-disabled=${why ? 'true' : nothing} @click=${why ? nothing : press}>${icon(sign)}<span>${words}${why ? html`<small>${why}</small>` : nothing}</span></button>`;
  }

  #tool(tool: Tool): void {
    this.dispatchEvent(new VetToolEvent(tool));
  }

  /** Closes the list; the focus stays where it was opened. */
  #shut(): void {
    this.open = false;
    this.focus();
  }

  readonly #keys = (event: KeyboardEvent): void => {
    if (!this.open) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      return this.#shut();
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    const all = [...this.renderRoot.querySelectorAll<HTMLElement>('.item')];
    const at = all.indexOf(event.target as HTMLElement);
    all.at((event.key === 'ArrowDown' ? at + 1 : at < 0 ? -1 : at - 1) % all.length)?.focus();
  };

  /** The focus went elsewhere: so does the list. */
  readonly #left = ({ relatedTarget, currentTarget }: FocusEvent): void => {
    if (relatedTarget instanceof Node && !(currentTarget as Element).contains(relatedTarget)) this.open = false;
  };
}

/** Phones cannot share their screens. */
const mayShare = (): boolean => typeof navigator !== 'undefined' && typeof navigator.mediaDevices?.getDisplayMedia === 'function';

define('vet-call-tools', VetCallTools);
declare global {
  interface HTMLElementTagNameMap { 'vet-call-tools': VetCallTools }
}
