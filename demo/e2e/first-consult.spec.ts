import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { type Hand, keyboard, mouse } from './hand.ts';
import { looksRight } from './looks.ts';
import { Owner, room, Vet } from './people.ts';
import { Server } from './server.ts';
import { expect, test } from './test.ts';

const cache = fileURLToPath(new URL('../../.cache/e2e/', import.meta.url));
const operator = fileURLToPath(new URL('../../packages/signal-server/dist/operator.js', import.meta.url));

/** Who sits where: the same path on desktops in the light by mouse, and on phones in the dark by keyboard alone. Each step is looked at in light and dark. */
const ways: { name: string; hand: (page: Page) => Hand; screen: { width: number; height: number }; scheme: 'light' | 'dark' }[] = [
  { name: 'desktop, light, by mouse', hand: mouse, screen: { width: 1280, height: 900 }, scheme: 'light' },
  { name: 'phone, dark, by keyboard alone', hand: keyboard, screen: { width: 390, height: 844 }, scheme: 'dark' },
];

for (const [n, way] of ways.entries()) {
  test(`from the clinic's page to the summary: ${way.name}`, async ({ browser }) => {
    const dataDir = `${cache}data-${n}`;
    rmSync(dataDir, { recursive: true, force: true });
    // The first from a first start on, as whoever tries it.
    const server = await (n === 0 ? Server.start(dataDir) : Server.startFilled(dataDir));
    const looks = (page: Page, step: string) => looksRight(page, `${page.viewportSize()?.width}-${step}`);
    try {
      const ownerPage = await (await browser.newContext({ viewport: way.screen, colorScheme: way.scheme, permissions: ['camera', 'microphone'] })).newPage();
      const vetPage = await (await browser.newContext({ viewport: way.screen, colorScheme: way.scheme, permissions: ['camera', 'microphone'] })).newPage();
      const sam = new Owner(ownerPage, way.hand(ownerPage), server);
      const ito = new Vet(vetPage, way.hand(vetPage), server);

      await test.step('1. Danger signs first; a danger sign shows the emergency way and no calendar', async () => {
        const slots: string[] = [];
        ownerPage.on('request', (request) => request.url().includes('/slots') && slots.push(request.url()));
        await sam.opensTheClinicsSite();
        await looks(ownerPage, '01-danger');
        await sam.ticksDanger('Tries to pee but cannot');
        await looks(ownerPage, '02-emergency');
        await expect(ownerPage.getByText('Lakeshore Animal Emergency')).toBeVisible();
        await expect(ownerPage.getByRole('button', { name: /^Take \d/ })).toBeHidden();
        expect(slots).toEqual([]);
        await ownerPage.evaluate(() => sessionStorage.clear());
        await sam.opensTheClinicsSite();
      });

      await test.step('2. Pet, reason, place, type; a free time; contact and consent; confirmation and mail', async () => {
        await sam.ticksNothing();
        await looks(ownerPage, '03-pet');
        await sam.tellsAboutMiso();
        await looks(ownerPage, '04-time');
        await sam.takesTheNextTime();
        await looks(ownerPage, '05-contact');
        await sam.givesContactAndConsent();
        await looks(ownerPage, '06-booked');
      });
      const reference = await sam.reference();
      expect(reference).toMatch(/^VK-/);

      await test.step('3. The vet signs in by code and confirms; the owner is told', async () => {
        await ito.signsIn();
        await looks(vetPage, '07-desk');
        await ito.confirmsMiso();
        await expect(ownerPage.getByText('has confirmed', { exact: false }).first()).toBeVisible();
        await looks(ownerPage, '08-confirmed');
        const mails = await vetPage.context().newPage();
        await mails.goto(`${server.url}/outbox`);
        await expect(mails.getByText('sam.rivera@mail.example').first()).toBeVisible();
        await looks(mails, '09-outbox');
        await mails.close();
      });

      await test.step('4. Both go in; they see and hear each other, peer to peer', async () => {
        await sam.opensTheWaitingRoom();
        await room.startsCamera(sam);
        await looks(ownerPage, '10-lobby');
        await ito.viewsMiso();
        await expect(vetPage.getByText('Sam Rivera is here already.')).toBeVisible();
        await room.startsCamera(ito);
        await looks(vetPage, '11-lobby');
        await room.goesIn(sam);
        await looks(ownerPage, '12-waiting');
        await room.goesIn(ito);
        for (const [person, who] of [[sam, 'Dr. Hana Ito'], [ito, 'Sam Rivera']] as const) {
          const seen = await room.seesAndHears(person, who);
          expect(seen.frames, `${who}: frames decoded`).toBeGreaterThan(5);
          expect(seen.mean, `${who}: not black`).toBeGreaterThan(30);
          expect(seen.change, `${who}: moving`).toBeGreaterThan(2);
          expect(seen.loudness, `${who}: heard`).toBeGreaterThan(0.01);
        }
        await looks(ownerPage, '13-call');
        await looks(vetPage, '14-call');
      });

      await test.step('5. Messages both ways; hang up', async () => {
        await room.writes(sam, 'Here is his left ear.');
        await room.reads(ito, 'Here is his left ear.');
        await room.writes(ito, 'Thank you, that helps.');
        await room.reads(sam, 'Thank you, that helps.');
        await looks(ownerPage, '15-messages');
        await looks(vetPage, '16-messages');
        await room.leaves(ito);
        await expect(ownerPage.getByText('The call has ended')).toBeVisible();
        for (const page of [ownerPage, vetPage]) await expect(page.getByText(/^You saw and heard each other for \d+ (second|minute)/)).toBeVisible();
        await looks(ownerPage, '17-after');
        await looks(vetPage, '17-after-vet');
      });

      await test.step('6. The record: autosave, a reload in the middle loses nothing, complete; the owner reads the summary', async () => {
        await ito.writes('Subjective', 'Scratches his left ear since Tuesday.');
        await ito.writes('Objective', 'Left ear red, dark wax.');
        // No waiting for the save: the tab goes away in the middle of the work.
        await ito.writes('Assessment', 'Sore ear, likely yeast.');
        await vetPage.reload();
        await expect(vetPage.getByRole('textbox', { name: 'Assessment' })).toHaveValue('Sore ear, likely yeast.');
        await expect(vetPage.getByRole('textbox', { name: 'Subjective' })).toHaveValue('Scratches his left ear since Tuesday.');
        await looks(vetPage, '18-record');
        await ito.writes('Plan', 'Ear drops for a week, see again in two.');
        await ito.writes('What you explained', 'How to give ear drops.');
        await way.hand(vetPage).choose(vetPage.getByRole('radio', { name: 'None' }).first());
        await way.hand(vetPage).choose(vetPage.getByRole('radio', { name: '2 weeks' }));
        await ito.writes('What you found', "Miso's left ear is sore and itchy. This is common and gets better.");
        await ito.writes('What to do', 'Ear drops, morning and evening\nKeep the cone on');
        await ito.isSaved();
        await way.hand(vetPage).press(vetPage.getByRole('button', { name: 'Complete', exact: true }));
        await expect(vetPage.getByText('This record is complete')).toBeVisible();
        await looks(vetPage, '19-completed');
        await expect(ownerPage.getByText("Miso's left ear is sore and itchy.")).toBeVisible();
        await expect(ownerPage.getByText('Keep the cone on')).toBeVisible();
        await looks(ownerPage, '20-summary');
      });

      await test.step('7. The server is killed and started again: everything is still there, the audit chain verifies', async () => {
        await server.kill();
        await server.run();
        await ownerPage.reload();
        await expect(ownerPage.getByText("Miso's left ear is sore and itchy.")).toBeVisible();
        await expect(ownerPage.getByText('Here is his left ear.')).toBeVisible();
        await vetPage.reload();
        await expect(vetPage.getByRole('textbox', { name: 'Assessment' })).toHaveValue('Sore ear, likely yeast.');
        const verified = spawnSync(process.execPath, [operator, 'audit', 'verify'], { encoding: 'utf8', env: { ...process.env, DATA_DIR: dataDir, PORT: String(server.port), DEMO_PORT: String(server.demoPort) } });
        expect(verified.stdout + verified.stderr).toContain('maple-street');
        expect(verified.status).toBe(0);
      });
      await ownerPage.context().close();
      await vetPage.context().close();
    } finally {
      await server.stop();
      await test.info().attach('server', { body: server.output });
    }
  });
}
