import type { Weights } from '@vetkit/signal-server/records/contract';
import { html, nothing, svg, type TemplateResult } from 'lit';
import { day, type Saying, shortDay } from '../shared/time.ts';
import type { FindingsTexts } from '../locales/findings.ts';
import { scaleOf, type UnitSystem } from './vitals.ts';

export type Weighed = Weights['weights'][number];

/** The weights of earlier visits with the one that is being typed at the end. */
export function weightsWith(earlier: readonly Weighed[], at: string, kg: number | null): Weighed[] {
  const before = earlier.filter((one) => Date.parse(one.at) < Date.parse(at));
  return kg === null ? before : [...before, { at, kg }];
}

/** What the newest weight is beside the one before, such as `+0.2 kg since 3 Jan`. */
export function weightChange(weights: readonly Weighed[], system: UnitSystem, saying: Saying, texts: FindingsTexts): string | undefined {
  const [before, now] = weights.slice(-2);
  if (!before || !now) return undefined;
  const { to, unit } = scaleOf('weight', system);
  const by = Number((to(now.kg) - to(before.kg)).toFixed(2));
  return texts.weightSince({ change: `${by < 0 ? '−' : '+'}${Math.abs(by)} ${unit}`, when: shortDay(before.at, saying) });
}

/** What a plot is drawn in. */
export const plotSize = { width: 312, height: 84 } as const;
const edge = 8;
const { width, height } = plotSize;

/** Weight over time as a small plot; nothing where there is only one. */
export function weightPart(weights: readonly Weighed[], system: UnitSystem, saying: Saying, texts: FindingsTexts): TemplateResult | typeof nothing {
  const [first, last] = [weights[0], weights.at(-1)];
  if (!first || !last || weights.length < 2) return nothing;
  const { to, unit } = scaleOf('weight', system);
  const said = (kg: number) => `${to(kg)} ${unit}`;
  const points = linePoints(weights);
  const end = points.at(-1)!;
  return html`
    <section class="card stack gap-12" part="card">
      <h3 class="sub">${texts.weightOverTime}</h3>
      <div class="row"><span class="small soft num grow">${said(first.kg)}</span><b class="num">${said(last.kg)}</b></div>
      <svg class="spark" viewBox="0 0 ${width} ${height}" role="img" aria-label=${texts.weightPlot({ from: said(first.kg), to: said(last.kg), count: weights.length })}>
        ${svg`<path class="grid" d="M0 ${height - 1}H${width}"/><path class="line" d="M${points.map(({ x, y }) => `${x} ${y}`).join(' L')}"/>${points.map(({ x, y }) => svg`<circle class="at" cx=${x} cy=${y} r=${x === end.x ? 5.5 : 3}/>`)}`}
      </svg>
      <div class="row small soft"><span class="grow">${day(first.at, saying)}</span><span>${day(last.at, saying)}</span></div>
    </section>
  `;
}

/** Where each weight stands: time runs to the end edge, the lightest lies below. */
export function linePoints(weights: readonly Weighed[]): { x: number; y: number }[] {
  const times = weights.map(({ at }) => Date.parse(at));
  const masses = weights.map(({ kg }) => kg);
  const [from, till, least, most] = [Math.min(...times), Math.max(...times), Math.min(...masses), Math.max(...masses)];
  const along = (value: number, low: number, high: number) => (high === low ? 0.5 : (value - low) / (high - low));
  return weights.map(({ kg }, i) => ({
    x: Number((edge + along(times[i]!, from, till) * (width - 2 * edge)).toFixed(1)),
    y: Number((height - edge - along(kg, least, most) * (height - 2 * edge)).toFixed(1)),
  }));
}
