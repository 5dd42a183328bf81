import type { Hit } from './hits.ts';
import { functions } from './kinds.ts';
import { farthest, type Line } from './line.ts';
import { gaps } from './tokens.ts';

/** Signs that are over when the owner says so. What happened once (a seizure, a fall, something eaten) stays. */
const passes: ReadonlySet<string> = new Set(['vomit', 'diarrhea', 'bleed', 'blood', 'cough', 'limp', 'sneeze', 'itch', 'pain', 'drool', 'swollen', 'pant', 'noisy', 'retch', 'wheeze', 'cry', 'lethargic', 'quiet', 'haemorrhage', 'spurt']);
/** What of blood ends together. */
const ofBlood: ReadonlySet<string> = new Set(['bleed', 'blood', 'haemorrhage', 'spurt']);

const reach = 7;

/** Marks what is denied, and what has stopped. */
export function deny({ found, size, hits, at, denied, aside, extra, starting, ending, is, gap, isSign, signAt, functionAt, mark }: Line, backwards: number): void {
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
      // «No le entra aire está morado»: where nobody says «it», a verb begins what comes next.
      if (any && (is(word, 'he') || is(word, 'clause') || is(word, 'not') || is(word, 'no') || is(word, 'now'))) break;
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
      if (gap(word + 1) !== gaps.none || is(word, 'but') || is(word, 'not') || (word === hit.from - 1 && is(word, 'and'))) return false;
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
          for (let word = back; word >= 0 && back - word < farthest && gap(word + 1) !== gaps.sentence; word--) for (const each of ending.get(word) ?? []) if (ofBlood.has(each.concept)) mark(aside, each.from, each.to);
          break;
        }
      }
    }
  }
}
