import type { Snippet } from '@vetkit/signal-server/records/settings.contract';
import { emptyRecord } from '@vetkit/signal-server/records/rules';
import { expect, test } from '../testing/story.ts';
import { alsoWrites, offered, slashBefore } from './snippets.ts';

const snippet = (name: string, about: Partial<Snippet> = {}): Snippet => ({ name, species: null, text: 'Both ears clean.', also: {}, ...about });

describe('snippets', () => {
  test('a slash counts at the beginning of a word, up to the caret', () => {
    expect(slashBefore('Ears: /ea', 9)).to.deep.equal({ start: 6, typed: 'ea' });
    expect(slashBefore('/', 1)).to.deep.equal({ start: 0, typed: '' });
    expect(slashBefore('\n/öhr-gut', 9)).to.deep.equal({ start: 1, typed: 'öhr-gut' });
    for (const [text, caret] of [['38.6 / 2', 8], ['and/or', 6], ['http://e', 8], ['/ear ', 5], ['/ear', 0]] as const) expect(slashBefore(text, caret), text).to.equal(undefined);
  });

  test('those for the animal, in whatever words its kind is said; what begins so comes first', () => {
    const all = [snippet('skin'), snippet('ears-cat', { species: 'cat' }), snippet('ears-dog', { species: 'dog' }), snippet('clean-ears')];
    expect(offered(all, 'EARS', 'Katze').map(({ name }) => name)).to.deep.equal(['ears-cat', 'clean-ears']);
    expect(offered(all, '', 'axolotl').map(({ name }) => name)).to.deep.equal(['clean-ears', 'skin']);
  });

  test('a template writes at other places only where nothing stands', () => {
    const body = { ...emptyRecord(), plan: 'Mine.', summary: { found: '', nextSteps: 'Mine.', callIf: '' } };
    const template = snippet('ears-ok', { also: { plan: 'Theirs.', education: 'How to clean.', found: 'Fine.', nextSteps: 'Theirs.' } });
    expect(alsoWrites(template, body)).to.deep.equal({ education: 'How to clean.', summary: { found: 'Fine.', nextSteps: 'Mine.', callIf: '' } });
    expect(alsoWrites(template, body, (place) => place === 'subjective')).to.deep.equal({});
  });
});
