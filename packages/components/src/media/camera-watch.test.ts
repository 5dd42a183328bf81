import { expect } from 'chai';
import type { CameraVerdict } from './camera-verdict.ts';
import { watchCamera, watchRemoteCamera } from './camera-watch.ts';
import { meet, startWorld, until, type Person, type World } from './test/world.ts';

let world: World;
let vet: Person;
let owner: Person;
const open: { close(): void }[] = [];

/** A camera that draws 15 times a second. */
function drawn(draw: (context: CanvasRenderingContext2D, turn: number) => void): MediaStreamTrack {
  const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 360 });
  const context = canvas.getContext('2d');
  let turn = 0;
  const timer = setInterval(() => context && draw(context, turn++), 66);
  open.push({ close: () => clearInterval(timer) });
  const [track] = canvas.captureStream(15).getVideoTracks();
  if (!track) throw new Error('no track');
  return track;
}

const fill = (colour: string) => (context: CanvasRenderingContext2D) => {
  context.fillStyle = colour;
  context.fillRect(0, 0, 640, 360);
};
/** A photo, drawn again and again. */
const photo = (context: CanvasRenderingContext2D): void => {
  for (let i = 0; i < 12; i++) {
    context.fillStyle = `hsl(${i * 30} 60% ${30 + i * 4}%)`;
    context.fillRect(i * 54, (i % 3) * 40, 54, 300);
  }
};
/** Dark, flat, with the noise of a sensor. */
const covered = (context: CanvasRenderingContext2D, turn: number): void => {
  fill(`rgb(${9 + (turn % 3)} 9 9)`)(context);
};

const both = (seen: { readonly verdict: CameraVerdict }, verdict: CameraVerdict, seconds: number) => until(`the verdict is ${verdict}, and not ${seen.verdict}`, () => seen.verdict === verdict, seconds * 1000);

describe('watching cameras in a call', () => {
  beforeEach(async function () {
    this.timeout(40_000);
    world = await startWorld();
    vet = await world.person('vet-1');
    owner = await world.person('owner-1');
    await meet(vet, owner);
  });
  afterEach(async () => {
    for (const one of open.splice(0)) one.close();
    await world.end();
  });

  it('both sides know within five seconds that a camera is on, black, off, and on again', async function () {
    this.timeout(60_000);
    const own = watchCamera(vet.local);
    const seen = watchRemoteCamera(owner.call, vet.id);
    open.push(own, seen);
    const verdicts: CameraVerdict[] = [];
    seen.addEventListener('verdict', ({ verdict }) => verdicts.push(verdict));
    await Promise.all([both(own, 'seen', 15), both(seen, 'seen', 15)]);

    if (vet.local.camera) vet.local.camera.enabled = false;
    await Promise.all([both(own, 'black', 6), both(seen, 'black', 6)]);
    if (vet.local.camera) vet.local.camera.enabled = true;
    await Promise.all([both(own, 'seen', 6), both(seen, 'seen', 6)]);

    await vet.local.setCamera(false);
    await Promise.all([both(own, 'off', 6), both(seen, 'off', 6)]);
    await vet.local.setCamera(true);
    await Promise.all([both(own, 'seen', 8), both(seen, 'seen', 8)]);
    expect(verdicts.filter((verdict) => verdict !== 'unknown')).to.deep.equal(['seen', 'black', 'seen', 'off', 'seen']);
  });

  it('an effect that draws on does not hide a camera that has ended, nor the other way round', async function () {
    this.timeout(60_000);
    const own = watchCamera(vet.local);
    const seen = watchRemoteCamera(owner.call, vet.id);
    open.push(own, seen);
    await Promise.all([both(own, 'seen', 15), both(seen, 'seen', 15)]);

    vet.local.show(drawn(covered), 'effect');
    await both(seen, 'covered', 10);
    expect(own.verdict, 'the camera itself is fine').to.equal('seen');

    vet.local.show(drawn(fill('#010101')), 'effect');
    await both(seen, 'black', 10);
  });

  it('a photo in front of the other side is found within twenty seconds', async function () {
    this.timeout(60_000);
    const seen = watchRemoteCamera(owner.call, vet.id);
    open.push(seen);
    await both(seen, 'seen', 15);
    vet.local.show(drawn(photo), 'effect');
    await both(seen, 'still', 22);
  });

  it('a screen is no camera: nothing is said of it', async function () {
    this.timeout(40_000);
    const seen = watchRemoteCamera(owner.call, vet.id);
    open.push(seen);
    await both(seen, 'seen', 15);
    vet.local.show(drawn(fill('#000')), 'screen');
    await both(seen, 'unknown', 10);
  });
});
