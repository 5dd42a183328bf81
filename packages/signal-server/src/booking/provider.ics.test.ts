import { expect, test } from 'vitest';
import type { Appointment } from './contract.ts';
import { calendarFile } from './provider.ics.ts';

const id = '00000000-0000-4000-8000-000000000001';
const visit: Appointment = {
  reference: 'VK-7Q3M-2F', status: 'confirmed', start: '2030-03-10T06:30:00.000Z', end: '2030-03-10T07:00:00.000Z', modality: 'video',
  type: { code: 'sick', name: 'Something is wrong', durationMin: 30, preparation: [] },
  practitioner: { id, name: 'Dr. Hana Ito', role: 'vet', licence: null, photo: null },
  pet: { id, name: 'Zoë; the "wild", cat 🐈\nof Šárka, who has a rather long name', species: 'cat' }, owner: { name: 'Sam "Sammy" Rivera' },
  reason: 'scratches', place: null, closedReason: null, clinic: { slug: 'maple-street', name: 'Maple Street Veterinary', zone: 'America/Toronto', phone: '+1 416 555 0144' },
  policyVersion: '1', freeUntil: null, changes: 3,
};
const world = { publicUrl: new URL('https://vet.example/'), now: new Date('2030-03-01T12:00:00.000Z'), attendee: { name: 'Sam "Sammy" Rivera', email: 'sam.rivera@mail.example' } };

/** A file's lines as RFC 5545 has them put together again: name, parameters, value. */
function linesOf(content: string): Map<string, { params: string; value: string }> {
  const whole = content.replaceAll('\r\n ', '').split('\r\n').filter(Boolean);
  return new Map(whole.map((line) => {
    const [, name = '', params = '', value = ''] = /^([A-Z-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^":;]*))*):(.*)$/.exec(line) ?? [];
    return [name, { params, value }];
  }));
}
const unescaped = (text = '') => text.replace(/\\([nN,;\\])/g, (_, sign: string) => (sign.toLowerCase() === 'n' ? '\n' : sign));

test('no line is longer than 75 octets, each ends as it must, and no letter is cut in two', () => {
  const { content } = calendarFile(world, visit);
  expect(content.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  for (const line of content.split('\r\n')) expect([line, Buffer.byteLength(line) <= 75, line.includes('\ufffd')]).toEqual([line, true, false]);
  expect(unescaped(linesOf(content).get('SUMMARY')?.value)).toBe(`${visit.pet?.name}: video visit with Dr. Hana Ito`);
});

test('an invitation has what calendars want of one, and its end takes the same entry out', () => {
  const invited = calendarFile(world, visit);
  const lines = linesOf(invited.content);
  const said = (name: string) => lines.get(name)?.value;
  expect([invited.method, said('METHOD'), said('VERSION'), said('UID'), said('SEQUENCE'), said('DTSTAMP'), said('STATUS')]).toEqual(['REQUEST', 'REQUEST', '2.0', 'VK-7Q3M-2F@vet.example', '3', '20300301T120000Z', 'CONFIRMED']);
  expect([said('ORGANIZER'), said('ATTENDEE')].map((address) => address?.toLowerCase())).toEqual(['mailto:no-reply@vet.example', 'mailto:sam.rivera@mail.example']);
  // They have booked: no calendar asks them whether they come.
  expect(lines.get('ATTENDEE')?.params).toMatch(/PARTSTAT=ACCEPTED/);

  const off = calendarFile(world, { ...visit, status: 'cancelled', changes: 4 });
  const gone = linesOf(off.content);
  expect([off.method, gone.get('METHOD')?.value, gone.get('UID')?.value, gone.get('SEQUENCE')?.value, gone.get('STATUS')?.value]).toEqual(['CANCEL', 'CANCEL', said('UID'), '4', 'CANCELLED']);
  for (const name of ['ORGANIZER', 'ATTENDEE', 'DTSTAMP', 'DTSTART']) expect([name, gone.has(name)]).toEqual([name, true]);
});

test('the time is the same moment in both zones, on the night the clinic’s clock goes forward too', () => {
  const start = linesOf(calendarFile(world, visit).content).get('DTSTART')?.value ?? '';
  expect(start).toBe('20300310T063000Z');
  const at = new Date(start.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  const there = (zone: string) => new Intl.DateTimeFormat('en-GB', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(at);
  expect([there('America/Toronto'), there('Asia/Kathmandu'), there('Pacific/Apia')]).toEqual(['10/03/2030, 01:30', '10/03/2030, 12:15', '10/03/2030, 19:30']);
  const afterwards = linesOf(calendarFile(world, { ...visit, start: '2030-03-10T07:00:00.000Z', end: '2030-03-10T07:30:00.000Z' }).content).get('DTSTART')?.value;
  expect(afterwards, 'half an hour later the clock there says 3:00').toBe('20300310T070000Z');
});
