import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from '@playwright/test';
import { stripeStandIn, type StripeStandIn } from '../../packages/signal-server/test/stripe/stand-in.ts';
import { mouse } from './hand.ts';
import { looksRight, looksRightOnBoth } from './looks.ts';
import { Owner, room, Vet } from './people.ts';
import { Server } from './server.ts';
import { listen, numbersIn, rowsWith } from './stripe/digits.ts';
import { stripeInBrowser } from './stripe/routes.ts';
import { expect, test } from './test.ts';
import { sets, staff } from './visit.ts';

const dataDir = fileURLToPath(new URL('../../.cache/e2e/data-pay', import.meta.url));
const manager = 'jo.marsh@maple-street.example';
const keys = { secretKey: 'sk_test_stand_in', publishableKey: 'pk_test_stand_in', webhookSecret: 'whsec_stand_in' };
/** Stripe's documented numbers, by what happens with them. */
const cards = { works: '4242424242424242', declined: '4000000000000002', expired: '4000000000000069', asks: '4000002500003155' } as const;

/** The owner in front of the card company's form. */
class Payer extends Owner {
  get form() {
    return this.page.frameLocator('iframe[title="Secure payment input frame"]');
  }
  get said() {
    return this.page.getByRole('dialog', { name: 'Payment' }).getByRole('alert');
  }
  async addsACard(): Promise<void> {
    await this.page.locator('vet-payment').getByRole('button', { name: 'Add a card' }).click();
  }
  /** By keyboard alone: from wherever the dialog has put the focus, through the frame's fields, to the button that pays. */
  async typesTheCard(number: string): Promise<void> {
    const field = this.form.getByRole('textbox', { name: 'Card number' });
    await field.waitFor();
    // The focus goes from the page into the frame, and out of it, a moment after the key: what is on its way is waited for.
    const inFrame = () => field.evaluate(() => (document.hasFocus() ? (document.activeElement as HTMLInputElement).name ?? '' : ''));
    const inPage = () => this.page.evaluate(() => `${document.activeElement?.tagName} ${document.activeElement?.textContent}`);
    const where = async () => {
      const [frame, page] = [await inFrame(), await inPage()];
      return page.startsWith('IFRAME') ? frame || 'on its way' : page;
    };
    for (let tabs = 0; tabs < 12 && (await where()) !== 'number'; tabs += 1) {
      const before = await where();
      await this.page.keyboard.press('Tab');
      await expect.poll(where).not.toBe(before);
      await expect.poll(where).not.toBe('on its way');
    }
    expect(await where()).toBe('number');
    for (const words of [number.replaceAll(/(.{4})(?=.)/g, '$1 '), '12 / 39', '123']) {
      await this.page.keyboard.press('ControlOrMeta+a');
      await this.page.keyboard.type(words);
      await this.page.keyboard.press('Tab');
    }
    await expect(this.page.getByRole('dialog', { name: 'Payment' }).getByRole('button', { name: 'Add a card' })).toBeFocused();
    await this.page.keyboard.press('Enter');
  }
}

async function books(sam: Owner, page: string): Promise<void> {
  await sam.page.goto(page);
  await sam.ticksNothing();
  await sam.tellsAboutMiso();
  await sam.takesTheNextTime();
  await sam.givesContactAndConsent();
}

/** What the browser's own policy kept out. */
function violations(context: BrowserContext): string[] {
  const refused: string[] = [];
  context.on('console', (message) => /Content Security Policy/i.test(message.text()) && refused.push(message.text()));
  return refused;
}

const asWritten = (policy: string, name: string): string => policy.split('; ').find((part) => part.startsWith(`${name} `)) ?? '';

test('a card at the booking, the bank that asks, Charge in the call, the bill: no digit of a card reaches us', async ({ browser }) => {
  const stripe = await stripeStandIn(keys);
  const server = await Server.startFilled(dataDir, { STRIPE_SECRET_KEY: keys.secretKey, STRIPE_PUBLISHABLE_KEY: keys.publishableKey, STRIPE_WEBHOOK_SECRET: keys.webhookSecret, STRIPE_API: stripe.url.href });
  try {
    await sets(await staff(server, manager), 'payment-settings', { atBooking: 'card' });
    const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, permissions: ['camera', 'microphone'] });
    const refusedByPolicy = violations(phone);
    const said = listen(phone, [server.url, server.clinicSite].map((url) => new URL(url).host));
    const page = await phone.newPage();
    const sam = new Payer(page, mouse(), server);
    const card = page.locator('vet-payment');

    await test.step('1. The form is blocked: what to do instead; nothing else is lost', async () => {
      await phone.route('https://js.stripe.com/**', (route) => route.abort());
      const policy = (await fetch(`${server.url}/book/maple-street`)).headers.get('content-security-policy') ?? '';
      expect(asWritten(policy, 'script-src')).toBe("script-src 'self' https://js.stripe.com https://*.js.stripe.com");
      expect(asWritten(policy, 'frame-src')).toBe('frame-src https://js.stripe.com https://*.js.stripe.com https://hooks.stripe.com');
      expect(policy).not.toContain('unsafe');
      await books(sam, `${server.url}/book/maple-street`);
      await expect(card.getByText('Test mode: no money moves.')).toBeVisible();
      await sam.addsACard();
      await expect(card.getByText('The card form cannot load here')).toBeVisible();
      await expect(card.getByText(/or pay at the clinic\./)).toBeVisible();
      await card.scrollIntoViewIfNeeded();
      await looksRight(page, '390-pay-1-blocked');
      await phone.unroute('https://js.stripe.com/**');
    });
    const { refused } = await stripeInBrowser(phone, stripe);

    await test.step('2. Not yet whole, declined, expired: each says why, and the form stays', async () => {
      await sam.addsACard();
      await sam.typesTheCard('4242');
      await expect(sam.said).toHaveText('Your card number is incomplete.');
      await sam.typesTheCard(cards.declined);
      await expect(sam.said).toHaveText('Your bank said no to this card. Use another card, or call your bank.');
      await looksRightOnBoth(page, 'pay-2-declined');
      await sam.typesTheCard(cards.expired);
      await expect(sam.said).toHaveText('This card has expired. Use another card.');
    });

    await test.step('3. The bank asks on its own page: no leads back to the card, yes sets the amount aside', async () => {
      for (const [answer, then] of [['No', /Your bank wants to hear from you first/], ['Yes, it is me', /is set aside\. You are charged after the visit\./]] as const) {
        await sam.typesTheCard(cards.asks);
        await page.getByRole('button', { name: answer }).click();
        await expect(card.getByText(then)).toBeVisible();
        expect(page.url()).toMatch(/\/book\/maple-street$/);
        await card.scrollIntoViewIfNeeded();
        await looksRight(page, `390-pay-3-bank-${answer.slice(0, 2)}`);
        if (answer === 'No') await sam.addsACard();
      }
    });
    const reference = await sam.reference();

    await test.step('4. Charge in the call: from what was set aside, once', async () => {
      const desk = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, permissions: ['camera', 'microphone'] })).newPage();
      const ito = new Vet(desk, mouse(), server);
      await ito.signsIn();
      await ito.confirmsMiso();
      await expect(page.getByText('has confirmed', { exact: false }).first()).toBeVisible();
      await sam.opensTheWaitingRoom();
      await room.startsCamera(sam);
      await room.goesIn(sam);
      await ito.viewsMiso();
      await room.startsCamera(ito);
      await room.goesIn(ito);
      await expect(desk.getByLabel("Sam Rivera's picture")).toBeVisible();
      await desk.getByRole('button', { name: /^Charge/ }).click();
      const bill = desk.locator('vet-charge');
      await bill.getByRole('button', { name: /^Charge (CA)?\$62/ }).click();
      await expect(bill.getByText(/Charged (CA)?\$62(\.00)?\./).first()).toBeVisible();
      await looksRight(desk, '1280-pay-4-charged');
      expect(stripe.asked.filter(({ path }) => path.endsWith('/capture'))).toHaveLength(1);
      await room.leaves(ito);
      await desk.context().close();
    });

    await test.step('5. The owner reads what was paid, and has the bill', async () => {
      await expect(card.getByText(/Paid: (CA)?\$62(\.00)?\./)).toBeVisible();
      await card.scrollIntoViewIfNeeded();
      await looksRightOnBoth(page, 'pay-5-paid');
      const [file] = await Promise.all([page.waitForEvent('download'), card.getByRole('button', { name: 'Invoice' }).click()]);
      expect(file.suggestedFilename()).toBe(`invoice-${reference}.pdf`);
    });

    await test.step('6. On the clinic’s own site: a card that works', async () => {
      const desktop = await browser.newContext({ viewport: { width: 1280, height: 900 }, colorScheme: 'dark' });
      said.push(...(await paysOnTheSite(desktop, server, stripe)));
    });

    await test.step('No digit: not in what the browsers sent us, not in the log, not in the database', async () => {
      const all = Object.values(cards);
      // They did reach the card company: the search finds them there.
      expect(numbersIn(stripe.asked.map(({ body }) => body).join('\n'), all)).toEqual(all);
      expect(said.length).toBeGreaterThan(50);
      expect(said.filter((one) => numbersIn(one, all).length)).toEqual([]);
      expect(numbersIn(server.output, all)).toEqual([]);
      expect(server.output).not.toContain('_secret_');
      for (const number of all) expect(await rowsWith(dataDir, number), number).toEqual({});
      // What a receipt shows of a card is there: the search reads every table.
      expect(await rowsWith(dataDir, '"4242"')).toMatchObject({ payer: 1 });
    });
    expect(refused).toEqual([]);
    expect(refusedByPolicy).toEqual([]);
    await phone.close();
  } finally {
    await server.stop();
    await stripe.close();
    await test.info().attach('server', { body: server.output });
  }
});

const [realSecret, realPublishable] = ['STRIPE_TEST_SECRET_KEY', 'STRIPE_TEST_PUBLISHABLE_KEY'].map((name) => process.env[name]);
const isReal = Boolean(realSecret?.startsWith('sk_test_') && realPublishable?.startsWith('pk_test_'));

test(`a card with Stripe itself, in its test mode${isReal ? '' : ': skipped, because STRIPE_TEST_SECRET_KEY and STRIPE_TEST_PUBLISHABLE_KEY are not set'}`, async ({ browser }) => {
  test.skip(!isReal, 'needs STRIPE_TEST_SECRET_KEY (sk_test_…) and STRIPE_TEST_PUBLISHABLE_KEY (pk_test_…)');
  const folder = `${dataDir}-real`;
  const server = await Server.startFilled(folder, { STRIPE_SECRET_KEY: realSecret!, STRIPE_PUBLISHABLE_KEY: realPublishable!, STRIPE_WEBHOOK_SECRET: 'whsec_not_used' });
  try {
    await sets(await staff(server, manager), 'payment-settings', { atBooking: 'card' });
    const said = await paysOnTheSite(await browser.newContext({ viewport: { width: 1280, height: 900 } }), server);
    expect(said.filter((one) => numbersIn(one, [cards.works]).length)).toEqual([]);
    expect(await rowsWith(folder, cards.works)).toEqual({});
  } finally {
    await server.stop();
    await test.info().attach('server', { body: server.output });
  }
});

/** Gives what this browser said to our server. */
async function paysOnTheSite(context: BrowserContext, server: Server, stripe?: StripeStandIn): Promise<string[]> {
  const said = listen(context, [server.url, server.clinicSite].map((url) => new URL(url).host));
  const own = stripe && (await stripeInBrowser(context, stripe));
  const page: Page = await context.newPage();
  const alex = new Payer(page, mouse(), server);
  await books(alex, server.clinicSite);
  await alex.addsACard();
  await alex.typesTheCard(cards.works);
  await expect(page.locator('vet-payment').getByText(/is set aside/)).toBeVisible();
  await looksRight(page, '1280-pay-6-site');
  expect(own?.refused ?? []).toEqual([]);
  await context.close();
  return said;
}
