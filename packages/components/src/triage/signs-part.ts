import { html, nothing, type TemplateResult } from 'lit';
import type { triage } from '../locales/en/triage.ts';
import type { triageForm } from '../locales/en/triage-form.ts';
import { icon } from '../shared/icons.first.ts';
import { phoneLink } from '../shared/phone-link.ts';
import { segmented } from '../shared/segmented.ts';
import { stepTitle } from '../shared/step-title.ts';
import type { Translation } from '../shared/text.ts';
import { textField } from '../shared/text-field.ts';
import { tick } from '../shared/tick.ts';
import type { TriageDraft } from './draft.ts';
import { signIcons } from './sign-icons.ts';
import { chooserSpecies, isInChooser, type ChooserSpecies, type SignAnswer, type SignCode } from './signs.ts';

/** Chosen where the animal has no button of its own. */
export const other = 'other';
export type Chosen = ChooserSpecies | typeof other;

/** What the first screen shows, and what can be done on it. */
export interface SignsScreen {
  readonly draft: TriageDraft;
  /** The kind of animal by whose words the signs are told. */
  readonly like: string;
  /** The danger signs to ask about. */
  readonly asked: readonly SignCode[];
  /** Another animal than those with a button was chosen; its name may still be missing. */
  readonly otherAnimal: boolean;
  /** The button was pressed, and nobody has said which animal. */
  readonly speciesNeeded: boolean;
  readonly onBehalf: boolean;
  /** The button was pressed, and what comes next is on its way. */
  readonly busy: boolean;
  readonly phone: string | null | undefined;
  readonly t: Translation<typeof triageForm>;
  /** Names of the signs. */
  readonly said: Translation<typeof triage>;
  readonly onChoose: (species: Chosen) => void;
  readonly onNamed: (species: string) => void;
  readonly onSign: (code: SignCode, answer: SignAnswer | undefined) => void;
  readonly onNext: () => void;
  /** What is asked beside the signs. */
  readonly beside: unknown;
}

/** The first screen: which animal, its danger signs, one button. */
export function signsPart(of: SignsScreen): TemplateResult {
  const { draft, t, asked, onBehalf } = of;
  const { species, signs, pet } = draft;
  const isOther = of.otherAnimal || (species !== '' && !isInChooser(species));
  const answers = Object.values(signs);
  const danger = answers.includes('yes');
  return html`
    <div class="widget-body first">
      <div class="q">${stepTitle(onBehalf ? t.titleOnBehalf : t.title({ name: pet.name.trim() }))}<p class="soft">${onBehalf ? t.leadOnBehalf : t.lead}</p></div>
      ${segmented<Chosen>({
        name: 'species', legend: t.species, value: isOther ? other : (species as ChooserSpecies),
        options: [...chooserSpecies, other as typeof other].map((value) => ({ value, label: t[value] })), onChoose: of.onChoose, error: of.speciesNeeded ? t.speciesNeeded : undefined,
      })}
      ${isOther ? textField({ name: 'otherSpecies', label: t.otherSpecies, value: species, maxlength: 60, onInput: of.onNamed }) : nothing}
      <div class="flags" role="group" aria-label=${of.said.signs}>${asked.map((code) => sign(of, code))}</div>
      ${of.beside}
    </div>
    <div class="widget-foot">
      <button type="button" class="btn ${danger ? 'danger' : 'primary'} big wide" part="primary" aria-busy=${of.busy ? 'true' : nothing} @click=${of.onNext}>${danger ? t.go : answers.includes('unsure') ? t.goOn : t.none}${icon('arrow-right')}</button>
      ${onBehalf ? nothing : phoneLink(of.phone, (phone) => t.call({ phone }))}
    </div>
  `;
}

function sign({ draft, like, t, said, onSign }: SignsScreen, code: SignCode): TemplateResult {
  const words = { ...said, ...t } as Readonly<Record<string, unknown>>;
  const label = String(words[`${like}-${code}`] ?? words[code]);
  const answer = draft.signs[code];
  const unsure = answer === 'unsure';
  return html`<div class="sign ${unsure ? 'unsure' : ''}">
    ${tick({ name: code, label, icon: signIcons[code], checked: answer === 'yes', onTick: (on) => onSign(code, on ? 'yes' : undefined) })}
    <button type="button" class="unsure-button" aria-pressed=${unsure ? 'true' : 'false'} aria-label=${t.unsureOf({ sign: label })} @click=${() => onSign(code, unsure ? undefined : 'unsure')}>${t.unsure}</button>
  </div>`;
}
