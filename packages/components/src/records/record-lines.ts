import type { RecordBody } from '@vetkit/signal-server/records/contract';
import { systemCodes } from '@vetkit/signal-server/records/findings.contract';
import type { FindingsTexts } from '../locales/findings.ts';
import type { RecordsTexts } from '../locales/records.ts';
import { sayVital, type UnitSystem, type Vital, vitals } from './vitals.ts';

type Texts = RecordsTexts & FindingsTexts;

/** One part of a record in words: its name, and what stands there. */
export type RecordLine = readonly [label: string, words: string];

/** A whole record in words, part by part and always the same parts: two versions can be laid side by side. */
export function recordLines(body: RecordBody, texts: Texts, system: UnitSystem = 'metric'): RecordLine[] {
  return [
    [texts.subjective, body.subjective],
    [texts.objective, body.objective],
    ...vitals.map(({ name }): RecordLine => [texts[name], [sayVital(body.vitals, name, system), countedOf(body, name, texts)].filter(Boolean).join(', ')]),
    [texts.restOf, body.vitals.rest ? texts[`rest-${body.vitals.rest}`] : ''],
    [texts.gumsOf, body.vitals.gums ? texts[`gums-${body.vitals.gums}`] : ''],
    [texts.refillOf, body.vitals.refill ? texts[`refill-${body.vitals.refill}`] : ''],
    ...systemCodes.map((code): RecordLine => {
      const found = body.exam[code];
      return [texts[`system-${code}`], found ? joined(texts[`is-${found.is}`], found.words) : ''];
    }),
    [texts.stillsOf, body.stills.map(({ words }, at) => `${at + 1}. ${words}`).join('\n')],
    [texts.bodyOf, body.condition.body?.toString() ?? ''],
    [texts.muscleOf, body.condition.muscle ? texts[`muscle-${body.condition.muscle}`] : ''],
    [texts.painOf, body.pain ? `${body.pain.scale === 'other' && body.pain.name ? body.pain.name : texts[`pain-${body.pain.scale}`]}: ${body.pain.total ?? texts.painNot} ${body.pain.of === null ? '' : texts.ofTop({ top: body.pain.of })}`.trim() : ''],
    [texts.assessment, body.assessment],
    [texts.problems, body.problems.map((problem, at) => problemLine(problem, at, texts)).join('\n')],
    [texts.plan, body.plan],
    [texts.education, body.education],
    [texts.dispositionOf, body.disposition ? texts[`disposition-${body.disposition}`] : ''],
    [texts.declined, body.declined.map(({ what, why }) => joined(what, why)).join('\n')],
    [texts.scripts, body.scripts.kind === 'some' ? body.scripts.scripts.map((s) => `${s.medicine}: ${s.directions}`).join('\n') : body.scripts.kind === 'none' ? texts.scriptsNone : ''],
    [texts.followUp, body.followUp.kind === 'recheck' ? texts.followUpDays({ days: body.followUp.inDays }) : body.followUp.kind === 'none' ? texts.followUpNone : ''],
    [texts.found, body.summary.found],
    [texts.nextSteps, body.summary.nextSteps],
    [texts.callIf, body.summary.callIf],
  ];
}

const joined = (first: string, second: string): string => (second.trim() ? `${first}: ${second}` : first);

const countedOf = ({ vitals: { counted } }: RecordBody, vital: Vital, texts: Texts): string => {
  const how = vital === 'pulse' || vital === 'breaths' ? counted[vital] : undefined;
  return how ? texts[`counted-${how}`] : '';
};

function problemLine({ words, certainty, differentials, code }: RecordBody['problems'][number], at: number, texts: Texts): string {
  const others = differentials.split('\n').map((line) => line.trim()).filter(Boolean).join(', ');
  return [`${at + 1}. ${words}`, certainty && texts[`certainty-${certainty}`], others && `${texts.differentials}: ${others}`, code && [code.system, code.code, code.display].filter(Boolean).join(' ')].filter(Boolean).join('; ');
}

/** Where two versions of a record differ, with what stands in each. */
export function differences(mine: RecordBody, theirs: RecordBody, texts: Texts, system: UnitSystem = 'metric'): { readonly label: string; readonly mine: string; readonly theirs: string }[] {
  const other = recordLines(theirs, texts, system);
  return recordLines(mine, texts, system).flatMap(([label, words], i) => (words === other[i]![1] ? [] : [{ label, mine: words, theirs: other[i]![1] }]));
}
