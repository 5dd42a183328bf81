import { expect, test } from 'vitest';
import { readHeadings, readLine } from './import.ts';

/** What is read of an animal whose line has this one column more. */
const animal = (heading: string, cell: string) => {
  const read = readLine(['Sam Rivera', 'sam@mail.example', 'Miso', 'cat', cell], readHeadings(['Owner', 'Email', 'Pet', 'Species', heading]), { line: 2, today: '2026-11-22' });
  return read.is === 'good' ? read.row.pet : read.faults.map(({ field, code }) => `${field} ${code}`);
};
const bare = { name: 'Miso', species: 'cat' };

test.each(['Neutered', 'Spayed', 'Fixed', 'Desexed', 'Kastriert'])('in the column %s, N is no', (heading) => {
  const said = ['N', 'no', 'Y', '1', 'not neutered', 'unspayed'].map((cell) => animal(heading, cell));
  expect(said).toEqual(['intact', 'intact', 'neutered', 'neutered', 'intact', 'intact'].map((reproductiveStatus) => ({ ...bare, reproductiveStatus })));
});

test.each([
  ['Esterilizado', 'S', 'neutered'], ['Esterilizado', 'Sí', 'neutered'], ['Esterilizado', 'N', 'intact'],
  ['Reproductive status', 'N', 'neutered'], ['Reproductive status', 'S', 'neutered'], ['Reproductive status', 'I', 'intact'], ['Reproductive status', 'E', 'intact'], ['Reproductive status', 'Castrated', 'neutered'],
  ['Reproductive status', 'Y', undefined], ['Spayed/Neutered', 'S', 'neutered'], ['Spayed/Neutered', 'No', 'intact'], ['Spayed/Neutered', 'Neutered', 'neutered'], ['Neutered', 'unknown', undefined], ['Neutered', '?', undefined],
  // Neutered or no? It is not guessed.
  ['Spayed/Neutered', 'N', undefined],
] as const)('in the column %s, %s is %s', (heading, cell, status) => {
  expect(animal(heading, cell)).toEqual({ ...bare, ...(status ? { reproductiveStatus: status } : {}) });
});

test.each([
  ['F', 'female', undefined], ['FS', 'female', 'neutered'], ['F/S', 'female', 'neutered'], ['Female, spayed', 'female', 'neutered'], ['Spayed', undefined, 'neutered'], ['Unspayed', undefined, 'intact'], ['Female unspayed', 'female', 'intact'],
  ['MN', 'male', 'neutered'], ['MC', 'male', 'neutered'], ['MI', 'male', 'intact'], ['Castrated male', 'male', 'neutered'], ['Male (not neutered)', 'male', 'intact'], ['Male unneutered', 'male', 'intact'], ['Intact male', 'male', 'intact'],
  ['femelle stérilisée', 'female', 'neutered'], ['Rüde', 'male', undefined], ['weiblich kastriert', 'female', 'neutered'], ['macho castrado', 'male', 'neutered'], ['nicht kastriert', undefined, 'intact'],
  ['male or female', undefined, undefined], ['unknown', undefined, undefined],
] as const)('in the column Sex, %s is %s, %s', (cell, sex, status) => {
  expect(animal('Sex', cell)).toEqual({ ...bare, ...(sex ? { sex } : {}), ...(status ? { reproductiveStatus: status } : {}) });
});

test('what a column of its own says of being neutered counts before what the sex says', () => {
  const read = readLine(['Sam', 'sam@mail.example', 'Rex', 'dog', 'MN', 'No'], readHeadings(['Owner', 'Email', 'Pet', 'Species', 'Sex', 'Neutered']), { line: 2, today: '2026-11-22' });
  expect(read).toMatchObject({ row: { pet: { sex: 'male', reproductiveStatus: 'intact' } } });
});

test.each([
  ['Weight', '4,6', 4.6], ['Weight', '10 kg', 10], ['Weight', '22 lb', 9.979], ['Weight', '22lbs.', 9.979], ['Weight', '22 pounds', 9.979], ['Weight', '22#', 9.979], ['Weight', '350 g', 0.35],
  ['Weight (kg)', '22 lb', 9.979], ['Weight (lb)', '10 kg', 10], ['Weight (lbs)', '22', 9.979], ['Weight in pounds', '22', 9.979],
] as const)('in the column %s, %s is %s kg', (heading, cell, kg) => {
  expect(animal(heading, cell)).toEqual({ ...bare, weightKg: kg });
});

test('a weight in units that nobody knows is not read', () => {
  expect(animal('Weight', '3 stone')).toEqual(['weightKg unreadable']);
  expect(animal('Weight (lb)', '12 lb 4 oz')).toEqual(['weightLb unreadable']);
});
