import type { FollowUp, RecordBody, Script } from '../contract.ts';
import type { KeptScript } from '../file.contract.ts';
import { conditionRows, dispositionWords, examRows, problemLines, scriptStates, vitalRows } from './paper-words.ts';

/** One part of a written note under its name: words, names with values, or a list. */
export type NotePart = { readonly name: string } & (
  | { readonly text: string }
  | { readonly rows: readonly (readonly [name: string, value: string])[] }
  | { readonly items: readonly string[]; readonly numbered?: boolean }
);

const words = (name: string, text: string): NotePart[] => (text.trim() ? [{ name, text }] : []);
const rows = (name: string, of: readonly (readonly [string, string])[]): NotePart[] => (of.some(([, value]) => value.trim()) ? [{ name, rows: of }] : []);
const list = (name: string, items: readonly string[], numbered = false): NotePart[] => (items.length ? [{ name, items, numbered }] : []);

const scriptLine = ({ medicine, strength, form, quantity, directions }: Script): string => [[medicine, strength, form].filter(Boolean).join(', '), directions, quantity].filter(Boolean).join('. ');

/** Scripts, each with how it stands. */
export const scriptPart = (scripts: readonly Pick<KeptScript, 'script' | 'state'>[]): NotePart[] => list('Scripts', scripts.map(({ script, state }) => `${scriptLine(script)} (${scriptStates[state]})`));

export const followUpPart = (followUp: FollowUp): NotePart[] =>
  words('Follow-up', followUp.kind === 'recheck' ? `Recheck in ${followUp.inDays} days${followUp.words ? `: ${followUp.words}` : ''}` : followUp.kind === 'none' ? 'No recheck is needed.' : '');

/** All that a record says, in the order of its page; what is empty is left out. Papers and exported documents are made of it. */
export const noteParts = (body: RecordBody, scripts: readonly Pick<KeptScript, 'script' | 'state'>[]): NotePart[] => [
  ...rows('In the owner’s words', body.told ? [['At the booking', body.told.booking ?? ''], ['At triage', body.told.triage ?? '']] : []),
  ...words('Subjective', body.subjective),
  ...words('Objective', body.objective),
  ...rows('Vital signs', vitalRows(body.vitals)),
  ...rows('Exam', examRows(body.exam)),
  ...rows('Condition', conditionRows(body.condition, body.pain)),
  ...words('Assessment', body.assessment),
  ...list('Problems', problemLines(body.problems), true),
  ...words('Plan', body.plan),
  ...words('Explained to the owner', body.education),
  ...list('Recommended and declined', body.declined.map(({ what, why }) => (why ? `${what}: ${why}` : what))),
  ...words('Where it goes from here', dispositionWords(body.disposition)),
  ...scriptPart(scripts),
  ...followUpPart(body.followUp),
];

/** The parts as plain text. */
export const noteText = (parts: readonly NotePart[]): string =>
  parts
    .map((part) => {
      const lines = 'text' in part ? [part.text.trim()] : 'rows' in part ? part.rows.filter(([, value]) => value).map(([name, value]) => `${name}: ${value}`) : part.items.map((item, at) => `${part.numbered ? `${at + 1}.` : '-'} ${item}`);
      return [part.name, ...lines].join('\n');
    })
    .join('\n\n');
