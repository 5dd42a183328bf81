import { alphabet, spell } from './letters.ts';

/** A text in a form that takes little room on its way to a browser; `unpack` reads it. For the build. */
export function pack(text: string): string {
  const bytes: number[] = [];
  let [low, high] = [0, 0xffff_ffff];
  const bit = (likely: number, known?: boolean): boolean => {
    const middle = low + Math.floor((high - low) * likely);
    if (known) high = middle;
    else low = middle + 1;
    for (; low >>> 24 === high >>> 24; low = (low << 8) >>> 0, high = ((high << 8) | 0xff) >>> 0) bytes.push(low >>> 24);
    return known === true;
  };
  // What has no place in the alphabet is written by its number.
  const spelled = text.replaceAll(new RegExp(`[^${alphabet.slice(0, -2).replaceAll(/[\]\\^-]/g, '\\$&')}]|[A-F]`, 'g'), (letter) => `~${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`);
  const letters = spell(bit, spelled);
  while (!letters.next().done);
  // Enough to tell every number between the two.
  bytes.push(high >>> 24, 0, 0, 0);
  return btoa(bytes.map((byte) => String.fromCharCode(byte)).join(''));
}
