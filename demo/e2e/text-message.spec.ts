import { fileURLToPath } from 'node:url';
import { mouse } from './hand.ts';
import { looksRight } from './looks.ts';
import { Owner, Vet } from './people.ts';
import { Server } from './server.ts';
import { expect, test } from './test.ts';

const dataDir = fileURLToPath(new URL('../../.cache/e2e/data-text-message', import.meta.url));

test('an owner without e-mail: booked by mobile number, the link comes by text message, new words are agreed to before going in', async ({ browser }) => {
  const server = await Server.startFilled(dataDir);
  try {
    const page = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
    const hand = mouse();
    const kim = new Owner(page, hand, server);
    const button = (name: string | RegExp) => page.getByRole('button', { name });
    await kim.opensTheClinicsSite();
    await kim.ticksNothing();
    await kim.tellsAboutMiso();
    await kim.takesTheNextTime();
    await page.getByRole('textbox', { name: 'Your name' }).fill('Kim Doe');
    await page.getByRole('textbox', { name: 'Mobile phone' }).fill('555 0162');
    await page.getByText('What you agree to at Maple Street Veterinary').click();
    await expect(page.getByText('Nothing is recorded unless you allow it.')).toBeVisible();
    await looksRight(page, '390-sms-01-contact');
    await hand.tick(page.getByRole('checkbox', { name: /cannot touch Miso/ }));
    await hand.tick(page.getByRole('checkbox', { name: /may keep what I write/ }));
    await button(/^Book Miso for/).click();
    await expect(page.getByText(/Type it with its country/)).toBeVisible();
    await page.getByRole('textbox', { name: 'Mobile phone' }).fill('416-555-0162');
    await button(/^Book Miso for/).click();
    await expect(page.getByText('will confirm soon')).toBeVisible();
    await looksRight(page, '390-sms-02-booked');

    await page.goto(`${server.url}/outbox`);
    await expect(page.getByText('To +14165550162')).toBeVisible();
    await looksRight(page, '390-sms-03-outbox');
    const link = page.getByRole('link', { name: /consult\/VK-/ }).first();

    const staff = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    const marsh = new Vet(staff, mouse(), server);
    await marsh.signsIn(/Good/, 'jo.marsh@maple-street.example');
    await staff.getByRole('link', { name: 'Hours' }).first().click();
    await expect(staff.getByText('These are our suggested words.')).toBeVisible();
    await staff.getByRole('heading', { name: 'What owners agree to' }).scrollIntoViewIfNeeded();
    await staff.getByRole('textbox', { name: 'The text' }).fill('The vet sees your pet from afar, and may ask you to come in.\n\nNothing is recorded unless you allow it.');
    await looksRight(staff, '1280-sms-04-consent-text');
    await staff.getByRole('button', { name: 'Save as a new version' }).click();
    await expect(staff.getByText('Now: clinic-1')).toBeVisible();

    // While she is there, the manager adds a vet and names the clinic's new site.
    await staff.getByRole('link', { name: 'Team' }).first().click();
    await staff.getByRole('button', { name: 'Add somebody' }).click();
    await staff.getByRole('textbox', { name: 'Name' }).fill('Dr. Ben Low');
    await staff.getByRole('textbox', { name: 'Email' }).fill('ben.low@maple-street.example');
    await staff.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(staff.getByRole('button', { name: 'Let go of Dr. Ben Low' })).toBeVisible();
    await staff.getByRole('textbox', { name: 'Address of the site' }).fill('www.maple-street.example');
    await staff.getByRole('button', { name: 'Add the site' }).click();
    await expect(staff.getByRole('button', { name: 'Remove https://www.maple-street.example' })).toBeVisible();
    await looksRight(staff, '1280-sms-05-team');

    await page.goto((await link.getAttribute('href')) ?? '');
    await page.getByRole('button', { name: /Open/ }).first().click();
    await expect(page.getByText('The clinic has changed its text since you booked.')).toBeVisible();
    await expect(page.getByText('What you agree to at Maple Street Veterinary')).toBeVisible();
    await looksRight(page, '390-sms-06-agree-again');
    await hand.tick(page.getByRole('checkbox', { name: /cannot touch Miso/ }));
    await button('Agree and go on').click();
    await expect(page.getByText('Who is here')).toBeVisible();
    await looksRight(page, '390-sms-07-lobby');
  } finally {
    await server.stop();
  }
});
