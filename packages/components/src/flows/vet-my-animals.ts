import { Task, TaskStatus } from '@lit/task';
import type { MyAnimals } from '@vetkit/signal-server/people/contract';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import '../identity/vet-sign-in.ts';
import { myAnimalsTexts, type MyAnimalsTexts } from '../locales/my-animals.ts';
import { animalsClient } from '../people/animals-client.ts';
import '../records/vet-pet-history.ts';
import { announce } from '../shared/announce.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { define } from '../shared/define.ts';
import { icon } from '../shared/icons.ts';
import { skeleton } from '../shared/skeleton.ts';
import { actions } from '../shared/styles/actions.ts';
import { choices } from '../shared/styles/choices.ts';
import { fields } from '../shared/styles/fields.ts';
import { ground } from '../shared/styles/ground.ts';
import { lists } from '../shared/styles/lists.ts';
import { progress } from '../shared/styles/progress.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { words } from '../shared/styles/words.ts';
import { tick } from '../shared/tick.ts';
import type { Overrides } from '../shared/text.ts';

type Animal = MyAnimals['animals'][number];

/**
 * An owner's animals at a clinic: the history of each with search and files to take away, and whether to be asked to come again with it. Signs in by a code first.
 */
export class VetMyAnimals extends LitElement {
  static override styles = [ground, words, actions, surfaces, fields, choices, lists, progress, css`
    /* Before one is in, signing in is all there is to do: no wider than its one field needs. */
    .out { max-inline-size: 520px; }
    .out::part(title) { font-size: var(--vet-text-l); }
  `];

  /** The clinic's slug; from `<vet-clinic>` around it if not said. */
  @property() clinic = '';
  /** The server's address; where the script comes from if not said. */
  @property() server = '';
  /** Words of your own. */
  @property({ attribute: false }) texts: Overrides<typeof myAnimalsTexts.en> = {};

  @state() private chosen = '';
  /** Newer than what was read at first. */
  @state() private said: MyAnimals | undefined;
  @state() private keeping: 'no' | 'busy' | 'failed' = 'no';
  readonly #at = new ClinicController(this);
  readonly #animals = new Task(this, {
    args: () => [this.#at.clinic, this.#at.clinic.session.find({ as: 'owner' })?.token] as const,
    task: async ([clinic, token], { signal }) => {
      this.said = undefined;
      return token ? animalsClient(clinic.http).list(signal) : undefined;
    },
  });

  protected override render() {
    const texts = this.#at.texts(myAnimalsTexts, this.texts);
    const signedIn = this.#at.clinic.session.find({ as: 'owner' }) !== undefined;
    return html`<div class="vet stack gap-16">
      <div class="stack gap-4"><h2 class="title">${texts.title}</h2>${signedIn ? nothing : html`<p class="soft">${texts.lead}</p>`}</div>
      <vet-sign-in class=${signedIn ? nothing : 'out'} for="owner"></vet-sign-in>
      ${signedIn ? this.#list(texts) : nothing}
    </div>`;
  }

  #list(texts: MyAnimalsTexts): TemplateResult {
    const { animals } = this.said ?? this.#animals.value ?? {};
    if (this.#animals.status === TaskStatus.ERROR) return banner({ tone: 'bad', text: texts.failed, actions: button({ label: texts.tryAgain, kind: 'quiet', size: '', onPress: () => void this.#animals.run() }) });
    if (!animals) return skeleton(texts.loading, { lines: 4 });
    const shown = animals.find(({ id }) => id === this.chosen) ?? animals[0];
    if (!shown) return html`<section class="card empty">${icon('paw', 'xl')}<h3 class="sub">${texts.none}</h3><p class="small">${texts.noneText}</p></section>`;
    return html`
      ${animals.length > 1
        ? html`<div class="actions" role="group" aria-label=${texts.whose}>${animals.map(({ id, name }) => html`<button type="button" class="btn quiet" aria-pressed=${shown.id === id ? 'true' : 'false'} @click=${() => (this.chosen = id)}>${icon('paw')}${name}</button>`)}</div>`
        : nothing}
      ${this.#recall(shown, texts)}
      <vet-pet-history as="owner" pet=${shown.id}></vet-pet-history>
    `;
  }

  #recall(animal: Animal, texts: MyAnimalsTexts): TemplateResult {
    if (animal.deceased) return html`<p class="soft">${texts.remembered({ pet: animal.name })}</p>`;
    return html`<section class="card stack gap-12">
      ${tick({ name: 'recall', label: texts.recall({ pet: animal.name }), detail: texts.recallHint, checked: animal.recall, onTick: (recall) => void this.#keep(animal, recall, texts) })}
      ${this.keeping === 'failed' ? banner({ tone: 'bad', text: texts.notKept }) : nothing}
    </section>`;
  }

  async #keep({ id, name }: Animal, recall: boolean, texts: MyAnimalsTexts): Promise<void> {
    this.keeping = 'busy';
    try {
      this.said = await animalsClient(this.#at.clinic.http).recall(id, recall);
      this.keeping = 'no';
      announce(recall ? texts.recallOn({ pet: name }) : texts.recallOff({ pet: name }));
    } catch {
      this.keeping = 'failed';
    }
  }
}

define('vet-my-animals', VetMyAnimals);
declare global {
  interface HTMLElementTagNameMap { 'vet-my-animals': VetMyAnimals }
}
