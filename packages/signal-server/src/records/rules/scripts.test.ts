import { expect, test } from 'vitest';
import { emptyScript } from '../rules.ts';
import { packFor, scriptPacks } from './script-packs.ts';
import { doseByWeight, isFoodAnimal, scriptFaults, scriptStatus, type Prescribing } from './scripts.ts';

const ontario: Prescribing = { place: { country: 'CA', region: 'Ontario' }, species: 'cat', licence: 'ON 4471' };
const drops = { ...emptyScript(), medicine: 'Ear cleaner', substance: 'Salicylic acid', strength: '2 %', form: 'drops', quantity: '1 bottle of 20 ml', directions: '5 drops, left ear, twice a day, 7 days', repeats: 0, validDays: 30, warnings: 'Not into the eyes.', ownerAddress: '7 Maple Street, Toronto' };
const codes = (script: Partial<typeof drops>, about: Partial<Prescribing> = {}) => scriptFaults({ ...drops, ...script }, { ...ontario, ...about }).map(({ code }) => code);

test('a whole script in a known place can be issued', () => {
  expect(codes({})).toEqual([]);
});

test('each part of it is needed', () => {
  expect(scriptFaults(emptyScript(), ontario).map(({ code }) => code)).toEqual([
    'needs-medicine', 'needs-substance', 'needs-strength', 'needs-form', 'needs-quantity', 'needs-directions', 'needs-repeats', 'needs-validity', 'needs-warnings', 'needs-address',
  ]);
  expect(codes({}, { licence: null })).toEqual(['no-licence']);
  expect(codes({}, { elsewhere: true })).toEqual(['licence-elsewhere']);
});

test.each([null, { country: 'ZZ' }, { country: 'CA' }, { country: 'CA', region: 'Nowhere' }, { country: 'AU', region: 'Victoria' }])('in a place nobody wrote rules for there is advice only: %o', (place) => {
  expect(codes({}, { place })).toEqual(['advice-only']);
});

test.each(['Tramadol 50 mg', 'KÉTAMINE', 'Buprenorphine (transmucosal)', 'gabapentin'])('%s is controlled and refused', (medicine) => {
  expect(codes({ medicine })).toContain('controlled');
});

test('how long and how often depends on the place and on the medicine', () => {
  expect(scriptFaults({ ...drops, validDays: 31, repeats: 2 }, ontario)).toEqual([{ code: 'too-many-repeats', limit: 1 }, { code: 'too-long', limit: 30 }]);
  expect(codes({ validDays: 183 }, { place: { country: 'US', region: 'California' } })).toEqual([]);
  expect(codes({ validDays: 14, repeats: 1 }, { place: { country: 'US', region: 'FL' } })).toEqual(['too-many-repeats']);
  expect(scriptFaults({ ...drops, medicine: 'Amoxicillin', validDays: 6 }, { ...ontario, place: { country: 'FR' } })).toEqual([{ code: 'too-long', limit: 5 }]);
});

test('where an examination in person comes first, the vet must say there was one', () => {
  const texas = { place: { country: 'US', region: 'Texas' } };
  expect(codes({}, texas)).toEqual(['exam-first']);
  expect(codes({ examined: true }, texas)).toEqual([]);
  expect(codes({ medicine: 'Doxycycline', validDays: 7 }, { place: { country: 'GB' } })).toEqual(['exam-first']);
});

test('an animal that people eat needs a withdrawal period, and some medicines never go to it', () => {
  expect(codes({}, { species: 'goat' })).toEqual(['needs-withdrawal']);
  expect(codes({ withdrawal: 'Milk: 4 days. Meat: 14 days.' }, { species: 'goat' })).toEqual([]);
  expect(codes({ withdrawal: '0', medicine: 'Metronidazole', validDays: 7 }, { species: 'hen' })).toEqual(['banned-food']);
  expect(codes({ withdrawal: '0', validDays: 14 }, { species: 'cow', place: { country: 'US', region: 'Arizona' } })).toEqual(['no-food-animals']);
  expect([isFoodAnimal('cat'), isFoodAnimal('Turkey'), isFoodAnimal('Pferd')]).toEqual([false, true, true]);
});

test('every pack is dated, says its sources, and never allows more for germs than for the rest', () => {
  expect(new Set(scriptPacks.map(({ code }) => code)).size).toBe(scriptPacks.length);
  for (const pack of scriptPacks) {
    expect([pack.sources.length > 0, /^\d{4}-\d\d-\d\d$/.test(pack.written)], pack.code).toEqual([true, true]);
    expect(packFor({ country: pack.code.slice(0, 2), region: pack.code.slice(3) })?.code).toBe(pack.code);
  }
});

test('a dose by weight is arithmetic and nothing else', () => {
  expect(doseByWeight({ mgPerKg: 2, kg: 4.6, perUnit: 5 })).toEqual({ mg: 9.2, units: 1.84 });
  for (const none of [{ mgPerKg: null, kg: 4, perUnit: 5 }, { mgPerKg: 2, kg: 0, perUnit: 5 }, { mgPerKg: 2, kg: 4, perUnit: NaN }]) expect(doseByWeight(none)).toBeUndefined();
});

test('taken back counts before used up, used up before run out; repeats are filled one by one', () => {
  const of = { ended: null, uses: 0, repeats: 1, expiresAt: new Date('2030-02-01T00:00:00Z') } as const;
  const now = new Date('2030-01-15T00:00:00Z');
  expect([scriptStatus(of, now), scriptStatus({ ...of, uses: 1 }, now), scriptStatus({ ...of, uses: 2 }, now), scriptStatus(of, of.expiresAt), scriptStatus({ ...of, ended: 'void', uses: 2 }, of.expiresAt)]).toEqual(['valid', 'valid', 'used', 'expired', 'void']);
});
