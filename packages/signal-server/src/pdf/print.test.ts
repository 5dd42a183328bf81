import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { paperSize, type Block, type Paper } from './paper.ts';
import { createPrinter } from './print.ts';

const print = createPrinter({ font: undefined, clock: () => new Date('2026-11-22T10:00:00Z') });
const paper = (...blocks: Block[]): Paper => ({
  size: paperSize('CA'), locale: 'en', title: 'Summary of a visit', foot: 'VK-7Q3M-2F', blocks,
  head: { clinic: 'Maple Street Veterinary', lines: ['12 Maple Street, Toronto', '416-555-0100'], vet: { name: 'Dr. Hana Ito', licence: 'ON 12345' } },
});

const noPoppler = spawnSync('pdftotext', ['-v']).status !== 0;
if (noPoppler) console.log('Words of PDFs are not read back: there is no pdftotext (Debian package poppler-utils)');

/** The text of a PDF as another program reads it; marks of direction left out. */
async function readBack(bytes: Uint8Array): Promise<{ text: string; pages: number; size: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'vetkit-pdf-'));
  try {
    const file = join(folder, 'it.pdf');
    await writeFile(file, bytes);
    if (process.env['KEEP_PDF']) await writeFile(`${process.env['KEEP_PDF']}/${createHash('sha256').update(bytes).digest('hex').slice(0, 8)}.pdf`, bytes);
    const info = spawnSync('pdfinfo', [file], { encoding: 'utf8' }).stdout;
    const text = spawnSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).stdout.replaceAll(' / ', '/').replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
    return { text, pages: Number(/Pages:\s+(\d+)/.exec(info)?.[1]), size: /Page size:\s+(.*)/.exec(info)?.[1] ?? '' };
  } finally {
    await rm(folder, { recursive: true });
  }
}

test.skipIf(noPoppler)('a page looks like the clinic it comes from, and its words can be read out of it', async () => {
  const { text, pages, size } = await readBack(
    await print(
      paper(
        { kind: 'facts', rows: [['Animal', 'Miso (cat)'], ['Owner', 'Sam Rivera'], ['Not said', '']] },
        { kind: 'heading', text: 'What to do' },
        { kind: 'list', items: ['Clean the ear — twice a day', 'Keep ≥ 38 °C, ½ tablet → call'], numbered: true },
        { kind: 'table', columns: [{ title: 'What', share: 3 }, { title: 'Price', share: 1, end: true }], rows: [['Visit', '$45.00'], ['Ελληνικά и кириллица, Tiếng Việt', '$5.00']], total: ['Total', '$50.00'] },
        { kind: 'code', address: 'https://care.example/script/maple-street/AbCdEf', text: 'Scan to see whether it still counts.' },
        { kind: 'plot', title: 'Weight', unit: 'kg', points: [{ on: '2026-01-02', value: 4.1 }, { on: '2026-06-02', value: 4.6 }, { on: '2026-11-02', value: 4.3 }] },
        { kind: 'signature', name: 'Dr. Hana Ito', said: 'Signed on 2026-11-22' },
      ),
    ),
  );
  for (const words of ['Maple Street Veterinary', '12 Maple Street, Toronto', 'ON 12345', 'Summary of a visit', 'Miso (cat)', '1. Clean the ear — twice a day', '≥ 38 °C, ½ tablet → call', 'Ελληνικά и кириллица, Tiếng Việt', '$50.00', '4.6 kg', '1/1', 'VK-7Q3M-2F']) expect(text).toContain(words);
  expect(text).not.toContain('Not said');
  expect([pages, size]).toEqual([1, '612 x 792 pts (letter)']);
});

test.skipIf(noPoppler)('Hebrew and Arabic run from right to left, with Latin words and numbers inside', async () => {
  const { text } = await readBack(
    await print(
      paper(
        { kind: 'text', text: 'החתולה מיסו (בת 5) שוקלת 4.3 ק"ג ולקחה Amoxicillin היום.' },
        { kind: 'text', text: 'القطة ميسو عمرها 5 سنوات وتحتاج إلى زيارة (عاجلة) اليوم.' },
        { kind: 'facts', rows: [['Owner', 'سام ريفيرا'], ['Pet', 'מיסו']] },
        { kind: 'list', items: ['לנקות את האוזן', 'Call the clinic'], numbered: true },
      ),
    ),
  );
  for (const words of ['החתולה מיסו', 'שוקלת', 'Amoxicillin', 'היום', 'القطة ميسو عمرها', 'سنوات وتحتاج', 'زيارة', 'عاجلة', 'سام', 'מיסו', 'לנקות את האוזן', 'Call the clinic']) expect(text).toContain(words);
});

test.skipIf(noPoppler)('a long text goes on over pages, none of its words lost, and a table repeats its head', async () => {
  const words = Array.from({ length: 1500 }, (_, at) => `word${at}`);
  const rows = Array.from({ length: 90 }, (_, at) => [`Line ${at}`, `${at}.00`]);
  const { text, pages } = await readBack(await print({ ...paper({ kind: 'text', text: words.join(' ') }, { kind: 'table', columns: [{ title: 'What', share: 2 }, { title: 'Amount', share: 1, end: true }], rows }), size: 'A4' }));
  expect(pages).toBeGreaterThan(3);
  for (const word of [...words, 'Line 89', '89.00', `${pages}/${pages}`]) expect(text).toMatch(new RegExp(`\\b${word.replaceAll('.', '\\.')}\\b`));
  expect(text.match(/What\s+Amount/g)?.length).toBeGreaterThan(1);
});

test('a hostile name cannot turn the words around it, pictures are said, and a word without end is cut', async () => {
  const bytes = await print(paper({ kind: 'text', text: `Rex\u202e xeR \u2067\u0000 😊👩🏽‍⚕️ ${'x'.repeat(5000)}` }));
  expect(bytes.length).toBeGreaterThan(5000);
  if (noPoppler) return;
  const { text } = await readBack(bytes);
  expect(text).toContain('Rex xeR');
  expect(text).toContain('(picture)');
  expect(text.match(/x/g)?.length).toBeGreaterThanOrEqual(5000);
});

test('letters that no font here has are a clear refusal, not empty boxes', async () => {
  await expect(print(paper({ kind: 'text', text: '猫の名前' }))).rejects.toMatchObject({ code: 'letters-missing', status: 422, detail: expect.stringContaining('PDF_FONT') });
});

test.skipIf(noPoppler)('with a font of the operator’s own names in Chinese, Japanese and Korean are set among the rest, and can be read out again', async () => {
  const own = createPrinter({ font: new URL('../../test/fonts/cjk.otf', import.meta.url).pathname, clock: () => new Date() });
  const { text } = await readBack(
    await own(paper({ kind: 'facts', rows: [['Owner', '三宅健太'], ['Owner', '王小明'], ['Owner', '김민준'], ['Animal', 'ミケ (cat), 38.6 °C']] }, { kind: 'text', text: '三宅健太さんの猫ミケ。'.repeat(12) })),
  );
  for (const words of ['三宅健太', '王小明', '김민준', 'ミケ (cat), 38.6 °C', 'Maple Street Veterinary']) expect(text).toContain(words);
  // Lines end between any two letters; none is lost.
  expect(text.replace(/\s/g, '')).toContain('三宅健太さんの猫ミケ。'.repeat(12));
});

test('a font that is none, or is not in the collection, is said', async () => {
  await expect(createPrinter({ font: '/no/such/font.ttf', clock: () => new Date() })(paper())).rejects.toThrow();
  await expect(createPrinter({ font: new URL('../../fonts/SOURCE.md', import.meta.url).pathname, clock: () => new Date() })(paper())).rejects.toThrow();
});

test('the shipped fonts are the ones that SOURCE.md beside them names', () => {
  const folder = new URL('../../fonts/', import.meta.url);
  const sums = Object.fromEntries([...readFileSync(new URL('SOURCE.md', folder), 'utf8').matchAll(/^\| `([\w.-]+)` \|.*\| `([0-9a-f]{64})` \|$/gm)].map(([, file, sum]) => [file, sum]));
  const files = readdirSync(folder).filter((file) => file.endsWith('.ttf'));
  expect(Object.keys(sums).sort()).toEqual(files.sort());
  for (const file of files) expect([file, createHash('sha256').update(readFileSync(new URL(file, folder))).digest('hex')]).toEqual([file, sums[file]]);
  expect(readFileSync(new URL('LICENSES.txt', folder), 'utf8')).toContain('SIL Open Font License');
});
