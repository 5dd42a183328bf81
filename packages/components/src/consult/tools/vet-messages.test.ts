import { type Message, Message as MessageSchema, MessageList, SayRequest } from '@vetkit/signal-server/consult/contract';
import { html } from 'lit';
import { fakeServer, refuse, route } from '../../testing/fake-server.ts';
import { axe, keys, mount, until } from '../../testing/mount.ts';
import { expect, test } from '../../testing/story.ts';
import { asIto, ito, roomOf, sam } from '../testing.ts';
import './vet-messages.ts';

const path = '/clinics/{clinic}/consults/{reference}/messages';

/** A server that keeps messages as the real one does: by id. */
async function chat(room = roomOf(), about: { lossy?: number; locked?: boolean; over?: boolean; answers?: Promise<unknown> } = {}) {
  const kept: Message[] = [];
  let lose = about.lossy ?? 0;
  const me = room.me.role === 'owner' ? sam : ito;
  const server = fakeServer({
    [`GET ${path}`]: route({ answer: MessageList, handle: () => ({ messages: kept }) }),
    [`POST ${path}`]: route({
      body: SayRequest, answer: MessageSchema, status: 201,
      handle: async ({ body }) => {
        await about.answers;
        if (about.locked) refuse(409, 'messaging-locked');
        if (about.over) refuse(410, 'visit-over', { title: 'This visit has ended', detail: 'To talk again, book a new visit or call the clinic.' });
        const message = kept.find(({ id }) => id === body.id) ?? { id: body.id, author: { person: me.id, name: me.name, role: room.me.role }, text: body.text, staffOnly: body.staffOnly, at: new Date().toISOString() };
        if (!kept.includes(message)) kept.push(message);
        // The message arrives, the answer does not.
        if (lose-- > 0) refuse(503, 'internal');
        return message;
      },
    }),
  });
  const page = await mount(html`<vet-messages reference="VK-7Q3M-2F" .room=${room} style="block-size: 480px"></vet-messages>`, { fetch: server.fetch });
  return { ...page, server, kept };
}

describe('<vet-messages>', () => {
  test('is clean for axe: empty, with messages, locked', async () => {
    const page = await chat(asIto());
    await page.reads('No messages yet');
    expect(await axe(page.element), 'empty').to.deep.equal([]);
    await page.find('input');
    (await page.find('input')).focus();
    await page.press('Staff only');
    expect(await axe(page.element), 'staff only').to.deep.equal([]);
    const locked = await chat(roomOf({ messaging: 'locked' }));
    await locked.reads('Messages are closed');
    expect(await axe(locked.element), 'locked').to.deep.equal([]);
  });

  test('written with the keyboard, shown at once, kept on the server', async () => {
    const page = await chat();
    const field = await page.find<HTMLInputElement>('input');
    field.focus();
    document.execCommand('insertText', false, 'Here is his ear');
    await keys('Enter');
    await until(() => page.kept.length === 1, 'the message on the server');
    await page.reads('Here is his ear');
    expect(field.value).to.equal('');
  });

  test('an answer that is lost makes no second message', async () => {
    const page = await chat(roomOf(), { lossy: 1 });
    (await page.find('input')).focus();
    document.execCommand('insertText', false, 'Only once');
    await keys('Enter');
    await until(() => page.server.made.filter(({ method }) => method === 'POST').length === 2, 'the second try');
    expect(page.kept.map(({ text }) => text)).to.deep.equal(['Only once']);
  });

  test('what is refused goes back into the field with the reason, and what comes after it is sent', async () => {
    let answer = (): void => {};
    // The refusal comes when the next words are there already.
    const about = { over: true, answers: new Promise<void>((done) => (answer = done)) };
    const page = await chat(asIto(), about);
    const field = await page.find<HTMLInputElement>('input');
    await page.press('Staff only');
    field.focus();
    document.execCommand('insertText', false, 'Call the owner back');
    await keys('Enter');
    await until(() => field.value === '', 'the words to be on their way');
    document.execCommand('insertText', false, 'today');
    answer();
    await page.reads('This visit has ended. To talk again, book a new visit or call the clinic.');
    expect(await axe(page.element)).to.deep.equal([]);
    expect([field.value, page.words().includes('Sending')]).to.deep.equal(['Call the owner back today', false]);
    about.over = false;
    await keys('Enter');
    await until(() => page.kept.length === 1, 'the message on the server');
    expect(page.kept.map(({ text, staffOnly }) => [text, staffOnly])).to.deep.equal([['Call the owner back today', true]]);
    await until(() => !page.words().includes('This visit has ended'), 'the reason to go');
  });

  test('half a sentence, and a message that waits for the line, go on where the words are drawn anew, as at the end of a call', async () => {
    const page = await chat();
    const field = await page.find<HTMLInputElement>('input');
    field.focus();
    page.server.online = false;
    document.execCommand('insertText', false, 'He eats again');
    await keys('Enter');
    await page.reads('Sending');
    document.execCommand('insertText', false, 'and his ear');
    await page.element.updateComplete;
    page.element.remove();
    const again = await mount(html`<vet-messages reference="VK-7Q3M-2F" .room=${roomOf()} style="block-size: 480px"></vet-messages>`, { fetch: page.server.fetch });
    await again.reads('He eats again');
    const other = await mount(html`<vet-messages reference="VK-7Q3M-2F" .room=${asIto()}></vet-messages>`, { fetch: page.server.fetch });
    expect([(await again.find<HTMLInputElement>('input')).value, (await other.find<HTMLInputElement>('input')).value]).to.deep.equal(['and his ear', '']);
    page.server.online = true;
    await until(() => page.kept.length === 1 && !again.words().includes('Sending'), 'the message to be there', 10_000);
    expect(page.kept.map(({ text }) => text)).to.deep.equal(['He eats again']);
  });

  test('what somebody writes where it cannot be seen is told, once; what one writes oneself is no news', async () => {
    const page = await chat();
    await page.reads('No messages yet');
    let unseen = 0;
    page.element.addEventListener('vet-unseen', () => unseen++);
    const says = async (text: string, author: Message['author']) => {
      page.kept.push({ id: crypto.randomUUID(), author, text, staffOnly: false, at: new Date().toISOString() });
      // A stream that comes back reads what was missed.
      page.element.remove();
      place.append(page.element);
      await page.reads(text);
    };
    const place = page.element.parentElement!;
    const hana = { person: ito.id, name: ito.name, role: 'vet' } as const;
    const aloud = () => [...document.querySelectorAll('[aria-live]')].some(({ textContent }) => textContent?.includes('Dr. Hana Ito wrote a message.'));
    await says('Look at this', hana);
    expect([unseen, aloud()]).to.deep.equal([0, false]);
    page.element.style.visibility = 'hidden';
    await says('Hold him in the light', hana);
    await until(() => unseen === 1 && aloud(), 'the news');
    await says('I do', { person: sam.id, name: sam.name, role: 'owner' });
    expect(unseen).to.equal(1);
  });

  test('a locked visit gives the words back', async () => {
    const page = await chat(roomOf(), { locked: true });
    (await page.find('input')).focus();
    document.execCommand('insertText', false, 'Too late');
    await keys('Enter');
    await page.reads('Messages are closed');
    expect(page.kept).to.deep.equal([]);
  });
});
