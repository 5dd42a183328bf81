/** Finds the word that was meant by a misspelt one. */
export interface Spelling {
  /** Ids of the nearest word of ours, or nothing when none is near enough. */
  near(word: string): readonly number[];
}

const shortest = 8;
const longest = 22;
/** Words this long may have two mistakes. */
const long = 9;
const none: readonly number[] = [];

interface Entry {
  readonly word: string;
  readonly id: number;
  /** A beginning: the rest of the word does not matter. */
  readonly start: boolean;
}

/**
 * Looks misspelt words up by what is left when one letter is taken out, of the word and of ours: a missing, added, changed or swapped
 * letter is found without comparing with every word. The first letter is taken as right.
 */
export function buildSpelling(whole: ReadonlyMap<string, number>, starts: ReadonlyMap<string, number>): Spelling {
  const byRest = new Map<string, Entry[]>();
  const index = (entry: Entry) => {
    for (const rest of rests(entry.word)) {
      const entries = byRest.get(rest);
      if (!entries) byRest.set(rest, [entry]);
      else if (!entries.includes(entry)) entries.push(entry);
    }
  };
  for (const [word, id] of whole) if (word.length >= shortest) index({ word, id, start: false });
  for (const [word, id] of starts) if (word.length >= shortest) index({ word, id, start: true });

  return {
    near(word) {
      if (word.length < shortest - 1 || word.length > longest) return none;
      let best: Entry[] = [];
      let least = 3;
      const look = (part: string, isWhole: boolean) => {
        for (const rest of rests(part)) {
          for (const entry of byRest.get(rest) ?? []) {
            if (entry.start ? false : !isWhole) continue;
            if (entry.word[0] !== word[0] || best.includes(entry)) continue;
            if (isInflected(part, entry.word) || (!isWhole && entry.word.startsWith(part))) continue;
            const mistakes = distance(part, entry.word);
            if (mistakes > (entry.word.length >= long ? 2 : 1) || mistakes > least) continue;
            // Of two beginnings the longer one says more.
            if (mistakes < least || (best[0] && entry.word.length > best[0].word.length)) best = [];
            if (best[0] && entry.word.length < best[0].word.length) continue;
            least = mistakes;
            best.push(entry);
          }
        }
      };
      look(word, true);
      for (let length = Math.min(word.length - 1, 14); length >= shortest - 1; length--) look(word.slice(0, length), false);
      return best.map(({ id }) => id);
    },
  };
}

/** The same length and another ending, «courait» and «courant»: another word, or another form of one, and no mistake in typing. */
const isInflected = (a: string, b: string): boolean => {
  if (a.length !== b.length || a === b || isSwapped(a, b)) return false;
  if (a.slice(0, -3) === b.slice(0, -3)) return true;
  // «Swapped» and «snapped» are two words; «diarrhia» and «seisure» are mistakes.
  return [...a].some((letter, at) => letter !== b[at] && !alike.some((letters) => letters.includes(letter) && letters.includes(b[at]!)));
};
const alike = ['aeiouy', 'szc', 'ckq', 'bvp', 'gj', 'mn', 'dt', 'fp'];
const isSwapped = (a: string, b: string): boolean => [...a].sort().join('') === [...b].sort().join('');

function* rests(word: string): Generator<string> {
  yield word;
  for (let at = 1; at < word.length; at++) yield word.slice(0, at) + word.slice(at + 1);
}

/** Mistakes between two words: letters changed, left out, added, or swapped with their neighbour. More than two count as three. */
export function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > 2) return 3;
    before = last;
    last = row;
  }
  return Math.min(3, last[b.length]!);
}
