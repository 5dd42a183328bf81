import { expect, test } from '../testing/story.ts';
import { readReason } from './reason-triage.ts';

const animal = (name: string, species: string) => ({ name, species, breed: '', age: '' });

describe('the reason of a booking', () => {
  test('is read for every animal, and the one that is worst off is named', async () => {
    const visit = { reason: 'They have not eaten since yesterday' };
    const both = await readReason({ pet: animal('Rex', 'dog'), more: [animal('Nut', 'rabbit')], visit }, 'en');
    expect([both?.urgency, both?.petName]).to.deep.equal(['emergency', 'Nut']);
    expect(both?.reasons.map(({ text }) => /^[A-Z].*\.$/.test(text)), 'sentences, and no codes').to.include(true).and.not.include(false);
    const rex = await readReason({ pet: animal('Rex', 'dog'), more: [], visit }, 'en');
    expect([rex?.urgency === 'emergency', rex?.petName]).to.deep.equal([false, 'Rex']);
  });

  test('how the first one is today counts for it alone', async () => {
    const told = { pet: animal('Miso', 'cat'), more: [animal('Rex', 'dog')], visit: { reason: 'Scratches an ear' } };
    const calm = await readReason(told, 'en');
    const worse = await readReason({ ...told, today: { behaviour: 'collapsed' } }, 'en');
    expect([calm?.urgency === 'emergency', worse?.urgency, worse?.petName]).to.deep.equal([false, 'emergency', 'Miso']);
  });
});
