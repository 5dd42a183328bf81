import { alphabet, digits, spell } from './letters.ts';
import { sumOf } from './sum.ts';

/** A text in a form that takes little room on its way to a browser; `unpack` reads it. For the build. */
export function pack(text: string): string {
  let packed = '';
  let low = 0;
  let high = 0x3fff_ffff;
  const bit = (likely: number, known?: boolean): boolean => {
    const middle = low + Math.floor((high - low) * likely);
    if (known) high = middle;
    else low = middle + 1;
    for (; low >>> 24 === high >>> 24; low = (low << 6) & 0x3fff_ffff, high = ((high << 6) & 0x3fff_ffff) | 0x3f) packed += digits[low >>> 24]!;
    return known === true;
  };
  // What has no place in the alphabet is written by its number.
  const spelled = `${text}\n${sumOf(text)}`.replaceAll(new RegExp(`[^${alphabet.slice(0, -2).replaceAll(/[\]\\^-]/g, '\\$&')}]|[A-F]`, 'g'), (letter) => `~${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`);
  const letters = spell(bit, spelled);
  while (!letters.next().done);
  // Enough to tell the last numbers between the two; what follows counts as nothing.
  return packed + digits[high >>> 24]!;
}
