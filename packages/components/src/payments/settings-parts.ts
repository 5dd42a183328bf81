import { html, type TemplateResult } from 'lit';
import type { MoneySettingsTexts } from '../locales/money-settings.ts';
import { segmented } from '../shared/choice.ts';
import { textField } from '../shared/field.ts';
import { toggle } from '../shared/switch.ts';
import type { Translation } from '../shared/text.ts';

type T = Translation<MoneySettingsTexts>;
export type Value = string | number | boolean;
export type Values = Readonly<Record<string, Value>>;

/** One setting of a sheet: its name is the text's too. */
export type Setting =
  | { readonly is: 'number'; readonly name: keyof MoneySettingsTexts & string; readonly min: number; readonly max: number; readonly unit: 'percent' | 'seconds' | 'hours' | ''; readonly hint?: 'taxRateHint' }
  | { readonly is: 'switch'; readonly name: keyof MoneySettingsTexts & string; readonly hint?: 'byItselfHint' | 'goodServiceFirstHint' }
  | { readonly is: 'line'; readonly name: keyof MoneySettingsTexts & string; readonly most: number }
  | { readonly is: 'one'; readonly name: keyof MoneySettingsTexts & string; readonly of: readonly (keyof MoneySettingsTexts & string)[]; readonly hint: 'atBookingHint' };

const percent = (name: Setting['name']): Setting => ({ is: 'number', name, min: 0, max: 100, unit: 'percent' });
const seconds = (name: Setting['name'], min: number, max: number): Setting => ({ is: 'number', name, min, max, unit: 'seconds' });

export const paymentSettings: readonly Setting[] = [
  { is: 'one', name: 'atBooking', of: ['nothing', 'card', 'deposit'], hint: 'atBookingHint' },
  percent('depositPercent'),
  { is: 'switch', name: 'byItself', hint: 'byItselfHint' },
  percent('noShowPercent'),
  percent('cancelPercent'),
  { is: 'line', name: 'taxName', most: 30 },
  { is: 'number', name: 'taxRate', min: 0, max: 5000, unit: '', hint: 'taxRateHint' },
  percent('payoutPercent'),
  { is: 'switch', name: 'goodServiceFirst', hint: 'goodServiceFirstHint' },
];

export const policySettings: readonly Setting[] = [
  seconds('graceS', 0, 600),
  seconds('freeToLeaveS', 30, 3600),
  seconds('offerToLeaveS', 30, 3600),
  seconds('helpWithinS', 60, 3600),
  seconds('leastTwoWayS', 0, 3600),
  percent('partialPercent'),
  { is: 'number', name: 'recordDueH', min: 1, max: 720, unit: 'hours' },
];

const say = (t: T, name: keyof MoneySettingsTexts): string => {
  const text = t[name];
  return typeof text === 'string' ? text : '';
};

/** Whether a value may be saved. */
export const fits = (setting: Setting, value: Value | undefined): boolean =>
  setting.is === 'number' ? typeof value === 'number' && Number.isInteger(value) && value >= setting.min && value <= setting.max : setting.is === 'line' ? typeof value === 'string' && value.trim() !== '' : value !== undefined;

/** The field of one setting. What is no number stays typed, and says what it should be. */
export function settingPart(setting: Setting, value: Value | undefined, t: T, onChange: (value: Value) => void): TemplateResult {
  const { name } = setting;
  const label = say(t, name);
  switch (setting.is) {
    case 'switch':
      return html`<div>${toggle({ name, label, checked: value === true, onTick: onChange })}${setting.hint ? html`<p class="hint">${t[setting.hint]}</p>` : ''}</div>`;
    case 'line':
      return textField({ name, label, value: String(value ?? ''), maxlength: setting.most, onInput: onChange });
    case 'one':
      return html`<div class="stack gap-4">${segmented({ name, legend: label, value: String(value), options: setting.of.map((one) => ({ value: one, label: say(t, one) })), onChoose: onChange })}<p class="hint">${t[setting.hint]}</p></div>`;
    default:
      return textField({
        name, label, value: String(value ?? ''), inputmode: 'numeric', maxlength: 5, ...(setting.unit ? { unit: t[setting.unit] } : {}), hint: setting.hint ? t[setting.hint] : undefined,
        error: fits(setting, value) ? undefined : t.bad({ min: setting.min, max: setting.max }), onInput: (typed) => onChange(/^\d{1,5}$/.test(typed.trim()) ? Number(typed) : typed),
      });
  }
}
