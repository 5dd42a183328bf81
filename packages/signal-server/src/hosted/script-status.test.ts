import { expect, test } from 'vitest';
import type { ScriptStatusAnswer, UseScript } from '../records/scripts.contract.ts';
import { scriptStatusRoutes } from './script-status.ts';

/** A script that is filled once, by the digits 12345678. */
function paper() {
  let left = 1;
  const sent: UseScript[] = [];
  const answer = (): ScriptStatusAnswer => ({
    state: left ? 'valid' : 'used', left, issuedOn: '2030-01-07', expiresOn: '2030-02-06', class: 'other', clinic: { name: 'Maple Street Veterinary', phone: null }, initials: { animal: 'M.', owner: 'S. R.' },
  });
  const routes = scriptStatusRoutes({
    publicUrl: new URL('https://care.example/'),
    widgets: { address: async () => undefined } as unknown as Parameters<typeof scriptStatusRoutes>[0]['widgets'],
    status: async (clinic, code) => (clinic === 'maple-street' && code === 'the-code' ? answer() : undefined),
    use: async (_clinic, code, filled) => {
      sent.push(filled);
      if (code !== 'the-code') return undefined;
      if (filled.dispensingCode !== '12345678') return 'dispensing-code-wrong';
      left = 0;
      return 'done';
    },
  });
  const fill = (digits: string, by: string, code = 'the-code') => routes.request(`/script/maple-street/${code}`, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: `${new URLSearchParams({ digits, by })}` });
  return { routes, fill, sent };
}

test('a pharmacy marks a script as filled on its status page, with the digits on the paper', async () => {
  const { routes, fill, sent } = paper();
  expect(await (await routes.request('/script/maple-street/the-code')).text()).toContain('Mark as filled');
  expect(await (await fill('1234', 'Corner Pharmacy')).text()).toContain('Type the eight digits');
  expect(sent).toEqual([]);
  expect(await (await fill('8765 4321', 'Corner Pharmacy')).text()).toContain('not the digits on the script');
  const done = await (await fill('1234 5678', 'Corner Pharmacy')).text();
  expect(done).toContain('marked as filled');
  expect(done).toContain('This script was filled');
  expect(done).not.toContain('<form');
  expect(sent.at(-1)).toEqual({ dispensingCode: '12345678', by: 'Corner Pharmacy' });
});

test('a code that does not exist, and a body that is too large, are refused', async () => {
  const { fill } = paper();
  expect((await fill('12345678', 'Corner Pharmacy', 'another')).status).toBe(404);
  expect((await fill('12345678', 'x'.repeat(10_000))).status).toBe(413);
});
