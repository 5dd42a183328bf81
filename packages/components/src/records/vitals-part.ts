import type { RecordBody, Vitals } from '@vetkit/signal-server/records/contract';
import { countedCodes, gumCodes, refillCodes, restCodes, type Counted } from '@vetkit/signal-server/records/findings.contract';
import { isOutside, perMinute, usualRange } from '@vetkit/signal-server/records/rules/vitals';
import { html, nothing, type TemplateResult } from 'lit';
import { chips, segmented } from '../shared/choice.ts';
import { cssValues } from '../shared/css-values.ts';
import type { FindingsTexts } from '../locales/findings.ts';
import type { RecordsTexts } from '../locales/records.ts';
import type { Change } from './soap-part.ts';
import { numberField, standing, type Typing } from './number-field.ts';
import { readVital, scaleOf, type Scale, type UnitSystem, type Vital, vitals } from './vitals.ts';

/** What the vital signs are drawn from besides the record. */
export interface VitalsView extends Typing {
  readonly body: RecordBody;
  readonly species: string;
  readonly system: UnitSystem;
  /** What the weight is beside what it was, in words; nothing where no earlier one is known. */
  readonly weightChange: string | undefined;
  readonly texts: RecordsTexts & FindingsTexts;
  readonly change: Change;
  readonly onUnits: (system: UnitSystem) => void;
}

const isRate = (vital: Vital): vital is 'pulse' | 'breaths' => vital === 'pulse' || vital === 'breaths';

/** The vital signs, each with its usual range. A number outside warns; only what cannot be is refused. */
export function vitalsPart(view: VitalsView): TemplateResult {
  const { body, texts, change } = view;
  const set = (part: Partial<Vitals>) => change({ vitals: { ...body.vitals, ...part } });
  return html`
    <div class="stack gap-16">
      <div class="card-head"><h3 class="label grow">${texts.vitals}</h3>
        ${segmented({ name: 'units', legend: texts.unitsOf, legendUnseen: true, value: view.system, options: [{ value: 'metric', label: texts.metric }, { value: 'imperial', label: texts.imperial }], onChoose: view.onUnits })}
      </div>
      <div class="vitals">${vitals.map((vital) => one(view, vital, set))}</div>
      ${segmented({ name: 'rest', legend: texts.restOf, value: body.vitals.rest ?? '', options: restCodes.map((value) => ({ value, label: texts[`rest-${value}`] })), onChoose: (rest) => set({ rest }) })}
      <div class="two">
        ${chips({ name: 'gums', legend: texts.gumsOf, value: body.vitals.gums ?? '', options: gumCodes.map((value) => ({ value, label: texts[`gums-${value}`] })), onChoose: (gums) => set({ gums }) })}
        ${chips({ name: 'refill', legend: texts.refillOf, value: body.vitals.refill ?? '', options: refillCodes.map((value) => ({ value, label: texts[`refill-${value}`] })), onChoose: (refill) => set({ refill }) })}
      </div>
    </div>
  `;
}

function one(view: VitalsView, vital: (typeof vitals)[number], set: (part: Partial<Vitals>) => void): TemplateResult {
  const { body, typed, texts } = view;
  const { name } = vital;
  const counted = isRate(name) ? body.vitals.counted[name] : undefined;
  const scale = countedScale(scaleOf(name, view.system), counted, texts);
  const kept = body.vitals[name];
  const field = { name, kept, scale, limits: vital, typed };
  return html`<div class="vital">
    ${numberField({ ...field, label: texts[name], unit: scale.unit, texts, onTyped: view.onTyped, onValue: (value) => set({ [name]: value }) })}
    ${name === 'weight' ? html`<p class="small soft num">${view.weightChange ?? nothing}</p>` : range(view, name, kept)}
    ${isRate(name) && perMinute(counted) > 1 && kept !== null ? html`<p class="small num">${texts.isAMinute({ rate: String(kept) })}</p>` : nothing}
    ${isRate(name) ? howCounted(name, counted, texts, (next) => {
      // What was typed is the count: over another time it is another rate.
      const again = readVital(standing(field), vital, (count) => count * perMinute(next));
      set({ counted: { ...body.vitals.counted, [name]: next }, [name]: again.is === 'number' ? again.value : null });
    }) : nothing}
  </div>`;
}

const howCounted = (name: 'pulse' | 'breaths', counted: Counted | undefined, texts: FindingsTexts, onChoose: (counted: Counted | undefined) => void): TemplateResult => html`
  <select
    class="input quiet" id="${name}-counted" aria-label=${name === 'pulse' ? texts.countedPulse : texts.countedBreaths}
    @change=${(event: Event) => onChoose(((event.target as HTMLSelectElement).value || undefined) as Counted | undefined)}
  >
    <option value="" ?selected=${!counted}>${texts['counted-unsaid']}</option>
    ${countedCodes.map((value) => html`<option value=${value} ?selected=${value === counted}>${texts[`counted-${value}`]}</option>`)}
  </select>
`;

/** A rate that was counted over less than a minute is typed as the count. */
function countedScale(scale: Scale, counted: Counted | undefined, texts: FindingsTexts): Scale {
  const times = perMinute(counted);
  return times === 1 ? scale : { unit: texts.inSeconds({ seconds: 60 / times }), from: (typed) => typed * times, to: (kept) => kept / times };
}

/** The usual range under its field: the band is the middle third, the mark is what was measured. */
function range({ body, species, system, texts }: VitalsView, vital: 'temperature' | 'pulse' | 'breaths', kept: number | null): TemplateResult {
  const usual = usualRange(species, vital, body.vitals.rest);
  if (!usual) return html`<p class="small soft">${texts.noRange}</p>`;
  const [low, high] = usual;
  const { to } = scaleOf(vital, system);
  const said = { low: String(to(low)), high: String(to(high)) };
  const out = kept !== null && isOutside(kept, usual);
  const at = kept === null ? 0 : Math.min(0.98, Math.max(0.02, (kept - low) / (high - low) / 3 + 1 / 3));
  return html`<div class="range ${out ? 'out' : ''}">
    <div class="track" aria-hidden="true">
      <i class="band" ${cssValues({ '--from': '33.3%', '--to': '66.7%' })}></i>${kept === null ? nothing : html`<i class="mark" ${cssValues({ '--at': `${(at * 100).toFixed(1)}%` })}></i>`}
    </div>
    <span class="small num ${out ? 'unusual' : 'soft'}" role=${out ? 'status' : nothing}>${!out ? texts.usual(said) : kept < low ? texts.below(said) : texts.above(said)}</span>
  </div>`;
}
