import { expect } from 'chai';
import { GRACE, graceLeft, NO_RULE, nextCameraRule, type CameraNews, type CameraRule } from './camera-rule.ts';
import type { CameraVerdict } from './camera-verdict.ts';

const judged = (verdict: CameraVerdict, at: number): CameraNews => ({ kind: 'judged', verdict, at });
const applies: CameraNews = { kind: 'applies', applies: true };
const after = (...events: readonly CameraNews[]): CameraRule => events.reduce<CameraRule>((rule, event) => nextCameraRule(rule, event), NO_RULE);

describe('the camera rule', () => {
  it('asks for nothing in a visit without picture', () => {
    expect(after(judged('off', 0), judged('black', 99_000))).to.equal(NO_RULE);
    expect(after(applies, judged('off', 0), { kind: 'applies', applies: false })).to.deep.equal(NO_RULE);
  });

  it('gives a minute, from the first moment, whatever the picture is missing for in between', () => {
    const off = [applies, judged('off', 1_000)];
    expect(after(...off)).to.deep.equal({ is: 'grace', why: 'off', since: 1_000 });
    expect(after(...off, judged('black', 30_000))).to.deep.equal({ is: 'grace', why: 'black', since: 1_000 });
    expect(after(...off, judged('off', 1_000 + GRACE - 1)).is).to.equal('grace');
    expect(after(...off, judged('off', 1_000 + GRACE))).to.deep.equal({ is: 'off', why: 'off', since: 1_000 });
    expect(graceLeft(after(...off), 20_000)).to.equal(41_000);
  });

  it('a picture that is back ends it, and the next time has its own minute', () => {
    const back = after(applies, judged('off', 0), judged('off', GRACE), judged('seen', 70_000));
    expect(back).to.deep.equal({ is: 'on' });
    expect(nextCameraRule(back, judged('covered', 80_000))).to.deep.equal({ is: 'grace', why: 'covered', since: 80_000 });
  });

  it('who cannot be judged keeps the verdict: a bad line neither accuses nor excuses', () => {
    expect(after(applies, judged('unknown', 9_000))).to.deep.equal({ is: 'on' });
    expect(after(applies, judged('off', 0), judged('unknown', 30_000)).is).to.equal('grace');
  });

  it('an accepted exception holds until the picture is back, and no longer', () => {
    const excepted = after(applies, judged('ended', 0), { kind: 'excepted', reason: 'My camera is broken', at: 5_000 });
    expect(excepted).to.deep.equal({ is: 'excepted', reason: 'My camera is broken', since: 5_000 });
    expect(nextCameraRule(excepted, judged('ended', 99_000))).to.equal(excepted);
    expect(nextCameraRule(nextCameraRule(excepted, judged('seen', 100_000)), judged('off', 101_000)).is).to.equal('grace');
  });

  it('the same state is the same object: nobody draws or tells anything anew', () => {
    const grace = after(applies, judged('off', 0));
    expect(nextCameraRule(grace, judged('off', 1_000))).to.equal(grace);
  });
});
