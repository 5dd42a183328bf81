import * as v from 'valibot';

/** What one side may ask of the other. Nothing of it is ever done by itself: a person presses. */
export const asks = ['flip', 'still', 'listen', 'sound', 'picture'] as const;
export type Asked = (typeof asks)[number];

const text = (longest: number) => v.pipe(v.string(), v.maxLength(longest));

/** What the rooms say to each other, from browser to browser. */
const Word = v.union([
  /** Please: turn the camera around, take a photo, let me hear the sound as it is, go on with sound only, turn the picture on again. */
  v.object({ is: v.literal('ask'), what: v.picklist(asks) }),
  v.object({ is: v.literal('answer'), what: v.picklist(asks), yes: v.boolean() }),
  /** The side that the own camera looks from, where it is known. */
  v.object({ is: v.literal('facing'), facing: v.nullable(v.picklist(['user', 'environment'])) }),
  /** The words that are being typed; `done`: the line is finished. */
  v.object({ is: v.literal('typed'), text: text(500), done: v.boolean() }),
  v.object({ is: v.literal('breaths'), count: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(500)), seconds: v.picklist([15, 30, 60]) }),
  /** A photo lies with the visit's files now. */
  v.object({ is: v.literal('photo'), file: text(60) }),
]);
export type Word = v.InferOutput<typeof Word>;

/** What came from another browser, made safe to use; null for anything else. */
export function parseWord(words: unknown): Word | null {
  const parsed = v.safeParse(Word, words);
  return parsed.success ? parsed.output : null;
}
