import type { Hold } from '@vetkit/signal-server/booking/contract';
import { expect, test } from '../testing/story.ts';
import { openDraft } from './draft-store.ts';
import { draftAfter, emptyDraft, holdLength, type Act, type Draft } from './draft.ts';
import { bookRequest } from './request.ts';
import { modalitiesOf, settled, visitGaps } from './visit.ts';

const now = Date.parse('2030-03-12T12:00:00.000Z');
const hold: Hold = {
  reference: 'VK-7Q3M-2F', start: '2030-03-12T19:40:00.000Z', end: '2030-03-12T20:10:00.000Z', heldUntil: '2030-03-12T12:10:00.000Z', token: 'a-token',
  practitioner: { id: '00000000-0000-4000-8000-000000000001', name: 'Dr. Hana Ito', role: 'vet', licence: null, photo: null },
};
const pet = { name: 'Miso', species: 'cat', breed: '', age: '' };
const after = (...acts: readonly Act[]): Draft => acts.reduce(draftAfter, emptyDraft);
const atContact = () => after({ type: 'danger-answered', flags: [] }, { type: 'pet-changed', pet }, { type: 'visit-ready' }, { type: 'held', hold, now });

const memory = () => {
  const kept = new Map<string, string>();
  return { kept, getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), removeItem: (key: string) => void kept.delete(key) };
};

describe('a booking being made', () => {
  test('one danger sign is enough for the emergency view, and only the way back leads out of it', () => {
    const emergency = after({ type: 'danger-answered', flags: ['toxin'] });
    expect(emergency.step).to.equal('emergency');
    expect(draftAfter(emergency, { type: 'danger-mistaken' })).to.deep.include({ step: 'danger', flags: ['toxin'] });
  });

  test('a recheck whose visit is known is asked for danger signs and then shown times; who goes back changes what was there', () => {
    const begun: Act = { type: 'preset', preset: { ready: true, pet } };
    const times = after(begun, { type: 'danger-answered', flags: [] });
    expect([after(begun).step, after(begun, { type: 'danger-answered', flags: ['toxin'] }).step, times.step]).to.deep.equal(['danger', 'emergency', 'time']);
    expect([{ type: 'back' }, { type: 'back' }, { type: 'danger-answered', flags: [] }].reduce((draft, act) => draftAfter(draft, act as Act), times).step).to.equal('visit');
  });

  test('how each animal is today is its own: that of one taken off or of another first one is not kept', () => {
    const one = { ...pet, knownPet: '' };
    const told = after({ type: 'more-changed', more: [one, one] }, { type: 'today-told', at: 2, today: { eating: 'none' } }, { type: 'today-told', at: 0, today: { eating: 'less' } });
    expect([told.today, ...told.more.map(({ today }) => today)]).to.deep.equal([{ eating: 'less' }, undefined, { eating: 'none' }]);
    expect(draftAfter(told, { type: 'pet-changed', pet, knownPet: 'b' }).today).to.deep.equal({});
    expect(draftAfter(told, { type: 'pet-changed', pet: { ...pet, name: 'Mimi' } }).today).to.deep.equal({ eating: 'less' });
  });

  test('a lost time leads back to the times and keeps every answer', () => {
    const lost = { why: 'hold-expired', start: hold.start, slots: [] } as const;
    expect(draftAfter(atContact(), { type: 'time-lost', lost })).to.deep.include({ step: 'time', hold: undefined, lost, pet });
  });

  test('the hold ends when the server says, unless this device\'s clock is plainly wrong', () => {
    expect(atContact().hold?.endsAt).to.equal(now + holdLength);
    const early = after({ type: 'held', hold, now: now + 60_000 });
    expect(early.hold?.endsAt).to.equal(now + holdLength);
    const wrongClock = Date.parse('2031-01-01T00:00:00.000Z');
    expect(after({ type: 'held', hold, now: wrongClock }).hold?.endsAt).to.equal(wrongClock + holdLength);
  });

  test('a reload finds the draft again in its own clinic, and a day later it is gone', async () => {
    const storage = memory();
    const at = (time: number, clinic = 'maple-street') => openDraft(new URL('https://vet.example/'), clinic, storage, () => time);
    at(now).write(atContact());
    expect(await at(now + 3_600_000).read()).to.deep.equal(atContact());
    expect(at(now, 'oak-lane').read()).to.equal(undefined);
    expect(at(now + 25 * 3_600_000).read()).to.equal(undefined);
  });

  test('of a finished booking only its reference is kept', () => {
    const storage = memory();
    const done = draftAfter({ ...atContact(), contact: { name: 'Sam Rivera', email: 'sam@mail.example', phone: '' } }, { type: 'booked', reference: hold.reference, appointment: undefined });
    openDraft(new URL('https://vet.example/'), 'maple-street', storage).write(done);
    const [text = ''] = storage.kept.values();
    expect(text).to.include(hold.reference);
    for (const personal of ['Sam', 'Miso', 'mail.example', 'a-token']) expect(text).not.to.include(personal);
  });

  test('what somebody else put into the storage is no draft', async () => {
    const storage = memory();
    openDraft(new URL('https://vet.example/'), 'maple-street', storage).write(atContact());
    for (const other of ['{"step":"done"}', `{"savedAt":${now},"draft":{"step":"done"}}`, 'no JSON']) {
      for (const key of storage.kept.keys()) storage.kept.set(key, other);
      expect((await openDraft(new URL('https://vet.example/'), 'maple-street', storage, () => now).read()) ?? emptyDraft, other).to.deep.equal(emptyDraft);
    }
  });

  test('what is sent is trimmed, and what was left empty is left out', () => {
    const draft: Draft = { ...atContact(), visit: { reason: ' Limps. ', type: 'sick', modality: 'video', country: 'CA', region: ' Ontario ', asksToday: true }, contact: { name: ' Sam ', email: ' sam@mail.example ', phone: ' ' } };
    expect(bookRequest(draft, { locale: 'en-CA', owner: '', assessment: '' })).to.deep.equal({
      pet: { name: 'Miso', species: 'cat' }, reason: 'Limps.', place: { country: 'CA', region: 'Ontario' },
      owner: { name: 'Sam', email: 'sam@mail.example' }, consent: { telehealth: true, privacy: true }, locale: 'en-CA',
    });
    // How it is today goes along where something is wrong, and stays here where the kind of visit was changed.
    const sent = (asksToday: boolean, ...[today = {}, ...others]: readonly Draft['today'][]) => {
      const more = others.map((one) => ({ ...pet, name: 'Rex', knownPet: '', today: one }));
      const { answers, morePets } = bookRequest({ ...draft, today, more, visit: { ...draft.visit, asksToday } }, { locale: 'en', owner: '', assessment: '' });
      return [answers, ...(morePets ?? []).map((one) => one.answers)];
    };
    expect([sent(true, { eating: 'less' }), sent(false, { eating: 'less' }, { eating: 'less' }), sent(true, {})]).to.deep.equal([[{ eating: 'less' }], [undefined, undefined], [undefined]]);
    // Of each animal its own.
    expect(sent(true, {}, { behaviour: 'quiet' })).to.deep.equal([undefined, { behaviour: 'quiet' }]);
  });
});

describe('kind of visit and way to meet', () => {
  const common = { role: 'vet', priceMinor: 6200, durationMin: 30, preparation: [], asksToday: false } as const;
  const types = [
    { ...common, code: 'sick', name: 'Sick', modalities: ['video' as const, 'in-person' as const], preparation: [], asksToday: true },
    { ...common, code: 'call', name: 'Call', modalities: ['phone' as const], preparation: [] },
  ];
  const blank = { reason: '', type: '', modality: '', country: '', region: '', asksToday: false } as const;

  test('before a kind is chosen, every way that the clinic offers can be seen', () => {
    expect(modalitiesOf(types, '')).to.deep.equal(['video', 'phone', 'in-person']);
  });

  test('a way that the chosen kind does not allow gives place to one that it does', () => {
    const visit = settled({ ...blank, type: 'call', modality: 'video' }, { types, country: 'CA' });
    expect(visit).to.deep.include({ modality: 'phone', country: 'CA' });
  });

  test('the only kind of visit needs no choosing', () => {
    expect(settled(blank, { types: types.slice(0, 1), country: 'CA' })).to.deep.include({ type: 'sick', modality: 'video', asksToday: true });
  });

  test('what is missing is named in the order of the page', () => {
    expect(visitGaps(blank)).to.deep.equal(['reason', 'type', 'modality', 'country']);
  });
});
