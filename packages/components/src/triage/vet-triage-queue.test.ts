import { html } from 'lit';
import { axe, focused, mount, until } from '../testing/mount.ts';
import { TitleNote } from '../shared/page-title.ts';
import { expect, test } from '../testing/story.ts';
import { told, triageClinic } from './test/triage-clinic.ts';
import './vet-triage-alert.ts';
import './vet-triage-queue.ts';

const strains = () => told({ text: 'He goes to the box <b>again</b> and cries', answers: { urinating: 'straining' }, sex: 'male' });
const itches = () => told({ species: 'dog', text: 'Scratches his ear' }, { pet: { name: 'Rex', species: 'dog', age: '3 years' }, minutesAgo: 75, contact: { name: null, phone: null } });

async function desk(clinic = triageClinic([strains(), itches()]), role: 'technician' | 'front-desk' | 'vet' = 'technician') {
  clinic.signIn(role);
  const page = await mount(html`<vet-triage-queue></vet-triage-queue>`, { fetch: clinic.fetch });
  return { ...page, clinic };
}

describe('<vet-triage-queue>', () => {
  test('is clean for axe, also while deciding', async () => {
    const page = await desk();
    await page.reads('Miso, cat, 5 years');
    expect(await axe(page.element)).to.deep.equal([]);
    await page.press('Decide on Miso, cat, 5 years');
    await page.press('Save');
    await page.reads('Say in a few words why.');
    expect(await axe(page.element)).to.deep.equal([]);
  });

  test('levels are colour, shape and word; the wait and the call are there; what was typed is text', async () => {
    const page = await desk();
    await until(page.clinic.listening, 'the live stream');
    await page.reads('waits 2 min');
    await page.reads('waits 1 h');
    expect((await page.find('.badge')).querySelector('svg')).not.to.equal(null);
    expect((await page.find<HTMLAnchorElement>('a[href^="tel:"]')).getAttribute('aria-label')).to.equal('Call owner: Sam Rivera, 416-555-0162');
    await page.reads('He goes to the box <b>again</b> and cries');
    await page.reads('No number given');
    expect(page.words()).not.to.contain('Keep apart');
    page.clinic.arrives(told({ text: 'Coughs. \u202e May bite when scared.' }));
    await page.reads('Keep apart');
    await page.reads('May bite');
    expect(page.words()).not.to.contain('\u202e');
  });

  test('a decision needs a reason; the suggestion stays beside it', async () => {
    const page = await desk();
    await page.press('Decide on Rex, dog, 3 years');
    await page.press('Save');
    await page.reads('Say in a few words why.');
    await until(() => focused()?.id === 'reason', 'the focus at the reason');
    await page.press('Urgent');
    await page.type('Why?', 'Head tilt, says the owner.');
    await page.press('Save');
    await page.reads(/Urgent, by Dr. Hana Ito at/);
    await page.reads('Head tilt, says the owner.');
    await page.reads(/Suggested: (Soon|Routine)/);
    await page.press('Change the decision on Rex, dog, 3 years');
    await page.press('Soon');
    await page.type('Why?', 'The owner sent a film.');
    await page.press('Save');
    await page.reads(/Soon, by Dr. Hana Ito at/);
    await page.reads(/Before: Urgent, by Dr. Hana Ito at .*Head tilt/);
  });

  test('without a network what was written stays', async () => {
    const page = await desk();
    await page.press('Decide on Rex, dog, 3 years');
    await page.type('Why?', 'Head tilt.');
    page.clinic.server.online = false;
    await page.press('Save');
    await page.reads('That was not saved. Try again.');
    expect((await page.find<HTMLTextAreaElement>('#reason')).value).to.equal('Head tilt.');
  });

  test('the front desk sees and calls, and does not decide', async () => {
    const page = await desk(undefined, 'front-desk');
    await page.reads('Miso, cat, 5 years');
    expect(page.words()).not.to.contain('Decide');
  });

  test('a new emergency appears by itself and is spoken', async () => {
    const page = await desk(triageClinic([itches()]));
    await page.reads('Rex, dog');
    await until(page.clinic.listening, 'the live stream');
    page.clinic.arrives(strains());
    await page.reads('Miso, cat, 5 years');
    await until(() => document.querySelector('[aria-live=assertive]')?.textContent?.includes('New emergency'), 'it is spoken');
  });

  test('on another page of the desk: an emergency that nobody decided is said, in the title too, until it is decided', async () => {
    const clinic = triageClinic([itches()]);
    clinic.signIn('front-desk');
    const page = await mount(html`<vet-triage-alert></vet-triage-alert>`, { fetch: clinic.fetch });
    await until(clinic.listening, 'the live stream');
    expect(page.words().trim()).to.equal('');
    const waits = strains();
    clinic.arrives(waits);
    await page.reads('An emergency waits for a decision.');
    expect(document.title).to.match(/^An emergency waits/);
    // Two that say something there do not push each other away, whatever the page is called meanwhile.
    const bell = new TitleNote();
    bell.set('Sam is here');
    document.title = 'Money';
    await until(() => document.title === 'An emergency waits for a decision. · Sam is here · Money', 'both before the new title');
    bell.set('');
    expect(document.title).to.equal('An emergency waits for a decision. · Money');
    expect(await axe(page.element)).to.deep.equal([]);
    let wanted = 0;
    page.element.addEventListener('vet-triage-queue-wanted', () => wanted++);
    await page.press('Open the queue');
    expect(wanted).to.equal(1);
    await clinic.decides(waits.id);
    await until(() => page.words().trim() === '', 'nothing waits any more');
    expect(document.title).not.to.match(/^An emergency waits/);
  });

  test('nobody waits: that is said, and a caller can be taken in', async () => {
    const page = await desk(triageClinic());
    await page.reads('Nobody waits for a decision');
    await page.press('Triage for a caller');
    await page.reads('Is the animal in danger right now?');
    await page.press('Trouble breathing');
    await page.press('Show me where to go now');
    await page.reads('emergency hospital now');
    await until(() => page.clinic.kept.length === 1, 'it is kept');
  });
});
