import { html } from 'lit';
import { ahead, mapleStreet, mapleStreetCard, timesAt } from '../testing/maple-street.ts';
import { axe, mount, until } from '../testing/mount.ts';
import { expect, test } from '../testing/story.ts';
import './vet-booking.ts';

/** An owner at the question what is going on. */
async function owner(reason: string, world: Parameters<typeof mapleStreet>[0] = {}) {
  const clinic = mapleStreet(world);
  const page = await mount(html`<vet-booking></vet-booking>`, { fetch: clinic.fetch });
  await page.press('None of these');
  await page.type('Name of your pet', 'Miso');
  await page.press('Cat');
  await page.type(/^What is going on/, reason);
  await page.press(/^Something is wrong/);
  await page.press('See free times');
  return { ...page, clinic };
}

/** Steps arrive with a short movement; colours are judged when it is over. */
const clean = async (page: Awaited<ReturnType<typeof owner>>) => {
  await Promise.all(page.all('*').flatMap((one) => one.shadowRoot?.getAnimations() ?? []).filter(({ effect }) => effect?.getTiming().iterations !== Infinity).map(({ finished }) => finished.catch(() => undefined)));
  expect(await axe(page.element)).to.deep.equal([]);
};

const tired = 'He has not eaten since yesterday morning and is very tired';

test('several pets come to one visit: added, one taken off again, sent with the booking', async () => {
  const page = await owner('He scratches his ear');
  await page.reads('Next free time');
  await page.press('Back');
  await page.press('Add another pet');
  await page.press('Add another pet');
  await page.press(/^Remove this pet/);
  await page.press('See free times');
  // The second pet has no name yet: the form says so, and stays.
  await page.reads('Type the name of your pet');
  const fields = page.all('vet-pet-fields').at(-1)!;
  const name = fields.shadowRoot!.querySelector<HTMLInputElement>('#name')!;
  name.value = 'Rex';
  name.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  fields.shadowRoot!.querySelectorAll<HTMLInputElement>('input[name=species]')[1]!.click();
  await until(() => !fields.shadowRoot!.querySelector('.error'), 'the errors to go');
  await clean(page);
  await page.press('See free times');
  await page.press(/^Take /);
  await page.type('Your name', 'Sam Rivera');
  await page.type('Email', 'sam.rivera@mail.example');
  await page.press(/^I know that a vet cannot touch Miso/);
  await page.press(/may keep what I write here/);
  await page.press(/^Book Miso for/);
  await page.reads(/We keep .* for Miso/);
  const { body } = page.clinic.server.made.find(({ path, method }) => method === 'POST' && path.endsWith('/appointments'))!;
  expect(body).to.deep.include({ morePets: [{ name: 'Rex', species: 'dog' }] });
});

describe('how a sick animal is today', () => {
  test('is asked in five rows where something is wrong, each may stay open, and goes with the booking', async () => {
    // The clinic's own kind for them, whatever its code.
    const page = await owner('He scratches his ear', { card: { types: mapleStreetCard.types.map((type) => (type.asksToday ? { ...type, code: 'unwell' } : type)) } });
    await page.reads('Next free time');
    await page.press('Back');
    const rows = await page.find('vet-how-today');
    await page.reads('How is Miso today?');
    expect(rows.shadowRoot?.querySelectorAll('fieldset')).to.have.length(5);
    await clean(page);
    await page.press(/^Check after a visit/);
    await until(() => page.all('vet-how-today').length === 0, 'the rows to go');
    await page.press(/^Something is wrong/);
    const row = (name: string, value: string) => page.find<HTMLInputElement>(`vet-how-today input[name=${name}][value=${value}], input[name=${name}][value=${value}]`);
    (await row('eating', 'less')).click();
    (await row('behaviour', 'quiet')).click();
    await page.press('See free times');
    await page.press(/^Take /);
    await page.type('Your name', 'Sam Rivera');
    await page.type('Email', 'sam.rivera@mail.example');
    await page.press(/^I know that a vet cannot touch Miso/);
    await page.press(/may keep what I write here/);
    await page.press(/^Book Miso for/);
    await page.reads(/We keep .* for Miso/);
    const { body } = page.clinic.server.made.find(({ path, method }) => method === 'POST' && path.endsWith('/appointments'))!;
    expect(body).to.deep.include({ answers: { eating: 'less', behaviour: 'quiet' } });
  });

  test('an answer that cannot wait leads to the hospital, though the words are calm: also of a pet that comes along', async () => {
    const page = await owner('He scratches his ear');
    await page.reads('Next free time');
    await page.press('Back');
    await page.press('Add another pet');
    await until(() => page.all('vet-how-today').length === 2 && page.all('vet-pet-fields').length === 2, 'five rows for each');
    const fields = page.all('vet-pet-fields').at(-1)!;
    const name = fields.shadowRoot!.querySelector<HTMLInputElement>('#name')!;
    name.value = 'Rex';
    name.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    fields.shadowRoot!.querySelectorAll<HTMLInputElement>('input[name=species]')[1]!.click();
    await page.reads('How is Rex today?');
    await clean(page);
    page.all('vet-how-today')[1]!.shadowRoot!.querySelector<HTMLInputElement>('input[name=behaviour][value=collapsed]')!.click();
    const asked = page.clinic.asked().length;
    await page.press('See free times');
    await page.reads('Take Rex to an emergency hospital now.');
    expect(page.clinic.asked().slice(asked).some((one) => one.includes('/slots'))).to.equal(false);
    await clean(page);
  });
});

describe('the reason of a booking, read by triage', () => {
  test('an emergency shows where to go instead of a calendar, with the words it read', async () => {
    const page = await owner('He had a seizure ten minutes ago');
    await page.reads('emergency hospital now.');
    await page.reads(/You told us: “[^”]*seizure/);
    expect(page.words()).not.to.contain('Next free time');
    expect(page.clinic.asked().some((asked) => asked.includes('/slots'))).to.equal(false);
    await clean(page);
    await page.press('That is not what I meant');
    await page.reads('Kind of visit');
  });

  test('what must be seen today gets times of today in person and nothing later, with the number to call', async () => {
    const now = timesAt(new Date().toISOString());
    const page = await owner(tired, { slots: [...now, ...timesAt(ahead(2))], card: { zone: 'UTC' } });
    await page.reads('Bring Miso in today');
    await page.reads('Miso should be examined today.');
    await page.reads(/Take \d/);
    expect(page.all('[role=radiogroup]').length, 'days').to.equal(0);
    expect(page.words()).not.to.contain('A live call now');
    await clean(page);
    await page.press(/^Take /);
    await page.reads('How do we reach you?');
    expect(page.clinic.server.made.find(({ path }) => path.endsWith('/holds'))?.body).to.deep.include({ modality: 'in-person' });
  });

  test('or a live call: asked for with consent, then a place in the list, what to do if it gets worse, and a way out', async () => {
    const page = await owner(tired, { live: { standing: 'open', waiting: 1, minutes: null }, slots: [] });
    await page.reads('There is no time left at the clinic today.');
    await page.reads('One waits before you. We cannot say yet how long it takes.');
    await page.press('Ask for a live call for Miso');
    await page.type('Your name', 'Sam Rivera');
    await page.type('Email', 'sam.rivera@mail.example');
    await page.press(/^I know that a vet cannot touch Miso/);
    await page.press(/may keep what I write here/);
    await clean(page);
    await page.press('Put Miso on the list');
    await page.reads('You are number 2');
    await page.reads('About 15 minutes.');
    await page.reads('If Miso gets worse, do not wait');
    await clean(page);
    await page.press('Leave the list');
    await page.press('Yes, leave the list');
    await page.reads('This visit is cancelled');
    const { body } = page.clinic.server.made.find(({ path, method }) => method === 'POST' && path.endsWith('/live-calls'))!;
    expect(body).to.deep.include({ type: 'sick', reason: tired });
  });

  test('nobody on duty is said, and nothing is promised', async () => {
    const page = await owner(tired, { live: { standing: 'nobody-on-duty', waiting: 0, minutes: null } });
    await page.reads('Nobody is on duty for live calls now.');
    expect(page.words()).not.to.contain('Ask for a live call');
  });

  test('what the server reads more strictly than the page goes back to today; what was typed stays', async () => {
    const page = await owner('He scratches his ear', { strict: 'too-urgent' });
    await page.press(/^Take /);
    await page.type('Your name', 'Sam Rivera');
    await page.type('Email', 'sam.rivera@mail.example');
    await page.press(/^I know that a vet cannot touch Miso/);
    await page.press(/may keep what I write here/);
    await page.press(/^Book Miso for/);
    await page.reads('Miso should be examined today.');
    await page.reads('the desk can book any time');
  });

  test('what can wait is only a calendar', async () => {
    const page = await owner('He scratches his ear');
    await page.reads('Next free time');
    expect(page.words()).not.to.contain('examined today');
  });
});
