import { SentTriage, TriageReply } from '@vetkit/signal-server/triage/assessments.contract';
import { assess } from '@vetkit/signal-server/triage/rules';
import { en } from '@vetkit/signal-server/triage/words/en';
import { html } from 'lit';
import { fakeServer, route } from '../testing/fake-server.ts';
import { mapleStreet } from '../testing/maple-street.ts';
import { axe, mount, until } from '../testing/mount.ts';
import { expect, test } from '../testing/story.ts';
import './vet-booking.ts';

/** An owner at the question what is going on, on a server that also keeps triage. */
async function owner(reason: string) {
  const clinic = mapleStreet();
  const kept: { body: SentTriage; token: string | undefined }[] = [];
  const triage = fakeServer({
    'POST /clinics/{clinic}/triage': route({ body: SentTriage, answer: TriageReply, handle: ({ body, token }) => (kept.push({ body, token }), { ...assess(body, [en]), assessment: '00000000-0000-4000-8000-0000000000cc' }) }),
  });
  const both: typeof fetch = (input, init) => (String(input).endsWith('/triage') ? triage.fetch(input, init) : clinic.fetch(input, init));
  const page = await mount(html`<vet-booking></vet-booking>`, { fetch: both });
  await page.press('None of these');
  await page.type('Name of your pet', 'Miso');
  await page.press('Cat');
  await page.type(/^What is going on/, reason);
  await page.press(/^Something is wrong/);
  await page.press('See free times');
  return { ...page, clinic, kept };
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

  test('what can wait is only a calendar; once booked, what was told is kept with the visit', async () => {
    const page = await owner('He scratches his ear');
    await page.reads('Next free time');
    expect(page.words()).not.to.contain('examined today');
    await page.press(/^Take /);
    await page.type('Your name', 'Sam Rivera');
    await page.type('Email', 'sam.rivera@mail.example');
    await page.press(/^I know that a vet cannot touch Miso/);
    await page.press(/may keep what I write here/);
    await page.press(/^Book Miso for/);
    await page.reads(/We keep .* for Miso/);
    await until(() => page.kept[0], 'the assessment');
    expect(page.kept[0]).to.deep.include({ token: 'appointment-token' });
    expect(page.kept[0]?.body).to.deep.include({ text: 'He scratches his ear', species: 'cat' });
  });
});
