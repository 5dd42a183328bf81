import { html, nothing, render, type TemplateResult } from 'lit';
import { VetAppointmentViewEvent, VetRecordOpenEvent } from '../booking/staff-events.ts';
import { clinicAt, type Clinic } from '../clinic/clinic.ts';
import { browserPlaces } from '../clinic/session.ts';
import { forgetSignIn, staffClinics } from '../clinic/staff-clinics.ts';
import { VetHelpViewEvent, VetHistoryRecordEvent, VetWrapUpEvent } from '../consult/staff-events.ts';
import { identityClient } from '../identity/client.ts';
import { VetSignedInEvent } from '../identity/events.ts';
import { VetOpenRecordEvent } from '../records/events.ts';
import { icon, type IconName } from '../shared/icons.ts';
import { focusHeading } from './shell.ts';

export interface DeskPageWorld {
  readonly place: HTMLElement;
  readonly server: URL;
  readonly now: () => Date;
  readonly fetch?: typeof globalThis.fetch;
}

/** Where at the desk somebody is: in the address, so that it can be reloaded and gone back from. */
type Place = { readonly is: 'day' | keyof typeof titles } | { readonly is: 'visit' | 'record'; readonly reference: string };

/** The places that are about no single visit, by their title. */
const titles = { hours: 'Hours', book: 'Book for an owner', patients: 'Patients', money: 'Money', team: 'Team', audit: 'Audit', account: 'Account' } as const;
const isTitled = (is: string): is is keyof typeof titles => Object.hasOwn(titles, is);

/** The place an address names; the day for anything else. */
export function placeOf(path: string): Place {
  const [, titled = ''] = /^\/desk\/([a-z]+)$/.exec(path) ?? [];
  if (isTitled(titled)) return { is: titled };
  const [, is, reference] = /^\/desk\/(visit|record)\/(VK-[0-9A-Z]{4}-[0-9A-Z]{2})$/.exec(path) ?? [];
  return reference && (is === 'visit' || is === 'record') ? { is, reference } : { is: 'day' };
}

export const pathOf = (place: Place): string => ('reference' in place ? `/desk/${place.is}/${place.reference}` : place.is === 'day' ? '/desk' : `/desk/${place.is}`);

/** How the day is greeted, by the clock of whoever reads it. */
export const greeting = (hour: number): string => (hour < 5 ? 'Good night' : hour < 12 ? 'Good morning' : hour < 18 ? 'Good afternoon' : 'Good evening');

const lastClinic = 'vetkit desk';

/** The clinic that was open last. A browser that lets nothing be kept, or has no room, costs only this. */
const remembered = (): string | null => browserPlaces().staff?.getItem(lastClinic) ?? null;
function remember(slug: string): void {
  try {
    browserPlaces().staff?.setItem(lastClinic, slug);
  } catch {
    // Full: then it is not remembered.
  }
}

/** `/desk`: sign in, the day's appointments, a visit's room, a record. */
export class DeskPage {
  readonly #world: DeskPageWorld;
  #clinic: Clinic | undefined;
  #clinicName = '';
  #unsubscribe = () => {};
  #place: Place;

  constructor(world: DeskPageWorld) {
    this.#world = world;
    this.#place = placeOf(location.pathname);
    const slugs = staffClinics(world.server);
    const last = remembered() ?? '';
    this.#at(slugs.includes(last) ? last : slugs[0]);
    addEventListener('popstate', () => this.#go(placeOf(location.pathname), false));
    world.place.addEventListener(VetSignedInEvent.type, (event) => event instanceof VetSignedInEvent && event.person.role !== 'owner' && this.#signedIn(event.clinic.slug));
    world.place.addEventListener(VetAppointmentViewEvent.type, (event) => event instanceof VetAppointmentViewEvent && this.#go({ is: 'visit', reference: event.reference }));
    world.place.addEventListener(VetRecordOpenEvent.type, (event) => event instanceof VetRecordOpenEvent && this.#go({ is: 'record', reference: event.reference }));
    world.place.addEventListener(VetOpenRecordEvent.type, (event) => event instanceof VetOpenRecordEvent && this.#go({ is: 'record', reference: event.reference }));
    world.place.addEventListener(VetHelpViewEvent.type, (event) => event instanceof VetHelpViewEvent && this.#go({ is: 'visit', reference: event.reference }));
    world.place.addEventListener(VetHistoryRecordEvent.type, (event) => event instanceof VetHistoryRecordEvent && this.#go({ is: 'record', reference: event.reference }));
    world.place.addEventListener(VetWrapUpEvent.type, (event) => event instanceof VetWrapUpEvent && event.step === 'next' && this.#go({ is: 'book' }));
    this.#draw();
  }

  #at(slug: string | undefined): void {
    this.#unsubscribe();
    this.#clinic = slug ? clinicAt({ server: this.#world.server, slug, fetch: this.#world.fetch }) : undefined;
    this.#clinicName = '';
    const here = this.#clinic;
    if (!here) return;
    this.#unsubscribe = here.session.subscribe(() => this.#draw());
    void here.info().then(
      ({ name }) => {
        if (this.#clinic !== here) return;
        this.#clinicName = name;
        this.#draw();
        void this.#sendUnsent(here);
      },
      () => undefined,
    );
  }

  /** What was recorded here when a page was closed or killed, and has not arrived yet. */
  async #sendUnsent(here: Clinic): Promise<void> {
    const me = here.session.find({ as: 'staff' })?.person?.id;
    if (!me) return;
    // Nobody waits for it, and what does not go now goes the next time.
    await import('../recordings/unsent.ts').then(({ sendUnsent }) => sendUnsent(here, me)).catch(() => {});
  }

  #signedIn(slug: string): void {
    // What was open at the clinic of before is not at this one.
    if (this.#clinic && this.#clinic.slug !== slug && this.#place.is !== 'day') {
      this.#place = { is: 'day' };
      history.pushState(null, '', pathOf(this.#place));
    }
    remember(slug);
    this.#at(slug);
    this.#draw();
    focusHeading(this.#world.place);
  }

  #go(place: Place, push = true): void {
    if (push && pathOf(place) !== location.pathname) history.pushState(null, '', pathOf(place));
    this.#place = place;
    this.#draw();
    scrollTo(0, 0);
    focusHeading(this.#world.place);
  }

  /** Links within the desk change the place without loading the page again; with a modifier key they are links as any. */
  readonly #follow = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    this.#go(placeOf(new URL((event.currentTarget as HTMLAnchorElement).href).pathname));
  };

  async #signOut(): Promise<void> {
    const kept = this.#clinic?.session.find({ as: 'staff' });
    if (!this.#clinic || !kept) return;
    // What was typed and not yet sent goes first; it could not be sent afterwards.
    await (this.#world.place.querySelector('vet-record-editor') as { flush?: () => Promise<void> } | null)?.flush?.();
    void identityClient(this.#clinic.http).signOut(kept.token).catch(() => undefined);
    forgetSignIn(this.#clinic, kept);
    this.#at(staffClinics(this.#world.server)[0]);
    this.#go({ is: 'day' });
  }

  #draw(): void {
    const kept = this.#clinic?.session.find({ as: 'staff' });
    render(kept && this.#clinic ? this.#signedInPage(this.#clinic.slug, kept.person) : this.#signInPage(), this.#world.place);
    document.title = !kept || this.#place.is === 'day' ? 'Desk' : 'reference' in this.#place ? `${this.#place.is === 'visit' ? 'Visit' : 'Record'} ${this.#place.reference}` : titles[this.#place.is];
  }

  #signInPage(): TemplateResult {
    return html`
      <header class="topbar"><a class="brand" href="/">${icon('paw')}<span>Desk</span></a></header>
      <main class="main"><div class="lone stack gap-16"><h1 class="sr" tabindex="-1">Sign in to the desk</h1><vet-clinic .fetch=${this.#world.fetch}><vet-sign-in for="staff"></vet-sign-in></vet-clinic></div></main>
    `;
  }

  #signedInPage(slug: string, person: { name: string; role: string } | null): TemplateResult {
    const place = this.#place;
    const inside = 'reference' in place;
    const editsHours = person?.role !== 'front-desk';
    const tab = (to: Place, words: string, mark?: IconName) => html`<a class="tab" href=${pathOf(to)} aria-current=${place.is === to.is ? 'page' : nothing} @click=${this.#follow}>${mark ? icon(mark) : nothing}${words}</a>`;
    return html`
      <header class="topbar">
        ${inside ? html`<a class="btn plain phone-only" href="/desk" @click=${this.#follow}>${icon('arrow-left')}My day</a>` : nothing}
        <a class="brand ${inside ? 'desk-only' : ''}" href="/desk" @click=${this.#follow}>${icon('paw')}<span>${this.#clinicName}</span></a>
        ${inside ? nothing : html`<vet-clinic clinic=${slug} .fetch=${this.#world.fetch}><vet-clinic-switch></vet-clinic-switch></vet-clinic>`}
        <nav class="topnav" aria-label="Desk">${tab({ is: 'day' }, 'My day')}${tab({ is: 'patients' }, 'Patients')}${editsHours ? tab({ is: 'hours' }, 'Hours') : nothing}${tab({ is: 'money' }, 'Money')}${person?.role === 'manager' ? html`${tab({ is: 'team' }, 'Team')}${tab({ is: 'audit' }, 'Audit')}` : nothing}</nav>
        <span class="end row gap-8">
          <a class="btn plain" href=${pathOf({ is: 'account' })} aria-current=${place.is === 'account' ? 'page' : nothing} @click=${this.#follow}>${icon('user')}<span class="sr">Account</span> <span class="who small soft">${person?.name}</span></a>
          <button type="button" class="btn plain" @click=${() => void this.#signOut()}>Sign out</button>
        </span>
      </header>
      <vet-clinic clinic=${slug} .fetch=${this.#world.fetch}>${this.#body(place, person)}${person?.role === 'vet' || person?.role === 'technician' ? html`<vet-doorbell inside=${place.is === 'visit' ? place.reference : ''} @vet-visit-wanted=${({ reference }: HTMLElementEventMap['vet-visit-wanted']) => this.#go({ is: 'visit', reference })}></vet-doorbell>` : nothing}</vet-clinic>
      ${inside ? nothing : html`<nav class="tabbar" aria-label="Desk">${tab({ is: 'day' }, 'My day', 'home')}${tab({ is: 'patients' }, 'Patients', 'paw')}${editsHours ? tab({ is: 'hours' }, 'Hours', 'clock') : nothing}${tab({ is: 'money' }, 'Money', 'receipt')}${person?.role === 'manager' ? tab({ is: 'team' }, 'Team', 'users') : nothing}</nav>`}
    `;
  }

  #body(place: Place, person: { name: string; role: string } | null): TemplateResult {
    // Wherever at the desk they are: who waits for help, and an emergency that nobody decided, is seen at once.
    const urgent = html`<vet-triage-alert ?beside-queue=${place.is === 'day'} @vet-triage-queue-wanted=${() => this.#go({ is: 'day' })}></vet-triage-alert>`;
    const help = html`${urgent}${person?.role === 'front-desk' || person?.role === 'manager' ? html`<vet-help-requests></vet-help-requests>` : nothing}`;
    switch (place.is) {
      case 'visit':
        return html`<main class="room-place"><h1 class="sr" tabindex="-1">Visit ${place.reference}</h1><vet-consult-room reference=${place.reference}></vet-consult-room></main>`;
      case 'record':
        return html`<main class="record-place"><h1 class="sr" tabindex="-1">Record ${place.reference}</h1>${urgent}<vet-record-editor reference=${place.reference}><vet-history slot="beside" reference=${place.reference} opens-records></vet-history></vet-record-editor></main>`;
      case 'hours': {
        const isManager = person?.role === 'manager';
        return html`<main class="main">
          <div class="page-head"><h1 class="display" tabindex="-1">${isManager ? 'Hours' : 'My hours'}</h1></div>
          ${help}<vet-availability></vet-availability>
          ${isManager ? html`<vet-booking-settings></vet-booking-settings><vet-holidays></vet-holidays><vet-appointment-types></vet-appointment-types><vet-consent-text></vet-consent-text><vet-recording-settings></vet-recording-settings><vet-money-settings></vet-money-settings><vet-record-settings></vet-record-settings><vet-client-import></vet-client-import>` : nothing}
        </main>`;
      }
      case 'book':
        return html`<main class="main narrow"><div class="page-head"><h1 class="display" tabindex="-1">Book for an owner</h1></div>${help}<vet-desk-booking></vet-desk-booking></main>`;
      case 'patients':
        return html`<main class="main"><div class="page-head"><h1 class="display" tabindex="-1">Patients</h1></div>${help}<vet-patients></vet-patients></main>`;
      case 'money': {
        const role = person?.role;
        return html`<main class="main"><div class="page-head"><h1 class="display" tabindex="-1">Money</h1></div>${help}
          ${role === 'manager' || role === 'front-desk' ? html`<vet-cash-up></vet-cash-up>` : nothing}${role === 'front-desk' ? nothing : html`<vet-payouts></vet-payouts><vet-standing></vet-standing>`}
        </main>`;
      }
      case 'team':
        // Five tabs fit a phone; the way to the audit list is here.
        return html`<main class="main"><div class="page-head"><h1 class="display" tabindex="-1">Team</h1><a class="btn quiet phone-only" href=${pathOf({ is: 'audit' })} @click=${this.#follow}>${icon('shield')}Audit</a></div>${help}${person?.role === 'manager' ? html`<vet-team></vet-team><vet-sites></vet-sites>` : nothing}</main>`;
      case 'audit':
        return html`<main class="main"><div class="page-head"><h1 class="display" tabindex="-1">Audit</h1></div>${help}${person?.role === 'manager' ? html`<vet-audit></vet-audit>` : nothing}</main>`;
      case 'account':
        return html`<main class="main">
          <div class="page-head"><div><h1 class="display" tabindex="-1">Account</h1><p class="soft">${person?.name}</p></div></div>
          ${help}
          <vet-profile></vet-profile>
          <section class="stack gap-16" aria-labelledby="chat-settings">
            <div><h2 class="head" id="chat-settings">Chat settings</h2><p class="soft">What you choose here is used in your next visit.</p></div>
            <vet-device-test></vet-device-test>
          </section>
        </main>`;
      case 'day': {
        const now = this.#world.now();
        const date = new Intl.DateTimeFormat(document.documentElement.lang || undefined, { weekday: 'long', day: 'numeric', month: 'long' }).format(now);
        const mine = person?.role === 'vet' || person?.role === 'technician';
        // What a visit of the list says about being late is of another domain.
        if (mine) void import('../consult/lobby/vet-running-late.ts').catch(() => undefined);
        return html`<main class="main">
          <div class="page-head"><div><h1 class="display" tabindex="-1">${greeting(now.getHours())}${person ? `, ${person.name}` : ''}</h1><p class="soft">${date}</p></div><a class="btn quiet" href=${pathOf({ is: 'book' })} @click=${this.#follow}>${icon('phone')}Book for an owner</a></div>
          ${help}<vet-triage-queue></vet-triage-queue>${person?.role === 'front-desk' ? nothing : html`<vet-overdue-records></vet-overdue-records>`}
          <vet-appointments practitioner=${mine ? 'me' : 'all'}></vet-appointments>
        </main>`;
      }
    }
  }
}
