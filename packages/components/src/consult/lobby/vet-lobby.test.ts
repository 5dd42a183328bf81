import { html } from 'lit';
import { axe, mount } from '../../testing/mount.ts';
import { expect, test } from '../../testing/story.ts';
import { noDevices } from '../media-view.ts';
import { asIto, here, roomOf, visitOf } from '../testing.ts';
import './vet-lobby.ts';

const lobby = (room: ReturnType<typeof roomOf>, devices = noDevices, width?: number) =>
  mount(html`<vet-lobby .room=${room} .devices=${devices}></vet-lobby>`, width ? { width } : {});

const opened = { ...noDevices, is: 'open', stream: new MediaStream(), camera: true, microphone: true } as const;

describe('<vet-lobby>', () => {
  test('is clean for axe: before the camera, after it, blocked, not confirmed', async () => {
    const before = await lobby(roomOf());
    expect(await axe(before.element), 'before').to.deep.equal([]);
    const after = await lobby(roomOf({ participants: [here('sam', { stage: 'ready' }), here('ito')] }), opened);
    expect(await axe(after.element), 'after').to.deep.equal([]);
    const blocked = await lobby(roomOf(), { ...opened, camera: false, problems: { camera: 'permission-denied' } });
    expect(await axe(blocked.element), 'blocked').to.deep.equal([]);
    const waiting = await lobby(roomOf({ appointment: visitOf({ status: 'requested' }) }));
    expect(await axe(waiting.element), 'not confirmed').to.deep.equal([]);
    const vets = await lobby(asIto());
    expect(await axe(vets.element), 'the vet').to.deep.equal([]);
  });

  test('shows the owner whom they meet, with the licence', async () => {
    const page = await lobby(roomOf());
    await page.reads('Licensed vet, Ontario 18204 (demo)');
    expect(page.words()).to.include('You are early');
  });

  test('starts no camera by itself: it asks, after a press', async () => {
    const page = await lobby(roomOf());
    let wanted = 0;
    page.element.addEventListener('vet-devices-wanted', () => wanted++);
    await page.reads('It starts only when you press.');
    expect(wanted).to.equal(0);
    await page.press('Start camera and sound');
    expect(wanted).to.equal(1);
  });

  test('a blocked camera is said with the way to mend it, and one can go in without', async () => {
    const page = await lobby(roomOf(), { ...opened, camera: false, problems: { camera: 'permission-denied' } });
    await page.reads('Camera is blocked. Press the camera sign in the address bar');
    await page.press('Go in without camera');
  });

  test('before the clinic has confirmed there is no way in', async () => {
    const page = await lobby(roomOf({ appointment: visitOf({ status: 'requested' }) }));
    await page.reads('has not confirmed this visit yet');
    expect(page.words()).not.to.include('Go into the room');
  });

  test('says who is here already', async () => {
    const page = await lobby(roomOf({ participants: [here('sam'), here('ito', { stage: 'in-call' })] }));
    await page.reads('Dr. Hana Ito is here already.');
    await page.reads('In the room');
  });

  test('fits 320 pixels', async () => {
    const page = await lobby(roomOf(), opened, 320);
    expect(page.element.scrollWidth).to.be.at.most(320);
  });
});
