import { describe, expect, test } from 'vitest';
import type { TimelineEvent } from '../contract.ts';
import { cameraMinutes, standingOf } from './camera.ts';

const start = Date.parse('2030-03-12T20:00:00.000Z');
const at = (seconds: number): Date => new Date(start + seconds * 1000);
let seq = 0;
const event = (seconds: number, type: string, data: Record<string, unknown>): TimelineEvent => ({ seq: ++seq, at: at(seconds).toISOString(), actor: { kind: 'system', id: null }, type, data });
const joined = (peer: string, seconds = 0) => event(seconds, 'call.joined', { peer });
const left = (peer: string, seconds: number) => event(seconds, 'call.left', { peer });
const says = (seconds: number, peer: string, verdict: string, rule = 'on') => on(seconds, peer, 'v1', verdict, rule);
/** One peer's word on another's camera. */
const on = (seconds: number, peer: string, of: string, verdict: string, rule = 'on') => event(seconds, 'camera.judged', { peer, of, verdict, rule });
const sides = { of: 'vt', by: 'o' };
const minutes = (events: readonly TimelineEvent[], until = 100) => cameraMinutes([joined('v1'), joined('o1'), ...events], sides, at(until));
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
    expect(minutes([says(0, 'o1', 'seen'), left('v1', 20), joined('v2', 50), event(60, 'call.ended', { why: 'pressed' })])).toEqual({ ...none, seen: 20, unknown: 10 });
    expect(cameraMinutes([], sides, at(100))).toEqual(none);
  });

  test('a vet who waits for an owner who has left is not counted, nor before the owner came; who comes back on the same page is believed as before', () => {
    const both = [says(0, 'v1', 'seen'), says(0, 'o1', 'seen')];
    expect(minutes([...both, left('o1', 30)])).toEqual({ ...none, seen: 30 });
    expect(minutes([...both, left('o1', 30), joined('o1', 90)])).toEqual({ ...none, seen: 40 });
    // Another page of the owner has said nothing yet.
    expect(minutes([...both, left('o1', 30), joined('o2', 90)])).toEqual({ ...none, seen: 30, unknown: 10 });
    expect(cameraMinutes([joined('v1'), says(0, 'v1', 'seen'), joined('o1', 60), says(60, 'o1', 'seen')], sides, at(100))).toEqual({ ...none, seen: 40 });
  });

  test('of two owners’ pages it is enough that one sees it, whoever spoke last; a technician is no judge of the vet', () => {
    const second = joined('o2');
    for (const told of [[says(0, 'o1', 'seen'), says(0, 'o2', 'black')], [says(0, 'o2', 'black'), says(0, 'o1', 'seen')]]) expect(minutes([second, says(0, 'v1', 'seen'), ...told])).toEqual({ ...none, seen: 100 });
    // The one who saw it is gone: now the other counts.
    expect(minutes([second, says(0, 'v1', 'black'), says(0, 'o1', 'seen'), says(0, 'o2', 'black'), left('o1', 60)])).toEqual({ ...none, disputed: 60, missing: 40 });
    const off = [says(0, 'v1', 'off', 'grace'), says(0, 'o1', 'off', 'grace')];
    expect(minutes([joined('t1'), ...off, on(0, 't1', 'v1', 'seen'), on(0, 't1', 't1', 'off', 'grace'), on(0, 'o1', 't1', 'off', 'grace')])).toEqual({ ...none, missing: 100 });
  });

  test('of vet and technician each has their own word: one who is seen is enough, and only both together are missing', () => {
    const both = [joined('t1'), says(0, 'v1', 'seen'), says(0, 'o1', 'seen'), on(0, 't1', 't1', 'off', 'grace'), on(0, 'o1', 't1', 'off', 'grace')];
    expect(minutes(both)).toEqual({ ...none, seen: 100 });
    expect(minutes([...both, says(50, 'v1', 'ended', 'grace'), says(50, 'o1', 'off', 'grace')])).toEqual({ ...none, seen: 50, missing: 50 });
    expect(minutes([...both, says(50, 'v1', 'ended', 'excepted'), says(50, 'o1', 'off', 'grace')])).toEqual({ ...none, seen: 50, excepted: 50 });
    // The vet has left, and with her what was said of her picture.
    expect(minutes([...both, left('v1', 70)])).toEqual({ ...none, seen: 70, missing: 30 });
  });

  test('of every two words exactly one standing comes, and only both together are missing', () => {
    const words = ['seen', 'missing', 'unknown'] as const;
    const missing = words.flatMap((own) => words.flatMap((other) => [false, true].flatMap((excepted) => (standingOf(own, other, excepted) === 'missing' ? [[own, other, excepted]] : []))));
    expect(missing).toEqual([['missing', 'missing', false]]);
  });
});
