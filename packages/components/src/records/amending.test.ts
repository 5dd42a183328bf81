import { emptyScript } from '@vetkit/signal-server/records/rules';
import { axe, focused, until } from '../testing/mount.ts';
import { expect, test } from '../testing/story.ts';
import { amendmentOf } from './amending.ts';
import { leftOut } from './draft.ts';
import { draftStore, forgetDrafts } from './draft-store.ts';
import { editor, ito } from './test/editor.ts';
import { fullBody, recordOf } from './testing.ts';

const here = { id: '00000000-0000-4000-8000-00000000000a', n: 3 };
// Both saw this before the line went.
const base = { ...fullBody(), plan: 'Wait.', objective: '' };
const record = recordOf({ state: 'completed', revision: 5, body: { ...fullBody(), plan: 'Wait.', assessment: 'Otitis externa.' } });

describe('words that came too late for a completed record', () => {
  test('stand in an amendment on top of what it says: what others wrote meanwhile is not undone', () => {
    const state = amendmentOf(record, { base, body: { ...base, plan: 'Ear drops.' }, revision: 2 });
    expect(state).to.deep.include({ is: 'writing', record, body: { ...record.body, plan: 'Ear drops.' } });
  });

  test('where both wrote, both are shown, with what they were made from', () => {
    const state = amendmentOf(record, { base, body: { ...base, assessment: 'Sore ear, mites?' }, revision: 2, reason: 'Late.' });
    expect(state).to.deep.include({ is: 'stale', theirs: record, base, reason: 'Late.' });
  });

  test('of which nothing is known that they were made from are shown beside it', () => {
    expect(amendmentOf(record, { body: { ...base, plan: 'Ear drops.' }, revision: 2 })).to.deep.include({ is: 'stale', theirs: record, base: undefined });
  });

  test('a script that was not issued stands in the plan, as words', () => {
    const script = { ...emptyScript(), medicine: 'Ear cleaner', directions: '5 drops' };
    const state = amendmentOf(record, { base, body: { ...base, scripts: { kind: 'some', scripts: [script] } }, revision: 2 });
    expect(state).to.deep.include({ is: 'writing', body: { ...record.body, plan: 'Wait.\nEar cleaner, 5 drops' } });
  });

  test('that are all in it are no words left out', () => {
    const kept = { base, body: { ...base, objective: record.body.objective }, revision: 2, writing: here };
    expect(leftOut(record, kept)).to.equal(false);
    expect(leftOut(record, { ...kept, body: { ...base, plan: 'Ear drops.' } })).to.equal(true);
  });
});

describe('amending a completed record', () => {
  beforeEach(() => forgetDrafts(ito.id));

  test('unsent words of a record that somebody has completed meanwhile wait as an amendment', async () => {
    const page = await editor();
    page.kept.record = recordOf({ ...page.kept.record, body: fullBody(), revision: 2, state: 'completed', completedAt: '2030-03-12T20:30:00.000Z' });
    (await page.find<HTMLInputElement>('[name=gums][value=pink]')).click();
    await page.reads('You are amending this record');
    expect(page.words()).not.to.include('The server did not take');
    await page.type('Why it is amended', 'The gums were seen.');
    await page.press('Sign the amendment');
    await page.reads('Why: The gums were seen.');
    expect(page.kept.record.body, 'nothing that was completed is undone').to.deep.equal({ ...fullBody(), vitals: { ...fullBody().vitals, gums: 'pink' } });
  });

  test('unsent words at a place that somebody has completed otherwise: both are shown; words of an amendment that waits already are not given up for them', async () => {
    const page = await editor();
    const kept = () => draftStore(ito.id).names('VK-7Q3M-2F ');
    const before = { body: fullBody(), revision: 2, reason: 'Begun in a tab that is gone.', writing: { id: ito.id, n: 0 }, at: 1 };
    await draftStore(ito.id).write('VK-7Q3M-2F amendment gone', { ...before, base: fullBody(), body: { ...fullBody(), assessment: 'The right ear.' } });
    page.kept.record = recordOf({ ...page.kept.record, body: fullBody(), revision: 2, state: 'completed', completedAt: '2030-03-12T20:30:00.000Z' });
    await page.type('Plan', 'Not sent yet');
    await page.reads('You are amending this record');
    expect((await page.find<HTMLInputElement>('#assessment')).value).to.equal('The right ear.');
    expect((await kept()).filter((name) => name.includes(' draft '))).to.have.length(1);
    await page.press('Sign the amendment');
    await page.reads('Somebody else saved this record too');
    expect(page.words()).to.include('Not sent yet').and.to.include('Ear drops for a week.');
    await page.press('Keep mine');
    await page.type('Why it is amended', 'Written while the line was gone.');
    await page.press('Sign the amendment');
    await page.reads('Why: Written while the line was gone.');
    expect(page.kept.record.body).to.deep.equal({ ...fullBody(), assessment: 'The right ear.', plan: 'Not sent yet' });
    await until(async () => (await kept()).length === 0, 'nothing on this device any more');
  });

  test('a completed record is amended: why is needed, the versions show what changed', async () => {
    const page = await editor({ body: fullBody(), revision: 2, state: 'completed', completedAt: '2030-03-12T20:30:00.000Z' });
    await page.press('Amend');
    await until(() => focused()?.id === 'reason', 'the focus on why');
    await page.type('Plan', 'Ear drops for ten days.');
    await page.press('Sign the amendment');
    await page.reads('Say in a few words why.');
    expect(page.server.made.some(({ path: asked }) => asked.endsWith('/amendments'))).to.equal(false);
    await page.type('Why it is amended', 'Longer.');
    expect(await axe(page.element)).to.deep.equal([]);
    await page.press('Sign the amendment');
    await page.reads('Why: Longer.');
    expect(page.kept.record.body.plan).to.equal('Ear drops for ten days.');
    await page.press(/^What changed: /);
    await page.reads(/Before\s*Ear drops for a week\.\s*Now\s*Ear drops for ten days\./);
    expect(await axe(page.element)).to.deep.equal([]);
  });

  test('an amendment that is not signed yet outlives its tab', async () => {
    const done = { body: fullBody(), revision: 2, state: 'completed', completedAt: '2030-03-12T20:30:00.000Z' } as const;
    const amendments = async () => Promise.all((await draftStore(ito.id).names('VK-7Q3M-2F amendment')).map((name) => draftStore(ito.id).read(name)));
    const page = await editor(done);
    await page.press('Amend');
    await until(() => focused()?.id === 'reason', 'the focus on why');
    await page.type('Why it is amended', 'The side was wrong.');
    await until(async () => (await amendments())[0]?.reason === 'The side was wrong.', 'why, on this device');
    await page.type('Assessment', 'The right ear.');
    await until(async () => (await amendments())[0]?.body.assessment === 'The right ear.', 'the words on this device');
    const second = await editor(done);
    await second.press('Amend');
    await second.type('Assessment', 'Of another tab.');
    await until(async () => (await amendments()).length === 2, 'the words of both tabs');
    await second.press('Do not amend');
    page.element.remove();
    const again = await editor(done);
    await again.reads('You are amending this record');
    expect((await again.find<HTMLInputElement>('#reason')).value).to.equal('The side was wrong.');
    await again.press('Do not amend');
    await again.reads('This record is complete');
  });
});
