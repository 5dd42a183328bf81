import type { BarWhy, ConsultBar } from '@vetkit/signal-server/consult/bar.contract';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../../clinic/clinic-controller.ts';
import { Problem } from '../../clinic/problem.ts';
import { problemText } from '../../clinic/problem-text.ts';
import { commonTexts } from '../../locales/common.ts';
import { consultBarTexts, type ConsultBarTexts } from '../../locales/consult-bar.ts';
import { announce } from '../../shared/announce.ts';
import { banner } from '../../shared/banner.ts';
import { button } from '../../shared/button.ts';
import { define } from '../../shared/define.ts';
import { icon, type IconName } from '../../shared/icons.ts';
import { actions } from '../../shared/styles/actions.ts';
import { ground } from '../../shared/styles/ground.ts';
import { surfaces } from '../../shared/styles/surfaces.ts';
import { words } from '../../shared/styles/words.ts';
import type { Overrides } from '../../shared/text.ts';
import { countdown } from '../../shared/time.ts';
import { BarController } from '../bar-controller.ts';
import { VetChargeWantedEvent, VetConsultBarEvent } from '../staff-events.ts';
import { helpPart } from './help-part.ts';
import { styles } from './vet-consult-bar.styles.ts';

/** What is going on at the bar: one thing at a time. `told` stays until the next press. */
type Doing =
  | { readonly is: 'nothing' | 'busy' | 'sure-cancel' }
  | { readonly is: 'told'; readonly tone: 'ok' | 'bad' | 'info'; readonly text: string };

interface Act {
  readonly name: string;
  readonly label: string;
  readonly mark: IconName;
  readonly why: BarWhy | null;
  readonly pressed?: boolean | undefined;
  readonly look?: string;
  readonly title?: string | undefined;
  readonly onPress: () => void;
}

/**
 * The staff's control bar of one visit: charge, open or lock the messages, claim, cancel, get help. Each button's word is how it stands,
 * its accessible name what a press does. The server decides what is possible; what is not says why. For signed-in staff.
 *
 * @fires {VetConsultBarEvent} vet-consult-bar - Something was done.
 * @fires {VetChargeWantedEvent} vet-charge-wanted - The owner should be charged.
 * @csspart bar - The row of buttons. @csspart said - What it says above the row.
 */
export class VetConsultBar extends LitElement {
  static override styles = [ground, words, actions, surfaces, styles];

  /** The visit's reference, such as `VK-7Q3M-2F`. */
  @property() reference = '';
  /** `stage`: on the dark stage of a call; what it says floats above it. */
  @property({ reflect: true }) tone: '' | 'stage' = '';
  /** For the sentences: whose visit it is. */
  @property({ attribute: 'pet-name' }) petName = '';
  @property({ attribute: 'owner-name' }) ownerName = '';
  /** The clinic's slug; from `<vet-clinic>` around it if not said. */
  @property() clinic = '';
  /** The server's address; where the script comes from if not said. */
  @property() server = '';
  /** Words of your own. */
  @property({ attribute: false }) texts: Overrides<typeof consultBarTexts.en> = {};

  @state() private doing: Doing = { is: 'nothing' };

  readonly #at = new ClinicController(this);
  readonly #bar = new BarController(this, this.#at, (bar) => this.#news(bar));
  #answered = '';

  protected override render() {
    const texts = this.#at.texts(consultBarTexts, this.texts);
    const { look } = this.#bar;
    if (look.is !== 'here') return nothing;
    const { bar } = look;
    return html`<div class="vet">
      <div class="said stack gap-8" part="said">${this.#said(bar, texts)}</div>
      <div class="acts" part="bar" role="toolbar" aria-label=${texts.bar}>${this.#acts(bar, texts).map((act) => this.#button(act, texts))}</div>
    </div>`;
  }

  #acts(bar: ConsultBar, texts: ConsultBarTexts): Act[] {
    const { claim, cancel, help, charge } = bar;
    const open = bar.messaging === 'open';
    const claimed = claim.state === 'claimed';
    const left = Date.parse(help.countsUntil) - this.#bar.now;
    const asked = help.request !== null && help.request.handledAt === null;
    return [
      { name: texts.charge, label: texts.charge, mark: 'card', why: charge.why, onPress: () => this.dispatchEvent(new VetChargeWantedEvent(this.reference)) },
      { name: open ? texts.open : texts.locked, label: open ? texts.openLabel : texts.lockedLabel, mark: open ? 'unlock' : 'lock', why: null, pressed: open, look: open ? '' : 'shut', onPress: () => void this.#lock(open) },
      claimed || claim.state === 'none'
        ? { name: texts.claimed, label: claim.mine ? texts.claimedMine : texts.claimedLabel({ who: claim.by ?? texts.nobody }), mark: 'check-circle', why: claimed ? null : claim.why, pressed: claimed, title: claim.by ?? undefined, onPress: () => this.#tell('info', claim.mine ? texts.claimedMine : texts.claimedLabel({ who: claim.by ?? '' })) }
        : { name: texts.available, label: texts.availableLabel, mark: 'user', why: claim.why, pressed: false, look: 'free', onPress: () => void this.#claim() },
      { name: texts.cancel, label: texts.cancelLabel, mark: 'x', why: cancel.why, onPress: () => (this.doing = { is: 'sure-cancel' }) },
      ...(help.why === 'at-the-desk'
        ? []
        : [{ name: texts.getHelp, label: texts.getHelpLabel, mark: 'hand' as const, why: help.why, look: asked ? 'asked' : '', title: help.why ? undefined : left > 0 ? texts.helpLeft({ time: countdown(left) }) : texts.helpLate, onPress: () => void this.#getHelp() }]),
    ];
  }

  #button({ name, label, mark, why, pressed, look = '', title, onPress }: Act, texts: ConsultBarTexts): TemplateResult {
    const said = why ? texts.cannot({ name: label, why: texts[why] }) : label;
    // Not `disabled`: the reason must be reachable by keyboard, and by a press.
    const press = () => (why ? this.#tell('info', said) : this.doing.is === 'busy' ? undefined : onPress());
    return html`<button type="button" class="act ${look}" aria-label=${said} title=${title ?? said} aria-pressed=${pressed ?? nothing} aria-disabled=${why ? 'true' : nothing} @click=${press}>${icon(mark)}<span>${name}</span></button>`;
  }

  #said(bar: ConsultBar, texts: ConsultBarTexts): (TemplateResult | typeof nothing)[] {
    const { doing } = this;
    const busy = doing.is === 'busy';
    return [
      helpPart(bar, texts, { busy, now: this.#bar.now, onHelp: () => void this.#getHelp(), onNoShow: () => void this.#noShow() }),
      doing.is === 'told' ? banner({ tone: doing.tone, text: doing.text, actions: button({ label: texts.close, kind: 'quiet', size: '', onPress: () => (this.doing = { is: 'nothing' }) }) }) : nothing,
      doing.is === 'sure-cancel'
        ? banner({
            tone: 'warn', title: texts.sureCancel({ pet: this.petName }), text: texts.sureCancelText({ owner: this.ownerName }),
            actions: html`${button({ label: texts.doCancel, kind: 'danger', size: '', onPress: () => void this.#cancel() })}${button({ label: texts.keep, kind: 'quiet', size: '', onPress: () => (this.doing = { is: 'nothing' }) })}`,
          })
        : nothing,
    ];
  }

  #tell(tone: 'ok' | 'bad' | 'info', text: string): void {
    this.doing = { is: 'told', tone, text };
    if (tone === 'ok') announce(text);
  }

  /** The desk's answer is spoken once. */
  #news({ help }: ConsultBar): void {
    const answer = help.request?.answer;
    if (!answer || answer.at === this.#answered) return;
    this.#answered = answer.at;
    announce(this.#at.texts(consultBarTexts, this.texts).helpAnswer({ who: answer.by, text: answer.text }), 'assertive');
  }

  #lock = (open: boolean) => this.#do(open ? 'locked' : 'opened', open ? 'lockedNow' : 'openedNow', (client) => client.messaging(open ? 'locked' : 'open'));
  #claim = () => this.#do('claimed', 'claimedNow', async (client) => client.claim().then(() => client.bar()));
  #cancel = () => this.#do('cancelled', 'cancelledNow', async (client) => client.cancel().then(() => client.bar()));
  #getHelp = () => this.#do('help', undefined, (client) => client.getHelp());
  #noShow = () => this.#do('no-show', 'noShowDone', (client) => client.noShow());

  async #do(did: VetConsultBarEvent['did'], said: 'lockedNow' | 'openedNow' | 'claimedNow' | 'cancelledNow' | 'noShowDone' | undefined, act: (client: BarController['client']) => Promise<ConsultBar>): Promise<void> {
    if (this.doing.is === 'busy') return;
    this.doing = { is: 'busy' };
    const texts = this.#at.texts(consultBarTexts, this.texts);
    try {
      const bar = await act(this.#bar.client);
      this.#bar.take(bar);
      this.doing = { is: 'nothing' };
      // Of what the button's own word says already, the ear is told.
      if (said === 'cancelledNow' || said === 'noShowDone') this.#tell('ok', texts[said]);
      else if (said) announce(texts[said]);
      this.dispatchEvent(new VetConsultBarEvent(did, bar));
    } catch (problem) {
      this.#tell('bad', this.#why(problem, texts));
      this.#bar.refresh();
    }
  }

  #why(problem: unknown, texts: ConsultBarTexts): string {
    if (!(problem instanceof Problem)) return texts.failed;
    const by = problem.data['by'];
    return problem.code === 'claimed-already' && typeof by === 'string' ? texts.takenBy({ who: by }) : problemText(problem, this.#at.texts(commonTexts));
  }
}

define('vet-consult-bar', VetConsultBar);
declare global {
  interface HTMLElementTagNameMap { 'vet-consult-bar': VetConsultBar }
}
