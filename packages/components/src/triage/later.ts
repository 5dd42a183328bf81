import type { TriageRequest } from '@vetkit/signal-server/triage/contract';
import type { TriageTexts } from '@vetkit/signal-server/triage/rules';
import type { TemplateResult } from 'lit';
import type { Clinic } from '../clinic/clinic.ts';
import type { triageSteps as english } from '../locales/en/triage-steps.ts';
import { triageStepsTexts } from '../locales/triage-steps.ts';
import { languageFor, type Translation } from '../shared/text.ts';
import { triageClient } from './client.ts';
import { nextOf, type TriageDraft } from './draft.ts';
import { VetTriageDoneEvent } from './events.ts';
import { callerPart, laterPart, type LaterScreen } from './later-part.ts';
import { isPhone } from './phone.ts';
import { upright } from './reasons-part.ts';
import { higher, requestOf, type Sentences } from './request.ts';
import { loadRules, loadTexts, type RulesAtHand } from './rules-at-hand.ts';
import type { SignCode } from './signs.ts';

/** The form, as what comes later sees it. */
export interface TriageWorld {
  readonly clinic: () => Clinic;
  readonly draft: () => TriageDraft;
  readonly onBehalf: () => boolean;
  readonly act: (change: Partial<TriageDraft>) => void;
  readonly host: EventTarget;
}

interface Saying extends Sentences {
  readonly words: Translation<typeof english>;
}

/** What the sentences of a language say of chosen answers, by code. */
async function sentencesOf(locale: string): Promise<Saying> {
  const language = languageFor(triageStepsTexts, locale);
  const texts = language ? await triageStepsTexts.others[language]!() : triageStepsTexts.en;
  const said = texts as unknown as Readonly<Record<string, string | undefined>>;
  const of = (code: string) => said[`said-${code}`] ?? '';
  return { about: (code) => of(`about-${code}`), further: (code, answer) => of(`${code}-${answer}`), manner: of, words: texts };
}

/** Gets the rules, the words and the sentences of a language, and defines the elements of the other steps. */
export async function later(locale: string, world: TriageWorld): Promise<Later> {
  const [rules, texts, sentences] = await Promise.all([loadRules(locale), loadTexts(locale), sentencesOf(locale)]);
  return new Later(locale, world, rules, texts, sentences);
}

/** What the form needs after its first screen: the other steps, the rules, the answer, and the way to the clinic. */
export class Later {
  /** A request is on its way: two presses, or the network coming back meanwhile, send once. */
  #underway = false;

  constructor(
    private readonly locale: string,
    private readonly world: TriageWorld,
    readonly rules: RulesAtHand,
    private readonly texts: TriageTexts,
    private readonly sentences: Saying,
  ) {}

  request(draft: TriageDraft = this.world.draft()): TriageRequest {
    return requestOf(draft, this.sentences, this.locale);
  }

  /** The danger signs to ask about an animal that has no button of its own. */
  readonly signs = (species: string): readonly SignCode[] => this.rules.dangerSigns(species);

  /** The animal of the chooser whose words fit an animal: a pony is asked as a rabbit is, neither can vomit. */
  like(species: string): string {
    return this.rules.like(species);
  }

  /** What was told and answered, as JSON; empty before the answer. */
  get value(): string {
    const { answer, sent } = this.world.draft();
    return answer ? JSON.stringify({ request: this.request(), answer, assessment: assessmentOf(sent) }) : '';
  }

  part(of: Omit<LaterScreen, 'draft' | 'name' | 'alarm' | 'onTold' | 'onNext' | 'onSend'>): TemplateResult {
    return laterPart({
      ...of, draft: this.world.draft(), name: upright(this.world.draft().pet.name.trim()) || (of.onBehalf ? this.sentences.words.theAnimal : ''), alarm: () => this.#isEmergency(),
      onTold: this.world.act, onNext: (urgent) => void this.next(urgent), onSend: () => void this.send(),
    });
  }

  /** Who calls, asked beside the danger signs: the line may drop, and a ticked sign ends the questions. */
  caller(): TemplateResult {
    return callerPart({ draft: this.world.draft(), t: this.sentences.words, onTold: this.world.act });
  }

  /** The button of a step was pressed. `urgent`: the answer is wanted now. An emergency does not wait for the other questions. */
  async next(urgent = false): Promise<void> {
    const { step } = this.world.draft();
    const next = nextOf(step);
    const answered = urgent || next === 'result' || (step !== 'signs' && this.#isEmergency());
    if (answered) await this.#finish();
    else this.world.act({ step: next });
  }

  /** After a reload at the end: what was not said yet is said, what was not sent yet goes. */
  async resume(): Promise<void> {
    const { step, answer } = this.world.draft();
    if (step === 'result') await (answer ? this.send() : this.#finish());
  }

  /** Sends what was told, to be kept, where that is wanted and was not done yet. */
  async send(): Promise<void> {
    const draft = this.world.draft();
    if (this.#underway || !draft.answer || (draft.sent !== 'sending' && draft.sent !== 'waiting')) return;
    this.#underway = true;
    this.world.act({ sent: 'sending' });
    const after = await this.#ask(draft);
    this.#underway = false;
    if (this.world.draft().step === 'result') this.world.act(after);
  }

  #isEmergency(): boolean {
    return this.rules.urgencyOf(this.request()) === 'emergency';
  }

  async #finish(): Promise<void> {
    this.world.act({ step: 'result' });
    this.world.act({ answer: this.rules.assess(this.request(), this.texts), sent: this.#wantsKept() ? 'sending' : 'no' });
    await this.send();
    const { answer, sent } = this.world.draft();
    if (answer) this.world.host.dispatchEvent(new VetTriageDoneEvent(this.request(), answer, assessmentOf(sent)));
  }

  /** Somebody can be called back, is signed in, or sits at the desk: then the clinic gets to read it. */
  #wantsKept(): boolean {
    return this.world.onBehalf() || this.world.draft().contact.phone.trim() !== '' || this.world.clinic().session.find({ as: 'owner' }) !== undefined;
  }

  /** What changes in the draft: the number of it and the higher answer, or that it waits. */
  async #ask(draft: TriageDraft): Promise<Partial<TriageDraft>> {
    const { contact, pet } = draft;
    const line = (typed: string) => typed.replace(/[\p{Cc}\p{Cs}]+/gu, ' ').trim() || undefined;
    const keep = { petName: line(pet.name), name: line(contact.name), phone: isPhone(contact.phone) ? contact.phone.trim() : undefined };
    try {
      const { assessment, ...answer } = await triageClient(this.world.clinic().http).ask({ ...this.request(draft), keep }, { as: this.world.onBehalf() ? 'staff' : 'owner' });
      return { answer: draft.answer ? higher(draft.answer, answer) : answer, sent: assessment ? { assessment } : 'no' };
    } catch {
      // Whatever the reason, it is kept here and can be sent again; the answer stands without the clinic.
      return { sent: 'waiting' };
    }
  }
}

const assessmentOf = (sent: TriageDraft['sent']): string | undefined => (typeof sent === 'object' ? sent.assessment : undefined);
