import type { TemplateResult } from 'lit';
import type { RecordsTexts } from '../locales/records.ts';
import { textField } from '../shared/field.ts';
import { type Limits, readVital, type Scale } from './vitals.ts';

/** What was typed in fields of numbers, by their names: what is no number that can be is kept as it is, said as an error, and not sent. */
export type Typed = Readonly<Record<string, string>>;

/** What all fields of numbers of a page share. */
export interface Typing {
  readonly typed: Typed;
  readonly onTyped: (typed: Typed) => void;
}

export interface NumberField extends Typing {
  /** Unique on the page. */
  readonly name: string;
  readonly label: string;
  readonly unit?: string | undefined;
  readonly limits: Limits;
  /** How a kept number is written on the page, and back. */
  readonly scale?: Pick<Scale, 'from' | 'to'>;
  readonly kept: number | null;
  /** What is wrong with a number that can be. */
  readonly error?: string | undefined;
  readonly texts: RecordsTexts;
  /** Nothing while what stands there is empty or no number that can be: never the number it began with. */
  readonly onValue: (value: number | null) => void;
}

const plain: Pick<Scale, 'from' | 'to'> = { from: (typed) => typed, to: (kept) => kept };

/** What stands in the field: what was typed, as long as it is what is kept; else somebody wrote another number meanwhile. */
export function standing({ name, limits, scale = plain, kept, typed }: Pick<NumberField, 'name' | 'limits' | 'scale' | 'kept' | 'typed'>): string {
  const said = typed[name];
  const now = said === undefined ? undefined : readVital(said, limits, scale.from);
  const stands = now && (now.is === 'number' ? now.value === kept : kept === null);
  return stands && said !== undefined ? said : kept === null ? '' : String(scale.to(kept));
}

/** A number with its label, unit and error. */
export function numberField(field: NumberField): TemplateResult {
  const { name, label, unit, limits, scale = plain, typed, onTyped, onValue, texts } = field;
  const value = standing(field);
  const reading = readVital(value, limits, scale.from);
  const wrong = { 'not-a-number': texts.notNumber, 'not-whole': texts.notWhole, 'out-of-scale': texts.outOfScale({ min: String(scale.to(limits.min)), max: String(scale.to(limits.max)) }) };
  return textField({
    name, label, value, inputmode: limits.whole ? 'numeric' : 'decimal', ...(unit === undefined ? {} : { unit }),
    error: reading.is === 'wrong' ? wrong[reading.why] : field.error,
    onInput: (text) => {
      const now = readVital(text, limits, scale.from);
      onTyped({ ...typed, [name]: text });
      onValue(now.is === 'number' ? now.value : null);
    },
  });
}
