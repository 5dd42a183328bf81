import type { MedicalRecord, RecordBody, Script } from '@vetkit/signal-server/records/contract';
import { emptyScript } from '@vetkit/signal-server/records/rules';
import { medicineLists } from '@vetkit/signal-server/records/rules/medicines';
import { packFor } from '@vetkit/signal-server/records/rules/script-packs';
import { doseByWeight, isFoodAnimal, mayBeKeptFromFood, namedAgainstGerms, scriptFaults, type ScriptFault, type ScriptFaultCode } from '@vetkit/signal-server/records/rules/scripts';
import { html, nothing, type TemplateResult } from 'lit';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { segmented, tick } from '../shared/choice.ts';
import { textField } from '../shared/field.ts';
import { icon } from '../shared/icons.ts';
import type { RecordsTexts } from '../locales/records.ts';
import type { ScriptsTexts } from '../locales/scripts.ts';
import type { Change } from './soap-part.ts';
import { numberField, type Typing } from './number-field.ts';
import { readVital } from './vitals.ts';

/** What the vet brings to work out an amount: kept on the page only. */
export interface Dose {
  readonly mgPerKg: string;
  readonly perUnit: string;
}

export interface ScriptsView extends Typing {
  readonly body: RecordBody;
  readonly visit: MedicalRecord['visit'];
  readonly prescribing: MedicalRecord['prescribing'];
  /** Completing was tried: then what is missing is said at its place. */
  readonly tried: boolean;
  readonly dose: Dose;
  readonly onDose: (dose: Dose) => void;
  readonly texts: RecordsTexts & ScriptsTexts;
  readonly change: Change;
}

/** Faults that no typing mends are said at once and above the fields. */
const atOnce: readonly ScriptFaultCode[] = ['advice-only', 'no-licence', 'licence-elsewhere', 'controlled', 'banned-food', 'no-food-animals', 'exam-first'];

/** Why the first script that cannot be issued cannot be; nothing where all can. */
export function scriptsFault(body: RecordBody, visit: MedicalRecord['visit'], prescribing: MedicalRecord['prescribing']): ScriptFault | undefined {
  if (body.scripts.kind !== 'some' || !prescribing) return undefined;
  return body.scripts.scripts.flatMap((script) => scriptFaults(script, { ...prescribing, species: visit.species }))[0];
}

/** Scripts: none, said aloud, or a list of them. */
export function scriptsPart(view: ScriptsView): TemplateResult {
  const { body, texts, change, prescribing, visit } = view;
  const { scripts } = body;
  const list = scripts.kind === 'some' ? scripts.scripts : [];
  const put = (next: Script[]) => {
    // Those behind it move up: what was typed in them is not theirs any more.
    if (next.length < list.length) view.onTyped(Object.fromEntries(Object.entries(view.typed).filter(([name]) => !/^(repeats|validDays)-/.test(name))));
    change({ scripts: next.length ? { kind: 'some', scripts: next } : { kind: 'none' } });
  };
  const pack = packFor(prescribing?.place ?? null);
  // The same owner, most often the same address.
  const another = (): Script => ({ ...emptyScript(), ownerAddress: list.at(-1)?.ownerAddress ?? '' });
  return html`
    <section class="card stack" id="scripts" tabindex="-1">
      <h3 class="sub">${texts.scripts}</h3>
      ${segmented({
        name: 'scripts-said',
        legend: texts.scripts,
        legendUnseen: true,
        value: scripts.kind === 'unsaid' ? undefined : scripts.kind,
        options: [{ value: 'none', label: texts.scriptsNone }, { value: 'some', label: texts.scriptsSome }],
        onChoose: (kind) => change({ scripts: kind === 'none' ? { kind } : { kind, scripts: list.length ? list : [another()] } }),
      })}
      ${list.length
        ? html`<ul class="stack scripts">${list.map((script, at) => one(view, script, at, isFoodAnimal(visit.species), (next) => put(list.flatMap((each, i) => (i === at ? next : each)))))}</ul>
            ${list.length < 20 ? html`<div>${button({ label: texts.addScript, kind: 'quiet', size: '', icon: 'plus', onPress: () => put([...list, another()]) })}</div>` : nothing}
            ${pack ? html`<p class="hint">${texts.rulesOf({ place: pack.title, written: pack.written, lists: medicineLists.written })}</p>` : nothing}`
        : nothing}
    </section>
  `;
}

/** The fields of one script, with what its rules say of it. */
export function one(view: ScriptsView, script: Script, at: number, food: boolean, put: (next: Script[]) => void): TemplateResult {
  const { texts, prescribing, visit, tried } = view;
  const set = (part: Partial<Script>) => put([{ ...script, ...part }]);
  const faults = prescribing ? scriptFaults(script, { ...prescribing, species: visit.species }) : [];
  const said = ({ code, limit }: ScriptFault): string => {
    const text = texts[`fault-${code}`];
    return typeof text === 'function' ? text({ limit: limit ?? 0 }) : text;
  };
  const fault = (...codes: ScriptFaultCode[]) => {
    const found = faults.find(({ code }) => codes.includes(code));
    return found && (tried || found.limit !== undefined) ? said(found) : undefined;
  };
  const line = (name: 'medicine' | 'substance' | 'strength' | 'form' | 'quantity' | 'directions' | 'warnings' | 'withdrawal' | 'ownerAddress', label: string, maxlength: number, error: string | undefined, hint?: string) =>
    textField({ name: `${name}-${at}`, label, value: script[name] ?? '', maxlength, error, ...(hint ? { hint } : {}), onInput: (value) => set({ [name]: value }) });
  const number = (name: 'repeats' | 'validDays', label: string, limits: { min: number; max: number }, error: string | undefined, unit?: string) =>
    numberField({ name: `${name}-${at}`, label, unit, limits: { ...limits, whole: true }, kept: script[name], error, texts, typed: view.typed, onTyped: view.onTyped, onValue: (value) => set({ [name]: value }) });
  const grave = faults.filter(({ code }) => atOnce.includes(code) && (code !== 'controlled' || `${script.medicine}${script.substance}`.trim() !== ''));
  const examFirst = faults.some(({ code }) => code === 'exam-first') || script.examined;
  const named = namedAgainstGerms(script);
  const mayBeKept = food && mayBeKeptFromFood(visit.species);
  return html`<li class="script stack gap-12">
    ${grave.map((each) => banner({ tone: each.code === 'exam-first' ? 'warn' : 'bad', text: said(each) }))}
    <div class="medicine-line">
      ${line('medicine', texts.medicine, 200, fault('needs-medicine'))}
      ${line('strength', texts.strength, 80, fault('needs-strength'))}
      ${line('form', texts.form, 80, fault('needs-form'), texts.formHint)}
      <button type="button" class="btn icon-only plain" aria-label=${texts.removeScript({ medicine: script.medicine })} @click=${() => put([])}>${icon('trash')}</button>
    </div>
    ${line('substance', texts.substance, 200, fault('needs-substance'), texts.substanceHint)}
    ${named ? html`<p class="hint">${texts.germsNamed}</p>` : tick({ name: `germs-${at}`, label: texts.germs, checked: script.antimicrobial, onTick: (antimicrobial) => set({ antimicrobial }) })}
    ${line('directions', texts.directions, 500, fault('needs-directions'), texts.directionsHint)}
    <div class="numbers-line">
      ${line('quantity', texts.amount, 80, fault('needs-quantity'))}
      ${number('repeats', texts.repeats, { min: 0, max: 99 }, fault('needs-repeats', 'too-many-repeats'))}
      ${number('validDays', texts.validDays, { min: 1, max: 730 }, fault('needs-validity', 'too-long'), texts.days)}
    </div>
    <div class="two">
      ${line('warnings', texts.warnings, 1000, fault('needs-warnings'), texts.warningsHint)}
      ${line('ownerAddress', texts.ownerAddress({ owner: visit.owner }), 300, fault('needs-address'))}
    </div>
    ${mayBeKept ? tick({ name: `not-for-food-${at}`, label: texts.notForFood, checked: script.notForFood, onTick: (notForFood) => set({ notForFood }) }) : nothing}
    ${food && !(mayBeKept && script.notForFood) ? line('withdrawal', texts.withdrawal, 300, fault('needs-withdrawal'), texts.withdrawalHint) : nothing}
    ${examFirst ? tick({ name: `examined-${at}`, label: texts.examined, checked: script.examined, onTick: (examined) => set({ examined }) }) : nothing}
    ${at === 0 ? arithmetic(view) : nothing}
  </li>`;
}

/** Arithmetic for a dose that the vet brings. */
function arithmetic({ body, dose, onDose, texts }: ScriptsView): TemplateResult {
  const kg = body.vitals.weight;
  const read = (typed: string) => {
    const now = readVital(typed, { min: 0, max: 100_000 });
    return now.is === 'number' ? now.value : null;
  };
  const found = doseByWeight({ mgPerKg: read(dose.mgPerKg), kg, perUnit: read(dose.perUnit) });
  return html`<details>
    <summary>${texts.workOut}</summary>
    <div class="two">
      ${textField({ name: 'dose-mg-per-kg', label: texts.mgPerKg, unit: 'mg/kg', value: dose.mgPerKg, inputmode: 'decimal', onInput: (mgPerKg) => onDose({ ...dose, mgPerKg }) })}
      ${textField({ name: 'dose-per-unit', label: texts.perUnit, unit: texts.perUnitUnit, value: dose.perUnit, inputmode: 'decimal', onInput: (perUnit) => onDose({ ...dose, perUnit }) })}
    </div>
    <p class="hint" role="status">${kg === null ? texts.noWeight : found ? html`<b>${texts.workedOut({ mg: String(found.mg), units: String(found.units), kg: String(kg) })}</b> ${texts.arithmetic}` : texts.arithmetic}</p>
  </details>`;
}
