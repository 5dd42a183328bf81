import { html } from 'lit';
import { mapleStreet } from '../testing/maple-street.ts';
import { axe, mount } from '../testing/mount.ts';
import { expect, test } from '../testing/story.ts';
import './vet-booking.ts';

/** An owner at the question what is going on. */
async function owner(reason: string) {
  const clinic = mapleStreet();
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

describe('the reason of a booking, read by triage', () => {
  test('an emergency shows where to go instead of a calendar, with the words it read', async () => {
    const page = await owner('He had a seizure ten minutes ago');
    await page.reads('emergency hospital now.');
    await page.reads(/You wrote: “[^”]*seizure/);
    expect(page.words()).not.to.contain('Next free time');
    expect(page.clinic.asked().some((asked) => asked.includes('/slots'))).to.equal(false);
    await clean(page);
    await page.press('That is not what I meant');
    await page.reads('Kind of visit');
  });

  test('what must be seen today says so above the times, with the number to call', async () => {
    const page = await owner('He has not eaten since yesterday morning and is very tired');
    await page.reads('Next free time');
    await page.reads('Miso should be examined today.');
    await clean(page);
  });

  test('what can wait is only a calendar', async () => {
    const page = await owner('He scratches his ear');
    await page.reads('Next free time');
    expect(page.words()).not.to.contain('examined today');
  });
});
