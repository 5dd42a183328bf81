import type { Hours } from '@vetkit/signal-server/calendar/hours.contract';
import { expect, test } from '../testing/story.ts';
import { bars, differences, draftOf, hoursOf, shown, type HoursDraft } from './hours-draft.ts';

const hours: Hours = { weekly: { mon: [['09:00', '12:00'], ['13:00', '17:00']], sat: [['22:00', '02:00']] }, stepMin: 15, bufferMin: 0, minNoticeMin: 30, horizonDays: 60, dailyCap: null };
const typed = (change: Partial<HoursDraft['week']>): HoursDraft => ({ ...draftOf(hours, 'en'), week: { ...draftOf(hours, 'en').week, ...change } });

describe('a draft of hours', () => {
  test('says the same as what it was made from', () => {
    const { hours: again, faults } = hoursOf(draftOf(hours, 'en'));
    expect([differences(hours, again), faults.size]).to.deep.equal([[], 0]);
  });

  test('a closed day, an order, and midnight in either spelling are no differences', () => {
    expect(differences(hours, { ...hours, weekly: { ...hours.weekly, sun: [], mon: [['13:00', '17:00'], ['09:00', '12:00']] } })).to.deep.equal([]);
    expect(differences({ ...hours, weekly: { mon: [['09:00', '24:00']] } }, { ...hours, weekly: { mon: [['09:00', '00:00']] } })).to.deep.equal([]);
    expect(differences(hours, { ...hours, weekly: { ...hours.weekly, tue: [['09:00', '10:00']] }, dailyCap: 3 })).to.deep.equal(['tue', 'dailyCap']);
  });

  test('what cannot be read and what overlaps is found at its place, also beside something unreadable', () => {
    const { faults } = hoursOf(typed({ mon: [{ from: 'x', until: '12' }, { from: '13', until: '15' }, { from: '14', until: '16' }], sun: [{ from: '1 am', until: '3 am' }] }));
    expect([...faults]).to.deep.equal([['mon.0', 'unreadable'], ['mon.2', 'overlap'], ['sun.0', 'overlap']]);
  });

  test('bars prove the hours; a night shift goes on the next morning', () => {
    expect(shown({ mon: [['09:00', '17:00']] })).to.deep.equal([360, 1320]);
    expect(bars({ mon: [['10:00', '18:00']] }, 'mon').bars).to.deep.equal([{ from: 25, to: 75 }]);
    expect(bars(hours.weekly, 'sat').bars).to.deep.equal([{ from: 91.67, to: 100 }]);
    expect(bars(hours.weekly, 'sun').bars).to.deep.equal([{ from: 0, to: 8.33 }]);
  });
});
