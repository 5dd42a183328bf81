import * as v from 'valibot';
import { Id, Line, Text } from '../shared/words.contract.ts';

const number = (min: number, max: number) => v.nullable(v.pipe(v.number(), v.minValue(min), v.maxValue(max)));

/** How a rate was counted: by whom and over how many seconds. What is kept is always the rate of a minute. */
export const countedCodes = ['minute', 'owner-15', 'owner-30', 'owner-60', 'video-15', 'video-30'] as const;
export const Counted = v.picklist(countedCodes);
export type Counted = v.InferOutput<typeof Counted>;

export const gumCodes = ['pink', 'pale', 'white', 'red', 'blue', 'yellow', 'not-seen'] as const;
export const refillCodes = ['under-1', '1-2', 'over-2', 'not-seen'] as const;
export const restCodes = ['resting', 'asleep', 'active'] as const;

/** Vital signs as measured or counted; `null` where not taken. SI units. */
export const Vitals = v.object({
  /** °C */
  temperature: number(20, 50),
  /** beats a minute */
  pulse: number(1, 1000),
  /** breaths a minute */
  breaths: number(1, 500),
  /** kg */
  weight: number(0.001, 2000),
  /** How the two rates were counted; nothing: not said. */
  counted: v.optional(v.object({ pulse: v.optional(Counted), breaths: v.optional(Counted) }), {}),
  /** What the animal did meanwhile. */
  rest: v.optional(v.nullable(v.picklist(restCodes)), null),
  /** Colour of the gums. */
  gums: v.optional(v.nullable(v.picklist(gumCodes)), null),
  /** Seconds until the gum is pink again after a press. */
  refill: v.optional(v.nullable(v.picklist(refillCodes)), null),
});
export type Vitals = v.InferOutput<typeof Vitals>;

/** Systems of the body, in the order of an exam from nose to tail. */
export const systemCodes = ['general', 'skin', 'eyes', 'ears', 'nose', 'mouth', 'lymph', 'heart', 'lungs', 'belly', 'urogenital', 'movement', 'nerves'] as const;
export type SystemCode = (typeof systemCodes)[number];

/** `not-remote`: cannot be assessed from afar, and was not. */
export const findingCodes = ['normal', 'abnormal', 'not-remote'] as const;
export const Finding = v.object({ is: v.picklist(findingCodes), words: v.optional(Text(2000), '') });
export type Finding = v.InferOutput<typeof Finding>;

/** What was looked at, by system; nothing where nothing was said. */
export const Exam = v.object({
  general: v.optional(Finding),
  skin: v.optional(Finding),
  eyes: v.optional(Finding),
  ears: v.optional(Finding),
  nose: v.optional(Finding),
  mouth: v.optional(Finding),
  lymph: v.optional(Finding),
  heart: v.optional(Finding),
  lungs: v.optional(Finding),
  belly: v.optional(Finding),
  urogenital: v.optional(Finding),
  movement: v.optional(Finding),
  nerves: v.optional(Finding),
});
export type Exam = v.InferOutput<typeof Exam>;

/** A picture of the visit, by its file, and what it shows. */
export const Still = v.object({ file: Id, words: v.optional(Text(300), '') });
export type Still = v.InferOutput<typeof Still>;

export const muscleCodes = ['normal', 'mild', 'moderate', 'severe'] as const;
/** `body`: condition from 1 (thinnest) to 9. `muscle`: loss of muscle. */
export const Condition = v.object({
  body: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9))),
  muscle: v.nullable(v.picklist(muscleCodes)),
});
export type Condition = v.InferOutput<typeof Condition>;

/** Pain scales by name. Only names and totals are here: the questions of a scale belong to whoever made it. */
export const painScaleCodes = ['cmps-sf', 'cmps-feline', 'fgs', 'other'] as const;
export const Pain = v.object({
  scale: v.picklist(painScaleCodes),
  /** The name of another scale. */
  name: v.optional(Text(80), ''),
  /** Nothing while none is written. */
  total: v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(100))),
  /** The highest total that scale knows. */
  of: v.nullable(v.pipe(v.number(), v.minValue(1), v.maxValue(100))),
});
export type Pain = v.InferOutput<typeof Pain>;

export const certaintyCodes = ['suspected', 'confirmed', 'ruled-out'] as const;
/** One problem of the list; its number is its place. `code`: out of a vocabulary the clinic may use. */
export const Problem = v.object({
  words: Text(300),
  certainty: v.optional(v.nullable(v.picklist(certaintyCodes)), null),
  /** What else it could be, one a line. */
  differentials: v.optional(Text(2000), ''),
  code: v.optional(v.nullable(v.object({ system: Line(200), code: Line(80), display: Line(200) })), null),
});
export type Problem = v.InferOutput<typeof Problem>;

/** What was recommended and not wanted. */
export const Declined = v.object({ what: Text(300), why: v.optional(Text(300), '') });
export type Declined = v.InferOutput<typeof Declined>;

/** Where the animal goes from here. */
export const dispositionCodes = ['home', 'in-person', 'today', 'emergency', 'specialist'] as const;
export const Disposition = v.picklist(dispositionCodes);
export type Disposition = v.InferOutput<typeof Disposition>;
