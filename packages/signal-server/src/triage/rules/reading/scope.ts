import type { Found, Hit } from './hits.ts';
import { functions, isSign as isSignConcept } from './kinds.ts';
import { gaps } from './tokens.ts';

/** Signs that are over when the owner says so. What happened once (a seizure, a fall, something eaten) stays. */
const passes: ReadonlySet<string> = new Set(['vomit', 'diarrhea', 'bleed', 'blood', 'cough', 'limp', 'sneeze', 'itch', 'pain', 'drool', 'swollen', 'pant', 'noisy', 'retch', 'wheeze', 'cry', 'lethargic', 'quiet', 'haemorrhage', 'spurt']);
/** What of blood ends together. */
const ofBlood: ReadonlySet<string> = new Set(['bleed', 'blood', 'haemorrhage', 'spurt']);
/** What may befall whoever tells. */
const befalls: ReadonlySet<string> = new Set(['collapse', 'unconscious', 'vomit', 'bleed', 'blood', 'seizure', 'pain', 'cry', 'scream', 'fall', 'fall-high', 'hit-by-car', 'limp', 'cough', 'fracture', 'surgery', 'labour', 'pregnant', 'diabetic', 'epileptic', 'tremor', 'heart-disease', 'emergency-word', 'dying', 'burn', 'wound', 'attack', 'lethargic', 'pant', 'sting']);

/** What is said of each word: that it is not so, no longer so, long ago, only imagined, or about somebody else. */
export interface Scope {
  readonly denied: readonly boolean[];
  readonly aside: readonly boolean[];
  /** Concepts that come from how the words stand together. */
  readonly extra: readonly Hit[];
}

/** What animals are vaccinated against. */
const vaccinatedAgainst: ReadonlySet<string> = new Set(['contagious']);
/** What belongs to a female in heat. */
const season: ReadonlySet<string> = new Set(['bleed', 'blood']);
/** What fear of a thunderstorm looks like. */
const fears: ReadonlySet<string> = new Set(['tremor', 'pant', 'hide', 'restless', 'drool', 'cry', 'scream']);

/** How an animal tells that it is left alone. */
const laments: ReadonlySet<string> = new Set(['cry', 'scream', 'restless', 'hide', 'drool']);
/** Things that signs are likened to. */
const likened: ReadonlySet<string> = new Set(['object', 'sharp', 'string', 'battery', 'bone-food', 'snake', 'sting', 'wound', 'chemical', 'choke', 'stuck']);

const reach = 7;
/** No sentence is read farther than this many words. */
const farthest = 60;

/** Which words are denied, past, imagined, or about another animal or a person. */
export function scopeOf(found: Found, backwards: number): Scope {
  const { tokens, hits, at } = found;
  const size = tokens.length;
  const denied = Array.from({ length: size }, () => false);
  const aside = Array.from({ length: size }, () => false);
  const extra: Hit[] = [];
  const starting = new Map<number, Hit[]>();
  const ending = new Map<number, Hit[]>();
  const words = new Map<number, Set<string>>();
  for (const hit of hits) {
    const there = starting.get(hit.from);
    if (there) there.push(hit);
    else starting.set(hit.from, [hit]);
    const last = ending.get(hit.to);
    if (last) last.push(hit);
    else ending.set(hit.to, [hit]);
    for (let word = hit.from; word <= hit.to; word++) {
      const concepts = words.get(word);
      if (concepts) concepts.add(hit.concept);
      else words.set(word, new Set([hit.concept]));
    }
  }
  const is = (word: number, concept: string) => words.get(word)?.has(concept) ?? false;
  const gap = (word: number) => tokens[word]?.gap ?? gaps.sentence;
  const isSign = (hit: Hit) => isSignConcept(hit.concept);
  const signAt = (word: number) => starting.get(word)?.find(isSign);
  const functionAt = (word: number) => starting.get(word)?.find(({ concept }) => functions.has(concept));
  const mark = (flags: boolean[], from: number, to: number): void => void flags.fill(true, from, to + 1);

  /** «Not fitting, breathing or walking funny»: a list goes on where an «or» is to come before anything turns it. */
  const orAhead = (from: number): boolean => {
    for (let word = from; word < Math.min(size, from + 6); word++) {
      if (word > from && gap(word) !== gaps.none && !starting.get(word)?.some((one) => isSign(one) || functions.has(one.concept))) return is(word, 'or');
      if (is(word, 'but') || is(word, 'he') || is(word, 'and') || gap(word) === gaps.sentence) return false;
      if (is(word, 'or')) return true;
    }
    return false;
  };
  /** Walks on from a «not» or «no»; answers whether it denied anything. */
  const denyForward = (hit: Hit, kind: string): boolean => {
    let good = false;
    let any = false;
    let open = false;
    for (let word = hit.to + 1; word < size && at[word]! - at[hit.to]! <= reach + (kind === 'not' ? 0 : 3); word++) {
      if (gap(word) === gaps.sentence || is(word, 'but') || is(word, 'only') || is(word, 'neutral-end')) break;
      // «No no no»: the last of them denies.
      if (!any && kind === 'no' && is(word, 'no')) break;
      if (is(word - 1, 'any-more') && !is(word, 'any-more')) break;
      const lists = (kind !== 'not' && any && !good) || (kind === 'not' && any && orAhead(word));
      if (gap(word) === gaps.comma) {
        if (!any && kind !== 'not') break;
        const next = is(word, 'or') ? word + 1 : word;
        const more = starting.get(next)?.find(isSign) ?? starting.get(next + 1)?.find(isSign);
        const goesOn = more && (gap(more.to + 1) !== gaps.none || is(more.to + 1, 'or') || is(more.to + 1, 'and') || more.to + 1 >= size);
        if (!is(word, 'or') && !(lists && goesOn && !functionAt(next))) break;
      }
      if (is(word, 'and')) {
        const next = functionAt(word + 1) ?? functionAt(word + 2);
        const sign = signAt(word + 1) ?? signAt(word + 2);
        if (!((good && next && !sign) || (kind === 'without' && lists && sign))) break;
      }
      if (is(word, 'or')) open = true;
      if (any && (is(word, 'he') || is(word, 'not') || is(word, 'no') || is(word, 'now'))) break;
      if (is(word, 'stop') && kind === 'not') {
        extra.push({ concept: 'nonstop', from: hit.from, to: word });
        return true;
      }
      const sign = signAt(word);
      // «No appetite, vomiting»: what he lacks ends where what he has begins.
      if (sign && good && !open && !functionAt(word)) break;
      for (const one of starting.get(word) ?? []) {
        if (functions.has(one.concept)) good = any = true;
        else if (isSign(one)) any = true;
        if (functions.has(one.concept) || isSign(one)) mark(denied, one.from, one.to);
      }
      denied[word] = true;
    }
    return any;
  };
  const denyBackward = (hit: Hit, far: number, only: 'function' | 'any'): boolean => {
    for (let word = hit.from - 1; word >= 0 && at[hit.from]! - at[word]! <= far; word--) {
      if (gap(word + 1) !== gaps.none || is(word, 'but') || is(word, 'not')) return false;
      const one = ending.get(word)?.find((each) => functions.has(each.concept) || (only === 'any' && isSign(each)));
      if (!one) continue;
      mark(denied, one.from, one.to);
      // «Frisst und trinkt nicht»
      if (is(one.from - 1, 'and')) {
        const before = ending.get(one.from - 2)?.find((each) => functions.has(each.concept));
        if (before) mark(denied, before.from, before.to);
      }
      return true;
    }
    return false;
  };

  // «Kann gar nicht mehr aufstehen»: after a modal the denial looks ahead.
  const followsModal = (at: number): boolean => {
    for (let word = at - 1; word >= Math.max(0, at - 3); word--) {
      if (is(word, 'aux')) return true;
      if (!found.skipped[word] || gap(word + 1) !== gaps.none) return false;
    }
    return false;
  };
  for (const hit of hits) {
    if (hit.concept === 'not' || hit.concept === 'no' || hit.concept === 'without') {
      if (backwards && hit.concept === 'not' && !is(hit.from, 'not-ahead') && !followsModal(hit.from)) {
        const near = ending.get(hit.from - 1)?.some((each) => functions.has(each.concept));
        if (near && denyBackward(hit, 2, 'function')) continue;
        if (backwards > 3 && denyBackward(hit, backwards, 'function')) continue;
        const goesOn = [1, 2].some((step) => gap(hit.to + 1) === gaps.none && gap(hit.to + step) === gaps.none && signAt(hit.to + step));
        // «Gets in position and nothing»: that is what came of it.
        if (!goesOn && denyBackward(hit, is(hit.from, 'nothing') ? 1.2 : 2.6, 'any')) continue;
      }
      denyForward(hit, hit.concept);
    }
    if (hit.concept === 'stop' || hit.concept === 'ended') {
      if (denied[hit.from]) continue;
      let done = false;
      if (hit.concept === 'stop') {
        for (let word = hit.to + 1; word < size && !done && gap(word) === gaps.none && at[word]! - at[hit.to]! <= 3.5; word++) {
          if (is(word, 'and') || is(word, 'but')) break;
          for (const one of starting.get(word) ?? []) {
            if (functions.has(one.concept)) mark(denied, one.from, one.to);
            else if (isSign(one) && passes.has(one.concept)) mark(aside, one.from, one.to);
            else continue;
            done = true;
          }
        }
      }
      if (!done) {
        for (let back = hit.from - 1; back >= 0 && gap(back + 1) !== gaps.sentence && at[hit.from]! - at[back]! <= 7; back--) {
          const one = ending.get(back)?.find((each) => passes.has(each.concept));
          if (!one) continue;
          mark(aside, one.from, one.to);
          extra.push({ concept: `${one.concept === 'haemorrhage' || one.concept === 'spurt' ? 'bleed' : one.concept}-ended`, from: one.from, to: hit.to });
          if (!ofBlood.has(one.concept)) break;
          for (let word = back; word >= 0 && gap(word + 1) !== gaps.sentence; word--) for (const each of ending.get(word) ?? []) if (ofBlood.has(each.concept)) mark(aside, each.from, each.to);
          break;
        }
      }
    }
  }
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
  const over = hits.some(({ concept, from }) => concept === 'any-more' || (concept === 'ended' && !denied[from]));
  const overAt = new Set(hits.filter(({ concept, from }) => concept === 'any-more' || (concept === 'ended' && !denied[from])).map(({ from }) => sentenceOf(from)));
  /** In the same sentence or in the next. */
  const overBeside = (word: number): boolean => overAt.has(sentenceOf(word)) || overAt.has(following.get(sentenceOf(word)) ?? size);
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
    if (hit.concept === 'thunder') setAsideAround(hit, fears);
    if (hit.concept === 'alone' || hit.concept === 'nails-trim' || hit.concept === 'groom') setAsideAround(hit, laments);
    if (hit.concept === 'vaccine') setAsideAround(hit, vaccinatedAgainst);
    if (hit.concept === 'in-heat') setAsideAround(hit, season);
    if (hit.concept === 'other' || hit.concept === 'person' || (hit.concept === 'kin' && contrasted)) setAsideOther(hit);
  }
  return { denied, aside, extra };

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
    const planned = asked ? sentenceOf(asked.from) : size;
    if (!paperwork && farewell < 0 && planned === size) return;
    let start = 0;
    for (let word = 1; word <= size; word++) {
      if (word < size && gap(word) !== gaps.sentence) continue;
      const here = new Set<string>();
      for (let at = start; at < word; at++) for (const { concept } of starting.get(at) ?? []) here.add(concept);
      const has = (...concepts: string[]) => concepts.some((concept) => here.has(concept));
      if ((start <= farewell || (paperwork && (has('past') || (has('past-weak') && overBeside(start)) || (has('admin') && !has('missing', 'exposed'))))) && !has('now', 'since')) mark(aside, start, word - 1);
      if (start >= planned && !has('ingest', 'eat', 'exposed', 'missing', 'chew', 'agent')) {
        for (let at = start; at < word; at++) for (const { concept, from, to } of starting.get(at) ?? []) if (concept.startsWith('t-') || concept === 'snake') mark(aside, from, to);
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
    for (let word = sentenceOf(hit.from); word < hit.from; word++) if (!is(word, 'now')) aside[word] = true;
  }
  /** «I've collapsed»: what befalls whoever tells. */
  function setAsideMyself(hit: Hit): void {
    for (let word = hit.to + 1; word <= hit.to + 3 && word < size && gap(word) === gaps.none; word++) {
      if (is(word, 'he') && !is(word, 'me')) return;
      if (is(word, 'agent')) return;
      const own = starting.get(word)?.filter(({ concept }) => befalls.has(concept));
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
    let seen = false;
    for (let word = hit.to + 1; word < Math.min(size, hit.to + farthest); word++) {
      if (gap(word) === gaps.sentence || is(word, 'but') || is(word, 'now')) break;
      if (gap(word) === gaps.comma && (toComma || seen) && !is(word, 'or')) break;
      aside[word] = true;
      if (signAt(word)) seen = true;
    }
  }
  /** Another animal, or a person, that is what the sentence is about, and not somebody who did or saw something. */
  function setAsideOther(hit: Hit): void {
    // «A la perra de mi vecina la atropelló»: what a sentence begins with is what it is about.
    const prep = is(hit.from - 1, 'prep') ? hit.from - 1 : is(hit.from - 2, 'prep') && found.skipped[hit.from - 1] ? hit.from - 2 : undefined;
    if (prep !== undefined && prep > 0 && gap(prep) === gaps.none) return;
    if (hit.concept === 'person' && [1, 2, 3].some((back) => is(hit.from - back, 'agent') && gap(hit.from - back + 1) === gaps.none)) return;
    for (let word = hit.to + 1; word < size && at[word]! - at[hit.to]! <= (hit.concept === 'person' ? 9 : 5); word++) {
      if (gap(word) === gaps.sentence || (gap(word) === gaps.comma && word > hit.to + 1)) break;
      if (is(word, 'agent') || is(word, 'attack')) return;
    }
    for (let word = hit.to + 1; word < Math.min(size, hit.to + farthest); word++) {
      if (gap(word) === gaps.sentence || is(word, 'but') || is(word, 'self')) break;
      if (hit.concept === 'person' && (gap(word) === gaps.comma || is(word, 'he') || (is(word, 'and') && (is(word + 1, 'he') || is(word + 1, 'self') || is(word + 1, 'now'))))) break;
      aside[word] = true;
    }
  }
}
