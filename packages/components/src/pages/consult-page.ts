import { html, nothing, render, type TemplateResult } from 'lit';
import { clinicAt, type Clinic } from '../clinic/clinic.ts';
import { isProblem } from '../clinic/problem.ts';
import { staffClinics } from '../clinic/staff-clinics.ts';
import { identityClient } from '../identity/client.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { icon } from '../shared/icons.ts';
import { focusHeading, lone } from './shell.ts';

/** What the page was opened with. */
export interface ConsultPageWorld {
  readonly place: HTMLElement;
  readonly server: URL;
  readonly reference: string;
  /** The clinic the address or the server names; empty if neither does. */
  readonly clinic: string;
  /** The secret of a mailed link, taken out of the address already. */
  readonly secret: string | undefined;
  /** A code that the owner's other device shows, taken out of the address too. */
  readonly handOver?: string | undefined;
  /** What an owner who may enter sees first: the waiting room, or the visit with its files. */
  readonly begin?: 'room' | 'change';
  readonly fetch?: typeof globalThis.fetch;
}

/** Why somebody is not let in with what they came with. */
type Refusal = 'ended' | 'unknown' | 'code-spent';

/** Where the page is. */
type View =
  | { readonly is: 'ask'; readonly state: 'ready' | 'busy' | 'failed' }
  | { readonly is: 'refused'; readonly why: Refusal }
  | { readonly is: 'sign-in' }
  | { readonly is: 'no-clinic' }
  | { readonly is: 'room' }
  /** The owner changes or cancels it. */
  | { readonly is: 'change' };

const refusals: Readonly<Record<string, Refusal>> = {
  'link-expired': 'ended',
  'link-revoked': 'ended',
  'link-used': 'ended',
  'link-unknown': 'unknown',
  'not-found': 'unknown',
};

/**
 * `/consult/:reference`: whoever has a token of the visit is in; a mailed link is exchanged after one press, never by opening the page;
 * everybody else signs in.
 */
export class ConsultPage {
  readonly #world: ConsultPageWorld;
  readonly #clinic: Clinic | undefined;
  #view: View;
  #name = '';

  constructor(world: ConsultPageWorld) {
    this.#world = world;
    const slug = world.clinic || staffClinics(world.server)[0] || '';
    this.#clinic = slug ? clinicAt({ server: world.server, slug, fetch: world.fetch }) : undefined;
    this.#view = this.#first();
    this.#clinic?.session.subscribe(() => this.#changed());
    void this.#clinic?.info().then(
      ({ name }) => {
        this.#name = name;
        this.#draw();
      },
      () => undefined,
    );
    this.#draw();
  }

  #first(): View {
    if (!this.#clinic) return { is: 'no-clinic' };
    // A code comes from another device: what this browser had before does not count.
    if (this.#world.handOver) return { is: 'ask', state: 'ready' };
    if (this.#mayEnter()) return this.#inside();
    return this.#world.secret ? { is: 'ask', state: 'ready' } : { is: 'sign-in' };
  }

  /** Only owners have anything to change. */
  #inside(): View {
    const { begin = 'room' } = this.#world;
    return { is: this.#isOwners() ? begin : 'room' };
  }

  /** Not somebody who is only invited into the call. */
  #isOwners(): boolean {
    const kept = this.#clinic?.session.find({ reference: this.#world.reference, as: 'owner' });
    return kept !== undefined && kept.person?.role !== 'guest';
  }

  #mayEnter(): boolean {
    return this.#clinic?.session.find({ reference: this.#world.reference }) !== undefined;
  }

  #changed(): void {
    if (this.#view.is === 'ask' && this.#world.handOver && this.#view.state !== 'busy') return;
    if (this.#mayEnter()) this.#show(this.#view.is === 'change' || this.#view.is === 'room' ? this.#view : this.#inside());
    else if (this.#view.is === 'room' || this.#view.is === 'change') this.#show({ is: 'sign-in' });
  }

  #show(view: View): void {
    const moved = view.is !== this.#view.is;
    this.#view = view;
    this.#draw();
    if (moved) focusHeading(this.#world.place);
  }

  async #enter(): Promise<void> {
    const { reference, secret, handOver } = this.#world;
    if (!this.#clinic || !(handOver ?? secret) || (this.#view.is === 'ask' && this.#view.state === 'busy')) return;
    this.#show({ is: 'ask', state: 'busy' });
    try {
      const identity = identityClient(this.#clinic.http);
      const { token, expiresAt, person } = handOver ? await identity.openHandedOver(reference, handOver) : await identity.openAppointment(reference, secret ?? '');
      this.#clinic.session.keep({ kind: 'appointment', token, expiresAt, person, reference });
    } catch (error) {
      const refused = isProblem(error) ? refusals[error.code] : undefined;
      const why = refused && handOver ? 'code-spent' : refused;
      this.#show(why ? { is: 'refused', why } : { is: 'ask', state: 'failed' });
    }
  }

  readonly #toRoom = (event: Event): void => {
    event.preventDefault();
    this.#show({ is: 'room' });
  };

  #draw(): void {
    const slug = this.#clinic?.slug ?? '';
    render(
      html`
        <header class="topbar"><a class="brand" href="/">${icon('paw')}<span>${this.#name || 'Your visit'}</span></a>${this.#turn()}</header>
        ${this.#body(slug)}
      `,
      this.#world.place,
    );
  }

  /** Between the room and what can be changed about the visit; for its owner only. */
  #turn(): TemplateResult | typeof nothing {
    const { is } = this.#view;
    if ((is !== 'room' && is !== 'change') || !this.#isOwners()) return nothing;
    return html`<button type="button" class="btn plain end" @click=${() => this.#show({ is: is === 'room' ? 'change' : 'room' })}>${is === 'room' ? 'Change or cancel' : 'To the waiting room'}</button>`;
  }

  #body(slug: string): TemplateResult {
    const view = this.#view;
    const { reference } = this.#world;
    switch (view.is) {
      case 'room':
        return html`<main class="room-place"><h1 class="sr" tabindex="-1">Visit ${reference}</h1><vet-clinic clinic=${slug} .fetch=${this.#world.fetch}><vet-consult-room reference=${reference} @vet-another-time=${() => location.assign(`/book/${slug}`)}></vet-consult-room></vet-clinic></main>`;
      case 'change':
        return html`<main class="main"><div class="lone"><h1 class="sr" tabindex="-1">Change or cancel visit ${reference}</h1><vet-clinic clinic=${slug} .fetch=${this.#world.fetch}><section class="card flush"><vet-visit reference=${reference} room-href="/consult/{reference}" @vet-open-room=${this.#toRoom} @vet-book-again=${() => location.assign(`/book/${slug}`)}></vet-visit></section></vet-clinic></div></main>`;
      case 'ask':
        return lone(
          this.#world.handOver ? 'Continue here' : 'Your visit is one press away',
          html`<span class="ref">${reference}</span>. You can test your camera before anybody sees you.`,
          html`
            ${view.state === 'failed' ? banner({ tone: 'bad', text: 'That did not work. Check your connection and press again.' }) : ''}
            ${button({ label: this.#world.handOver ? 'Continue on this device' : 'Open my visit', busyLabel: 'Opening', busy: view.state === 'busy', wide: true, onPress: () => void this.#enter() })}
          `,
        );
      case 'refused':
        if (view.why === 'code-spent') return lone('This code has ended', 'It works once, for five minutes. Press «Make a new code» on your other screen and point the camera there again.', html`<p class="ref">${reference}</p>`);
        return lone(
          view.why === 'ended' ? 'This link has ended' : 'This link is not complete',
          view.why === 'ended' ? 'Links work until 48 hours after the visit. The summary is still there: sign in with the address you booked with.' : 'Open it from the mail itself, or sign in with the address you booked with.',
          html`<vet-clinic clinic=${slug} .fetch=${this.#world.fetch}><vet-sign-in for="owner"></vet-sign-in></vet-clinic>`,
        );
      case 'sign-in':
        return html`<main class="main"><div class="lone stack gap-16">
          <div class="stack gap-8"><h1 class="title" tabindex="-1">Visit ${reference}</h1><p class="soft">Open the link in the mail that confirmed it, or sign in with the address you booked with.</p></div>
          <vet-clinic clinic=${slug} .fetch=${this.#world.fetch}><vet-sign-in for="owner"></vet-sign-in></vet-clinic>
        </div></main>`;
      case 'no-clinic':
        return lone('Open the link in your mail', 'The mail that confirmed your visit has a button. It brings you to the waiting room of that visit.', html`<p><a class="btn quiet" href="/desk">I work at a clinic</a></p>`);
    }
  }
}
