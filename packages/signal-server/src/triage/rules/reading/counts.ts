import type { Found, Hit } from './hits.ts';

/** From so many times on, often alone is severe. */
const huge = 8;

/** What numbers say together with the word beside them: how often, for how long, how warm, how fast. */
export function countsOf({ tokens, hits, numbers }: Found): Hit[] {
  const found: Hit[] = [];
  const starting = new Map<number, Set<string>>();
  for (const { concept, from } of hits) {
    const there = starting.get(from);
    if (there) there.add(concept);
    else starting.set(from, new Set([concept]));
  }
  const is = (word: number, concept: string) => starting.get(word)?.has(concept) ?? false;

  /** Most numbers of a long list stand beside nothing. */
  const anythingNear = (word: number): boolean => {
    for (let near = word - 4; near <= word + 3; near++) if (starting.has(near)) return true;
    return false;
  };
  numbers.forEach((value, word) => {
    if (value === undefined || (Number.isInteger(value) && !anythingNear(word))) return;
    // «Three or four times», «10 to 12 times»: the smaller number holds; «10 more times»
    const near = [1, 2, 3].map((step) => word + step).filter((next) => next < tokens.length && tokens[next]!.gap === 0);
    const unit = (concept: string) => near.slice(0, concept === 'times' ? 3 : 2).find((next) => is(next, concept) && !near.some((between) => between < next && numbers[between] !== undefined && concept !== 'times'));
    const say = (concept: string, to: number) => found.push({ concept, from: word, to });

    // «Six diarrhées»
    const times = unit('times') ?? near.slice(0, 1).find((next) => is(next, 'vomit') || is(next, 'diarrhea'));
    if (times !== undefined) say(value >= huge ? 'count-huge' : value >= 5 ? 'count-many' : value >= 3 ? 'count-some' : value === 2 ? 'count-two' : 'once', times);
    for (const [name, hours] of [['unit-minute', 1 / 60], ['unit-hour', 1], ['unit-day', 24], ['unit-week', 168], ['unit-month', 720], ['unit-year', 8760]] as const) {
      const at = unit(name);
      if (at !== undefined) say(durationOf(value * hours), at);
    }
    const degrees = near.find((next) => is(next, 'degree') || is(next, 'fahrenheit'));
    // «39,6» alone is a temperature, unless something is weighed or paid.
    const bare = value >= 38 && value <= 42.6 && !Number.isInteger(value) && !near.some((next) => [...(starting.get(next) ?? [])].some((concept) => concept.startsWith('unit-')));
    const warm = bare || degrees !== undefined || [word - 1, word - 2, word - 3, word - 4].some((before) => is(before, 'temperature'));
    const celsius = value >= 90 && value <= 112 ? ((value - 32) * 5) / 9 : value;
    if (warm && celsius >= 30 && celsius <= 44.5) {
      const to = degrees ?? word;
      if (celsius >= 40.6) say('temp-hot', to);
      else if (celsius >= 39.5) say('temp-fever', to);
      else if (celsius < 36.5) say('temp-cold', to);
    }
    const breaths = near.find((next) => is(next, 'breaths'));
    if ((breaths !== undefined || [word - 1, word - 2].some((before) => is(before, 'breaths'))) && value >= 45 && value <= 300) say('breath-rate-high', breaths ?? word);
  });
  // Whatever is very often is often.
  for (const { concept, from, to } of [...hits, ...found]) if (concept === 'count-huge') found.push({ concept: 'count-many', from, to });
  return found;
}

const durationOf = (hours: number): string => (hours < 3 ? 'for-minutes' : hours < 10 ? 'for-hours' : hours < 40 ? 'for-a-day' : hours < 24 * 13 ? 'for-days' : 'chronic');
