import type { Hit } from './hits.ts';
import { parts } from './kinds.ts';
import { farthest, type Line } from './line.ts';
import { gaps } from './tokens.ts';

/** What may befall whoever tells. */
const befalls: ReadonlySet<string> = new Set(['collapse', 'unconscious', 'vomit', 'bleed', 'blood', 'seizure', 'pain', 'cry', 'scream', 'fall', 'fall-high', 'hit-by-car', 'limp', 'cough', 'fracture', 'surgery', 'labour', 'pregnant', 'diabetic', 'epileptic', 'tremor', 'heart-disease', 'emergency-word', 'dying', 'burn', 'wound', 'attack', 'lethargic', 'pant', 'sting']);
/** How an animal tells that it is left alone. */
const laments = ['cry', 'scream', 'restless', 'hide', 'drool'];
/** What is nothing by itself in a sentence about these. */
const belongs: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['vaccine', new Set(['contagious'])],
  ['in-heat', new Set(['bleed', 'blood'])],
  ['thunder', new Set(['tremor', 'pant', 'hide', 'restless', 'drool', 'cry', 'scream'])],
  ['alone', new Set(laments)],
  ['nails-trim', new Set([...laments, 'blind', 'see'])],
  ['groom', new Set([...laments, 'blind', 'see'])],
  ['dream', new Set(['tremor', 'cry', 'scream', 'paddle', 'noisy'])],
]);
/** What is done to an animal by people and cars. */
const suffered: ReadonlySet<string> = new Set(['t-poison', 'hit-by-car', 'shot']);
const poisonOrSnake = (concept: string): boolean => concept.startsWith('t-') || concept === 'snake';
/** What people lay out and spill: said of a person, it is where the animal got it. */
const laid: ReadonlySet<string> = new Set(['t-rodenticide', 't-antifreeze', 't-slug-bait', 't-insecticide', 't-herbicide']);
/** What an animal may take that is somebody's. */
const things: ReadonlySet<string> = new Set(['object', 'string', 'sharp', 'battery', 'bone-food', 'dressing']);
/** Things that signs are likened to. */
const likened: ReadonlySet<string> = new Set(['object', 'sharp', 'string', 'battery', 'bone-food', 'snake', 'sting', 'wound', 'chemical', 'choke', 'stuck']);

const medicines: ReadonlySet<string> = new Set(['t-human-medicine', 't-medicine', 't-nsaid']);
/** Marks what is long past, imagined, likened, or about another animal or a person. Denials are marked before. */
export function setAside({ found, size, hits, at, denied, aside, starting, ending, is, gap, isSign, signAt, functionAt, mark }: Line): void {
  const sentences: number[] = [];
  const following = new Map<number, number>();
  for (let word = 0; word < size; word++) {
    const goesOn = word > 0 && gap(word) !== gaps.sentence;
    if (word > 0 && !goesOn) following.set(sentences[word - 1]!, word);
    sentences.push(goesOn ? sentences[word - 1]! : word);
  }
  // «My mother's cat» is the patient unless another one is told apart from it.
  const contrasted = hits.some(({ concept }) => concept === 'self');
  // «Last week he was sick; he is fine since»: a week ago is long past when it is over, and may go on when nobody says so.
  // «Does not eat any more» is no end of anything.
  const lacks = ({ from, to }: Hit) => [-3, -2, -1, 1, 2, 3].some((step) => functionAt(step < 0 ? from + step : to + step) && sentenceOf(from) === sentenceOf(step < 0 ? from + step : to + step));
  const ends = hits.filter((hit) => (hit.concept === 'any-more' && !lacks(hit)) || (hit.concept === 'ended' && !denied[hit.from]));
  const over = ends.length > 0;
  const overAt = new Set(ends.map(({ from }) => sentenceOf(from)));
  const goesOn = new Set(hits.filter(({ concept, from }) => concept === 'since' && !denied[from]).map(({ from }) => sentenceOf(from)));
  /** In the same sentence or in the next. */
  const overBeside = (word: number): boolean => overAt.has(sentenceOf(word)) || (overAt.has(following.get(sentenceOf(word)) ?? size) && !goesOn.has(following.get(sentenceOf(word)) ?? size));
  // «Spayed four days ago, the scar is red»: the time is that of the operation.
  const operated = new Set(hits.filter(({ concept }) => concept === 'surgery' || concept === 'stitches' || concept === 'neuter').map(({ from }) => sentenceOf(from)));
  setAsideTexts();
  for (const hit of hits) {
    if (hit.concept === 'past' && !denied[hit.from] && !aside[hit.from]) setAsidePast(hit);
    if (hit.concept === 'past-weak' && overBeside(hit.from) && !aside[hit.from] && !operated.has(sentenceOf(hit.from))) setAsideSentence(hit);
    if (hit.concept === 'hypo' && !aside[hit.from]) setAsideForward(hit, false);
    if (hit.concept === 'any-more') setAsideLongOver(hit);
    if (hit.concept === 'me') setAsideMyself(hit);
    if (hit.concept === 'simile') setAsideSimile(hit);
    if (hit.concept === 'wild') setAsideJoy(hit);
    if (hit.concept === 'refill') setAsideSupply(hit);
    if (hit.concept === 'returned') setAsideReturned(hit);
    const innocent = belongs.get(hit.concept);
    if (innocent) setAsideAround(hit, innocent);
    if (hit.concept === 'other' || hit.concept === 'person' || (hit.concept === 'kin' && contrasted)) setAsideOther(hit);
  }

  /** What all of a text is about: a letter for the insurance, a pet that is no more, a plan. */
  function setAsideTexts(): void {
    const says = (concept: string) => hits.some((hit) => hit.concept === concept);
    // «Our last cat died» says nothing of this one.
    const others = new Set(hits.filter(({ concept }) => concept === 'other' || concept === 'kin' || concept === 'past' || concept === 'person').map(({ from }) => sentenceOf(from)));
    const ofAnother = (word: number) => others.has(sentenceOf(word));
    const paperwork = says('admin') && over;
    const farewell = hits.findLast(({ concept, from }) => concept === 'bereaved' && !ofAnother(from))?.from ?? -1;
    // A question turns what follows it into one; what was told before it stays told.
    const asked = hits.find(({ concept }) => concept === 'planning' || concept === 'hypo');
    const planned = asked && !(asked.concept === 'hypo' && askedTooLate(asked)) ? sentenceOf(asked.from) : size;
    if (!paperwork && farewell < 0 && planned === size) return;
    let start = 0;
    for (let word = 1; word <= size; word++) {
      if (word < size && gap(word) !== gaps.sentence) continue;
      const here = new Set<string>();
      for (let at = start; at < word; at++) for (const { concept } of starting.get(at) ?? []) here.add(concept);
      const has = (...concepts: string[]) => concepts.some((concept) => here.has(concept));
      if ((start <= farewell || (paperwork && (has('past') || (has('past-weak') && overBeside(start)) || (has('admin') && !has('missing', 'exposed'))))) && !has('now', 'since')) mark(aside, start, word - 1);
      if (start >= planned && !has('ingest', 'eat', 'exposed', 'missing', 'chew', 'agent')) {
        for (let at = start; at < word; at++) for (const { concept, from, to } of starting.get(at) ?? []) if (poisonOrSnake(concept)) mark(aside, from, to);
      }
      start = word;
    }
  }
  /** Where the sentence of a word begins. */
  function sentenceOf(word: number): number {
    return sentences[word] ?? 0;
  }
  /** «Had a seizure two years ago», «Two years ago he had a seizure»: the half of the sentence that the time belongs to. */
  function setAsidePast(hit: Hit): void {
    let start = hit.from;
    let some = false;
    for (let word = hit.from - 1; word >= Math.max(0, hit.from - farthest); word--) {
      if (gap(word + 1) !== gaps.none || is(word, 'but') || is(word, 'now')) break;
      start = word;
      if (signAt(word) || functionAt(word)) some = true;
      if (is(word, 'he') && some) break;
    }
    if (some) {
      mark(aside, start, hit.to);
      return;
    }
    let seen = false;
    for (let word = hit.to + 1; word < Math.min(size, hit.to + farthest); word++) {
      if (gap(word) === gaps.sentence || is(word, 'but') || is(word, 'now')) break;
      if (seen && (gap(word) === gaps.comma || (is(word, 'he') && is(word - 1, 'and')))) break;
      aside[word] = true;
      if (signAt(word)) seen = true;
    }
  }
  /** «Droppings like chocolate drops», and not «something like chocolate»: what only looks so was not eaten. */
  function setAsideSimile(hit: Hit): void {
    if (is(hit.from - 1, 'something') || is(hit.to + 1, 'he')) return;
    for (let word = hit.to + 1; word < size && word - hit.to <= 5 && gap(word) === gaps.none; word++) {
      const things = starting.get(word)?.filter(({ concept }) => concept.startsWith('t-') || likened.has(concept));
      if (!things?.length) continue;
      for (const { from, to } of things) mark(aside, from, to);
      return;
    }
  }
  /** «He had fits as a pup but none since 2019»: all of the sentence up to the time that is long ago. */
  function setAsideLongOver(hit: Hit): void {
    let ago = hit.to;
    while (ago < hit.to + 5 && ago + 1 < size && !is(ago, 'past') && gap(ago + 1) === gaps.none) ago++;
    if (!is(ago, 'past')) return;
    for (let word = Math.max(sentenceOf(hit.from), hit.from - farthest); word < hit.from; word++) if (!is(word, 'now')) aside[word] = true;
  }
  /** «I've collapsed»: what befalls whoever tells. */
  function setAsideMyself(hit: Hit): void {
    for (let word = hit.to + 1; word <= hit.to + 3 && word < size && gap(word) === gaps.none; word++) {
      if (is(word, 'he') && !is(word, 'me')) return;
      if (is(word, 'agent')) return;
      // «I cannot wake him»: it is not I who sleeps.
      const own = starting.get(word)?.filter((one) => befalls.has(one.concept) && !(one.concept === 'unconscious' && one.to > one.from));
      if (!own?.length) {
        if (found.skipped[word] || is(word, 'aux') || is(word, 'me')) continue;
        return;
      }
      for (const { from, to } of own) mark(aside, from, to);
      return;
    }
  }
  /** The part of the sentence before and after, up to what turns it. */
  function setAsideSentence(hit: Hit): void {
    const turns = (word: number) => is(word, 'but') || is(word, 'now');
    let start = hit.from;
    let end = hit.to;
    while (start > 0 && hit.from - start < farthest && gap(start) !== gaps.sentence && !turns(start - 1)) start--;
    while (end + 1 < size && end - hit.to < farthest && gap(end + 1) !== gaps.sentence && !turns(end + 1)) end++;
    if (end + 1 < size && gap(end + 1) !== gaps.sentence && is(end + 1, 'now')) return;
    // What goes on since then is not over.
    for (let word = start; word <= end; word++) if (['since', 'days', 'for-days', 'for-a-day', 'for-hours', 'night'].some((concept) => is(word, concept)) && word > hit.to) return;
    mark(aside, start, end);
  }
  /** «I need his tablets, there is a box left»: what an animal takes is not what it got at. */
  function setAsideSupply(hit: Hit): void {
    for (let word = sentenceOf(hit.from); word < size && sentenceOf(word) === sentenceOf(hit.from); word++) {
      if (is(word, 'ingest') || is(word, 'chew') || is(word, 'missing')) return;
    }
    setAsideAround(hit, medicines);
  }
  /** «Pinched a sock, I got it back»: nothing of it was swallowed. */
  function setAsideReturned(hit: Hit): void {
    const taken = hits.findLast(({ concept, to }) => to < hit.from && things.has(concept));
    if (!taken || at[hit.from]! - at[taken.to]! > 30 || hits.some(({ concept, from }) => concept === 'missing' && from > hit.to && sentenceOf(from) === sentenceOf(hit.from))) return;
    // «Found a tick, took it out»: what is told of in its own sentence was taken out.
    const own = sentenceOf(hit.from);
    if (own !== sentenceOf(taken.from) && hits.some((each) => each.from >= own && each.to < hit.from && isSign(each))) return;
    for (const { concept, from, to } of hits) if (from < hit.from && things.has(concept) && sentenceOf(from) === sentenceOf(taken.from)) mark(aside, from, to);
  }
  /** «Goes crazy and screams when I take the leash» */
  function setAsideJoy(hit: Hit): void {
    let start = hit.from;
    let end = hit.to;
    while (start > 0 && hit.from - start < farthest && gap(start) !== gaps.sentence) start--;
    while (end + 1 < size && end - hit.to < farthest && gap(end + 1) !== gaps.sentence) end++;
    for (let word = start; word <= end; word++) if (is(word, 'leash')) return mark(aside, start, end);
  }
  /** «Shakes during thunderstorms», «all vaccines but kennel cough»: only what belongs to it in the same sentence. */
  function setAsideAround(hit: Hit, what: ReadonlySet<string>): void {
    const put = (word: number) => starting.get(word)?.filter(({ concept }) => what.has(concept)).forEach(({ from, to }) => mark(aside, from, to));
    for (let word = hit.from; word >= 0 && hit.from - word < farthest; word--) {
      put(word);
      if (gap(word) === gaps.sentence) break;
    }
    for (let word = hit.to + 1; word < size && word - hit.to < farthest && gap(word) !== gaps.sentence; word++) put(word);
  }
  function setAsideForward(hit: Hit, toComma: boolean): void {
    if (askedTooLate(hit)) return;
    let seen = false;
    for (let word = hit.to + 1; word < Math.min(size, hit.to + farthest); word++) {
      if (gap(word) === gaps.sentence || is(word, 'but') || is(word, 'now')) break;
      if (gap(word) === gaps.comma && (toComma || seen) && !is(word, 'or')) break;
      aside[word] = true;
      if (signAt(word)) seen = true;
    }
  }
  /** «Is Nurofen ok? My husband gave him one», «What if a dog eats raisins? Asking because of the buns. He ate them» */
  function askedTooLate(hit: Hit): boolean {
    const own = sentenceOf(hit.from);
    return hits.some(({ concept, from, to }) => {
      if ((concept !== 'ingest' && concept !== 'exposed') || sentenceOf(from) <= own || denied[from]) return false;
      if (sentenceOf(from) === following.get(own) && [1, 2, 3].some((step) => found.numbers[to + step] !== undefined)) return true;
      const end = following.get(sentenceOf(from)) ?? size;
      return concept === 'ingest' && [1, 2].some((step) => is(from - step, 'he')) && end - to <= 3 && !hits.some((one) => one.from > to && one.from < end);
    });
  }
  /** Another animal, or a person, that is what the sentence is about, and not somebody who did or saw something. */
  function setAsideOther(hit: Hit): void {
    // «A la perra de mi vecina la atropelló»: what a sentence begins with is what it is about.
    // «Ate the kid's hair band»: what is somebody's was taken by this one.
    // «The stuff my partner tops the radiator up with»
    if (is(hit.from - 1, 'something') && gap(hit.from) === gaps.none) return;
    const owns = hit.to + (starting.has(hit.to + 1) && !parts.has(starting.get(hit.to + 1)![0]!.concept) ? 1 : 2);
    if (gap(owns) === gaps.none && starting.get(owns)?.some(({ concept }) => things.has(concept) || (concept.startsWith('t-') && !suffered.has(concept)))) return;
    // «Poisoned the neighbour's dog», «envenenaron al perro de mi vecino»
    let before = hit.from - 1;
    while (before > hit.from - 4 && (found.skipped[before] || is(before, 'prep')) && gap(before + 1) === gaps.none) before--;
    const suffers = gap(before + 1) === gaps.none ? ending.get(before)?.find(({ concept }) => suffered.has(concept)) : undefined;
    if (suffers) mark(aside, suffers.from, hit.to);
    const prep = is(hit.from - 1, 'prep') ? hit.from - 1 : is(hit.from - 2, 'prep') && found.skipped[hit.from - 1] ? hit.from - 2 : undefined;
    if (!suffers && prep !== undefined && prep > 0 && gap(prep) === gaps.none) return;
    // «The other cat scratched him» with the doer last: «le ha dado un zarpazo el otro gato».
    if (hit.concept === 'other' && [1, 2, 3].some((back) => ['claw', 'bite', 'fight', 'attack'].some((concept) => is(hit.from - back, concept)) && gap(hit.from - back + 1) === gaps.none)) return;
    if (hit.concept === 'person' && [1, 2, 3].some((back) => is(hit.from - back, 'agent') && gap(hit.from - back + 1) === gaps.none)) return;
    // «My sister's dog was bitten», «A la perra de mi tía la atropelló …»: to the other one something was done, and it did nothing.
    let done = prep === 0 || (prep !== undefined && gap(prep) === gaps.sentence);
    for (let word = hit.to + 1; !done && word < size && at[word]! - at[hit.to]! <= (hit.concept === 'person' ? 9 : 5); word++) {
      if (hit.concept !== 'person' && is(word, 'passive')) done = true;
      else if (gap(word) === gaps.sentence || (gap(word) === gaps.comma && word > hit.to + 1)) break;
      if (is(word, 'agent') || is(word, 'attack') || is(word, 'torn') || is(word, 'upon-it')) return;
    }
    for (let word = hit.to + 1; word < Math.min(size, hit.to + farthest); word++) {
      if (gap(word) === gaps.sentence || is(word, 'but') || is(word, 'self')) break;
      if (hit.concept === 'person' && (gap(word) === gaps.comma || is(word, 'he') || (is(word, 'and') && (is(word + 1, 'he') || is(word + 1, 'self') || is(word + 1, 'now'))))) break;
      if (hit.concept !== 'person' || !starting.get(word)?.some(({ concept }) => laid.has(concept))) aside[word] = true;
    }
  }
}
