import { expect, test } from 'vitest';
import { bareJpeg } from './jpeg.ts';
import { licenceFits, licenceLine, licenceState } from './licences.ts';

const segment = (kind: number, ...body: number[]) => [0xff, kind, 0, body.length + 2, ...body];
const gps = [...new TextEncoder().encode('Exif GPS')];
const frame = segment(0xc0, 8, 0, 1, 0, 1, 1, 1, 0x11, 0);
const scan = [...segment(0xda, 1, 1, 0, 0, 63, 0), 1, 2, 3, 0xff, 0xd9];
const photo = (...beside: number[]) => new Uint8Array([0xff, 0xd8, ...segment(0xe0, 74, 70), ...beside, ...frame, ...scan]);

test('what a camera writes beside the picture is gone, the picture stays as it is', () => {
  expect(bareJpeg(photo(...segment(0xe1, ...gps), ...segment(0xfe, 1, 2)))).toEqual(photo());
  expect(bareJpeg(photo())).toEqual(photo());
});

test.each([
  ['a page', new TextEncoder().encode('<!doctype html>')],
  ['broken off', photo().slice(0, -3)],
  ['without a picture', new Uint8Array([0xff, 0xd8, ...scan])],
  ['a segment that reaches too far', new Uint8Array([0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff, 1, 0xff, 0xd9])],
  ['empty', new Uint8Array()],
])('%s is no photo', (_, bytes) => expect(bareJpeg(bytes)).toBeUndefined());

test('a licence is good through its last day; owners see the first that is', () => {
  const [old, now] = [{ country: 'CA', region: 'Ontario', number: '1', expires: '2030-01-06' }, { country: 'US', number: '2', expires: '2030-01-07' }];
  expect([licenceState(old, '2030-01-06'), licenceState(old, '2030-01-07'), licenceState(old, '2029-06-01')]).toEqual(['soon', 'ended', 'good']);
  expect(licenceLine([old, now], '2030-01-07')).toBe('US 2');
  expect(licenceLine([old, now], '2030-01-06')).toBe('Ontario 1');
  expect(licenceLine([old], '2030-01-07')).toBeNull();
});

test.each([
  [{ country: 'US', region: 'Vermont' }, { country: 'US', region: 'VT' }, true],
  [{ country: 'US', region: 'Vermont' }, { country: 'US', region: 'Maine' }, false],
  [{ country: 'CA', region: 'Québec' }, { country: 'CA', region: 'quebec' }, true],
  [{ country: 'CA', region: 'Ontario' }, { country: 'US', region: 'California' }, false],
  // Which of them, nobody said.
  [{ country: 'US' }, { country: 'US', region: 'Maine' }, false],
  [{ country: 'US', region: 'Maine' }, { country: 'US' }, false],
  [{ country: 'US', region: 'Nowhere' }, { country: 'US', region: 'Nowhere' }, false],
  [{ country: 'GB', region: 'Wales' }, { country: 'GB', region: 'England' }, true],
  [{ country: 'FR' }, { country: 'DE' }, false],
])('a licence of %o for an animal in %o: %s', (licence, place, fits) => {
  expect(licenceFits({ ...licence, number: '1' }, place)).toBe(fits);
});
