import { spawnSync } from 'node:child_process';
import type { Page } from '@playwright/test';
import { probe, recordedCall, round } from '../prove/recording.ts';
import { looksRight } from './looks.ts';
import { expect, test } from './test.ts';

const looks = (page: Page, step: string) => looksRight(page, `${page.viewportSize()?.width}-recording-${step}`);
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();

const hasProbe = spawnSync('ffprobe', ['-version']).status === 0;

test('a visit is recorded only after everybody has agreed, and everybody sees it, pauses it, stops it; then it can be watched and saved', async ({ browser, server }) => {
  const call = await recordedCall(server, browser, 0, { desk: { viewport: { width: 1280, height: 900 } }, phone: { viewport: { width: 390, height: 844 } } });
  const { ito, sam } = call;
  const sign = (page: Page) => page.getByRole('group', { name: 'Recording', exact: true });
  try {
    await test.step('A no: nothing is recorded, and the visit goes on', async () => {
      await press(ito, 'Ask to record this visit');
      await expect(sam.getByRole('alertdialog', { name: 'May Dr. Hana Ito record this visit?' })).toBeVisible();
      await expect(sign(ito).getByText('Waiting for Sam Rivera to agree')).toBeVisible();
      await looks(sam, '2-question');
      await press(sam, 'No');
      await expect(ito.getByText('Sam Rivera would rather not be recorded. Nothing was recorded.')).toBeVisible();
      await press(ito, 'OK');
      await press(sam, 'OK');
      expect((await call.recordings()).map(({ state, received }) => [state, received])).toEqual([['declined', 0]]);
    });

    await test.step('A yes: it records, and says so to both', async () => {
      await press(ito, 'Ask to record this visit');
      await press(sam, 'Yes, record');
      for (const page of [ito, sam]) await expect(sign(page).getByRole('button', { name: 'Stop the recording' })).toBeVisible();
      await looks(sam, '4-on');
      await looks(ito, '4-on');
    });

    await test.step('The owner pauses and goes on; nobody else can go on for them', async () => {
      await press(sam, 'Pause the recording');
      await expect(sign(ito).getByText('Recording is paused')).toBeVisible();
      await expect(ito.getByRole('button', { name: 'Go on recording' })).toBeHidden();
      const before = (await call.recordings()).at(-1)!.received;
      await looks(ito, '5-paused');
      await press(sam, 'Go on recording');
      await expect(sign(ito).getByRole('button', { name: 'Pause the recording' })).toBeVisible();
      await expect.poll(async () => (await call.recordings()).at(-1)!.received).toBeGreaterThan(before);
    });

    await test.step('Without a line to the server the owner’s pause counts all the same, from browser to browser', async () => {
      await sam.route(/\/recordings(\/|$)/, (route) => route.abort());
      await press(sam, 'Pause the recording');
      await expect(sam.getByText('Nothing is recorded now.', { exact: false })).toBeVisible();
      await expect(sign(ito).getByText('Recording is paused')).toBeVisible();
      expect((await call.recordings()).at(-1)!.state).toBe('recording');
      await looks(sam, '6-unheard');
      await sam.unroute(/\/recordings(\/|$)/);
      await expect.poll(async () => (await call.recordings()).at(-1)!.state).toBe('paused');
      await press(sam, 'Go on recording');
      await expect(sign(ito).getByRole('button', { name: 'Pause the recording' })).toBeVisible();
    });

    await test.step('Stopped; after the visit it is there for both', async () => {
      await press(ito, 'Stop the recording');
      await expect(sam.getByText('The recording has stopped.', { exact: false }).first()).toBeVisible();
      await press(ito, 'Leave the call');
      for (const page of [ito, sam]) await expect(page.getByRole('button', { name: /^View the recording of/ })).toBeVisible();
      await press(ito, /^View the recording of/);
      await expect.poll(() => ito.locator('vet-recordings video').evaluate((video) => (video as HTMLVideoElement).currentTime)).toBeGreaterThan(0.3);
      await ito.locator('vet-recordings').scrollIntoViewIfNeeded();
      await looks(ito, '7-watched');
      await sam.locator('vet-recordings').scrollIntoViewIfNeeded();
      await looks(sam, '7-after');
      const saving = sam.waitForEvent('download');
      await press(sam, /^Download the recording of/);
      const saved = await saving;
      expect(saved.suggestedFilename()).toMatch(/^Miso \d{4}-\d\d-\d\d \d\d-\d\d VK-.*\.webm$/);
      // What lay across the pause and the end was not kept; the film around it is whole.
      if (hasProbe) expect(probe(await saved.path())).toMatchObject({ complaints: '', seconds: expect.closeTo((await call.recordings()).at(-1)!.seconds, 0) });
    });
  } finally {
    await call.close();
  }
});

test('the recording tab is killed: what it recorded is there when its person is back', async ({ browser, server }) => {
  test.skip(!hasProbe, 'no ffprobe here (Debian package ffmpeg)');
  const { passed, ...seen } = await round(server, browser, server.dataDir, 1);
  expect(passed, JSON.stringify(seen)).toBe(true);
});
