import type { Room } from '@vetkit/signal-server/consult/contract';
import { css, html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { ClinicController } from '../../clinic/clinic-controller.ts';
import { secondScreenTexts } from '../../locales/second-screen.ts';
import { button } from '../../shared/button.ts';
import { define } from '../../shared/define.ts';
import { icon } from '../../shared/icons.ts';
import { actions } from '../../shared/styles/actions.ts';
import { ground } from '../../shared/styles/ground.ts';
import { surfaces } from '../../shared/styles/surfaces.ts';
import { words } from '../../shared/styles/words.ts';
import { VetWaitingEvent } from './events.ts';

/**
 * What stays on the screen whose side went over to another device: no camera, no sound, the messages, and the way back.
 *
 * @slot - What this screen is still good for: the messages.
 * @fires {VetWaitingEvent} vet-waiting - The person wants to go on here.
 */
export class VetSecondScreen extends LitElement {
  static override styles = [ground, words, actions, surfaces, css`
    :host { display: block; }
    .second { display: grid; gap: 16px; max-inline-size: 720px; margin-inline: auto; padding: var(--vet-space-2); }
    .card.start { display: grid; gap: 12px; justify-items: center; text-align: center; }
    .card.flush { block-size: min(60vh, 520px); display: grid; }
  `];

  /** The room as the server sees it. */
  @property({ attribute: false }) room: Room | undefined;
  @property() clinic = '';
  @property() server = '';

  readonly #at = new ClinicController(this);

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
  }

  protected override render() {
    if (!this.room) return nothing;
    const t = this.#at.texts(secondScreenTexts);
    return html`<div class="vet"><div class="second">
      <section class="card start" part="card">
        ${icon('phone', 'xl')}
        <h2 class="title" part="title" tabindex="-1">${t.elsewhere}</h2>
        <p class="soft">${t.elsewhereText}</p>
        <div class="actions">${button({ label: t.backHere, kind: 'quiet', onPress: () => this.dispatchEvent(new VetWaitingEvent(true)) })}</div>
      </section>
      <section class="card flush"><slot></slot></section>
    </div></div>`;
  }
}

define('vet-second-screen', VetSecondScreen);
declare global {
  interface HTMLElementTagNameMap { 'vet-second-screen': VetSecondScreen }
}
