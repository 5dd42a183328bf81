import { SetupDone } from '@vetkit/signal-server/clinics/setup.contract';
import { html, nothing, render, type TemplateResult } from 'lit';
import { createHttp } from '../clinic/http.ts';
import { isProblem, type Problem } from '../clinic/problem.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { selectField, textField } from '../shared/field.ts';
import { faultsAt, firstAnswers, setupOf, slugOf, type SetupAnswers, type SetupFaults, type SetupField } from './setup-form.ts';
import { focusHeading } from './shell.ts';

export interface SetupPageWorld {
  readonly place: HTMLElement;
  readonly server: URL;
  /** The one-time token of the console, out of the address. */
  readonly token: string;
  readonly fetch?: typeof globalThis.fetch;
}

type View =
  | { readonly is: 'form'; readonly problem?: 'token' | 'done' | 'failed' }
  | { readonly is: 'sending' }
  | { readonly is: 'done'; readonly clinic: SetupDone['clinic']; readonly email: string };

const said = {
  token: 'The address is not complete or from an earlier start. Open the one that the console printed last.',
  done: 'This server has a clinic already. Sign in at the desk.',
  failed: 'That did not work, and nothing was made. Check the connection and press again.',
};

/** `/setup`: the first clinic, its manager and its first vet. */
export class SetupPage {
  readonly #world: SetupPageWorld;
  #answers: SetupAnswers;
  #faults: SetupFaults = {};
  #view: View;
  /** Until somebody types an address for the clinic, it follows the name. */
  #slugIsOwn = false;

  constructor(world: SetupPageWorld) {
    this.#world = world;
    this.#answers = firstAnswers(Intl.DateTimeFormat().resolvedOptions().timeZone);
    this.#view = world.token ? { is: 'form' } : { is: 'form', problem: 'token' };
    this.#draw();
  }

  #type(field: SetupField, value: string): void {
    this.#slugIsOwn ||= field === 'slug';
    const slug = field === 'clinicName' && !this.#slugIsOwn ? { slug: slugOf(value) } : {};
    this.#answers = { ...this.#answers, [field]: value, ...slug };
    this.#faults = { ...this.#faults, [field]: undefined };
    this.#draw();
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.#view.is === 'sending') return;
    const read = setupOf(this.#answers, this.#world.token);
    if ('faults' in read && Object.keys(read.faults).length) return this.#refuse(read.faults);
    if ('faults' in read) return this.#show({ is: 'form', problem: 'token' });
    this.#show({ is: 'sending' });
    try {
      const http = createHttp({ server: this.#world.server, clinic: '', token: () => undefined, ...(this.#world.fetch ? { fetch: this.#world.fetch } : {}) });
      const { clinic } = await http.request('POST', '/setup', { body: read.body, answer: SetupDone });
      this.#show({ is: 'done', clinic, email: this.#answers.vetEmail.trim() });
      focusHeading(this.#world.place);
    } catch (error) {
      this.#failed(isProblem(error) ? error : undefined);
    }
  };

  #failed(problem: Problem | undefined): void {
    this.#view = { is: 'form' };
    if (problem?.code === 'slug-taken') return this.#refuse({ slug: 'Another clinic has this address. Choose another one.' });
    if (problem?.code === 'bad-request') return this.#refuse(faultsAt(problem.errors.map(({ path }) => path)));
    this.#show({ is: 'form', problem: problem?.code === 'setup-token-wrong' ? 'token' : problem?.code === 'setup-done' ? 'done' : 'failed' });
  }

  #refuse(faults: SetupFaults): void {
    this.#faults = faults;
    this.#draw();
    this.#world.place.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }

  #show(view: View): void {
    this.#view = view;
    this.#draw();
  }

  #draw(): void {
    render(this.#view.is === 'done' ? this.#done(this.#view) : this.#form(), this.#world.place);
  }

  #done({ clinic, email }: Extract<View, { is: 'done' }>): TemplateResult {
    return html`
      <div class="stack gap-8"><h1 class="display" tabindex="-1">${clinic.name} is ready</h1><p class="soft">Its vet can be booked Monday to Friday from nine to five.</p></div>
      <section class="card stack gap-16">
        <p>Sign in at the desk as ${email}, with a code that comes by mail.</p>
        <div class="actions"><a class="btn primary big" href="/desk">Go to the desk</a><a class="btn quiet big" href="/book/${clinic.slug}">See the booking page</a></div>
      </section>
    `;
  }

  #form(): TemplateResult {
    const problem = this.#view.is === 'form' ? this.#view.problem : undefined;
    const text = (name: SetupField, label: string, more: object = {}) =>
      textField({ name, label, value: this.#answers[name], error: this.#faults[name], required: true, maxlength: 254, onInput: (value) => this.#type(name, value), ...more });
    const optional = { optional: 'optional', required: false };
    const zones = [...new Set([this.#answers.zone, ...Intl.supportedValuesOf('timeZone')])].map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));
    return html`
      <div class="stack gap-8"><h1 class="display" tabindex="-1">Set up your clinic</h1><p class="soft">It takes five minutes.</p></div>
      ${problem ? banner({ tone: 'bad', text: said[problem] }) : nothing}
      <form class="stack gap-24" novalidate @submit=${this.#submit}>
        <section class="card stack gap-16">
          <h2 class="head">The clinic</h2>
          ${text('clinicName', 'Name')}
          ${text('slug', 'Name in addresses', { hint: 'Owners book at /book/ and this.' })}
          ${selectField({ name: 'zone', label: 'Time zone', value: this.#answers.zone, options: zones, onInput: (value) => this.#type('zone', value), error: this.#faults.zone })}
          <div class="pair">${text('country', 'Country', { hint: 'Two letters', autocomplete: 'country' })}${text('currency', 'Currency', { hint: 'Three letters' })}</div>
          ${text('phone', 'Phone', { type: 'tel', hint: 'Owners see it on every page.', ...optional })}
        </section>
        <section class="card stack gap-16">
          <h2 class="head">The manager</h2>
          <div class="pair">${text('managerName', 'Name')}${text('managerEmail', 'E-mail', { type: 'email', inputmode: 'email' })}</div>
        </section>
        <section class="card stack gap-16">
          <h2 class="head">The first vet</h2>
          <div class="pair">${text('vetName', 'Name')}${text('vetEmail', 'E-mail', { type: 'email', inputmode: 'email' })}</div>
          ${text('licence', 'Licence', { hint: 'Owners see it beside the photo.', ...optional })}
        </section>
        <div class="actions">${button({ label: 'Make the clinic', busyLabel: 'Making it', busy: this.#view.is === 'sending', type: 'submit' })}</div>
      </form>
    `;
  }
}
