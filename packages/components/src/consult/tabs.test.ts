import { until } from '../testing/mount.ts';
import { expect, test } from '../testing/story.ts';
import { forgetStay, keepStay, stayBefore } from './return.ts';
import { Tabs } from './tabs.ts';

/** One tab of somebody, told by words what it hears. */
function tab(name: string, hasCall = false) {
  const world = { hasCall, heard: [] as string[] };
  const hears = (word: string) => () => void world.heard.push(word);
  const tabs = new Tabs(name, {
    hasCall: () => world.hasCall, elsewhere: hears('elsewhere'), alone: hears('alone'),
    letGo: () => {
      world.hasCall = false;
      world.heard.push('let go');
    },
  });
  return Object.assign(world, { tabs });
}

describe('the tabs of one person', () => {
  test('a second tab hears of the call, takes it, and the first lets go', async () => {
    const name = `room ${Math.random()}`;
    const first = tab(name, true);
    const second = tab(name);
    await until(() => second.heard.includes('elsewhere'), 'the word of the first tab');
    await second.tabs.move();
    expect(first.heard).to.include('let go');
    second.hasCall = true;
    second.tabs.took();
    await until(() => first.heard.includes('elsewhere'), 'the word of the second tab');
    second.tabs.close();
    await until(() => first.heard.includes('alone'), 'that nobody has it');
    first.tabs.close();
  });

  test("another person's tabs hear nothing", async () => {
    const [mine, theirs] = [tab(`a ${Math.random()}`, true), tab(`b ${Math.random()}`)];
    await theirs.tabs.move();
    expect([mine.heard, theirs.heard]).to.deep.equal([[], []]);
    mine.tabs.close();
    theirs.tabs.close();
  });
});

describe('coming back after a reload', () => {
  test('only a reloaded page, and only for a minute, has its devices back without a press', () => {
    const on = { camera: true, microphone: false, back: true };
    keepStay('one', on);
    expect(stayBefore('one', Date.now(), true)).to.deep.include(on);
    expect(stayBefore('one', Date.now(), false)).to.equal(undefined);
    expect(stayBefore('one', Date.now() + 61_000, true)).to.equal(undefined);
    expect(stayBefore('two', Date.now(), true)).to.equal(undefined);
    forgetStay('one');
    expect(stayBefore('one', Date.now(), true)).to.equal(undefined);
  });
});
