import { expect, test } from 'vitest';
import { hostedPages } from '../../test/hosted.ts';
import { wholePack } from '../triage/whole-pack.ts';

test('every rule is on its page, with source and review date, and that nobody has signed the pack off', async () => {
  const pack = wholePack();
  const { get } = await hostedPages({ triagePack: () => pack });
  const page = await get('/triage-rules');
  expect([page.status, page.headers.get('content-security-policy')]).toEqual([200, expect.stringContaining("script-src 'self'")]);
  const text = await page.text();
  expect(text).toContain('await a veterinarian’s sign-off');
  expect((text.match(/<li class="item">/g) ?? []).length).toBe(pack.rules.length);
  expect((text.match(/<time datetime="\d{4}-\d\d-\d\d">/g) ?? []).length).toBe(pack.rules.length);
});

test('words of a rule are words on the page', async () => {
  const { get } = await hostedPages();
  expect(await (await get('/triage-rules')).text()).toContain('It had a &lt;seizure&gt;');
});
