import { html } from 'lit';
import { openDevices, type LocalMedia } from '../../media/local-media.ts';
import { breakingMachine, stalledLine } from '../../media/test/workers.ts';
import { axe, mount, until } from '../../testing/mount.ts';
import { expect } from '../../testing/story.ts';
import { OwnLook } from './own-look.ts';
import type { VetLookTold } from './vet-look-told.ts';
import type { VetOwnLook } from './vet-own-look.ts';
import './vet-own-look.ts';

const open: { close(): void }[] = [];

async function someone(): Promise<{ readonly local: LocalMedia; readonly own: OwnLook }> {
  const local = await openDevices();
  const own = OwnLook.of(local);
  open.push({ close: () => (own.close(), local.stop()) });
  return { local, own };
}

/** A screen, as somebody shares it. */
function screenTrack(): MediaStreamTrack {
  const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 36 });
  canvas.getContext('2d')?.fillRect(0, 0, 64, 36);
  const [track] = canvas.captureStream(5).getVideoTracks();
  if (!track) throw new Error('no track');
  return track;
}

describe('a look on camera and microphone', () => {
  beforeEach(() => localStorage.removeItem('vet-own-look'));
  afterEach(() => {
    for (const one of open.splice(0)) one.close();
  });

  it('leaves a shared screen alone when a background is chosen, and is on the camera when that comes again', async function () {
    this.timeout(40_000);
    const { local, own } = await someone();
    const screen = screenTrack();
    local.show(screen);
    await own.choose({ behind: 'blur' }, 'for-now');
    expect([local.picture, screen.readyState]).to.deep.equal([screen, 'live']);
    // And chosen otherwise, while it is shared.
    await own.choose({ behind: 'wall' }, 'for-now');
    expect([local.picture, screen.readyState]).to.deep.equal([screen, 'live']);

    const sent: unknown[] = [];
    local.addEventListener('track', () => sent.push(local.picture));
    local.show(null);
    await until(() => local.pictureKind === 'effect', 'the background', 15_000);
    expect(sent).not.to.include(local.camera);
  });

  it('leaves a screen alone that is shared while the background still opens', async function () {
    this.timeout(40_000);
    const { local, own } = await someone();
    const chosen = own.choose({ behind: 'blur' }, 'for-now');
    const screen = screenTrack();
    local.show(screen);
    await chosen;
    expect([local.picture, screen.readyState]).to.deep.equal([screen, 'live']);
    local.show(null);
    await until(() => local.pictureKind === 'effect', 'the background', 15_000);
  });

  it('a background that breaks is begun once more; then one is seen as one is and reads why, and can press again', async function () {
    this.timeout(60_000);
    const whole = breakingMachine();
    const { local, own } = await someone();
    const { element, reads } = await mount<VetOwnLook>(html`<vet-own-look .local=${local}></vet-own-look>`);
    // In the call, where the choice is closed.
    const told = await mount<VetLookTold>(html`<vet-look-told hidden .local=${local}></vet-look-told>`);
    expect(told.element.hidden).to.equal(true);
    const sent: unknown[] = [];
    try {
      await own.choose({ behind: 'blur' }, 'for-now');
      local.addEventListener('track', () => sent.push(local.picture === local.camera ? own.problems.behind : local.pictureKind));
      await until(() => own.problems.behind === 'not-loaded' && local.picture === local.camera, 'it is told', 30_000);
    } finally {
      whole();
    }
    expect(sent, 'nothing, the same once more, and the camera only with the reason').to.deep.equal(['camera', 'effect', 'not-loaded']);
    await reads('It could not be loaded');
    await told.reads('Your own room can be seen');
    expect(told.element.hidden).to.equal(false);
    await axe(told.element);
    await told.press('Try again');
    await until(() => local.pictureKind === 'effect' && !own.problems.behind && told.element.hidden, 'the background again', 15_000);
  });

  it('sound does not wait for a background that does not come', async function () {
    this.timeout(40_000);
    const whole = stalledLine();
    const { local, own } = await someone();
    try {
      void own.choose({ behind: 'blur' }, 'for-now');
      void own.choose({ sound: 'clean' }, 'for-now');
      await until(() => local.sound !== local.microphone, 'the quiet sound', 15_000);
      expect(local.picture).to.equal(local.camera);
    } finally {
      whole();
    }
  });
});
