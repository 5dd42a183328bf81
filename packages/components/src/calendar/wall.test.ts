import { expect, test } from '../testing/story.ts';
import { readWall, sayWall } from './wall.ts';

describe('wall times', () => {
  test('what people type for a time', () => {
    const read = ['9', '9:30', '0930', '9.30 pm', '1:30pm', '12 am', '12 pm', '13h30', '24:00', ' 7 a.m. ', 'noon', 'midnight'].map(readWall);
    expect(read).to.deep.equal(['09:00', '09:30', '09:30', '21:30', '13:30', '00:00', '12:00', '13:30', '24:00', '07:00', '12:00', '00:00']);
  });

  test('what is no time', () => {
    expect(['', 'x', '25', '9:60', '13 pm', '0 am', '24:30', '9:3', '-1', '99999'].map(readWall)).to.deep.equal(Array(10).fill(undefined));
  });

  test('what is said is read again, in every language', () => {
    for (const locale of ['en-CA', 'en-US', 'en-GB', 'fr', 'de', 'es']) {
      for (const wall of ['00:00', '00:30', '09:05', '12:00', '12:30', '13:30', '23:45']) expect(readWall(sayWall(wall, locale)), `${wall} in ${locale}: ${sayWall(wall, locale)}`).to.equal(wall);
    }
  });
});
