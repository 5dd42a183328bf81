import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../../clinic/clinic-controller.ts';
import { lookTexts, type LookTexts } from '../../locales/look.ts';
import type { LocalMedia } from '../../media/local-media.ts';
import { announce } from '../../shared/announce.ts';
import { button } from '../../shared/button.ts';
import { define } from '../../shared/define.ts';
import { icon } from '../../shared/icons.ts';
import { actions } from '../../shared/styles/actions.ts';
import { ground } from '../../shared/styles/ground.ts';
import { words } from '../../shared/styles/words.ts';
import { OwnLook } from './own-look.ts';

/** What has to be known of one's own look during a call, the gravest first. */
type Told = 'gone' | 'slow' | 'noise' | 'hides';

/**
 * One line below the picture of a running call: that a background does not work and the room can be seen, that the machine is too slow for it, that
 * noise is not taken out; and for an owner with a background, one press that shows the animal. Hidden while there is nothing to tell.
 */
export class VetLookTold extends LitElement {
  static override styles = [ground, words, actions, css`
    :host { display: block; color-scheme: dark; color: var(--vet-on-dark); }
    :host([hidden]) { display: none; }
    .told { display: flex; flex-wrap: wrap; align-items: center; justify-content: center; gap: 4px 12px; font-size: var(--vet-text-s); line-height: 1.4; }
    .words { display: flex; align-items: center; gap: 8px; min-inline-size: 0; }
    .words .icon { flex: none; inline-size: 20px; block-size: 20px; }
    .presses { display: flex; align-items: center; gap: 4px; }
    .btn, .btn:hover { background: none; color: inherit; }
    .btn.quiet { border-color: currentcolor; padding-block: 6px; }
    .btn:hover { text-decoration: underline; }
    @media (max-width: 359px) { .words .icon { display: none; } .btn.quiet { padding-inline: 12px; } }
  `];

  /** Camera and microphone as the kit opened them. */
  @property({ attribute: false }) local: LocalMedia | undefined;
  @property() for: 'staff' | 'owner' = 'staff';
  /** The animal's name. */
  @property({ attribute: 'pet-name' }) petName = '';
  @property() clinic = '';
  @property() server = '';

  /** Read, and not to be told again while it stays so. */
  @state() private read: Told | undefined;

  readonly #at = new ClinicController(this);
  #own: OwnLook | undefined;
  #unwatch: () => void = () => {};
  #told: Told | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatch();
    this.#own = undefined;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('local') || !this.#own) {
      this.#unwatch();
      this.#own = this.local && OwnLook.of(this.local);
      this.#unwatch = this.#own?.watch(() => this.requestUpdate()) ?? (() => {});
    }
    const before = this.#told;
    this.#told = this.#own && toldOf(this.#own, this.for, Boolean(this.local?.camera));
    if (this.#told !== before) this.read = undefined;
    this.hidden = !this.#told || this.#told === this.read;
    if (this.#told && this.#told !== before && this.#told !== 'hides') announce(this.#words(this.#told, this.#at.texts(lookTexts)));
  }

  protected override render(): TemplateResult | typeof nothing {
    const told = this.#told;
    if (!told || told === this.read) return nothing;
    const t = this.#at.texts(lookTexts);
    return html`<div class="vet told">
      <span class="words">${icon(told === 'hides' ? 'paw' : 'info')}<span>${this.#words(told, t)}</span></span>
      <span class="presses">${this.#press(told, t)}${told === 'hides' ? nothing : html`<button type="button" class="btn icon-only" aria-label=${t.read} @click=${() => (this.read = told)}>${icon('x')}</button>`}</span>
    </div>`;
  }

  #words(told: Told, t: LookTexts): string {
    return told === 'hides' ? t.toldHides({ pet: this.petName }) : { gone: t.toldGone, slow: t.toldSlow, noise: t.toldNoise }[told];
  }

  #press(told: Told, t: LookTexts): TemplateResult | typeof nothing {
    const own = this.#own;
    const press = (label: string, behind: OwnLook['look']['behind']) => button({ label, kind: 'quiet', size: '', onPress: () => void own?.choose({ behind }) });
    if (!own || told === 'noise') return nothing;
    if (told === 'gone') return isFinal(own) ? nothing : press(t.tryAgain, own.look.behind);
    return press(this.for === 'owner' ? t.showPet({ pet: this.petName }) : t.toRoom, 'none');
  }
}

const isFinal = ({ problems: { behind } }: OwnLook): boolean => behind === 'unsupported' || behind === 'forbidden';

function toldOf({ look, problems: { behind, sound } }: OwnLook, side: 'staff' | 'owner', camera: boolean): Told | undefined {
  if (camera && behind && look.behind !== 'none') return behind === 'slow' ? 'slow' : 'gone';
  if (sound && look.sound === 'clean') return 'noise';
  return camera && side === 'owner' && look.behind !== 'none' ? 'hides' : undefined;
}

define('vet-look-told', VetLookTold);
declare global {
  interface HTMLElementTagNameMap { 'vet-look-told': VetLookTold }
}
