import { describe, expect, test } from 'vitest';
import { readDateOrder } from './import-animal.ts';
import { readHeadings, readLine, safeCell } from './import.ts';

const header = ['Client Name', 'E-Mail', 'Téléphone', 'Pet name', 'Tierart', 'Notes', 'DOB', 'Weight (kg)', 'Chip', 'Sex'];
const columns = readHeadings(header);
const read = (...cells: string[]) => readLine(cells, columns, { line: 2, today: '2026-11-22' });
const why = (...cells: string[]) => {
  const found = read(...cells);
  return found.is === 'refused' ? found.faults.map(({ field, code }) => `${field} ${code}`) : [];
};
const sam = ['Sam Rivera', 'sam@mail.example', ''];

test('headings of other programs are known, in four languages; others are left out', () => {
  expect(columns).toEqual(['owner', 'email', 'phone', 'pet', 'species', undefined, 'born', 'weightKg', 'microchip', 'sex']);
  expect(readHeadings(['name', 'owner', ''])).toEqual(['owner', undefined, undefined]);
});

test('a good line, with all that it may say', () => {
  expect(read(...sam, 'Miso', 'cat', 'ignored', '2019-03-04', '4,6 kg', '276 098 101 234 567', 'FS')).toEqual({
    is: 'good',
    row: { line: 2, owner: { name: 'Sam Rivera', email: 'sam@mail.example' }, pet: { name: 'Miso', species: 'cat', age: 'born 2019-03-04', sex: 'female', reproductiveStatus: 'neutered', weightKg: 4.6, microchip: '276098101234567' } },
  });
  expect(read(...sam, '', '', '')).toMatchObject({ is: 'good', row: { owner: { name: 'Sam Rivera' } } });
});

test('names from right to left are names; what only turns the direction of text goes', () => {
  expect(read('\u202Eשרה לוי\u202C', 'sara@mail.example', '', 'لولو', 'cat')).toMatchObject({ is: 'good', row: { owner: { name: 'שרה לוי' }, pet: { name: 'لولو' } } });
});

test.each([
  [[...sam, 'Miso', 'cat', '', '2026-11-23'], ['born in-the-future']],
  [[...sam, 'Miso', 'cat', '', '2019-02-30'], ['born impossible']],
  [[...sam, 'Miso', 'cat', '', '1066-10-14'], ['born impossible']],
  [[...sam, 'Miso', 'cat', '', '03/04/2019'], ['born which-day']],
  [[...sam, 'Miso', 'cat', '', '13/13/2019'], ['born impossible']],
  [[...sam, 'Miso', 'cat', '', '12/25/19'], ['born unreadable']],
  [[...sam, 'Miso', 'cat', '', '', '46000'], ['weightKg impossible']],
  [[...sam, 'Miso', 'cat', '', '', '-4'], ['weightKg unreadable']],
  [[...sam, 'Miso', 'cat', '', '', '0'], ['weightKg impossible']],
  [[...sam, 'Miso', 'cat', '', '', '', '999000000000001'], ['microchip unreadable']],
  [[...sam, 'Miso', ''], ['species missing']],
  [[...sam, 'x'.repeat(1_000_000), 'cat'], ['pet too-long']],
  [['', '', '', 'Miso', 'cat'], ['owner missing', 'email no-way-to-reach']],
  [['Sam Rivera', 'not an address', ''], ['email unreadable']],
  [['Sam Rivera', '', 'call me'], ['phone unreadable']],
  [['Sam\u0000Rivera', 'sam@mail.example', ''], ['owner unreadable']],
])('refused, and why: %#', (cells, faults) => {
  expect(why(...cells)).toEqual(faults);
});

test.each([
  ['=1+1', "'=1+1"], ['+cmd|calc', "'+cmd|calc"], ['-2', "'-2"], ['@SUM(A1)', "'@SUM(A1)"], ['\t=1', "'\t=1"], [' =1', "' =1"],
  ['a,b', '"a,b"'], ['say "hi"', '"say ""hi"""'], ['=HYPERLINK("x","y")', '"\'=HYPERLINK(""x"",""y"")"'], ['Miso', 'Miso'], ['שרה', 'שרה'],
])('as a cell %s is %s', (text, cell) => {
  expect(safeCell(text)).toBe(cell);
});

describe('days written with the month or the day first', () => {
  const born = (cell: string, dates?: 'month-first' | 'day-first') => {
    const read = readLine([...sam, 'Miso', 'cat', '', cell], columns, { line: 2, today: '2026-11-22', dates });
    return read.is === 'good' ? read.row.pet?.age : read.faults.map(({ code }) => code);
  };
  test.each([
    ['12/25/2019', undefined, 'born 2019-12-25'], ['25/12/2019', undefined, 'born 2019-12-25'], ['3/3/2019', undefined, 'born 2019-03-03'], ['3/4/2019', 'month-first', 'born 2019-03-04'], ['3/4/2019 12:00:00 AM', 'day-first', 'born 2019-04-03'],
    ['3-4-2019', 'day-first', 'born 2019-04-03'], ['04.03.2019', 'month-first', 'born 2019-03-04'], ['2019-03-04', 'day-first', 'born 2019-03-04'], ['2019-03-04T00:00:00Z', undefined, 'born 2019-03-04'],
  ] as const)('%s, %s: %s', (cell, dates, expected) => {
    expect(born(cell, dates)).toBe(expected);
  });
  test('a day that does not fit the order that was said cannot be', () => {
    expect(born('25/12/2019', 'month-first')).toEqual(['impossible']);
  });
  test('the order is read from the other days of the list, where they say it', () => {
    expect(readDateOrder(['3/4/2019', '12/25/2018', '', 'soon'])).toBe('month-first');
    expect(readDateOrder(['3/4/2019', '25/12/2018'])).toBe('day-first');
    expect(readDateOrder(['3/4/2019', '2/2/2020'])).toBe('unclear');
    expect(readDateOrder(['25/12/2018', '12/25/2018', '3/4/2019'])).toBe('unclear');
    expect(readDateOrder(['2019-03-04', '04.03.2019', '25/12/2018'])).toBe('day-first');
    expect(readDateOrder(['2019-03-04', '04.03.2019', '3/3/2019'])).toBeUndefined();
  });
});

test('an older chip comes over, and is to be looked at', () => {
  expect(read(...sam, 'Miso', 'cat', '', '', '', '012 345 678')).toMatchObject({ is: 'good', row: { pet: { microchip: '012345678' } }, looks: [{ field: 'microchip', code: 'older' }] });
  expect(read(...sam, 'Miso', 'cat', '', '', '', '985112345678900')).not.toHaveProperty('looks');
});
