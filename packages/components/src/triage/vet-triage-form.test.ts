import { dangerSigns } from '@vetkit/signal-server/triage/rules';
import { html } from 'lit';
import { axe, focused, keys, mount, until, type Mounted } from '../testing/mount.ts';
import { expect, test } from '../testing/story.ts';
import { VetTriageBookEvent, VetTriageDoneEvent } from './events.ts';
import { chooserSpecies, signsOf } from './signs.ts';
import { triageClinic } from './test/triage-clinic.ts';
import type { VetTriageForm } from './vet-triage-form.ts';
import './vet-triage-form.ts';

/** An owner in front of the form, and how the steps are gone through. */
async function owner(template = html`<vet-triage-form species="cat" pet-name="Miso"></vet-triage-form>`, clinic = triageClinic(), width?: number) {
  const page = await mount<VetTriageForm>(template, { fetch: clinic.fetch, ...(width ? { width } : {}) });
  const done: VetTriageDoneEvent[] = [];
  page.element.addEventListener(VetTriageDoneEvent.type, (event) => done.push(event as VetTriageDoneEvent));
  const toStory = async () => {
    await page.press('None of these');
    await page.reads('Tell us what is going on with Miso');
  };
  const on = (title: string) => async () => {
    await page.press('Go on');
    await page.reads(title);
  };
  const toLast = async (text: string) => {
    await toStory();
    await page.type('In your own words', text);
    await on('A little about Miso')();
    await on('How is Miso today?')();
    await on('The last questions')();
  };
  return { ...page, clinic, done, toStory, toPet: on('A little about Miso'), toToday: on('How is Miso today?'), toLast };
}

const still = (page: Mounted<HTMLElement>) => Promise.all(page.all('*').flatMap((one) => one.shadowRoot?.getAnimations() ?? []).filter(({ effect }) => effect?.getTiming().iterations !== Infinity).map(({ finished }) => finished.catch(() => undefined)));
const clean = async (page: Mounted<HTMLElement>, step: string) => {
  await still(page);
  expect(await axe(page.element), step).to.deep.equal([]);
};

describe('<vet-triage-form>', () => {
  test('every step is clean for axe', async function () {
    const page = await owner();
    await page.reads('Rather talk? Call (416) 555-0144');
    await clean(page, 'danger signs');
    await page.toStory();
    await page.press('Go on');
    await page.reads('A few words help us');
    await page.press('Vomiting');
    await page.reads('How often in the last day?');
    await clean(page, 'the story');
    await page.toPet();
    await clean(page, 'the patient');
    await page.toToday();
    await clean(page, 'today');
    await page.press('Go on');
    await page.reads('The last questions');
    await page.press('Add something');
    await clean(page, 'the last questions');
    await page.press('See how soon Miso needs care');
    await page.reads('A physical examination can always be arranged.');
    await clean(page, 'the answer');
  });

  test('the first screen asks about the same signs as the rules', () => {
    for (const species of chooserSpecies) expect(signsOf(species), species).to.deep.equal(dangerSigns(species));
  });

  test('a ticked sign leads to the hospital at once, and nothing else is offered', async () => {
    const page = await owner();
    await page.press('Goes to the litter box but cannot pee');
    await page.press('Show me where to go now');
    await page.reads('Take Miso to an emergency hospital now.');
    await page.reads('Lakeshore Animal Emergency');
    expect(page.words()).not.to.contain('See times');
    expect(page.clinic.kept).to.deep.equal([]);
    await until(() => page.done[0], 'the event');
    expect(page.done[0]?.answer.urgency).to.equal('emergency');
    await clean(page, 'emergency');
  });

  test('another animal: its own words and signs, and what it is not asked about is not ticked any more', async () => {
    const page = await owner(html`<vet-triage-form pet-name="Miso"></vet-triage-form>`);
    await page.press('None of these');
    await page.reads('Choose the animal first.');
    expect(focused()?.getAttribute('name')).to.equal('species');
    await page.press('Cat');
    await page.press('String or thread hangs from mouth or bottom');
    await page.press('Bird');
    await page.reads('Sits fluffed up on the cage floor');
    await page.reads('cannot perch');
    expect(page.words()).not.to.contain('String or thread');
    await page.press('None of these');
    await page.reads('Tell us what is going on');
  });

  test('an animal without a button: its signs come with the rules', async () => {
    const page = await owner(html`<vet-triage-form pet-name="Star"></vet-triage-form>`);
    await page.press('Other');
    await page.type('Which animal?', 'horse');
    await page.reads('Rolls, paws, looks at the belly, no manure');
    expect(page.words()).not.to.match(/vomit/i);
    await page.type('Which animal?', 'budgie');
    await page.reads('cannot perch');
  });

  test('«Not sure» is quiet, goes on, and raises the level', async () => {
    const page = await owner();
    await page.press('Not sure: Trouble breathing');
    expect(page.all('.unsure-button[aria-pressed=true]')).to.have.length(1);
    await page.press('Go on');
    await page.reads('Tell us what is going on');
    await page.press('Check-up');
    await page.toPet();
    await page.toToday();
    await page.press('Go on');
    await page.press('See how soon Miso needs care');
    await until(() => page.done[0], 'the answer');
    expect(page.done[0]?.answer.urgency).to.be.oneOf(['urgent', 'emergency']);
    expect(page.done[0]?.request.redFlags).to.deep.include({ breathing: 'unsure', bleeding: 'no' });
  });

  test('words that tell of an emergency end the questions, with the words in the answer', async () => {
    const page = await owner();
    await page.toStory();
    await page.type('In your own words', 'He had a seizure just now');
    await page.reads('This may be an emergency.');
    await page.press('Go on');
    await page.reads('Take Miso to an emergency hospital now.');
    await page.reads(/You told us: “[^”]*seizure/);
  });

  test('an answer that cannot wait turns red at once', async () => {
    const page = await owner();
    await page.toStory();
    await page.press('Check-up');
    await page.toPet();
    await page.toToday();
    await page.press('Tries, cannot');
    await page.find('.chip.alarm');
    await page.press('Show me where to go now');
    await page.reads('Take Miso to an emergency hospital now.');
  });

  test('whoever gives a number is read by the clinic; the browser and the server answer alike', async () => {
    const page = await owner();
    await page.toStory();
    await page.type('In your own words', 'He scratches his ear a lot');
    await page.press('In the last hour');
    await until(() => page.all<HTMLInputElement>('#onsetWords').some(({ value }) => value === 'within the last hour'), 'the words of the choice');
    await page.toPet();
    await page.toToday();
    await page.press('Go on');
    await page.type(/^Your phone number/, '416-555-0162');
    await page.press('See how soon Miso needs care');
    await page.reads('A technician checks this soon');
    expect(page.clinic.kept[0]?.onset).to.equal('within the last hour');
    expect(page.clinic.kept[0]?.keep).to.deep.equal({ petName: 'Miso', phone: '416-555-0162' });
    expect(page.clinic.kept[0]?.text).to.equal('He scratches his ear a lot');
    expect(page.done[0]?.assessment).to.equal('00000000-0000-4000-8000-000000000101');
  });

  test('without a number nothing is sent, and that is said', async () => {
    const page = await owner();
    await page.toLast('He scratches his ear a lot');
    await page.press('See how soon Miso needs care');
    await page.reads('Nobody at the clinic has read this');
    expect(page.clinic.server.made.some(({ path }) => path.endsWith('/triage'))).to.equal(false);
  });

  test('offline the answer is there, what was told is kept and goes later', async () => {
    const page = await owner();
    await page.toLast('He scratches his ear a lot');
    await page.type(/^Your phone number/, '416-555-0162');
    page.clinic.server.online = false;
    await page.press('See how soon Miso needs care');
    await page.reads('could not be sent yet');
    await page.reads('A physical examination can always be arranged.');
    page.clinic.server.online = true;
    dispatchEvent(new Event('online'));
    await page.reads('A technician checks this soon');
    expect(page.clinic.kept).to.have.length(1);
  });

  test('what was told outlives a reload', async () => {
    const clinic = triageClinic();
    const page = await owner(undefined, clinic);
    await page.press('Not sure: Trouble breathing');
    await page.press('Go on');
    await page.type('In your own words', 'Coughs since <b>Monday</b>');
    page.element.remove();
    const again = await owner(undefined, clinic);
    await again.reads('Tell us what is going on with Miso');
    expect((await again.find<HTMLTextAreaElement>('textarea')).value).to.equal('Coughs since <b>Monday</b>');
    await again.press('Back');
    expect((await again.find('.unsure-button[aria-pressed=true]')).getAttribute('aria-label')).to.equal('Not sure: Trouble breathing');
  });

  test('hostile words are shown as words', async () => {
    const page = await owner(html`<vet-triage-form species="cat" pet-name="<b>Mi\u202eso"></vet-triage-form>`);
    await page.press('None of these');
    const area = await page.find<HTMLTextAreaElement>('textarea');
    area.value = `<img src=x onerror="window.hacked=1"> \u202e had a seizure <script>window.hacked=1</script> \u0007 ${'🐈'.repeat(200)}`;
    area.dispatchEvent(new Event('input'));
    await page.press('Go on');
    await page.reads('Take <b>Miso to an emergency hospital now.');
    expect(page.all('img, script')).to.deep.equal([]);
    expect((globalThis as { hacked?: number }).hacked).to.equal(undefined);
  });

  test('by the keyboard alone, from the first sign to the answer', async () => {
    const page = await owner();
    (await page.find('input[name=species]')).focus();
    const name = () => focused()?.closest('label, button')?.textContent?.trim() ?? focused()?.getAttribute('name') ?? '';
    const tabTo = async (sought: RegExp) => {
      for (let i = 0; i < 60; i++) {
        if (sought.test(name()) || sought.test(focused()?.id ?? '')) return;
        await keys('Tab');
      }
      throw new Error(`never came to ${sought}, stands at ${name()}`);
    };
    await tabTo(/^None of these/);
    await keys('Enter');
    await page.reads('Tell us what is going on with Miso');
    await until(() => focused()?.textContent === 'Tell us what is going on with Miso', 'the focus on the question');
    await tabTo(/^text$/);
    await keys('H', 'i', 's', 'Space', 'e', 'a', 'r');
    await tabTo(/^Go on/);
    await keys('Enter');
    await page.reads('A little about Miso');
    await tabTo(/^Go on/);
    await keys('Enter');
    await page.reads('How is Miso today?');
    await keys('Tab', 'ArrowRight');
    await tabTo(/^Go on/);
    await keys('Enter');
    await page.reads('The last questions');
    await tabTo(/^See how soon/);
    await keys('Enter');
    await page.reads('A physical examination');
  });

  test('in a form it has a value when the answer is there, and not before', async () => {
    const clinic = triageClinic();
    const page = await mount<HTMLFormElement>(html`<form><vet-triage-form name="triage" required species="cat" pet-name="Miso"></vet-triage-form></form>`, { fetch: clinic.fetch });
    expect(page.element.checkValidity()).to.equal(false);
    await page.press('Bleeding that will not stop');
    await page.press('Show me where to go now');
    await until(() => new FormData(page.element).get('triage'), 'a value');
    expect(page.element.checkValidity()).to.equal(true);
    expect(JSON.parse(String(new FormData(page.element).get('triage')))).to.have.nested.property('answer.urgency', 'emergency');
    page.element.reset();
    await page.reads('Is Miso in danger right now?');
    expect(new FormData(page.element).get('triage')).to.equal(null);
  });

  test('a poison line stands beside the hospital, and a booking is one press away where it can wait', async () => {
    const poisoned = await owner();
    await poisoned.press('Ate something poisonous, or might have');
    await poisoned.press('Show me where to go now');
    await poisoned.reads('ASPCA Animal Poison Control');
    await poisoned.press('I ticked this by mistake');
    await poisoned.press('Ate something poisonous, or might have');
    await poisoned.toLast('He needs his vaccines, a check-up');
    const wishes: Event[] = [];
    poisoned.element.addEventListener(VetTriageBookEvent.type, (event) => wishes.push(event));
    await poisoned.press('See how soon Miso needs care');
    await poisoned.press('See times');
    expect(wishes).to.have.length(1);
  });
});
