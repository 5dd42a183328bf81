import { randomInt } from 'node:crypto';
import type { Server } from '../e2e/server.ts';
import { type Desk, deskOf, typist } from './typing.ts';
import { ask, withServer } from './world.ts';

export const about = 'A vet and a technician write into one record at random for five minutes, at the same places too: every word that appeared is in the record in the end, or stood in a conflict that was shown';

const technician = 'alex.reyes@maple-street.example';
const ofTechnician = ['subjective', 'objective'];
const ofVet = [...ofTechnician, 'assessment', 'plan', 'found'];
const choices = ['Keep mine', 'Take theirs', 'Keep both'];

const sleep = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

interface Written {
  /** Every word that stood on the page for a moment. */
  readonly words: string[];
  /** All that was shown side by side. */
  readonly shown: string[];
}

const conflictOf = (desk: Desk) => desk.page.locator('vet-record-editor .versions');

/** Looks at a conflict, if there is one, and chooses. */
async function settles(desk: Desk, { shown }: Written): Promise<boolean> {
  const versions = conflictOf(desk);
  if (!(await versions.isVisible())) return false;
  const text = await versions.innerText().catch(() => undefined);
  if (text === undefined) return true;
  shown.push(text);
  const offered = desk.page.getByRole('button', { name: choices[randomInt(choices.length)]!, exact: true });
  // It may be gone by itself, or have no third way.
  if (await offered.isVisible()) await offered.click({ timeout: 2000 }).catch(() => {});
  return true;
}

/** Writes a word of its own at the end of a field. It counts when it stood there. */
async function writes(desk: Desk, field: string, word: string, written: Written): Promise<void> {
  const place = desk.page.locator(`#${field}`);
  const there = await place.evaluate((element) => {
    const area = element as HTMLTextAreaElement;
    area.focus();
    area.setSelectionRange(area.value.length, area.value.length);
  }, undefined, { timeout: 2000 }).then(() => true, () => false);
  if (!there) return;
  await desk.page.keyboard.type(` ${word}`, { delay: randomInt(12) });
  const stands = await desk.page.locator('vet-record-editor').evaluate((editor, [id, text]) => {
    const root = editor.shadowRoot!;
    return root.querySelector<HTMLTextAreaElement>(`#${id}`)?.value.includes(text!) ?? root.querySelector('.versions')?.textContent?.includes(text!) ?? false;
  }, [field, word] as const);
  if (stands) written.words.push(word);
}

async function writer(desk: Desk, name: string, fields: readonly string[], until: number, written: Written): Promise<void> {
  for (let n = 0; Date.now() < until; n += 1) {
    if (await settles(desk, written)) continue;
    await writes(desk, fields[randomInt(fields.length)]!, `${name}${n}.`, written);
    await sleep(randomInt(10) === 0 ? randomInt(3000) : randomInt(150));
  }
}

/** Nothing waits any more on either side. */
async function rests(desks: readonly Desk[], written: Written): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end; await sleep(200)) {
    const states = await Promise.all(desks.map(async (desk) => ((await settles(desk, written)) ? 'conflict' : desk.page.locator('.saved').getAttribute('data-state'))));
    if (states.every((state) => state === 'saved')) return;
  }
  throw new Error('not all was saved after a minute');
}

/** Both write for so long; what became of their words. */
export async function bothWrite(server: Server, seconds: number) {
  const { desk: vet, visit } = await typist(server);
  const { desk: second } = await deskOf(server, technician);
  const desks = [vet, second];
  const written: Written = { words: [], shown: [] };
  try {
    const { reference, token } = await visit();
    for (const desk of desks) await desk.open(reference, 'subjective');
    const until = Date.now() + seconds * 1000;
    await Promise.all([writer(vet, 'v', ofVet, until, written), writer(second, 't', ofTechnician, until, written)]);
    await rests(desks, written);
    const { body } = await ask(server, 'GET', `/records/${reference}`, undefined, token);
    const final = JSON.stringify(body['body']);
    const shown = written.shown.join('\n');
    // Words end with a point: v1. is not v12.
    const lost = written.words.filter((word) => !final.includes(word) && !shown.includes(word));
    return { words: written.words.length, inRecord: written.words.filter((word) => final.includes(word)).length, conflicts: written.shown.length, versions: body['revision'] as number, lost };
  } finally {
    for (const desk of desks) await desk.stop();
  }
}

export const prove = (say: (line: string) => void, seconds = 300) =>
  withServer(async (server) => {
    const { lost, ...found } = await bothWrite(server, seconds);
    say(`${JSON.stringify(found)}${lost.length ? `, lost: ${lost.join(' ')}` : ''}`);
    return { n: found.words, passed: found.words - lost.length, seconds, ...found, lost };
  });
