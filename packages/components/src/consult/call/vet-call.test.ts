import { html } from 'lit';
import { axe, mount, until } from '../../testing/mount.ts';
import { expect, test } from '../../testing/story.ts';
import type { VetDeviceToggleEvent } from '../events.ts';
import { type CallView, noCall, noDevices } from '../media-view.ts';
import { asIto, roomOf, visitOf } from '../testing.ts';
import { noTalk } from './talk.ts';
import type { VetCall } from './vet-call.ts';
import './vet-call.ts';
import type { VetTile } from './vet-tile.ts';

const on = { ...noDevices, is: 'open', stream: new MediaStream(), camera: true, microphone: true } as const;
const stage = (call: Partial<CallView>, room = roomOf()) => mount(html`<vet-call .room=${room} .devices=${on} .call=${{ ...noCall, ...call }} style="block-size: 640px"></vet-call>`);
const picture = (about = {}) => ({ peer: 'v1', stream: new MediaStream(), camera: true, microphone: true, screen: false, soundOnly: false, ...about });

describe('<vet-call>', () => {
  test('is clean for axe in every state of the call', async () => {
    for (const state of ['lobby', 'connecting', 'restarting', 'failed', 'connected'] as const) {
      const page = await stage({ state, remotes: state === 'connected' ? [picture()] : [], quality: 'fair' });
      expect(await axe(page.element), state).to.deep.equal([]);
      page.element.remove();
    }
  });

  test('each state is said in words, one at a time', async () => {
    const said: [CallView['state'], string][] = [
      ['lobby', 'Waiting for Dr. Hana Ito'],
      ['connecting', 'Connecting'],
      ['restarting', 'The line dropped for a moment'],
      ['recalling', 'Stay here. It comes back by itself.'],
      ['reconnecting', 'The line dropped for a moment'],
      ['failed', 'Check your connection, then try again.'],
      ['failed', 'You can also call the clinic'],
    ];
    for (const [state, words] of said) {
      const page = await stage({ state });
      await page.reads(words);
      page.element.remove();
    }
  });

  test('who is gone, and why, is said with what one can do; a moment without picture is not covered', async () => {
    const gone: [NonNullable<CallView['left']>, string][] = [
      ['pressed', 'Dr. Hana Ito left the call'],
      ['tab-closed', "Dr. Hana Ito's page was closed"],
      ['network-lost', "Dr. Hana Ito's line was lost"],
      ['removed', 'Dr. Hana Ito is not in the call any more'],
    ];
    for (const [left, words] of gone) {
      const page = await stage({ state: 'lobby', left });
      await page.reads(words);
      await page.reads('The picture comes back by itself when they do.');
      page.element.remove();
    }
    const still = await stage({ state: 'stalled', remotes: [picture()], quality: 'poor' });
    await still.find('.facts .line');
    expect(still.all('.over')).to.deep.equal([]);
  });

  test('sound only is said as long as it is so', async () => {
    const off = { ...on, camera: false };
    const call = (camera: boolean) => ({ ...noCall, state: 'connected', remotes: [picture({ camera })], quality: 'good' }) as const;
    const page = await mount<VetCall>(html`<vet-call .room=${roomOf()} .devices=${off} .call=${call(false)} .talk=${{ ...noTalk, soundOnly: true }} style="block-size: 640px"></vet-call>`);
    await page.reads('Sound only, as you both agreed');
    page.element.call = call(true);
    await until(() => !page.words().includes('Sound only'), 'the line to go');
  });

  test('a picture that is held stays when there is no other; what was not held is not said to be', async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 36 });
    const pen = canvas.getContext('2d')!;
    const paint = setInterval(() => pen.fillRect(0, 0, Math.random() * 64, 36), 30);
    const tile = await mount<VetTile>(html`<vet-tile name="Sam Rivera" .stream=${canvas.captureStream(20)} camera microphone><span>Frozen</span></vet-tile>`);
    await until(() => tile.element.video?.videoWidth, 'a picture');
    tile.element.frozen = true;
    await tile.find('.held');
    tile.element.camera = false;
    await tile.element.updateComplete;
    expect(tile.words()).not.to.contain('camera is off');
    tile.element.frozen = false;
    await tile.reads("Sam Rivera's camera is off");
    clearInterval(paint);
    const late = await mount<VetTile>(html`<vet-tile name="Kim Rivera" .stream=${new MediaStream()} camera microphone frozen><span>Frozen</span></vet-tile>`);
    expect(late.element.renderRoot.querySelector('slot')).to.equal(null);
  });

  test('Mute and Camera ask; the words say what a press does', async () => {
    const page = await stage({ state: 'connected', remotes: [picture()] });
    const asked: string[] = [];
    page.element.addEventListener('vet-device-toggle', (event: VetDeviceToggleEvent) => asked.push(`${event.device} ${event.on}`));
    await page.press('Mute');
    await page.press('Turn the camera off');
    expect(asked).to.deep.equal(['microphone false', 'camera false']);
  });

  test('on a page of the clinic’s own the vet’s photo still comes from the server', async () => {
    const { practitioner } = visitOf();
    const room = roomOf({ appointment: visitOf({ practitioner: { ...practitioner!, photo: '/api/v1/clinics/maple-street/photos/p1' } }) });
    const page = await mount(html`<vet-call server="https://vet.example" .room=${room} .devices=${on} .call=${{ ...noCall, state: 'lobby' }} style="block-size: 640px"></vet-call>`);
    expect((await page.find<HTMLImageElement>('.stage-top img')).src).to.equal('https://vet.example/api/v1/clinics/maple-street/photos/p1');
  });

  test("the other side's camera being off is said", async () => {
    const page = await stage({ state: 'connected', remotes: [picture({ camera: false })] }, asIto());
    await page.reads("Sam Rivera's camera is off");
    expect(await axe(page.element)).to.deep.equal([]);
  });

  test('a weak line is said: sound only, and then that the phone is better, with the number', async () => {
    const weak = await stage({ state: 'connected', remotes: [picture({ soundOnly: true })], line: 'audio', quality: 'poor' });
    await weak.reads('Weak line: sound only. The picture comes back by itself.');
    expect(await axe(weak.element)).to.deep.equal([]);
    weak.element.remove();

    const own = await stage({ state: 'connected', remotes: [picture()], line: 'audio', quality: 'poor' });
    await own.reads('Weak line: your picture waits');
    own.element.remove();

    const phone = await stage({ state: 'connected', remotes: [picture({ soundOnly: true })], line: 'phone', quality: 'poor' });
    await phone.reads('A phone call is better now');
    await phone.reads('+1 416 555 0144');
    expect(await axe(phone.element)).to.deep.equal([]);
  });

  test('the safety words are there to be read aloud', async () => {
    const page = await stage({ state: 'connected', remotes: [picture()], words: ['amber', 'kite', 'river', 'tulip'] });
    await page.press('More tools');
    await page.press('Is this private?');
    await page.reads('amber · kite · river · tulip');
    await page.reads('Read them to Dr. Hana Ito');
    expect(await axe(page.element)).to.deep.equal([]);
  });

  test('leaving and trying again ask', async () => {
    const page = await stage({ state: 'failed' });
    const asked: string[] = [];
    for (const type of ['vet-leave', 'vet-retry'] as const) page.element.addEventListener(type, () => asked.push(type));
    await page.press('Try again');
    await page.press('Leave the call');
    expect(asked).to.deep.equal(['vet-retry', 'vet-leave']);
  });
});
