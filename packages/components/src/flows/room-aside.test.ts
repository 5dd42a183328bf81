import { MessageList } from '@vetkit/signal-server/consult/contract';
import { FileList, VisitFile } from '@vetkit/signal-server/files/contract';
import { html, LitElement } from 'lit';
import { state } from 'lit/decorators.js';
import { clinicAt } from '../clinic/clinic.ts';
import { serverAddress } from '../clinic/server-address.ts';
import { atFirst, roomAfter } from '../consult/room-state.ts';
import { roomOf } from '../consult/testing.ts';
import { consult } from '../locales/en/consult.ts';
import { navigation } from '../shared/styles/navigation.ts';
import { words } from '../shared/styles/words.ts';
import { fakeServer, route } from '../testing/fake-server.ts';
import { axe, keys, mount, until } from '../testing/mount.ts';
import { expect, test } from '../testing/story.ts';
import { aside } from './room-aside.ts';
import { styles } from './vet-consult-room.styles.ts';

const reference = 'VK-7Q3M-2F';

/** The panels of a call, without the call. */
class AsideForStories extends LitElement {
  static override styles = [words, navigation, styles];
  @state() private room = roomAfter(atFirst, { type: 'open-panel' });
  protected override render() {
    return html`<div style="position: relative; block-size: 560px">${aside(this.room.panel, { room: roomOf(), reference, texts: {} }, consult, (action) => (this.room = roomAfter(this.room, action)))}</div>`;
  }
}
customElements.define('aside-for-stories', AsideForStories);

test('behind another tab a file goes on, and half a sentence stays', async () => {
  const all = '/clinics/{clinic}/appointments/{reference}/files';
  let arrive = () => {};
  const line = new Promise<void>((done) => (arrive = done));
  let file: VisitFile | undefined;
  const server = fakeServer({
    'GET /clinics/{clinic}/consults/{reference}/messages': route({ answer: MessageList, handle: () => ({ messages: [] }) }),
    [`GET ${all}`]: route({ answer: FileList, handle: () => ({ files: file ? [file] : [], asked: null, wanted: null, room: { files: 19, bytes: 500_000_000 } }) }),
    [`POST ${all}`]: route({ answer: VisitFile, status: 201, handle: ({ headers }) => (file = { id: '00000000-0000-4000-8000-0000000000f1', name: 'blood test.pdf', type: null, length: Number(headers.get('upload-length')), received: 0, state: 'uploading', sha256: null, by: { kind: 'owner', name: 'Sam Rivera' }, at: '2030-01-07T15:00:00.000Z', mayRemove: true, href: null }) }),
    [`GET ${all}/{file}`]: route({ answer: VisitFile, handle: () => file! }),
    [`PATCH ${all}/{file}`]: route({
      async handle() {
        await line;
        file = { ...file!, received: file!.length, state: 'ready', type: 'application/pdf', sha256: '0'.repeat(64), href: '/api/v1/x' };
        return null;
      },
    }),
  });
  clinicAt({ server: serverAddress(''), slug: 'maple-street', fetch: server.fetch }).session.keep({ kind: 'appointment', token: 'a-token', expiresAt: '2099-01-01T00:00:00.000Z', person: null, reference });
  const page = await mount(html`<aside-for-stories></aside-for-stories>`, { fetch: server.fetch, width: 390 });

  (await page.find('input[name=message]')).focus();
  document.execCommand('insertText', false, 'He scratches since');
  await page.press('Files');
  const input = await page.find<HTMLInputElement>('input[type=file]');
  const transfer = new DataTransfer();
  transfer.items.add(new File([`%PDF-1.7 ${'x'.repeat(900)}`], 'blood test.pdf', { type: 'application/pdf' }));
  input.files = transfer.files;
  input.dispatchEvent(new Event('change'));
  await until(() => server.made.some(({ method }) => method === 'PATCH'), 'the file to be on its way');

  await page.press('Messages');
  const field = await page.find<HTMLInputElement>('input[name=message]');
  expect([field.value, field.checkVisibility({ visibilityProperty: true }), input.checkVisibility({ visibilityProperty: true })]).to.deep.equal(['He scratches since', true, false]);
  expect(await axe(page.element)).to.deep.equal([]);
  // What is behind is not met with the keyboard.
  (await page.find('.close')).focus();
  for (let presses = 0; presses < 4; presses++) {
    await keys('Tab');
    expect(page.all('vet-files')[0]?.matches(':focus-within')).to.equal(false);
  }
  arrive();
  await until(() => page.words().includes('from Sam Rivera'), 'the file to arrive behind the messages');
  await page.press('Files');
  await page.reads('from Sam Rivera');
});
