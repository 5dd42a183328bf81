import { CameraRequest } from '@vetkit/signal-server/consult/camera.contract';
import { html } from 'lit';
import { clinicAt } from '../../clinic/clinic.ts';
import { serverAddress } from '../../clinic/server-address.ts';
import { meet, startWorld, type Person, type World } from '../../media/test/world.ts';
import { fakeServer, refuse, route } from '../../testing/fake-server.ts';
import { axe, mount, until } from '../../testing/mount.ts';
import { expect } from '../../testing/story.ts';
import { asIto, here, roomOf, visitOf } from '../testing.ts';
import type { VetCameraRule } from './vet-camera-rule.ts';
import './vet-camera-rule.ts';

let world: World;
let vet: Person;
let owner: Person;
let screens = 0;

const live = { state: 'live', startedAt: '2030-03-12T19:40:00.000Z', participants: [here('sam', { stage: 'in-call', peers: ['owner1'] }), here('ito', { stage: 'in-call', peers: ['vet1'] })] } satisfies Partial<ReturnType<typeof roomOf>>;

/** A black picture, as an effect that has lost its way makes it. */
function black(): MediaStreamTrack {
  const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 180 });
  const context = canvas.getContext('2d');
  const [track] = canvas.captureStream(15).getVideoTracks();
  if (!track) throw new Error('no track');
  const timer = setInterval(() => (track.readyState === 'ended' ? clearInterval(timer) : context?.fillRect(0, 0, 320, 180)), 60);
  return track;
}

/** The rule as one side has it on their screen, and what that side told the server, which does not hear the first `lost` words. */
async function screen(person: Person, room: ReturnType<typeof roomOf>, width?: number, lost = 0) {
  // Each screen is a browser of its own.
  const clinic = `maple-street-${++screens}`;
  const told: CameraRequest[] = [];
  let deaf = lost;
  const server = fakeServer({ 'POST /clinics/{clinic}/consults/{reference}/camera': route({ body: CameraRequest, handle: ({ body }) => (deaf-- > 0 ? refuse(503, 'internal') : (told.push(body), new Response(null, { status: 204 }))) }) });
  clinicAt({ server: serverAddress(''), slug: clinic, fetch: server.fetch })
    .session.keep({ kind: 'appointment', token: 'a-token', expiresAt: '2099-01-01T00:00:00.000Z', person: { id: room.me.person, name: room.me.name, role: room.me.role }, reference: 'VK-7Q3M-2F' });
  const page = await mount<VetCameraRule>(html`<vet-camera-rule .local=${person.local} .call=${person.call} .room=${room}></vet-camera-rule>`, { fetch: server.fetch, clinic, ...(width ? { width } : {}) });
  if (page.element.parentElement) Object.assign(page.element.parentElement.style, { display: 'block', position: 'relative', blockSize: '600px' });
  return { ...page, told, lost: () => lost - Math.max(0, deaf) };
}

describe('the camera rule in the room', () => {
  beforeEach(async function () {
    this.timeout(40_000);
    world = await startWorld();
    vet = await world.person('vet1');
    owner = await world.person('owner1');
    await meet(vet, owner);
  });
  afterEach(() => world.end());

  it('a vet whose camera is off is told with a countdown and turns it on by her own hand; the owner reads that she was asked', async function () {
    this.timeout(60_000);
    const hers = await screen(vet, asIto(live));
    const his = await screen(owner, roomOf(live), 390);
    await until(() => his.told.some(({ of, verdict }) => of === 'vet1' && verdict === 'seen') && hers.told.some(({ verdict }) => verdict === 'seen'), 'both say that she is seen', 20_000);
    expect(hers.words() + his.words()).not.to.contain('cannot see');

    await vet.local.setCamera(false);
    await until(() => hers.words().includes('Sam Rivera cannot see you') && his.words().includes('We cannot see Dr. Hana Ito'), 'both are told', 12_000);
    expect(hers.words()).to.match(/Your camera is off\./);
    await axe(hers.element);
    await axe(his.element);

    const asked: boolean[] = [];
    hers.element.addEventListener('vet-device-toggle', ({ on }) => asked.push(on));
    await hers.press('Turn camera on');
    expect([asked, vet.local.camera], 'it asks, and starts nothing').to.deep.equal([[true], null]);
    await vet.local.setCamera(true);
    await until(() => !hers.words().includes('cannot see') && !his.words().includes('cannot see'), 'all is well again', 12_000);
    expect(his.told.filter(({ verdict }) => verdict !== 'unknown').map(({ verdict, rule }) => `${verdict} ${rule}`)).to.deep.equal(['seen on', 'off grace', 'seen on']);

    // Both agree to go on by sound: nobody is asked for a picture, and nothing of it counts against her. When that is over, it does again.
    hers.element.soundOnly = his.element.soundOnly = true;
    await vet.local.setCamera(false);
    const agreed = ({ told }: typeof hers) => told.at(-1)?.rule === 'excepted' && told.at(-1)?.exception === 'agreed';
    await until(() => agreed(hers) && agreed(his), 'both tell that it is agreed', 20_000);
    expect(hers.words() + his.words()).to.not.match(/cannot see|without/);
    hers.element.soundOnly = his.element.soundOnly = false;
    await until(() => hers.told.at(-1)?.rule === 'grace' && his.told.at(-1)?.rule === 'grace', 'the rule holds again', 20_000);
  });

  it('a camera that does not work is accepted with a reason, and the owner may go on by sound', async function () {
    this.timeout(60_000);
    const hers = await screen(vet, asIto(live));
    const his = await screen(owner, roomOf(live), 390);
    await until(() => hers.told.length > 0 && his.told.length > 0, 'her camera is known', 20_000);
    await vet.local.setCamera(false);
    await until(() => hers.words().includes('Sam Rivera cannot see you') && his.words().includes('has been asked'), 'both are told', 12_000);
    await hers.press('I cannot turn it on');
    await axe(hers.element);
    await hers.press('It does not work');
    await hers.reads('You go on without your picture');
    await until(() => hers.told.at(-1)?.rule === 'excepted', 'it is told');
    expect(hers.told.at(-1)).to.deep.include({ peer: 'vet1', of: 'vet1', verdict: 'off', rule: 'excepted', exception: 'broken' });
    await his.reads('Dr. Hana Ito’s camera does not work.');
    await axe(his.element);
    await his.press('Go on by sound');
    await his.reads('The visit goes on without Dr. Hana Ito’s picture.');
    await until(() => his.told.at(-1)?.rule === 'excepted', 'he has told it');
    expect(his.told.at(-1)).to.deep.include({ peer: 'owner1', of: 'vet1', rule: 'excepted', exception: 'agreed' });

    await vet.local.setCamera(true);
    await until(() => !hers.words().includes('without') && !his.words().includes('without'), 'the picture is back, and the rule holds again', 15_000);
  });

  it('an owner who goes on by sound ends the vet’s countdown too; nobody excuses a third one’s camera', async function () {
    this.timeout(60_000);
    const hers = await screen(vet, asIto(live));
    const his = await screen(owner, roomOf(live), 390);
    await until(() => hers.told.length > 0 && his.told.length > 0, 'her camera is known', 20_000);
    await vet.local.setCamera(false);
    await until(() => hers.words().includes('Sam Rivera cannot see you') && his.words().includes('has been asked'), 'both are told', 12_000);
    // No words of a reason, and none of the vet’s own: nothing changes.
    for (const words of [{ is: 'camera-excuse', of: 'vet1', why: 'fired' }, { is: 'camera-excuse', of: 'vet1', why: 'broken' }]) owner.call.say(words);
    await his.press('Go on by sound');
    await hers.reads('You go on without your picture');
    await until(() => hers.told.at(-1)?.rule === 'excepted', 'it is told');
    expect(hers.told.at(-1)).to.deep.include({ of: 'vet1', rule: 'excepted', exception: 'agreed' });
  });

  it('a vet whose picture is on yet does not arrive learns it from the owner’s browser, and can say that it is fine or take her background off', async function () {
    this.timeout(90_000);
    const hers = await screen(vet, asIto(live), 390);
    // The same page once more, where she presses the other button.
    const again = await screen(vet, asIto(live), 390);
    const his = await screen(owner, roomOf(live), 390);
    await until(() => his.told.some(({ verdict }) => verdict === 'seen') && hers.told.some(({ verdict }) => verdict === 'seen'), 'both say that she is seen', 20_000);
    vet.local.show(black(), 'effect');
    await until(() => his.words().includes('We cannot see Dr. Hana Ito'), 'he is told', 30_000);
    expect(his.words()).to.contain('Dr. Hana Ito is told that no picture comes through').and.not.to.contain('has been asked');
    await until(() => [hers, again].every((one) => one.words().includes('Sam Rivera’s browser does not see your picture')), 'she is told', 30_000);
    expect(hers.told.every(({ verdict }) => verdict === 'seen' || verdict === 'unknown'), 'her own browser sees her').to.equal(true);
    await axe(hers.element);
    await hers.press('My picture is fine');
    await until(() => his.words().includes('says that the camera is on and all is well') && !hers.words().includes('does not see'), 'he reads it, and she is left alone');

    await again.press('Take the background off');
    await until(() => vet.local.picture === vet.local.camera && !hers.words().includes('does not see') && !his.words().includes('cannot see'), 'all is well', 30_000);
  });

  it('leaves a colleague who can be seen, and a shared screen, uncovered for the owner', async function () {
    this.timeout(90_000);
    const technician = await world.person('tech1');
    const all = [vet, owner, technician];
    for (const { id, call } of all) call.peers(all.map((one) => one.id).filter((other) => other !== id));
    technician.call.join();
    const kim = here('ito', { person: '00000000-0000-4000-8000-000000000003', name: 'Kim Osei', role: 'technician', stage: 'in-call', peers: ['tech1'] });
    const his = await screen(owner, roomOf({ ...live, participants: [...live.participants, kim] }), 390);
    const seen = (of: string) => his.told.some((one) => one.of === of && one.verdict === 'seen');
    await until(() => seen('vet1') && seen('tech1'), 'both are seen', 30_000);
    const covered = () => his.all('[role=alertdialog]').length > 0;

    await technician.local.setCamera(false);
    await until(() => his.words().includes('We cannot see Kim Osei'), 'one line', 20_000);
    expect(covered(), 'while the vet is seen').to.equal(false);
    await axe(his.element);
    await vet.local.setCamera(false);
    await until(covered, 'nobody is seen', 20_000);
    vet.local.show(black(), 'screen');
    await until(() => !covered() && his.words().includes('We cannot see'), 'the screen is uncovered', 20_000);
    vet.local.show(null);
    await until(covered, 'nobody is seen again', 20_000);
  });

  it('asks nothing of the owner’s camera, and nothing at all by sound or phone; what the server did not hear it tells again', async function () {
    this.timeout(40_000);
    const phone = await screen(vet, asIto({ ...live, appointment: visitOf({ modality: 'phone' }) }));
    const hers = await screen(vet, asIto(live), undefined, 1);
    await owner.local.setCamera(false);
    await until(() => hers.lost() === 1, 'a word that the server does not hear', 20_000);
    // It is told again.
    await until(() => hers.told.some(({ verdict }) => verdict === 'seen'), 'her own camera is judged', 20_000);
    expect(hers.told.every(({ of }) => of === 'vet1')).to.equal(true);
    expect(phone.told).to.deep.equal([]);
    expect(hers.words()).not.to.contain('cannot see');
  });
});
