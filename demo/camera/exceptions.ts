import type { Browser, Page } from '@playwright/test';
import type { Server } from '../e2e/server.ts';
import { recordedCall } from '../prove/recording.ts';
import { ask } from '../prove/world.ts';

/** The room itself: her camera is off, both are told; she says why, he goes on by sound, and the timeline has both. True when all of it came. */
async function once(server: Server, browser: Browser, n: number): Promise<boolean> {
  const { ito, sam, reference, token, close } = await recordedCall(server, browser, n, { phone: { viewport: { width: 390, height: 844 } } });
  const over = (page: Page, name: string) => page.getByRole('alertdialog', { name });
  try {
    await sam.locator('video.remote').first().waitFor();
    await ito.getByRole('button', { name: 'Turn the camera off' }).click();
    await Promise.all([over(ito, 'Sam Rivera cannot see you').waitFor(), over(sam, 'We cannot see Dr. Hana Ito').waitFor()]);
    await ito.getByRole('button', { name: 'I cannot turn it on' }).click();
    await ito.getByRole('button', { name: 'It does not work' }).click();
    await ito.getByText('You go on without your picture').waitFor();
    await over(sam, 'We cannot see Dr. Hana Ito').getByText('camera does not work').waitFor();
    await sam.getByRole('button', { name: 'Go on by sound' }).click();
    await sam.getByText('The visit goes on without Dr. Hana Ito’s picture').waitFor();
    for (const end = Date.now() + 10_000; Date.now() < end; await new Promise((next) => setTimeout(next, 200))) {
      const { events } = (await ask(server, 'GET', `/consults/${reference}/timeline`, undefined, token)).body as { events: { type: string; actor: { kind: string }; data: Record<string, unknown> }[] };
      const accepted = events.filter(({ type, data }) => type === 'camera.judged' && data['rule'] === 'excepted').map(({ actor, data }) => `${actor.kind} ${String(data['exception'])}`);
      if (accepted.includes('staff broken') && accepted.includes('owner agreed')) return true;
    }
    return false;
  } finally {
    await close();
  }
}

/** How often an exception with its reason was told, shown to both and kept. */
export async function exceptions(server: Server, browser: Browser, rounds: number, say: (line: string) => void): Promise<{ held: number; of: number }> {
  let held = 0;
  for (let n = 0; n < rounds; n++) {
    const right = await once(server, browser, n + 500).catch((error: Error) => void say(`exception: ${error.message.split('\n')[0]}`));
    held += right ? 1 : 0;
  }
  say(`an exception with its reason, in the room: ${held} of ${rounds}`);
  return { held, of: rounds };
}
