import { expect } from 'chai';
import { watchPage } from './page.ts';

describe('what happens to the page around a call', () => {
  let heard: string[];
  let stop: () => void;
  beforeEach(() => {
    heard = [];
    const hear = (what: string) => () => void heard.push(what);
    stop = watchPage({ hidden: hear('hidden'), shownAgain: hear('shown again'), back: hear('back'), networkChanged: hear('network') });
  });
  afterEach(() => stop());

  it('a tab that the browser freezes is gone, and comes back', () => {
    document.dispatchEvent(new Event('freeze'));
    document.dispatchEvent(new Event('resume'));
    document.dispatchEvent(new Event('resume'));
    expect(heard).to.deep.equal(['hidden', 'shown again']);
  });

  it('a page that is kept aside comes back; one that is closed does not', () => {
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    expect(heard).to.deep.equal(['hidden', 'shown again']);
    window.dispatchEvent(new PageTransitionEvent('pagehide'));
    window.dispatchEvent(new PageTransitionEvent('pageshow'));
    expect(heard).to.deep.equal(['hidden', 'shown again', 'hidden']);
  });

  it('the network is there again; the person looks at the page again', () => {
    window.dispatchEvent(new Event('online'));
    document.dispatchEvent(new Event('visibilitychange'));
    expect(heard).to.deep.equal(['network', 'back']);
  });

  it('a machine that has slept wakes up', async () => {
    const { now } = Date;
    Date.now = () => now() + 3_600_000;
    try {
      const end = performance.now() + 5_000;
      while (!heard.includes('back') && performance.now() < end) await new Promise((next) => setTimeout(next, 50));
    } finally {
      Date.now = now;
    }
    expect(heard).to.deep.equal(['back']);
  });

  it('is quiet after its end', () => {
    stop();
    window.dispatchEvent(new Event('online'));
    document.dispatchEvent(new Event('freeze'));
    expect(heard).to.deep.equal([]);
  });
});
