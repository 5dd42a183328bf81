import { expect, test } from '../testing/story.ts';
import { fill, languageFor, textTable, withOverrides } from './text.ts';

const en = { title: 'Sign in', held: ({ pet }: { pet: string }) => `A time is held for ${pet}` };
const table = textTable('test', en, { fr: () => Promise.resolve(en) });

describe('texts', () => {
  test('a clinic\'s own words win, the later over the earlier, and the rest stays', () => {
    const texts = withOverrides<typeof en>(en, { title: 'Hello' }, { title: 'Hello again' });
    expect(texts.title).to.equal('Hello again');
    expect(texts.held({ pet: 'Miso' })).to.equal('A time is held for Miso');
  });

  test('a sentence with places does for a function, so words can come from HTML', () => {
    expect(withOverrides<typeof en>(en, { held: 'Held for {pet}' }).held({ pet: 'Rex' })).to.equal('Held for Rex');
  });

  test('a place nobody fills stays visible', () => {
    expect(fill('{pet} at {time}', { pet: 'Miso' })).to.equal('Miso at {time}');
  });

  test('a regional locale finds its language, an unknown one English', () => {
    expect(['fr-CA', 'fr', 'pt-BR', 'en'].map((locale) => languageFor(table, locale))).to.deep.equal(['fr', 'fr', undefined, undefined]);
  });
});
