import { describe, expect, test } from 'vitest';
import type { TimelineEvent } from '../contract.ts';
import { cameraMinutes, standingOf } from './camera.ts';

const start = Date.parse('2030-03-12T20:00:00.000Z');
const at = (seconds: number): Date => new Date(start + seconds * 1000);
let seq = 0;
const event = (seconds: number, type: string, data: Record<string, unknown>): TimelineEvent => ({ seq: ++seq, at: at(seconds).toISOString(), actor: { kind: 'system', id: null }, type, data });
const joined = event(0, 'call.joined', { peer: 'v1' });
const says = (seconds: number, peer: string, verdict: string, rule = 'on') => event(seconds, 'camera.judged', { peer, of: 'v1', verdict, rule });
const minutes = (events: readonly TimelineEvent[], until = 100) => cameraMinutes([joined, ...events], 'vt', at(until));
const none = { seen: 0, missing: 0, disputed: 0, excepted: 0, unknown: 0 };

describe('whether a camera was on', () => {
  test('both say it is there, then both that it is not, then it is there again', () => {
    const told = [says(0, 'v1', 'seen'), says(0, 'o1', 'seen'), says(40, 'v1', 'off', 'grace'), says(40, 'o1', 'off', 'grace'), says(60, 'v1', 'seen'), says(60, 'o1', 'seen')];
    expect(minutes(told)).toEqual({ ...none, seen: 80, missing: 20 });
  });

  test('what only the other side says is disputed, and so is what only the own side says', () => {
    expect(minutes([says(0, 'v1', 'seen'), says(0, 'o1', 'seen'), says(50, 'o1', 'black')])).toEqual({ ...none, seen: 50, disputed: 50 });
    expect(minutes([says(0, 'o1', 'seen'), says(50, 'v1', 'covered')])).toEqual({ ...none, seen: 50, disputed: 50 });
    // The own browser says nothing at all: still only one word.
    expect(minutes([says(0, 'o1', 'off')])).toEqual({ ...none, disputed: 100 });
  });

  test('an exception with a reason counts as such until the picture is back', () => {
    const told = [says(0, 'v1', 'ended', 'grace'), says(0, 'o1', 'off', 'grace'), says(10, 'v1', 'ended', 'excepted'), says(90, 'v1', 'seen'), says(90, 'o1', 'seen')];
    expect(minutes(told)).toEqual({ ...none, missing: 10, excepted: 80, seen: 10 });
  });

  test('a bad line accuses nobody; time outside the call and after its end is not counted', () => {
    expect(minutes([says(0, 'v1', 'seen'), says(0, 'o1', 'seen'), says(30, 'o1', 'unknown')])).toEqual({ ...none, seen: 30, unknown: 70 });
    expect(minutes([says(0, 'o1', 'seen'), event(20, 'call.left', { peer: 'v1' }), event(50, 'call.joined', { peer: 'v2' }), event(60, 'call.ended', { why: 'pressed' })])).toEqual({ ...none, seen: 20, unknown: 10 });
    expect(cameraMinutes([], 'vt', at(100))).toEqual(none);
  });

  test('of every two words exactly one standing comes, and only both together are missing', () => {
    const words = ['seen', 'missing', 'unknown'] as const;
    const missing = words.flatMap((own) => words.flatMap((other) => [false, true].flatMap((excepted) => (standingOf(own, other, excepted) === 'missing' ? [[own, other, excepted]] : []))));
    expect(missing).toEqual([['missing', 'missing', false]]);
  });
});
