import { fileURLToPath } from 'node:url';
import { codeFor } from '../prove/world.ts';
import { mouse } from './hand.ts';
import { looksRightOnBoth } from './looks.ts';
import { Owner, Vet } from './people.ts';
import { Server } from './server.ts';
import { expect, test } from './test.ts';

const cache = fileURLToPath(new URL('../../.cache/e2e/', import.meta.url));

const screen = { width: 390, height: 844 };

test('a booked visit gets another time, is cancelled, and is booked again from the mail', async ({ browser }) => {
  const dataDir = `${cache}data-change`;
  const server = await Server.startFilled(dataDir);
  try {
    const page = await (await browser.newContext({ viewport: screen })).newPage();
    const desk = await (await browser.newContext({ viewport: screen })).newPage();
    const sam = new Owner(page, mouse(), server);
    const ito = new Vet(desk, mouse(), server);
    const looks = (who: typeof page, step: string) => looksRightOnBoth(who, `change-${step}`);
    const button = (name: string | RegExp) => page.getByRole('button', { name });

    await page.goto(`${server.url}/book/maple-street`);
    await sam.ticksNothing();
    await sam.tellsAboutMiso();
    await sam.takesTheNextTime();
    await sam.givesContactAndConsent();
    const reference = await sam.reference();
    await expect(page.getByText('You can change or cancel it for free until')).toBeVisible();
    await looks(page, '1-booked');

    await test.step('The owner takes another time; the reference stays', async () => {
      await button('Change the time').click();
      await expect(page.getByText('It stays so until you take another time.')).toBeVisible();
      await looks(page, '2-times');
      await button(/^Take \d/).click();
      await expect(button('Change the time')).toBeVisible();
      expect(await sam.reference()).toBe(reference);
    });

    await test.step('The desk sees it, and moves it too', async () => {
      await ito.signsIn();
      await desk.getByRole('button', { name: 'Change or cancel the visit of Miso' }).click();
      await desk.getByText('Move it to another time').waitFor();
      await expect(desk.locator('.chip').first()).toBeVisible();
      await looks(desk, '3-desk');
      await desk.getByRole('button', { name: 'Close', exact: true }).click();
      await ito.confirmsMiso();
    });

    await test.step('The owner cancels after reading the rule', async () => {
      await expect(page.getByText('has confirmed', { exact: false }).first()).toBeVisible();
      await button('Cancel the visit').click();
      await expect(page.getByRole('heading', { name: 'Cancel the visit of Miso?' })).toBeVisible();
      await looks(page, '4-cancel');
      await button('Yes, cancel it').click();
      await expect(page.getByRole('heading', { name: 'This visit is cancelled' })).toBeVisible();
      await looks(page, '5-cancelled');
    });

    await test.step('The mail books again with one press; a code brings the pet', async () => {
      const mails = await page.context().newPage();
      await mails.goto(`${server.url}/outbox`);
      const again = /http:\S+\/book\/[^\s"<]+/;
      await expect(async () => {
        await mails.reload();
        expect(await newestTo(mails, /^Cancelled: Miso/)).toMatch(again);
      }).toPass();
      const link = again.exec(await newestTo(mails, /^Cancelled: Miso/))![0].replaceAll('&amp;', '&');
      expect(link).not.toMatch(/miso|sam/i);
      await mails.close();
      const back = await (await browser.newContext({ viewport: screen })).newPage();
      const once = new Owner(back, mouse(), server);
      await back.goto(link);
      await once.ticksNothing();
      await expect(back.getByRole('radio', { name: /Something is wrong/ })).toBeChecked();
      await looks(back, '6-again');
      await back.getByRole('button', { name: 'Get your pets' }).click();
      await back.getByRole('textbox', { name: 'Email' }).fill('sam.rivera@mail.example');
      await looks(back, '7-sign-in');
      const code = await codeFor(server.url, 'sam.rivera@mail.example', () => back.getByRole('button', { name: 'Send me a code' }).click());
      await back.getByRole('textbox', { name: 'Code from the email' }).fill(code);
      await expect(back.getByRole('radio', { name: /Miso/ })).toBeChecked();
      await looks(back, '8-pets');
      await back.getByRole('textbox', { name: /What is going on with Miso/ }).fill('He scratches again.');
      await back.getByRole('button', { name: 'See free times' }).click();
      await back.getByRole('button', { name: /^Take \d/ }).click();
      await expect(back.getByText('We reach you as before, Sam Rivera.')).toBeVisible();
      await looks(back, '9-known');
      await back.context().close();
    });
    await page.context().close();
    await desk.context().close();
  } finally {
    await server.stop();
    await test.info().attach('server', { body: server.output });
  }
});

type Page = Parameters<typeof looksRightOnBoth>[0];

/** The owner's newest mail with this subject, as text, read from the outbox's own data. */
async function newestTo(page: Page, subject: RegExp): Promise<string> {
  const answer = await page.request.get(new URL('/outbox/mails', page.url()).href);
  const { mails } = (await answer.json()) as { mails: { to: string; subject: string; text: string }[] };
  return mails.find((mail) => mail.to === 'sam.rivera@mail.example' && subject.test(mail.subject))?.text ?? '';
}
