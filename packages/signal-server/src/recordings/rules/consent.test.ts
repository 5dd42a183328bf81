import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allAgree, asked, askingAfter, mayResume, standing, type Asking, type AskingEvent } from './consent.ts';

const [ito, sam, tess] = ['ito', 'sam', 'tess'];
const after = (asking: Asking, ...events: AskingEvent[]) => events.reduce(askingAfter, asking);
const says = (person: string, yes = true): AskingEvent => ({ type: 'answered', person, yes });
const here = (...people: string[]): AskingEvent => ({ type: 'people', here: people });
const miso = asked(ito, [ito, sam]);

test('it records once everybody in the call has said yes', () => {
  expect(standing(miso)).toBe('asked');
  expect(standing(after(miso, says(sam)))).toBe('recording');
  expect(standing(asked(ito, [ito, sam], [sam]))).toBe('recording');
});

test('a no is the end of it, and nobody has to say why', () => {
  expect(after(miso, says(sam, false))).toMatchObject({ over: 'refused', begun: false });
  expect(standing(after(miso, says(sam, false), says(sam)))).toBe('declined');
  expect(after(miso, says(sam), says(sam, false))).toMatchObject({ over: 'taken-back', begun: true });
  expect(standing(after(miso, says(sam), says(sam, false)))).toBe('processing');
});

test('who comes in later is not recorded before they agree', () => {
  const late = after(miso, says(sam), here(ito, sam, tess));
  expect(standing(late)).toBe('paused');
  expect(standing(after(late, says(tess)))).toBe('recording');
  expect(standing(after(late, here(ito, sam)))).toBe('recording');
  expect(after(late, says(tess, false))).toMatchObject({ over: 'refused', begun: true });
});

test('who paused goes on; when they are gone, anybody may', () => {
  const paused = after(miso, says(sam), { type: 'paused', person: sam });
  expect(standing(paused)).toBe('paused');
  expect(standing(after(paused, { type: 'resumed', person: ito }))).toBe('paused');
  expect(standing(after(paused, { type: 'resumed', person: sam }))).toBe('recording');
  expect(mayResume(after(paused, here(ito, tess)), ito)).toBe(true);
});

test('nobody records alone, and nothing goes on without the browser that records', () => {
  expect(standing(asked(ito, [ito]))).toBe('asked');
  expect(standing(after(miso, says(sam), here(sam)))).toBe('paused');
  expect(standing(after(miso, says(sam), here(sam), here(ito, sam)))).toBe('recording');
});

const person = fc.constantFrom(ito, sam, tess, 'kim');
const event: fc.Arbitrary<AskingEvent> = fc.oneof(
  fc.record({ type: fc.constant('people' as const), here: fc.uniqueArray(person) }),
  fc.record({ type: fc.constant('answered' as const), person, yes: fc.boolean() }),
  fc.record({ type: fc.constantFrom('paused' as const, 'resumed' as const), person }),
  fc.record({ type: fc.constant('over' as const), why: fc.constantFrom('stopped' as const, 'ended' as const, 'lost' as const) }),
);

test('whatever happens in whatever order: it records only while each of two or more people said yes last, and nothing undoes its end', () => {
  fc.assert(
    fc.property(fc.uniqueArray(person), fc.uniqueArray(person), fc.array(event, { maxLength: 40 }), (people, before, events) => {
      // Told apart from the code: who is here, and what each said last.
      let now: readonly string[] = people;
      const words = new Map<string, boolean>([...before, ito].map((one) => [one, true]));
      let asking = asked(ito, people, before);
      let over = false;
      for (const happening of [undefined, ...events]) {
        if (happening && !over) {
          if (happening.type === 'people') now = happening.here;
          if (happening.type === 'answered') words.set(happening.person, happening.yes);
          over ||= happening.type === 'over' || (happening.type === 'answered' && !happening.yes);
        }
        if (happening) asking = askingAfter(asking, happening);
        const agreed = now.length > 1 && now.every((one) => words.get(one) === true);
        if (standing(asking) === 'recording') expect(agreed && !over && now.includes(ito)).toBe(true);
        if (over) expect(['processing', 'declined']).toContain(standing(asking));
        expect(allAgree(asking) && !agreed).toBe(false);
      }
    }),
    { numRuns: 2000 },
  );
});
