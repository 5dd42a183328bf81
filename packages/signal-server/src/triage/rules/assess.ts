import type { SpeciesFlag, TriageAnswer, TriageReason, TriageRequest } from '../contract.ts';
import { redFlagCodes, speciesFlagCodes } from '../flags.contract.ts';
import type { Urgency } from '../../shared/words.contract.ts';
import { hasJustBegun, sinceItBegan } from './begun.ts';
import { asksToBook, believedUpTo, besideAnswers, signsOfAnswers, speaksFor } from './answers.ts';
import { conditions, type Condition } from './condition.ts';
import { packVersion, pack, signedOff } from './pack/pack.ts';
import { sources, type Rule, type Watch } from './pack/rule.ts';
import { factsOf } from './patient.ts';
import { framesOf } from './reading/frames.ts';
import { read } from './reading/read.ts';
import type { TriageTexts, Words } from './reading/words.ts';
import { signTables } from './signs/signs.ts';
import { toldSubstances } from './told.ts';
import { namesHarm, unreadIn } from './unread.ts';

const order: readonly Urgency[] = ['emergency', 'urgent', 'soon', 'routine'];
/** Made ready for the first assessment: in the scripts for pages signs and rules come a little later than this module. */
const compile = () => ({
  frames: framesOf(signTables),
  compiled: pack.map((rule): { readonly rule: Rule; readonly alternatives: readonly Condition[] } => ({ rule, alternatives: conditions(rule.when) })),
  byCode: new Map(pack.map((rule) => [rule.code, rule])),
});
let made: ReturnType<typeof compile> | undefined;

/** Danger signs of one kind of animal are signs like those that are read. */
const flagSigns: Readonly<Record<SpeciesFlag, string>> = {
  bloat: 'retching-nothing', string: 'string-hanging', 'not-eating': 'eating-none', 'on-the-floor': 'bird-floor', colic: 'colic',
  'birth-trouble': 'labour-stuck', overheated: 'hot', 'open-mouth': 'open-mouth-breathing',
};

/** Below this part of known words a text counts as not read: it may be in another language. */
const readable = 0.5;
const otherScript = /(?=\p{L})\P{Script=Latin}/u;

type Told = TriageReason['told'];
interface Fact {
  readonly told?: Told;
  readonly quote?: string;
  readonly doubtful?: boolean;
}

/**
 * How soon an animal must be seen, from all that was ticked, answered, named and written: the most urgent rule decides. Pure, and
 * the same in every language: `languages` are the words that it reads, `texts` what it answers with.
 * Adding a sign never makes it less urgent.
 */
export function assess(request: TriageRequest, languages: readonly [Words, ...Words[]], texts: TriageTexts): TriageAnswer {
  const { frames, compiled, byCode } = (made ??= compile());
  const { group, facts: patient } = factsOf(request);
  const facts = new Map<string, Fact>(patient.map((name) => [name, {}]));
  const add = (name: string, fact: Fact) => !facts.get(name)?.told && facts.set(name, fact);

  for (const name of flagFacts(request)) add(name, { told: 'danger-signs' });
  for (const name of signsOfAnswers(request.answers)) add(name, { told: 'answers' });
  if (request.course === 'worse') add('course:worse', { told: 'answers' });
  const reading = read(request.onset ? `${request.text}\n${request.onset}` : request.text, languages, request.locale, frames);
  for (const { sign, quote, doubtful } of reading.signs) {
    const meant = besideAnswers(sign, request.answers, group, reading.reassuring);
    // Whether it is a he or a she is no reason by itself: it is quoted for nothing.
    if (meant !== undefined) add(meant, meant === 'male' || meant === 'female' ? {} : { told: 'text', quote, doubtful });
    // «She's dying» of an animal that eats and plays is how people talk.
    if (meant !== undefined && !reading.reassuring && (sign === 'says-emergency' || sign === 'dying')) add('alarmed', { told: 'text', quote });
  }
  if ((reading.words >= 3 || otherScript.test(request.text)) && reading.understood < readable) add('text-unreadable', { told: 'text' });

  const reasons: TriageReason[] = [];
  const used: Rule[] = [];
  const say = (rule: Rule, { told = 'answers', quote }: Fact, level: Urgency = rule.level) => {
    if (reasons.some(({ code, urgency }) => code === rule.code && urgency === level)) return;
    used.push(rule);
    reasons.push({ code: rule.code, urgency: level, text: texts.reasons[rule.code] ?? rule.code, told, ...(quote !== undefined && { quote }), source: sources[rule.source], reviewed: rule.reviewed });
  };
  const held = compiled.flatMap(({ rule, alternatives }) => {
    const evidence = evidenceFor(alternatives, facts);
    return evidence ? [{ rule, ...evidence }] : [];
  });
  // A danger sign that is ticked makes no more of the words.
  const led = new Set(held.flatMap(({ names, isTicked }) => (isTicked ? [] : names)));
  const eaten = toldSubstances(request, reading, languages, group);
  // What was only read, of an animal that much speaks for, is looked into today.
  const gravest = [
    ...held.flatMap(({ rule, isRead, doubtful }) => (rule.level === 'emergency' ? [{ code: rule.code, isRead, doubtful }] : [])),
    ...eaten.flatMap(({ rule, level, told, doubtful = false }) => (level === 'emergency' ? [{ code: rule, isRead: told === 'text', doubtful }] : [])),
  ];
  const asks = !request.onset && gravest.length < 3 && asksToBook(reading);
  const speaks = speaksFor(request.answers, reading.thrives || Number(gravest.every(({ doubtful }) => doubtful)), reading.words, asks) - Number(gravest.length > 1);
  const differs = gravest.length > 0 && gravest.every(({ code, isRead, doubtful }) => isRead && speaks >= believedUpTo(code, doubtful, asks));
  const levelOf = (level: Urgency): Urgency => (differs && level === 'emergency' ? 'urgent' : level);
  for (const { rule, fact } of held) say(rule, fact, levelOf(rule.level));
  for (const each of eaten) say(byCode.get(each.rule)!, each, levelOf(each.level));
  if (differs) say(byCode.get('text-and-answers-differ')!, { told: 'text' });
  // «Not sure» about a danger sign, and something that must be seen today anyway: nobody waits to find out.
  const unsure = reasons.find(({ code }) => code.startsWith('red-flag-unsure-'));
  if (unsure && reasons.some(({ code, urgency }) => urgency === 'urgent' && !code.startsWith('red-flag-unsure-'))) say(byCode.get('unsure-and-unwell')!, unsure);

  const unread = eaten.some(({ told }) => told === 'text') ? undefined : unreadIn(request, reading, reasons, led, group);
  if (unread) say(byCode.get(unread.code)!, { told: 'text', quote: unread.quote });
  if (namesHarm(reading, request)) {
    if (hasJustBegun(request, languages)) say(byCode.get('harm-mentioned-now')!, { told: 'text' });
    else if (reasons.every(({ urgency }) => urgency === 'soon' || urgency === 'routine')) say(byCode.get('harm-mentioned')!, { told: 'text' });
  }
  const began = sinceItBegan(request, languages, reasons, reading.unread);
  if (began) say(byCode.get(began)!, { told: request.onset ? 'answers' : 'text' });

  reasons.sort((a, b) => order.indexOf(a.urgency) - order.indexOf(b.urgency));
  const urgency = reasons[0]?.urgency ?? 'routine';
  const advice = (code: string) => ({ code, text: texts.advice[code] ?? code });
  const has = (...names: string[]) => names.some((name) => facts.has(name));
  return {
    urgency,
    who: whoSees(urgency, used),
    reasons,
    watchFor: watchCodes(used, urgency).map((code) => ({ code, text: texts.watch[code] ?? code })),
    isolation: has('coughing', 'sneezing', 'contagious') || (has('diarrhea') && has('young', 'neonate')) ? advice('isolation') : null,
    handling: ['anxious', 'first-visit', 'aggressive'].filter((code) => has(code)).map(advice),
    previousRecords: has('vaccination', 'checkup', 'new-pet', 'first-visit', 'neutering') ? advice('records') : null,
    poison: reasons.some(({ code }) => code.startsWith('substance') || code === 'text-names-substance') || has('flag:toxin', 'unsure:toxin'),
    examOffered: true,
    exam: texts.advice['exam'] ?? 'exam',
    pack: { version: packVersion, signedOff },
  };
}

/** The danger signs as facts. Codes that are none are ignored. */
function flagFacts({ redFlags: told = [] }: TriageRequest): string[] {
  const answerOf = (flag: string) => (Array.isArray(told) ? (told.includes(flag) ? 'yes' : 'no') : Object.hasOwn(told, flag) ? told[flag] : 'no');
  return [
    ...redFlagCodes.flatMap((flag) => (answerOf(flag) === 'yes' ? [`flag:${flag}`] : answerOf(flag) === 'unsure' ? [`unsure:${flag}`] : [])),
    ...speciesFlagCodes.flatMap((flag) => (answerOf(flag) === 'yes' || answerOf(flag) === 'unsure' ? [flagSigns[flag]] : [])),
  ];
}

interface Evidence {
  readonly fact: Fact;
  readonly names: readonly string[];
  /** Nothing of it was answered or ticked. */
  readonly isRead: boolean;
  readonly doubtful: boolean;
  /** A danger sign that was ticked is among it. */
  readonly isTicked: boolean;
}

/** The facts by which one of the alternatives holds: their names, where it was told, and the words where there are some. */
function evidenceFor(alternatives: readonly Condition[], facts: ReadonlyMap<string, Fact>): Evidence | undefined {
  for (const { steps } of alternatives) {
    const held: Fact[] = [];
    const names: string[] = [];
    for (const { terms } of steps) {
      const term = terms.find(({ name }) => facts.has(name));
      if (!term) break;
      held.push(facts.get(term.name)!);
      names.push(term.name);
    }
    if (held.length < steps.length) continue;
    const said = held.filter(({ told }) => told);
    return { fact: held.find(({ quote }) => quote !== undefined) ?? said[0] ?? {}, names, isRead: said.length > 0 && said.every(({ told }) => told === 'text'), doubtful: said.some(({ doubtful }) => doubtful), isTicked: said.some(({ told }) => told === 'danger-signs') };
  }
  return undefined;
}

function whoSees(urgency: Urgency, used: readonly Rule[]): TriageAnswer['who'] {
  if (urgency === 'emergency') return 'emergency-hospital';
  if (urgency !== 'routine') return 'vet';
  return used.length > 0 && used.every(({ who }) => who === 'technician') ? 'technician' : 'booking';
}

const mostWatched = 5;

/** What to watch for: of the rules that decided first, not too much to remember. */
function watchCodes(used: readonly Rule[], urgency: Urgency): Watch[] {
  const deciding = used.filter(({ level }) => level === urgency);
  const codes = [...new Set([...deciding, ...used].flatMap(({ watch }) => watch))];
  return (codes.length ? codes : (['dull', 'eating', 'breathing'] as const)).slice(0, mostWatched);
}
