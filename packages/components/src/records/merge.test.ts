import { emptyRecord } from '@vetkit/signal-server/records/rules';
import { expect, test } from '../testing/story.ts';
import { merge } from './merge.ts';

const base = { ...emptyRecord(), subjective: 'Scratches.', plan: 'Wait.' };

describe('two versions of a record', () => {
  test('who wrote at different places keeps all of it, and nobody has to choose', () => {
    const mine = { ...base, plan: 'Ear drops.', vitals: { ...base.vitals, pulse: 180 } };
    const theirs = { ...base, subjective: 'Scratches since Tuesday.', vitals: { ...base.vitals, weight: 4.6 }, exam: { ears: { is: 'abnormal' as const, words: 'Red' } } };
    const merged = merge(base, mine, theirs);
    expect(merged.clash).to.equal(false);
    expect(merged.mine).to.deep.equal({ ...base, plan: 'Ear drops.', subjective: 'Scratches since Tuesday.', vitals: { ...base.vitals, pulse: 180, weight: 4.6 }, exam: theirs.exam });
    expect(merged.theirs).to.deep.equal(merged.mine);
  });

  test('at the same place both stay, and a person chooses; words can stand together', () => {
    const mine = { ...base, plan: 'Ear drops.', assessment: 'Sore ear.' };
    const merged = merge(base, mine, { ...base, plan: 'Swab first.' });
    expect(merged.clash).to.equal(true);
    expect([merged.mine.plan, merged.theirs.plan, merged.both.plan]).to.deep.equal(['Ear drops.', 'Swab first.', 'Swab first.\nEar drops.']);
    expect([merged.mine.assessment, merged.theirs.assessment, merged.both.assessment]).to.deep.equal(['Sore ear.', 'Sore ear.', 'Sore ear.']);
  });

  test('kept together again and again a text does not double: what both have in common stands once, and no word is lost', () => {
    let kept = base;
    for (let n = 0; n < 200; n++) kept = merge(kept, { ...kept, plan: `${kept.plan} mine${n}.` }, { ...kept, plan: `${kept.plan} theirs${n}.` }).both;
    const words = kept.plan.split(/\s+/);
    expect(words).to.have.length(401);
    expect(new Set(words).size).to.equal(401);
  });
});
