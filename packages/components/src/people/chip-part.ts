import { readMicrochip } from '@vetkit/signal-server/people/rules/microchip';
import type { TemplateResult } from 'lit';
import type { ClinicController } from '../clinic/clinic-controller.ts';
import { chipTexts } from '../locales/chip.ts';
import { textField } from '../shared/field.ts';

const read = (typed: string) => (typed.trim() ? readMicrochip(typed) : undefined);

/** What was typed is no microchip's number. Nothing typed is nothing wrong. */
export const chipWrong = (typed = ''): boolean => read(typed)?.is === 'wrong';

/** The number of a chip, and what it says. What is wrong is told when all digits are there, or the form was looked at as a whole. */
export function chipPart({ at, typed = '', checked, onInput }: { readonly at: ClinicController; readonly typed: string | undefined; readonly checked: boolean; readonly onInput: (typed: string) => void }): TemplateResult {
  const t = at.texts(chipTexts);
  const found = read(typed);
  const code = found && 'code' in found ? String(found.code).padStart(3, '0') : '';
  const told = checked || typed.replace(/\D/g, '').length >= 15;
  return textField({
    name: 'microchip', label: t.chip, optional: t.optional, value: typed, maxlength: 40, onInput,
    hint: found?.is === 'country' ? t.country({ code }) : found?.is === 'maker' ? t.maker({ code }) : found?.is === 'older' ? t.older : t.chipHint,
    error: told && found?.is === 'wrong' ? t[`wrong-${found.why}`] : undefined,
  });
}
