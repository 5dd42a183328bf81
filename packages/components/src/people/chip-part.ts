import { type Microchip, readMicrochip } from '@vetkit/signal-server/people/rules/microchip';
import type { peopleTexts } from '../locales/people.ts';

type Texts = (typeof peopleTexts)['en'];

/** What the number of a chip says: its digits, or what is wrong with what was typed. Nothing typed is nothing wrong. */
export function chipSaid(typed: string, texts: Pick<Texts, 'chip-length' | 'chip-test' | 'chip-no-country' | 'chipCountry' | 'chipMaker'>): { readonly number: string; readonly error?: string; readonly hint?: string } {
  if (!typed.trim()) return { number: '' };
  const read: Microchip = readMicrochip(typed);
  if (read.is === 'wrong') return { number: '', error: texts[`chip-${read.why}`] };
  const code = String(read.code).padStart(3, '0');
  return { number: read.number, hint: read.is === 'country' ? texts.chipCountry({ code }) : texts.chipMaker({ code }) };
}
