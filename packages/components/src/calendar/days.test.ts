import type { Slot } from '@vetkit/signal-server/calendar/contract';
import { expect, test } from '../testing/story.ts';
import { addDays, byPart, daysOf, nextFree, zonesDiffer } from './days.ts';

const [ito, park] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];
const slot = (start: string, practitioner = ito): Slot => ({ start: `2030-${start}:00.000Z`, end: `2030-${start}:00.000Z`, practitioner });

describe('free times by day', () => {
  test('a time late in the evening belongs to the date on the viewer\'s wall', () => {
    const slots = [slot('03-12T02:30'), slot('03-12T15:00')];
    const days = daysOf(slots, { from: '2030-03-11', count: 2, zone: 'America/Toronto' });
    expect(days).to.deep.equal([
      { date: '2030-03-11', starts: ['2030-03-12T02:30:00.000Z'] },
      { date: '2030-03-12', starts: ['2030-03-12T15:00:00.000Z'] },
    ]);
  });

  test('two vets free at once are one time', () => {
    const [day] = daysOf([slot('03-12T15:00'), slot('03-12T15:00', park)], { from: '2030-03-12', count: 1, zone: 'UTC' });
    expect(day?.starts).to.have.length(1);
  });

  test('the next free time is the earliest, whoever it is with', () => {
    expect(nextFree([slot('03-12T16:00'), slot('03-12T15:00', park), slot('03-12T15:00')])).to.deep.equal(slot('03-12T15:00', park));
    expect(nextFree([])).to.equal(undefined);
  });

  test('parts of a day follow the viewer\'s clock, and empty parts are left out', () => {
    const parts = byPart(['2030-03-12T15:59:00.000Z', '2030-03-12T21:00:00.000Z'], 'America/Toronto');
    expect(parts.map(({ part }) => part)).to.deep.equal(['morning', 'evening']);
  });

  test('dates count over the end of a month and over the change of the clock', () => {
    expect(addDays('2030-02-28', 1)).to.equal('2030-03-01');
    expect(addDays('2030-03-09', 3)).to.equal('2030-03-12');
  });

  test('two names for the same clock need no remark', () => {
    const starts = ['2030-03-12T15:00:00.000Z'];
    expect(zonesDiffer('America/Toronto', 'America/New_York', starts)).to.equal(false);
    expect(zonesDiffer('America/Toronto', 'America/Vancouver', starts)).to.equal(true);
  });
});
