import { expect, test } from '../testing/story.ts';
import { contactFaults, noContact } from './contact.ts';
import { noPet, petGaps } from './pet.ts';

describe('what owners type about themselves and their pets', () => {
  test('an address without its end is told so', () => {
    expect(contactFaults({ ...noContact, name: 'Sam', email: 'sam.rivera@example' })).to.deep.equal({ email: 'emailEnd' });
    expect(contactFaults({ ...noContact, name: 'Sam', email: 'sam.rivera' })).to.deep.equal({ email: 'emailOdd' });
    expect(contactFaults({ ...noContact, name: 'Sam', email: ' sam.rivera@mail.example ' })).to.deep.equal({});
  });

  test('a phone number may be left out, and is a number when it is there', () => {
    const sam = { name: 'Sam', email: 'sam@mail.example' };
    expect(contactFaults({ ...sam, phone: '(416) 555-0162' })).to.deep.equal({});
    expect(contactFaults({ ...sam, phone: 'call me' })).to.deep.equal({ phone: 'phoneOdd' });
  });

  test('a mobile number is enough for who has no e-mail; neither is not', () => {
    expect(contactFaults({ name: 'Sam', email: '', phone: '416 555 0162' })).to.deep.equal({});
    expect(contactFaults({ name: 'Sam', email: '', phone: 'call me' })).to.deep.equal({ phone: 'phoneOdd' });
    expect(contactFaults({ name: 'Sam', email: ' ', phone: '' })).to.deep.equal({ email: 'emailNeeded' });
  });

  test('a pet needs a name and a kind, nothing else', () => {
    expect(petGaps(noPet)).to.deep.equal(['name', 'species']);
    expect(petGaps({ ...noPet, name: 'Miso', species: 'guinea pig' })).to.deep.equal([]);
    expect(petGaps({ ...noPet, name: '   ', species: 'cat' })).to.deep.equal(['name']);
  });
});
