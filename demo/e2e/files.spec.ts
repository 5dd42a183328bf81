import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { mouse } from './hand.ts';
import { looksRightOnBoth } from './looks.ts';
import { Owner, Vet } from './people.ts';
import { Server } from './server.ts';
import { expect, test } from './test.ts';

const cache = fileURLToPath(new URL('../../.cache/e2e/', import.meta.url));

const screen = { width: 390, height: 844 };

test("photos and records go from the clinic's own site to the desk, and the desk asks for more", async ({ browser }) => {
  const dataDir = `${cache}data-files`;
  const server = await Server.startFilled(dataDir);
  try {
    const page = await (await browser.newContext({ viewport: screen })).newPage();
    const desk = await (await browser.newContext({ viewport: screen })).newPage();
    const sam = new Owner(page, mouse(), server);
    const ito = new Vet(desk, mouse(), server);
    const looks = (who: Page, step: string) => looksRightOnBoth(who, `files-${step}`);

    await sam.opensTheClinicsSite();
    await sam.ticksNothing();
    await sam.tellsAboutMiso();
    await sam.takesTheNextTime();
    await sam.givesContactAndConsent();
    const reference = await sam.reference();

    await test.step('The owner adds a photo and earlier records on the clinic’s own site', async () => {
      const offer = page.getByRole('button', { name: 'Add photos or earlier records' });
      await offer.scrollIntoViewIfNeeded();
      await looks(page, '1-offer');
      await offer.click();
      const picker = page.getByLabel('Choose files');
      await picker.scrollIntoViewIfNeeded();
      await looks(page, '2-empty');
      await picker.setInputFiles([{ name: 'Miso ear.jpg', mimeType: 'image/jpeg', buffer: await photo(page) }, { name: 'Blood test.pdf', mimeType: 'application/pdf', buffer: Buffer.from(`%PDF-1.7 ${'x'.repeat(300_000)}`) }, { name: 'letter.docx', mimeType: 'application/msword', buffer: Buffer.from('PK\u0003\u0004letter') }]);
      await expect(page.getByRole('link', { name: 'Save Blood test.pdf' })).toBeVisible();
      await expect(page.locator('vet-files').getByText('Save other documents as PDF first.')).toBeVisible();
      await page.locator('vet-files').getByText('letter.docx', { exact: true }).scrollIntoViewIfNeeded();
      await looks(page, '3-added');
    });

    await test.step('The vet looks at them, saves one, and asks for more', async () => {
      await ito.signsIn();
      await desk.getByRole('button', { name: 'Files 2, photos and records of Miso' }).click();
      await desk.getByRole('button', { name: 'Show Miso ear.jpg' }).click();
      const big = desk.getByRole('img', { name: 'Miso ear.jpg' });
      await expect.poll(() => big.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(640);
      await looks(desk, '4-desk');
      const saving = desk.waitForEvent('download');
      await desk.getByRole('link', { name: 'Save Blood test.pdf' }).click();
      expect((await saving).suggestedFilename()).toBe('Blood test.pdf');
      await desk.getByRole('button', { name: 'Ask the owner for files' }).click();
      await desk.getByRole('textbox', { name: /What would help/ }).fill('A photo of the ear in daylight, please.');
      await desk.getByRole('button', { name: 'Ask the owner', exact: true }).scrollIntoViewIfNeeded();
      await looks(desk, '5-ask');
      await desk.getByRole('button', { name: 'Ask the owner', exact: true }).click();
      await expect(desk.getByText('“A photo of the ear in daylight, please.”')).toBeVisible();
    });

    await test.step('The owner’s page says so at once; the mail leads there too', async () => {
      await expect(page.getByText('“A photo of the ear in daylight, please.”')).toBeVisible();
      const link = new RegExp(`http://\\S+/consult/${reference}#c=maple-street&k=[\\w-]+&at=files`);
      let found = '';
      await expect(async () => {
        const { mails } = (await (await page.request.get(`${server.url}/outbox/mails`)).json()) as { mails: { subject: string; text: string }[] };
        found = link.exec(mails.find(({ subject }) => subject.includes('photos or records'))?.text ?? '')?.[0] ?? '';
        expect(found).not.toBe('');
      }).toPass();
      const back = await (await browser.newContext({ viewport: screen })).newPage();
      await back.goto(found);
      await back.getByRole('button', { name: 'Open my visit' }).click();
      await expect(back.getByText('“A photo of the ear in daylight, please.”')).toBeVisible();
      await back.getByText('asks you for photos or records').scrollIntoViewIfNeeded();
      await looks(back, '6-asked');
      await back.context().close();
    });
    await page.context().close();
    await desk.context().close();
  } finally {
    await server.stop();
    await test.info().attach('server', { body: server.output });
  }
});

/** A photo of 640 by 480, as a camera would take it. */
async function photo(page: Page): Promise<Buffer> {
  const url = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 });
    const pen = canvas.getContext('2d')!;
    pen.fillStyle = '#b98b62';
    pen.fillRect(0, 0, 640, 480);
    pen.fillStyle = '#5b3a24';
    pen.beginPath();
    pen.moveTo(180, 400);
    pen.lineTo(320, 60);
    pen.lineTo(460, 400);
    pen.fill();
    return canvas.toDataURL('image/jpeg', 0.9);
  });
  return Buffer.from(url.split(',')[1]!, 'base64');
}
