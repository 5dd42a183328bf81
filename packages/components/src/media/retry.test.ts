import { expect } from 'chai';
import { openPatience, pause, retryDelay } from './retry.ts';

describe('waiting before the next attempt', () => {
  it('first at once, then longer, never more than seven seconds', () => {
    const waits = Array.from({ length: 20 }, (_, attempt) => retryDelay(attempt, 0.5));
    expect(waits[0]).to.equal(0);
    expect(waits).to.deep.equal([...waits].sort((a, b) => a - b));
    expect(retryDelay(1000, 1)).to.be.at.most(7000);
  });

  it('is spread by chance, a quarter either way', () => {
    expect(retryDelay(4, 0)).to.equal(1500);
    expect(retryDelay(4, 1)).to.equal(2500);
  });

  it('is short while a call is broken, and gives a slow network its time now and then', () => {
    expect(Math.max(...Array.from({ length: 20 }, (_, attempt) => retryDelay(attempt, 1, true)))).to.be.at.most(500);
    expect([0, 1, 2, 3].map((attempt) => openPatience(attempt, true))).to.deep.equal([1_800, 1_800, 5_000, 1_800]);
    expect(openPatience(0, false)).to.equal(5_000);
  });

  it('ends when woken', async () => {
    const wake = new AbortController();
    const waited = pause(60_000, wake.signal);
    wake.abort();
    await waited;
    await pause(60_000, wake.signal);
  });
});
