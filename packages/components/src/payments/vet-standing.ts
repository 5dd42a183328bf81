import type { Standing, StandingDecision, StandingList } from '@vetkit/signal-server/payments/standing.contract';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { moneyListsTexts, type MoneyListsTexts } from '../locales/money-lists.ts';
import { announce } from '../shared/announce.ts';
import { banner } from '../shared/banner.ts';
import { define } from '../shared/define.ts';
import { icon } from '../shared/icons.ts';
import type { Overrides, Translation } from '../shared/text.ts';
import { appealPart } from './appeal-part.ts';
import { Deciding, type DecisionDraft } from './deciding.ts';
import { ListController } from './list-controller.ts';
import { styles } from './money-lists.styles.ts';
import { endOfDay } from './period.ts';
import { standingPart } from './standing-part.ts';

type T = Translation<MoneyListsTexts>;

/**
 * How those who treat have done in the last 90 days, what was decided about them and what they say to it. Managers see everybody, pause and
 * release; those who treat see themselves and answer. Nothing follows from it by itself.
 *
 * @csspart card - The whole. @csspart title - Its heading. @csspart primary - The button that decides or sends.
 */
export class VetStanding extends LitElement {
  static override styles = styles;

  /** The clinic's slug; from `<vet-clinic>` around it if not said. */
  @property() clinic = '';
  /** The server's address; where the script comes from if not said. */
  @property() server = '';
  /** Words of your own. */
  @property({ attribute: false }) texts: Overrides<MoneyListsTexts> = {};

  @state() private sent = false;

  readonly #at = new ClinicController(this);
  readonly #standing = new ListController<StandingList>(this, this.#at, {
    may: (role) => role !== 'front-desk',
    about: () => [],
    read: (lists, signal) => lists.standing(signal),
    words: () => this.#at.texts(moneyListsTexts, this.texts),
  });
  readonly #deciding = new Deciding(this, (draft) => this.#send(draft));

  protected override render() {
    const t: T = this.#at.texts(moneyListsTexts, this.texts);
    const { role, mayRead } = this.#standing;
    if (!mayRead) return html`<div class="vet">${banner({ tone: 'info', text: role ? t.onlyTreats : t.signIn })}</div>`;
    const isManager = role === 'manager';
    return html`<div class="vet"><section class="card stack gap-16" part="card" aria-labelledby="title">
      <div class="stack gap-4"><h2 class="head" part="title" id="title">${isManager ? t.standing : t.ownStanding}</h2><p class="small soft">${t.standingLead}</p></div>
      ${this.#standing.draw((now) => this.#people(now, isManager, t))}
    </section></div>`;
  }

  #people({ people }: StandingList, isManager: boolean, t: T): TemplateResult {
    if (!people.length) return html`<div class="empty">${icon('users', 'l')}<p class="sub">${t.noPeople}</p><p class="small">${t.noPeopleText}</p></div>`;
    const { state } = this.#deciding;
    const error = state.is === 'failed' ? this.#standing.tell(state.error) : undefined;
    const { saying, today } = this.#standing;
    return html`<ul class="entries">${people.map((person) => standingPart({
      person, isManager, saying, deciding: this.#deciding, today, error, onOpen: () => this.#open(person), onDecide: () => void this.#decide(person, t),
    }, t))}</ul>
    ${isManager ? nothing : appealPart({ deciding: this.#deciding, error, sent: this.sent, onOpen: () => (this.sent = false), onSend: () => void this.#decide(people[0]!, t) }, t)}`;
  }

  #open({ practitioner, paused }: Standing): void {
    this.#deciding.open({ of: practitioner.id, what: paused ? 'release' : 'pause', reason: 'looked-into', words: '', until: '', share: '' });
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.decision input')?.focus());
  }

  async #decide({ practitioner }: Standing, t: T): Promise<void> {
    const isAppeal = this.#standing.role !== 'manager';
    if (!(await this.#deciding.decide())) return;
    this.sent = isAppeal;
    announce(isAppeal ? t.appealSent : t.decided);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`[data-person="${practitioner.id}"]`)?.focus();
  }

  async #send({ of, what, reason, words, until }: DecisionDraft): Promise<void> {
    const { lists, zone } = this.#standing;
    if (this.#standing.role !== 'manager') {
      this.#standing.now = await lists.appeal({ words: words.trim() });
      return;
    }
    this.#standing.now = await lists.decideStanding({
      staff: of, decision: what as StandingDecision['decision'], reason: reason as StandingDecision['reason'], ...(words.trim() ? { words: words.trim() } : {}), ...(what === 'pause' && until ? { until: endOfDay(until, zone) } : {}),
    });
  }
}

define('vet-standing', VetStanding);
declare global {
  interface HTMLElementTagNameMap { 'vet-standing': VetStanding }
}
