import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../../clinic/clinic-controller.ts';
import { lookTexts, type LookTexts } from '../../locales/look.ts';
import { backgrounds } from '../../media/effects/backgrounds.ts';
import type { LocalMedia } from '../../media/local-media.ts';
import { banner } from '../../shared/banner.ts';
import { button } from '../../shared/button.ts';
import { define } from '../../shared/define.ts';
import '../../shared/icons.first.ts';
import { actions } from '../../shared/styles/actions.ts';
import { choices } from '../../shared/styles/choices.ts';
import { ground } from '../../shared/styles/ground.ts';
import { surfaces } from '../../shared/styles/surfaces.ts';
import { switches } from '../../shared/styles/switches.ts';
import { words } from '../../shared/styles/words.ts';
import { toggle } from '../../shared/switch.ts';
import { OwnLook, type LookProblem } from './own-look.ts';
import './vet-look-told.ts';
import { behinds, isPlain, plainLook, rememberedLook, type Behind, type Look } from './remembered.ts';

/**
 * What is behind one and whether noise is taken out: for the vet before and during the call. For owners everything is off until they
 * choose it, and with a background one press shows the animal again.
 *
 * @csspart choice - One background.
 */
export class VetOwnLook extends LitElement {
  static override styles = [ground, words, actions, choices, surfaces, switches, css`
    :host { display: block; }
    .all { display: grid; gap: 14px; }
    .behinds legend { margin-block-end: 8px; }
    .behinds { display: grid; grid-template-columns: repeat(5, minmax(0, 1fr)); gap: 10px; border: 0; padding: 0; margin: 0; max-inline-size: 640px; }
    .behinds.six { grid-template-columns: repeat(6, minmax(0, 1fr)); }
    @container (max-width: 359px) { .behinds, .behinds.six { grid-template-columns: repeat(3, minmax(0, 1fr)); } }
    @media (max-width: 480px) { .all { gap: 10px; } }
    .behind { display: grid; gap: 6px; cursor: pointer; position: relative; }
    .behind input { position: absolute; opacity: 0; inset: 0; cursor: pointer; }
    .behind .thumb { aspect-ratio: 16 / 9; border-radius: 10px; border: 2px solid var(--vet-line); display: block; overflow: hidden; }
    .thumb img { inline-size: 100%; block-size: 100%; object-fit: cover; display: block; }
    .behind input:checked + .thumb { border-color: var(--vet-accent); box-shadow: 0 0 0 2px var(--vet-accent); }
    .behind input:focus-visible + .thumb { outline: var(--vet-focus-ring); outline-offset: var(--vet-focus-gap); }
    .blurred { background: radial-gradient(circle at 35% 40%, #e3c9a4, transparent 60%), radial-gradient(circle at 70% 60%, #7f9a8c, transparent 55%), #b9c4bb; filter: blur(3px); width: 100%; height: 100%; display: block; }
    .own { background: linear-gradient(120deg, #e2d8c2 40%, #a9ac9b 40%); width: 100%; height: 100%; display: block; }
  `];

  /** Camera and microphone as the kit opened them. */
  @property({ attribute: false }) local: LocalMedia | undefined;
  /** `owner`: nothing is on by itself, and the animal can be shown with one press. */
  @property() for: 'staff' | 'owner' = 'staff';
  /** Address of a picture of yours to offer with the others; its server has to allow this page to read it (CORS). */
  @property() image = '';
  /** The animal's name. */
  @property({ attribute: 'pet-name' }) petName = '';
  @property() clinic = '';
  @property() server = '';

  /** Another background is being put on. */
  @state() private busy: Promise<void> | undefined;

  readonly #at = new ClinicController(this);
  #own: OwnLook | undefined;
  #unwatch: () => void = () => {};

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('image') && this.#own && this.image) this.#own.image = this.image;
    if (!changed.has('local')) return;
    this.#unwatch();
    this.#own = this.local && OwnLook.of(this.local);
    this.#unwatch = this.#own?.watch(() => this.requestUpdate()) ?? (() => {});
    if (this.#own && this.image) this.#own.image = this.image;
    // As at the last visit; what was chosen in this one stands.
    const before = rememberedLook();
    if (this.for === 'staff' && this.#own?.look === plainLook && !isPlain(before)) void this.#put(before, 'for-now');
  }

  /** Taken off the page, the look stays as it is: it belongs to the devices. */
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatch();
  }

  /** Changes what is behind, or the sound, and remembers it. Resolves when it is done or could not be done. */
  choose(look: Partial<Look>): Promise<void> {
    return this.#put(look, 'for-good');
  }

  async #put(look: Partial<Look>, lasting: 'for-good' | 'for-now'): Promise<void> {
    const done = this.#own?.choose(look, lasting);
    if (look.behind) this.busy = done;
    await done;
    if (this.busy === done) this.busy = undefined;
  }

  protected override render() {
    const t = this.#at.texts(lookTexts);
    const { busy, petName: pet } = this;
    const look = this.#own?.look ?? plainLook;
    const { behind: problem, sound: soundProblem } = this.#own?.problems ?? {};
    return html`<div class="vet all">
      <fieldset class="behinds ${this.image ? 'six' : ''}" aria-describedby="behind-said"><legend class="sub">${t.behindTitle}</legend>
        ${behinds.filter((behind) => behind !== 'own' || this.image).map((behind) => this.#choice(behind, look, t))}
      </fieldset>
      <p class="small soft" role="status" id="behind-said">${busy ? t.busy : ''}</p>
      ${problem && look.behind !== 'none' ? banner({ tone: 'warn', text: said(problem, t) }) : nothing}
      ${this.for === 'owner' && look.behind !== 'none' ? html`<div class="row"><p class="small grow">${t.showPetWhy({ pet })}</p>${button({ label: t.showPet({ pet }), kind: 'primary', size: '', icon: 'paw', onPress: () => void this.choose({ behind: 'none' }) })}</div>` : nothing}
      ${toggle({ name: 'clean', label: t.clean, checked: look.sound === 'clean', onTick: (on) => void this.choose({ sound: on ? 'clean' : 'original' }) })}
      <p class="small soft">${t.cleanWhy}</p>
      ${soundProblem && look.sound === 'clean' ? banner({ tone: 'warn', text: said(soundProblem, t) }) : nothing}
    </div>`;
  }

  #choice(behind: Behind, look: Look, t: LookTexts): TemplateResult {
    // Pressed again after it could not be had: a chosen one does not change.
    const again = (): void => {
      const problem = this.#own?.problems.behind;
      if (problem && problem !== 'slow' && look.behind === behind && !this.busy) void this.choose({ behind });
    };
    const inside = behind === 'none' ? html`<i class="own"></i>` : behind === 'blur' ? html`<i class="blurred"></i>` : html`<img src=${behind === 'own' ? this.image : backgrounds[behind]} alt="" width="160" height="90" crossorigin="anonymous">`;
    return html`<label class="behind small" part="choice">
      <input type="radio" name="behind" value=${behind} .checked=${look.behind === behind} @change=${() => void this.choose({ behind })} @click=${again}>
      <span class="thumb">${inside}</span>${t[behind]}</label>`;
  }
}

const said = (problem: LookProblem, t: LookTexts): string => (problem === 'not-loaded' ? t.notLoaded : t[problem]);

define('vet-own-look', VetOwnLook);
declare global {
  interface HTMLElementTagNameMap { 'vet-own-look': VetOwnLook }
}
