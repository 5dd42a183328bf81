import { expect, test } from '../testing/story.ts';
import { clock, countdown, dateThere, dayAndClock, daysAway, money, nearDay, relative, zoneName } from './time.ts';

const toronto = { locale: 'en-CA', zone: 'America/Toronto' };

describe('times as people say them', () => {
  test('an instant is said in the zone asked for, not in this device\'s', () => {
    expect(clock('2030-01-07T20:40:00.000Z', { ...toronto, locale: 'en-US' })).to.equal('3:40 pm');
    expect(clock('2030-01-07T20:40:00.000Z', { locale: 'de', zone: 'Europe/Berlin' })).to.equal('21:40');
  });

  test('tomorrow begins at midnight there, on either side of a clock change', () => {
    const lateSunday = '2030-03-11T03:30:00.000Z'; // 23:30 on the day the clocks went forward
    expect(dateThere(lateSunday, toronto.zone)).to.equal('2030-03-10');
    expect(daysAway('2030-03-11T13:00:00.000Z', lateSunday, toronto.zone)).to.equal(1);
    expect(nearDay('2030-03-11T13:00:00.000Z', toronto, lateSunday)).to.equal('tomorrow');
    expect(dayAndClock('2030-03-14T13:00:00.000Z', { ...toronto, locale: 'en-US' }, lateSunday)).to.equal('Thursday, March 14, 9:00 am');
  });

  test('how long until, in the largest unit that fits', () => {
    const now = '2030-01-07T10:00:00.000Z';
    expect([relative('2030-01-07T10:05:00.000Z', 'en', now), relative('2030-01-07T08:00:00.000Z', 'en', now)]).to.deep.equal(['in 5 minutes', '2 hours ago']);
  });

  test('what is left never goes below zero and rounds up to the second that is running', () => {
    expect([552_000, 59_001, 3_870_000, 0, -5].map(countdown)).to.deep.equal(['9:12', '1:00', '1:04:30', '0:00', '0:00']);
  });

  test('zones have names people know', () => {
    expect(zoneName('America/Toronto', 'en-CA', '2030-01-07T10:00:00.000Z')).to.equal('Eastern Time');
  });

  test('money drops zero cents only when nothing is lost, in any currency', () => {
    expect(money(6200, 'CAD', 'en-CA')).to.equal('$62');
    expect(money(6250, 'CAD', 'en-CA')).to.equal('$62.50');
    expect(money(6200, 'JPY', 'en')).to.equal('¥6,200');
  });
});
