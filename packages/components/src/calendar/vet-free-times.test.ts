import { html } from 'lit';
import { ahead, mapleStreet, timesAt } from '../testing/maple-street.ts';
import { axe, focused, keys, mount, until } from '../testing/mount.ts';
import { expect, test } from '../testing/story.ts';
import type { VetTimeChosenEvent } from './events.ts';
import './vet-free-times.ts';

/** The free times of a clinic in Toronto, seen from somewhere. */
async function times(world: { zone?: string; slots?: ReturnType<typeof timesAt> } = {}) {
  const clinic = mapleStreet(world.slots ? { slots: world.slots } : {});
  const page = await mount(html`<vet-free-times type="sick" modality="phone" pet-name="Miso" zone=${world.zone ?? 'America/Toronto'}></vet-free-times>`, { fetch: clinic.fetch });
  const chosen: VetTimeChosenEvent[] = [];
  page.element.addEventListener('vet-time-chosen', (event) => chosen.push(event));
  return { ...page, clinic, chosen };
}

describe('<vet-free-times>', () => {
  test('is clean for axe', async () => {
    const page = await times();
    await page.reads('Next free time');
    expect(await axe(page.element)).to.deep.equal([]);
  });

  test('the next free time is taken with the vet who is named on it', async () => {
    const page = await times();
    await page.reads('Phone call with Dr. Hana Ito, 30 minutes');
    await page.press(/^Take /);
    expect(page.chosen.map(({ start, practitioner }) => ({ start, practitioner }))).to.deep.equal([{ start: ahead(1), practitioner: '00000000-0000-4000-8000-000000000001' }]);
  });

  test('a time below is anybody\'s who is free, unless the owner wants one vet', async () => {
    const page = await times();
    const time = await page.find('[part=time]');
    time.click();
    expect(page.chosen.at(-1)?.practitioner).to.equal(undefined);
    const whom = await page.find<HTMLSelectElement>('select');
    whom.value = '00000000-0000-4000-8000-000000000002';
    whom.dispatchEvent(new Event('change'));
    await page.reads('Nothing is free in the next 4 weeks.');
    await page.reads('(416) 555-0144');
  });

  test('an empty week says when the next time is, and shows it on one press', async () => {
    const page = await times({ slots: timesAt(ahead(12)) });
    await page.reads(/Nothing is free on these 7 days\. The next free time is on/);
    expect(page.all('.next-free')).to.have.length(0);
    await page.press(/^Show /);
    await page.find('.next-free');
    expect((await page.find('.day.on input')).getAttribute('aria-label')).to.match(/1 free time$/);
  });

  test('days are moved through with the arrow keys, and an empty one says where to look', async () => {
    const page = await times();
    const day = await page.find<HTMLInputElement>('.day.on input');
    day.focus();
    await keys('ArrowRight', 'ArrowRight');
    await page.reads(/Nothing is free on [A-Z]/);
  });

  test('a full day shows the first times of each part, and the rest on one press', async () => {
    const quarters = Array.from({ length: 24 }, (_, i) => ahead(1, i * 15));
    const page = await times({ slots: timesAt(...quarters), zone: 'UTC' });
    await page.reads('Next free time');
    expect(page.all('[part=time]').map((time) => time.textContent?.replace(/\s/g, ' '))).to.deep.equal(
      ['12:00 pm', '12:15 pm', '12:30 pm', '12:45 pm', '1:00 pm', '5:00 pm', '5:15 pm', '5:30 pm', '5:45 pm']);
    await page.press('15 more times, Afternoon');
    await until(() => page.all('[part=time]').length === 24, 'all times');
    await until(() => focused()?.textContent?.startsWith('1:15'), 'the focus on the first new time');
  });

  test('far from the clinic both clocks are told', async () => {
    const page = await times({ zone: 'Pacific/Auckland' });
    await page.reads(/Times are in your time, New Zealand Time\. The clinic is in Eastern Time\./);
    await page.reads('at the clinic');
  });

  test('without a network it can be tried again', async () => {
    const page = await times();
    await page.reads('Next free time');
    page.clinic.server.online = false;
    await page.press('Later days');
    await page.reads('The clinic cannot be reached right now');
    page.clinic.server.online = true;
    await page.press('Try again');
    await page.press('Earlier days');
    await page.reads('Next free time');
  });
});
