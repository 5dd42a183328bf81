/** Takes or gives one bit, of which it is known how likely it is set. */
export type Bit = (likely: number, known?: boolean) => boolean;

/** All letters of a packed text, the frequent ones first; the last one ends it. */
export const alphabet = 'eto,iasn|rl dhcpgumbfwykv*.xzjq-+\n=0126758943#!@>[]:&/_ñABCDEF~\0';
/** What a packed text is written in: six bits each. */
export const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const end = alphabet.length - 1;
const line = alphabet.indexOf('\n');
/** What stands between words is 1, and what begins a pattern 2. */
const kinds = Uint8Array.from(alphabet, (letter) => (',=\n'.includes(letter) ? 2 : Number(' |+!@>[]'.includes(letter))));

/** Where to halve a range of letters: as often as a letter's place says, in its halves letters come about equally often. */
const halves = new Uint8Array(64 * 65);
function halve(low: number, high: number): void {
  if (high - low < 2) return;
  let middle = low + 1;
  while (middle < high - 1 && (middle + 3) ** 2 < (low + 3) * (high + 3)) middle++;
  halves[low * 65 + high] = middle;
  halve(low, middle);
  halve(middle, high);
}

const guesses = 6;
const slots = 20;
/** How many cases make a guess as sure as it gets. */
const surest = 60;
const few = 6;
/** How far a further case moves a guess, in 15 bits. */
const rates = Int32Array.from({ length: surest + 1 }, (_, cases) => 32_768 / (cases + 1.3));
const steps = 256;
const reach = 12;
/** From a sum of guesses to how likely a set bit is, and back. */
const squashed = new Float64Array(2 * reach * steps + 1);
const stretched = new Float64Array(4096);

function prepare(): void {
  if (halves[64]) return;
  halve(0, 64);
  // e to the power of 12, and of -1/256: written out, since not every engine comes to the same last digit.
  let odds = 162_754.791_419_003_92;
  for (let at = 0, from = 0; at < squashed.length; at++, odds *= 0.996_101_369_470_117_5) {
    const likely = 1 / (1 + odds);
    squashed[at] = Math.max(0.0003, Math.min(0.9997, likely));
    while (from < 4096 && from + 0.5 <= likely * 4096) stretched[from++] = at / steps - reach;
  }
}

const mix = (value: number, by: number): number => Math.imul(value + by + 1, 0x2c9277b5) ^ (value >>> 13);

/**
 * A text, letter by letter: read from bits, or written to them when it is `known`. Each bit is guessed from what followed alike letters, words and lines
 * before, and the guesses are mixed by how well each has done. Only sums, products, quotients and tables, so that every engine comes to the same numbers.
 * Pauses now and then.
 */
export function* spell(bit: Bit, known?: string): Generator<undefined, string> {
  prepare();
  // How likely a set bit is in 16 bits, in 10 of what it is told, in 6 how many cases say so.
  const table = new Int32Array(1 << slots);
  const weights = new Float64Array(128 * guesses).fill(0.2);
  const bySeen = new Float64Array(3 ** guesses * guesses).fill(0.15);
  const contexts = new Int32Array(guesses);
  const places = new Int32Array(guesses);
  const inputs = new Float64Array(guesses);
  const found = new Int32Array(guesses);
  const made: number[] = [];
  // Where this pattern begins, and where in the one before it the next letter stands while both are alike.
  let start = 0;
  let above = 0;
  let aboveEnd = 0;
  let isAlike = true;
  // The word so far and the one before it, which line it is, and the last three letters.
  let word = 0;
  let last = 0;
  let lines = 0;
  let first = 0;
  let second = 0;
  let third = 0;
  for (;;) {
    if (made.length % 64 === 63) yield;
    const next = !isAlike ? 0 : above < aboveEnd ? made[above]! + 2 : 1;
    contexts[0] = first | (next << 6);
    contexts[1] = first | (second << 6) | (third << 12);
    contexts[2] = word;
    contexts[3] = mix(word, last);
    contexts[4] = mix(word, lines);
    contexts[5] = mix(word, next);
    for (let at = 0; at < guesses; at++) contexts[at] = Math.imul(Math.imul(contexts[at]! + 1, 0x9e3779b1) ^ Math.imul(at + 1, 0x3d4d51cb), 0x85ebca6b);
    const letter = known === undefined ? undefined : made.length < known.length ? alphabet.indexOf(known[made.length]!) : end;
    let low = 0;
    let high = 64;
    while (high - low > 1) {
      const middle = halves[low * 65 + high]!;
      const node = Math.imul(middle, 0x2c9277b5);
      let seen = 0;
      for (let at = 0; at < guesses; at++) {
        const hash = Math.imul(contexts[at]! ^ node, 0x9e3779b1);
        const place = (places[at] = hash >>> (32 - slots));
        const own = (hash & 0x3ff) << 6;
        let there = table[place]!;
        // What another place has left there says nothing.
        if ((there & 0xffc0) !== own || there === 0) table[place] = there = 0x8000_0000 | own;
        found[at] = there;
        const cases = there & 0x3f;
        inputs[at] = stretched[there >>> 20]!;
        seen = seen * 3 + (cases === 0 ? 0 : cases < few ? 1 : 2);
      }
      const weight = ((word ? 64 : 0) + middle) * guesses;
      seen *= guesses;
      let sum = 0;
      for (let at = 0; at < guesses; at++) sum += (weights[weight + at]! + bySeen[seen + at]!) * inputs[at]!;
      const guess = squashed[((sum > reach ? reach : sum < -reach ? -reach : sum) * steps + reach * steps + 0.5) | 0]!;
      const isSet = bit(guess, letter === undefined ? undefined : letter >= middle);
      const wrong = ((isSet ? 1 : 0) - guess) * 0.01;
      const right = isSet ? 0xffff : 0;
      for (let at = 0; at < guesses; at++) {
        weights[weight + at]! += wrong * inputs[at]!;
        bySeen[seen + at]! += wrong * inputs[at]!;
        const was = found[at]!;
        const cases = was & 0x3f;
        const likely = was >>> 16;
        table[places[at]!] = ((likely + (((right - likely) * rates[cases]!) >> 15)) << 16) | (was & 0xffc0) | (cases < surest ? cases + 1 : cases);
      }
      if (isSet) low = middle;
      else high = middle;
    }
    if (low === end) return made.map((at) => alphabet[at]).join('');
    made.push(low);
    third = second;
    second = first;
    first = low;
    const kind = kinds[low]!;
    if (kind > 0) last = mix(word, low);
    word = kind > 0 ? 0 : mix(word, low);
    if (low === line) lines++;
    if (kind > 1) {
      above = start;
      aboveEnd = made.length - 1;
      start = made.length;
      isAlike = true;
    } else isAlike &&= above < aboveEnd && made[above++] === low;
  }
}
