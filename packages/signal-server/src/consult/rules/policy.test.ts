import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { policyVersion } from '../../booking/rules.ts';
import type { TimelineEvent } from '../contract.ts';
import { Decision, Outcome, PolicyNumbers } from '../policy.contract.ts';
import { type Booked, decide, decisionOf, type Facts, outcomeOf, policyVersions } from './policy.ts';

const start = new Date('2030-01-07T15:00:00.000Z');
const numbers = v.parse(PolicyNumbers, {});
const booked: Booked = { version: '2026-11', terms: 1, modality: 'video', start, end: new Date(start.getTime() + 30 * 60_000) };

/** `-5`, `2:00`, `5:00.001`: minutes and seconds after the start. */
function after(time: string): Date {
  const [, sign, minutes, seconds = '0'] = /^(-?)(\d+)(?::([\d.]+))?$/.exec(time)!;
  return new Date(start.getTime() + (sign ? -1 : 1) * (Number(minutes) * 60_000 + Math.round(Number(seconds) * 1000)));
}

const sam = { kind: 'owner', id: 'sam' } as const;
const ito = { kind: 'staff', id: 'ito' } as const;
type Step = readonly [time: string, who: 'sam' | 'ito' | 'server', what: string, more?: Record<string, unknown>];

/** A timeline of short words: `['0:30', 'sam', 'joins']`. */
function timeline(...steps: Step[]): TimelineEvent[] {
  return steps.map(([time, who, what, more = {}], seq) => {
    const at = after(time).toISOString();
    const actor = who === 'sam' ? sam : who === 'ito' ? ito : { kind: 'system' as const, id: null };
    const peer = who === 'sam' ? 'o1' : 'v1';
    const [type, data]: [string, Record<string, unknown>] =
      what === 'joins' ? ['call.joined', { person: who, peer }]
      : what === 'lost' ? ['call.left', { person: who, peer, why: 'lost' }]
      : what === 'ends' ? ['call.ended', { why: 'pressed' }]
      : what === 'finishes' ? ['call.ended', { why: 'finished' }]
      : what === 'heard' ? ['call.measured', { person: who, peer, of: who === 'sam' ? 'v1' : 'o1', twoWayAudio: more['seconds'] }]
      : what === 'asks for help' ? ['help.asked', { by: who, online: true }]
      : what === 'says no-show' ? ['owner.no-show', { by: who }]
      : what === 'completes the record' ? ['record.completed', { revision: 1 }]
      : what === 'cancels' ? ['appointment.cancelled', { by: who === 'sam' ? 'owner' : 'staff' }]
      : what === 'declines' ? ['appointment.declined', { reason: 'unwell' }]
      : ['presence.changed', { person: who, stage: what }];
    return { seq, at, actor, type, data };
  });
}

const decideAt = (asOf: string, ...steps: Step[]) => decide(timeline(...steps), booked, numbers, after(asOf));
const theEnd = '31';

test('each booking is stamped with a version that the rules know', () => {
  expect(policyVersions).toContain(policyVersion);
});

describe('every combination of facts', () => {
  const all: { readonly [fact in keyof Facts]: readonly Facts[fact][] } = {
    modality: ['video', 'other'],
    cancelled: ['no', 'by-owner', 'by-vet'],
    vet: ['on-time', 'soon', 'late', 'never'],
    owner: ['absent', 'left-before-vet', 'outside', 'lost', 'in'],
    media: ['enough', 'too-short'],
    ending: ['pressed', 'finished', 'no-show-said', 'none'],
    help: ['in-time', 'too-late', 'none'],
    record: ['open', 'overdue', 'complete', 'complete-late'],
    measured: ['agreed', 'disputed', 'by-one', 'by-none'],
  };
  const combinations = Object.entries(all).reduce<Facts[]>((made, [fact, words]) => made.flatMap((some) => words.map((word) => ({ ...some, [fact]: word }))), [{} as Facts]);
  const decided = combinations.map((facts) => [facts, decisionOf(facts, { version: '2026-11', terms: 1, numbers, dueAt: undefined })] as const);

  test('has exactly one outcome, with a sentence for each reason', () => {
    expect(combinations.length).toBe(2 * 3 * 4 * 5 * 2 * 4 * 3 * 4 * 4);
    for (const [, decision] of decided) v.parse(Decision, decision);
    expect(new Set(decided.map(([, { outcome }]) => outcome))).toEqual(new Set(Outcome.options));
    expect(decided.flatMap(([, { reason, notes, vet }]) => [reason, ...notes, vet.reason]).filter(({ text }) => !/^[A-Z].{10,110}\.$/.test(text))).toEqual([]);
  });

  test('depends on nothing that should not matter', () => {
    const byFact = new Map<string, string>();
    for (const [{ help, record, measured, ...rest }, { outcome }] of decided) {
      const same = JSON.stringify(rest);
      expect(byFact.get(same) ?? outcome, `${same} ${help} ${record} ${measured}`).toBe(outcome);
      byFact.set(same, outcome);
    }
  });

  test('pays as the table says', () => {
    for (const [facts, { outcome, vet, owner }] of decided) {
      const says = JSON.stringify(facts);
      const partial = outcome === 'client-no-show' || outcome === 'client-technical-trouble';
      const earned = partial && facts.help === 'in-time' && (facts.vet === 'on-time' || facts.modality === 'other');
      expect(vet.share, says).toBe(outcome === 'completed' ? 100 : earned ? 50 : 0);
      expect(vet.state === 'held', says).toBe(outcome === 'insufficient');
      expect(owner.pays, says).toBe({ completed: 'full', 'client-no-show': 'no-show-fee', insufficient: 'held', 'cancelled-by-owner': 'cancellation-rule' }[outcome as string] ?? 'nothing');
    }
  });

  test('a visit that took place is never a no-show, and a vet who never came never earns', () => {
    for (const [facts, { outcome, vet }] of decided) {
      if (facts.cancelled === 'no' && facts.modality === 'video' && facts.media === 'enough' && facts.ending === 'pressed') expect(outcome).toBe('completed');
      if (facts.modality === 'video' && facts.vet === 'never' && facts.media === 'too-short') expect(vet.share, outcome).toBe(0);
    }
    expect(outcomeOf({ modality: 'video', cancelled: 'no', vet: 'never', owner: 'absent', media: 'too-short', ending: 'none', help: 'none', record: 'open', measured: 'by-none' })[0]).toBe('vet-no-show');
  });
});

const good: Step[] = [['-2', 'ito', 'joins'], ['-1', 'sam', 'joins'], ['20', 'sam', 'heard', { seconds: 1200 }], ['20', 'ito', 'heard', { seconds: 1190 }], ['20', 'ito', 'ends']];

describe('what happened, and what it is called', () => {
  test('both came, talked, and the vet pressed Leave', () => {
    expect(decideAt('21', ...good)).toEqual({
      version: '2026-11',
      terms: 1,
      outcome: 'completed',
      reason: { code: 'met-and-ended', text: 'Both sides heard each other for 1:00 or longer, and one of them pressed Leave.' },
      notes: [],
      owner: { pays: 'full' },
      vet: { share: 100, state: 'waits-for-record', reason: { code: 'pay-waits-for-record', text: 'The pay is free once the record is complete.' } },
      record: { state: 'open', dueAt: '2030-01-08T15:20:00.000Z' },
    });
  });

  test('the record frees the pay; 25 hours later it still does, with a flag', () => {
    expect(decideAt('25', ...good, ['24', 'ito', 'completes the record'])).toMatchObject({ vet: { share: 100, state: 'due' }, record: { state: 'complete' }, notes: [] });
    const late = decideAt(String(20 + 25 * 60), ...good, [String(20 + 25 * 60), 'ito', 'completes the record']);
    expect(late).toMatchObject({ vet: { share: 100, state: 'due' }, record: { state: 'complete-late' }, notes: [{ code: 'note-record-late' }] });
    // On the millisecond.
    expect(decideAt('3000', ...good, [String(20 + 24 * 60), 'ito', 'completes the record'])?.record.state).toBe('complete');
    expect(decideAt(String(20 + 24 * 60), ...good)?.record.state).toBe('open');
    expect(decideAt(`${20 + 24 * 60}:0.001`, ...good)).toMatchObject({ record: { state: 'overdue' }, notes: [{ code: 'note-record-overdue' }], vet: { state: 'waits-for-record' } });
  });

  test('the vet came 3:00 late; the owner left at 2:30', () => {
    const steps: Step[] = [['-3', 'sam', 'ready'], ['2:30', 'sam', 'gone'], ['3', 'ito', 'joins'], ['10', 'ito', 'finishes']];
    expect(decideAt('11', ...steps)).toMatchObject({
      outcome: 'vet-late', owner: { pays: 'nothing' }, vet: { share: 0, state: 'none' },
      reason: { text: 'The vet was not there 2:00 after the start, and the owner left before the vet came.' },
    });
  });

  test('the vet came 3:00 late; the owner had stayed', () => {
    const steps: Step[] = [['-3', 'sam', 'joins'], ['3', 'ito', 'joins'], ['20', 'sam', 'heard', { seconds: 900 }], ['20', 'ito', 'heard', { seconds: 900 }], ['20', 'sam', 'ends']];
    expect(decideAt('21', ...steps)).toMatchObject({ outcome: 'completed', vet: { share: 100 }, notes: [{ code: 'note-vet-late' }] });
  });

  test('2:00 exactly is not yet away for too long', () => {
    const came = (time: string) => decideAt('11', ['0', 'sam', 'ready'], ['1:30', 'sam', 'gone'], [time, 'ito', 'joins'], ['10', 'ito', 'finishes'])?.outcome;
    expect(came('2:00.000')).toBe('client-technical-trouble');
    expect(came('2:00.001')).toBe('vet-late');
  });

  test('the vet never came; the owner waited, or left', () => {
    expect(decideAt(theEnd, ['0', 'sam', 'ready'])).toMatchObject({ outcome: 'vet-no-show', owner: { pays: 'nothing' }, vet: { share: 0 } });
    expect(decideAt(theEnd, ['0', 'sam', 'ready'], ['2:10', 'sam', 'gone'])?.outcome).toBe('vet-no-show');
    expect(decideAt(theEnd)?.outcome).toBe('vet-no-show');
  });

  test.each([
    ['4:59.000', 50, 'The vet was on time and asked for help within 5:00.'],
    ['5:00.000', 50, 'The vet was on time and asked for help within 5:00.'],
    ['5:00.001', 0, 'The vet asked for help later than 5:00 after the start.'],
    ['5:01.000', 0, 'The vet asked for help later than 5:00 after the start.'],
  ])('the owner never came; help was asked for at %s: %i %%', (time, share, text) => {
    const decision = decideAt('11', ['-1', 'ito', 'joins'], [time, 'ito', 'asks for help'], ['10', 'ito', 'says no-show']);
    expect(decision).toMatchObject({ outcome: 'client-no-show', owner: { pays: 'no-show-fee' }, vet: { share, reason: { text } }, record: { state: 'not-needed', dueAt: null } });
  });

  test.each([
    ['0:00.000', 50],
    ['0:00.001', 0],
  ])('the owner never came; the vet was in at %s: %i %%', (time, share) => {
    expect(decideAt('11', [time, 'ito', 'joins'], ['1', 'ito', 'asks for help'], ['10', 'ito', 'says no-show'])?.vet.share).toBe(share);
  });

  test('nobody asked for help: nothing', () => {
    expect(decideAt(theEnd, ['-1', 'ito', 'joins'], ['20', 'ito', 'lost'])).toMatchObject({ outcome: 'client-no-show', vet: { share: 0, reason: { code: 'pay-no-help' } } });
  });

  test('a vet who came early and was away at the start was not on time; a line that dropped for some seconds is no absence', () => {
    const steps: Step[] = [['1', 'ito', 'asks for help'], ['10', 'ito', 'says no-show']];
    expect(decideAt('11', ['-5', 'ito', 'joins'], ['-2', 'ito', 'lost'], ['0:40', 'ito', 'joins'], ...steps)?.vet.share).toBe(0);
    expect(decideAt('11', ['-5', 'ito', 'joins'], ['-0:05', 'ito', 'lost'], ['0:10', 'ito', 'joins'], ...steps)?.vet.share).toBe(50);
  });

  test('the owner was stuck in the device test', () => {
    expect(decideAt('16', ['-1', 'ito', 'joins'], ['-1', 'sam', 'testing'], ['2', 'ito', 'asks for help'], ['15', 'ito', 'says no-show'])).toMatchObject({
      outcome: 'client-technical-trouble', owner: { pays: 'nothing' }, vet: { share: 50 }, reason: { code: 'owner-never-in' },
    });
  });

  test('who only tried the camera the day before was not there', () => {
    expect(decideAt(theEnd, ['-1440', 'sam', 'testing'], ['-1430', 'sam', 'gone'], ['-1', 'ito', 'joins'], ['29', 'ito', 'lost'])?.outcome).toBe('client-no-show');
  });

  test('the owner’s line was lost after 20 seconds, and the vet waited', () => {
    const steps: Step[] = [['-1', 'ito', 'joins'], ['0', 'sam', 'joins'], ['0:20', 'sam', 'lost'], ['0:20', 'ito', 'heard', { seconds: 20 }], ['1', 'ito', 'asks for help'], ['9', 'ito', 'ends']];
    expect(decideAt('10', ...steps)).toMatchObject({ outcome: 'client-technical-trouble', vet: { share: 50 }, reason: { code: 'owner-lost' } });
  });

  test('the call broke at half and neither came back', () => {
    const steps: Step[] = [['-1', 'ito', 'joins'], ['0', 'sam', 'joins'], ['15', 'sam', 'lost'], ['15:10', 'ito', 'lost'], ['15', 'sam', 'heard', { seconds: 890 }], ['15', 'ito', 'heard', { seconds: 890 }]];
    expect(decideAt(theEnd, ...steps)).toMatchObject({ outcome: 'insufficient', owner: { pays: 'held' }, vet: { state: 'held', share: 0 }, reason: { code: 'call-broke' } });
    expect(decideAt('29', ...steps)).toBeUndefined();
  });

  test('somebody hung up before they had talked for a minute', () => {
    const short = (seconds: number) => decideAt('10', ['0', 'ito', 'joins'], ['0', 'sam', 'joins'], ['2', 'sam', 'heard', { seconds }], ['2', 'ito', 'heard', { seconds }], ['2', 'sam', 'ends'])?.outcome;
    expect(short(59)).toBe('insufficient');
    expect(short(60)).toBe('completed');
  });

  test('the browsers do not agree: it is said, and not held against the vet', () => {
    const steps: Step[] = [['0', 'ito', 'joins'], ['0', 'sam', 'joins'], ['20', 'sam', 'heard', { seconds: 10 }], ['20', 'ito', 'heard', { seconds: 1100 }], ['20', 'ito', 'ends']];
    expect(decideAt('21', ...steps)).toMatchObject({ outcome: 'completed', notes: [{ code: 'note-disputed' }] });
  });

  test('a browser alone cannot make a visit that was not there', () => {
    const steps: Step[] = [['0', 'ito', 'joins'], ['20', 'ito', 'heard', { seconds: 1100 }], ['20', 'ito', 'ends']];
    expect(decideAt('21', ...steps)?.outcome).toBe('client-no-show');
    // Two seconds together are no twenty minutes.
    const seconds: Step[] = [['0', 'ito', 'joins'], ['1', 'sam', 'joins'], ['1:02', 'sam', 'lost'], ['20', 'ito', 'heard', { seconds: 1100 }], ['20', 'ito', 'ends']];
    expect(decideAt('21', ...seconds)?.outcome).toBe('client-technical-trouble');
  });

  test('no browser said anything: the time that both were in counts', () => {
    expect(decideAt('21', ['0', 'ito', 'joins'], ['0', 'sam', 'joins'], ['20', 'ito', 'ends'])).toMatchObject({ outcome: 'completed', notes: [{ code: 'note-by-none' }] });
  });

  test('the owner was still loading the page when the vet hung up', () => {
    // The page was loaded again; the old socket is told to be gone some seconds late.
    const steps: Step[] = [['0', 'ito', 'joins'], ['0', 'sam', 'joins'], ['5', 'sam', 'arrived'], ['5:10', 'sam', 'lost'], ['6', 'sam', 'joins'], ['20', 'ito', 'ends']];
    expect(decideAt('21', ...steps)?.outcome).toBe('completed');
  });

  test('cancelled and declined', () => {
    expect(decideAt('-60', ['-120', 'sam', 'cancels'])).toMatchObject({ outcome: 'cancelled-by-owner', owner: { pays: 'cancellation-rule' }, vet: { share: 0 } });
    expect(decideAt('-60', ['-120', 'ito', 'cancels'])).toMatchObject({ outcome: 'cancelled-by-vet', owner: { pays: 'nothing' } });
    expect(decideAt('-60', ['-120', 'ito', 'declines'])?.outcome).toBe('cancelled-by-vet');
  });

  test('nothing is decided before it is over', () => {
    expect(decideAt('-10')).toBeUndefined();
    expect(decideAt('29:59.999')).toBeUndefined();
    expect(decideAt('30')?.outcome).toBe('vet-no-show');
    // They are still talking after the booked time.
    expect(decideAt('45', ['0', 'ito', 'joins'], ['0', 'sam', 'joins'])).toBeUndefined();
  });

  test('a visit that is no video call: closed by the clinic, or not at all', () => {
    const phone = (...steps: Step[]) => decide(timeline(...steps), { ...booked, modality: 'phone' }, numbers, after('40'));
    expect(phone(['20', 'ito', 'finishes'])).toMatchObject({ outcome: 'completed', reason: { code: 'finished-by-staff' } });
    expect(phone(['4', 'ito', 'asks for help'], ['10', 'ito', 'says no-show'])).toMatchObject({ outcome: 'client-no-show', vet: { share: 50 } });
    expect(phone()).toMatchObject({ outcome: 'insufficient', reason: { code: 'never-closed' } });
  });

  test('the clinic sets the numbers', () => {
    const own = v.parse(PolicyNumbers, { graceS: 60, helpWithinS: 600, partialPercent: 30 });
    const decision = decide(timeline(['1', 'ito', 'joins'], ['9', 'ito', 'asks for help'], ['12', 'ito', 'says no-show']), booked, own, after('13'));
    expect(decision).toMatchObject({ outcome: 'client-no-show', vet: { share: 30, reason: { text: 'The vet was on time and asked for help within 10:00.' } } });
  });

  test('the same timeline gives the same answer, in whatever order it is asked', () => {
    expect(decideAt('21', ...good)).toEqual(decideAt('21', ...good));
    expect(decideAt('22', ...good)).toEqual(decideAt('21', ...good));
  });
});
