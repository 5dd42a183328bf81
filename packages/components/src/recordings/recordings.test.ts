import { AnswerRecording, AskToRecord, MoveRecording, Recording, RecordingLink, RecordingList, RecordingSettings, RecordingSheet, type RecordingParty } from '@vetkit/signal-server/recordings/contract';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import { Problem } from '../clinic/problem.ts';
import { recordingsClient, type SentPart } from './client.ts';
import { clinicAt } from '../clinic/clinic.ts';
import { serverAddress } from '../clinic/server-address.ts';
import { asIto, asKim, here, ito, kim, roomOf, sam } from '../consult/testing.ts';
import { forgetSealed, sealedStore } from '../files/sealed-store.ts';
import { fitted, mainBoxes, ownBox } from '../media/recording/layout.ts';
import { nextTick } from '../media/recording/ticker.ts';
import { fakeServer, refuse, route } from '../testing/fake-server.ts';
import { axe, focused, keys, mount, until } from '../testing/mount.ts';
import { expect, test } from '../testing/story.ts';
import { keptParts, type Part } from './kept-parts.ts';
import { RecordingController } from './recording-controller.ts';
import { PartSender } from './sender.ts';
import { agreedPeers } from './standing.ts';
import './vet-recording-settings.ts';
import './vet-recording.ts';
import './vet-recordings.ts';

const reference = 'VK-7Q3M-2F';
const all = '/clinics/{clinic}/consults/{reference}/recordings';
const id = '00000000-0000-4000-8000-0000000000aa';
type Who = 'sam' | 'ito' | 'kim';
const people = { sam: { person: sam.id, name: sam.name, role: 'owner' }, ito: { person: ito.id, name: ito.name, role: 'vet' }, kim: { person: kim.id, name: kim.name, role: 'guest' } } as const;
const party = (who: Who, answer: RecordingParty['answer']): RecordingParty => ({ ...people[who], answer, here: true });
const recordingOf = (about: Partial<Recording> = {}): Recording => ({
  id, state: 'asked', why: null, by: { person: ito.id, name: ito.name }, parties: [party('ito', 'yes'), party('sam', 'asked')], pausedBy: null,
  askedAt: new Date().toISOString(), startedAt: null, stoppedAt: null, run: 1, received: 0, seconds: null, bytes: null, keptUntil: null, mayWatch: false, ...about,
});
const on: Partial<Recording> = { state: 'recording', startedAt: new Date().toISOString(), parties: [party('ito', 'yes'), party('sam', 'yes')] };

/** A server in memory with at most one recording of Miso's visit, and what was asked of it. */
async function clinic(first: Partial<Recording> | undefined, who: Who, about: Partial<RecordingList> = {}) {
  let [recording, asked]: [Recording | undefined, string[]] = [first && recordingOf(first), []];
  const change = (next: Partial<Recording>): Recording => (recording = { ...(recording ?? refuse(404, 'not-found')), ...next });
  const server = fakeServer({
    [`GET ${all}`]: route({ answer: RecordingList, handle: () => ({ keptDays: 365, ownersWatch: true, ...about, recordings: recording ? [recording] : [] }) }),
    [`POST ${all}`]: route({ body: AskToRecord, answer: Recording, status: 201, handle: () => ((asked = [...asked, 'ask']), (recording = recordingOf())) }),
    [`POST ${all}/{recording}/answer`]: route({ body: AnswerRecording, answer: Recording, handle: ({ body }) => ((asked = [...asked, `answer ${body.yes}`]), change(body.yes ? on : { state: 'declined', why: 'refused', parties: [party('ito', 'yes'), party('sam', 'no')] })) }),
    [`POST ${all}/{recording}/state`]: route({ body: MoveRecording, answer: Recording, handle: ({ body }) => ((asked = [...asked, body.to]), change(body.to === 'paused' ? { state: 'paused', pausedBy: sam.id } : body.to === 'recording' ? { ...on, pausedBy: null } : { state: 'processing', why: 'stopped' })) }),
    [`DELETE ${all}/{recording}`]: route({ handle: () => (change({ state: 'removed', mayWatch: false }), null) }),
    [`PATCH ${all}/{recording}`]: route({ handle: () => null }),
    [`POST ${all}/{recording}/link`]: route({ answer: RecordingLink, handle: () => ((asked = [...asked, 'link']), { href: '/api/v1/clinics/maple-street/files/x', name: 'Miso.webm', type: 'video/webm' }) }),
  });
  const here = clinicAt({ server: serverAddress(''), slug: 'maple-street', fetch: server.fetch });
  here.session.keep({ kind: who === 'ito' ? 'staff' : 'appointment', token: 'a-token', expiresAt: '2099-01-01T00:00:00.000Z', person: null, reference: who === 'ito' ? null : reference });
  const room = { sam: roomOf, ito: asIto, kim: asKim }[who]();
  return { here, server, fetch: server.fetch, room, asked: () => asked };
}

async function call(first: Partial<Recording> | undefined, who: Who, about: Partial<RecordingList> = {}) {
  const world = await clinic(first, who, about);
  const page = await mount(html`<vet-recording reference=${reference} .room=${world.room} style="position: relative; block-size: 640px; background: #222"></vet-recording>`, { fetch: world.fetch });
  return { ...page, ...world };
}

describe('<vet-recording>', () => {
  test('is clean for axe when one is asked, when one waits, while it records, and paused', async () => {
    const states: [Partial<Recording> | undefined, 'sam' | 'ito', string][] = [
      [undefined, 'ito', 'Record'],
      [{}, 'sam', 'May Dr. Hana Ito record this visit?'],
      [{}, 'ito', 'Waiting for Sam Rivera to agree'],
      [on, 'sam', 'Recording'],
      [{ ...on, state: 'paused', pausedBy: sam.id }, 'sam', 'Recording is paused'],
      [{ ...on, state: 'paused', parties: [party('ito', 'yes'), { ...party('sam', 'asked') }] }, 'ito', 'Paused until Sam Rivera agrees'],
    ];
    for (const [first, who, words] of states) {
      const page = await call(first, who);
      await page.reads(words);
      expect(await axe(page.element), words).to.deep.equal([]);
      page.element.remove();
    }
  });

  test('the question says who sees it and for how long, has the focus, and takes a yes', async () => {
    const page = await call({}, 'sam', { keptDays: 30, ownersWatch: false });
    await page.reads('Only Maple Street Veterinary can watch it');
    await page.reads('Kept for 30 days, then deleted');
    await until(() => focused()?.getAttribute('role') === 'alertdialog', 'the focus in the question');
    await page.press('Yes, record');
    await page.reads('Recording');
    await page.find('[part=sign] .dot');
    expect(page.asked()).to.deep.equal(['answer true']);
  });

  test('the question takes the focus once, keeps Tab within, says when the answer did not arrive, and hands the focus on', async () => {
    const page = await call({}, 'sam');
    const label = () => focused()?.textContent?.trim();
    await until(() => focused()?.getAttribute('role') === 'alertdialog', 'the focus in the question');
    await keys('Tab', 'Tab');
    expect(label()).to.equal('Yes, record');
    await keys('Tab');
    expect(label()).to.equal('No');
    await sendKeys({ down: 'Shift' });
    await keys('Tab');
    await sendKeys({ up: 'Shift' });
    expect(label()).to.equal('Yes, record');
    // Whoever goes elsewhere by hand is not fetched back.
    const chat = document.body.appendChild(document.createElement('button'));
    chat.focus();
    page.element.requestUpdate();
    await page.element.updateComplete;
    expect(focused()).to.equal(chat);
    chat.remove();
    page.server.online = false;
    await page.press('Yes, record');
    await until(() => page.all('.sheet [role=alert]').some(({ textContent }) => textContent?.includes('That did not work')), 'the refusal within the question');
    page.server.online = true;
    page.all('.sheet button').at(-1)?.focus();
    await page.press('Yes, record');
    await page.find('[part=sign] .dot');
    await until(() => focused()?.matches('[part=sign]'), 'the focus on the sign that it records');
  });

  test('a guest is like the owner: asks nobody, cancels nothing, pauses and stops', async () => {
    const idle = await call(undefined, 'kim');
    const asked = await call({ parties: [party('ito', 'yes'), party('sam', 'asked'), party('kim', 'yes')] }, 'kim');
    await asked.reads('Waiting for Sam Rivera to agree');
    expect([...idle.all('button'), ...asked.all('button')]).to.deep.equal([]);
    const page = await call({ ...on, parties: [party('ito', 'yes'), party('sam', 'yes'), party('kim', 'yes')] }, 'kim');
    await page.press('Pause the recording');
    await page.press('Stop the recording');
    await until(() => page.asked().length === 2, 'both');
    expect(page.asked()).to.deep.equal(['paused', 'stopped']);
  });

  test('a no is taken without more questions', async () => {
    const page = await call({}, 'sam');
    await page.press('No');
    await page.reads('Nothing is recorded.');
    expect(page.asked()).to.deep.equal(['answer false']);
  });

  test('the owner pauses, goes on and stops', async () => {
    const page = await call(on, 'sam');
    await page.press('Pause the recording');
    await page.reads('Recording is paused');
    await page.press('Go on recording');
    await page.press('Stop the recording');
    await page.reads('It can be watched after the visit');
    expect(page.asked()).to.deep.equal(['paused', 'recording', 'stopped']);
  });

  test('an owner cannot ask; staff who did not pause cannot go on', async () => {
    const owner = await call(undefined, 'sam');
    const staff = await call({ ...on, state: 'paused', pausedBy: sam.id }, 'ito');
    await staff.reads('Recording is paused');
    expect(staff.words()).not.to.contain('Go on');
    expect(owner.all('button')).to.have.length(0);
  });
});

describe('the browser that records', () => {
  test('records nothing while it cannot hear the server: somebody may have paused or stopped it', async () => {
    const world = await clinic(on, 'ito');
    let now = 0;
    const host = { addController() {}, removeController() {}, requestUpdate() {}, updateComplete: Promise.resolve(true) };
    const controller = new RecordingController(host, () => ({ clinic: world.here, reference, me: ito.id }), () => now);
    const state = () => ('run' in controller.making ? controller.making.run.recorder.state : controller.making.is);
    controller.hostUpdated();
    await until(() => state() === 'recording', 'the recording to begin');
    world.server.online = false;
    now = 6000;
    controller.refresh();
    expect(state()).to.equal('recording');
    now = 9000;
    controller.refresh();
    await until(() => state() === 'paused', 'the recording to pause by itself');
    expect(controller.making.is).to.equal('unheard');
    world.server.online = true;
    controller.refresh();
    await until(() => state() === 'recording', 'the recording to go on');
    controller.hostDisconnected();
    expect(controller.making.is).to.equal('nothing');
  });
});

test('what a page recorded before it was reloaded, and never got to the server, is sent: nothing is recorded over it', async () => {
  await forgetSealed(ito.id);
  const mine = id.replace('aa', 'cc');
  const kept = keptParts(ito.id, 'maple-street');
  await kept.begin(mine, reference);
  for (const part of partsOf(3)) await kept.keep(mine, part);
  const world = await clinic({ ...on, id: mine }, 'ito');
  const host = { addController() {}, removeController() {}, requestUpdate() {}, updateComplete: Promise.resolve(true) };
  const controller = new RecordingController(host, () => ({ clinic: world.here, reference, me: ito.id }));
  controller.hostUpdated();
  await until(() => world.asked().includes('done'), 'all of it to be sent');
  expect(world.server.made.filter(({ method }) => method === 'PATCH').length).to.be.greaterThan(0);
  // What the server says in between, that it is still being recorded, is looked at again and begins nothing.
  await until(() => controller.making.is === 'nothing', 'nothing to be recorded over it');
  controller.hostDisconnected();
  await forgetSealed(ito.id);
});

describe('a stop that was pressed without a line', () => {
  test('is said again by itself, and nothing is recorded meanwhile', async () => {
    const host = { addController() {}, removeController() {}, requestUpdate() {}, updateComplete: Promise.resolve(true) };
    for (const [who, to] of [['ito', 'paused'], ['sam', 'stopped']] as const) {
      // Another one than that of the stories before: their pages may still send it.
      const mine = id.replace('aa', 'bb');
      const world = await clinic({ ...on, id: mine }, who);
      const controller = new RecordingController(host, () => ({ clinic: world.here, reference, me: people[who].person }));
      const state = () => ('run' in controller.making ? controller.making.run.recorder.state : controller.making.is);
      controller.hostUpdated();
      await until(() => (who === 'ito' ? state() === 'recording' : controller.list !== undefined), 'the recording to begin');
      world.server.online = false;
      await controller.steer(mine, to);
      expect([controller.failed, state()]).to.deep.equal([true, who === 'ito' ? 'paused' : 'nothing']);
      world.server.online = true;
      controller.refresh();
      await until(() => world.asked().length > 0 && !controller.failed, 'it to be heard');
      expect([world.asked(), state()]).to.deep.equal([[to], who === 'ito' ? 'paused' : 'nothing']);
      // Heard once.
      controller.refresh();
      await until(() => controller.list?.recordings[0]?.state !== 'recording', 'another look');
      expect(world.asked()).to.deep.equal([to]);
      controller.hostDisconnected();
    }
  });
});

describe('a stop that was pressed without a line to the server', () => {
  test('counts at once where it is recorded, from browser to browser, until the server says something else', async () => {
    const host = { addController() {}, removeController() {}, requestUpdate() {}, updateComplete: Promise.resolve(true) };
    const mine = id.replace('aa', 'ee');
    const [at, from] = [await clinic({ ...on, id: mine }, 'ito'), await clinic({ ...on, id: mine }, 'sam')];
    const records: RecordingController = new RecordingController(host, () => ({ clinic: at.here, reference, me: ito.id }), undefined, (word) => owner.heard(word));
    const owner = new RecordingController(host, () => ({ clinic: from.here, reference, me: sam.id }), undefined, (word) => records.heard(word));
    const state = () => ('run' in records.making ? records.making.run.recorder.state : records.making.is);
    records.hostUpdated();
    owner.hostUpdated();
    await until(() => state() === 'recording' && owner.list, 'the recording to begin');
    from.server.online = false;
    await owner.steer(mine, 'stopped');
    expect([state(), records.making.is, owner.unsaid]).to.deep.equal(['paused', 'held', 'held']);

    // The server still says that it records: another look does not undo it.
    const known = records.list;
    records.refresh();
    await until(() => records.list !== known, 'another look');
    expect([state(), records.making.is]).to.deep.equal(['paused', 'held']);
    // What somebody made up, or says of another recording, changes nothing.
    for (const words of [null, 'stop', { is: 'recording-hold', recording: id, on: false }, { is: 'recording-hold' }]) records.heard(words);
    expect(state()).to.equal('paused');

    from.server.online = true;
    owner.refresh();
    await until(() => from.asked().includes('stopped'), 'the server to hear it');
    expect(owner.unsaid).to.equal('no');
    // Paused and gone on again by the server's word: it records again.
    await recordingsClient(at.here.http, reference).steer(mine, 'paused');
    records.refresh();
    await until(() => records.making.is === 'at-it', 'the server’s pause');
    await recordingsClient(at.here.http, reference).steer(mine, 'recording');
    records.refresh();
    await until(() => state() === 'recording', 'the recording to go on');
    owner.hostDisconnected();
    records.hostDisconnected();
  });

  test('is read by whoever pressed it', async () => {
    const page = await call(on, 'sam');
    await page.find('[part=sign] .dot');
    page.server.online = false;
    await page.press('Stop the recording');
    await page.reads('It is said again by itself');
  });
});

describe('<vet-recordings>', () => {
  const shown = async (first: Partial<Recording>, who: 'sam' | 'ito' = 'sam') => {
    const world = await clinic(first, who);
    const page = await mount(html`<vet-recordings reference=${reference}></vet-recordings>`, { fetch: world.fetch });
    return { ...page, ...world };
  };

  test('says how far it is, and is clean for axe', async () => {
    const coming = await shown({ ...on, state: 'processing' });
    await coming.reads('It is here within ten minutes');
    expect(await axe(coming.element)).to.deep.equal([]);
    const ready = await shown({ ...on, state: 'ready', seconds: 725, bytes: 45_000_000, keptUntil: '2031-03-12T12:00:00.000Z', mayWatch: true });
    await ready.reads(/12:05 · 45 MB · Kept until .* 2031/);
    expect(await axe(ready.element)).to.deep.equal([]);
    await ready.press(/^View the recording/);
    const video = await ready.find<HTMLVideoElement>('video');
    expect(new URL(video.src).pathname).to.equal('/api/v1/clinics/maple-street/files/x');
    // The address leads nowhere here, and one that does not play is asked for once more.
    expect(ready.asked()[0]).to.equal('link');
  });

  test('a manager deletes one, and reads when that did not work', async () => {
    const world = await clinic({ ...on, state: 'ready', seconds: 5, bytes: 1000, keptUntil: '2031-03-12T12:00:00.000Z', mayWatch: true }, 'ito');
    const page = await mount(html`<vet-recordings reference=${reference} may-remove></vet-recordings>`, { fetch: world.fetch });
    await page.press(/^Delete the recording of/);
    world.server.online = false;
    await page.press('Delete');
    await page.reads('It could not be deleted.');
    world.server.online = true;
    await page.press(/^Delete the recording of/);
    await page.press('Delete');
    await page.reads('This recording was deleted.');
  });

  test('what nobody agreed to is not mentioned; what the clinic keeps to itself is', async () => {
    const declined = await shown({ state: 'declined' });
    const kept = await shown({ ...on, state: 'ready', seconds: 5, bytes: 1000, keptUntil: '2031-03-12T12:00:00.000Z' });
    await kept.reads('The clinic keeps this recording to itself');
    expect(kept.all('button')).to.have.length(0);
    expect(declined.words().trim()).to.equal('');
  });
});

describe('<vet-recording-settings>', () => {
  test('a manager sets how long recordings are kept, and who sees them', async () => {
    let kept: RecordingSheet = { keptDays: 365, ownersWatch: true, revision: 1 };
    const path = '/clinics/{clinic}/recording-settings';
    const server = fakeServer({
      [`GET ${path}`]: route({ answer: RecordingSheet, handle: () => kept }),
      [`PUT ${path}`]: route({ body: RecordingSettings, answer: RecordingSheet, handle: ({ body }) => (kept = { ...body, revision: kept.revision + 1 }) }),
    });
    const page = await mount(html`<vet-recording-settings></vet-recording-settings>`, { fetch: server.fetch });
    await page.reads('Keep a recording for');
    expect(await axe(page.element)).to.deep.equal([]);
    await page.type('Keep a recording for', '0');
    await page.reads('A whole number of days');
    await page.type('Keep a recording for', '90');
    await page.press(/^Owners may watch/);
    await page.press('Save');
    await page.reads('Saved.');
    expect(kept).to.deep.equal({ keptDays: 90, ownersWatch: false, revision: 2 });
  });
});

/** A server that takes parts; `breaks` at these requests, before or after it has taken them. */
function taker(breaks: Readonly<Record<number, 'before' | 'after'>> = {}) {
  const got: number[] = [];
  const runs: number[][] = [];
  let [tries, done] = [0, 0];
  const broken = () => new Problem({ code: 'offline', title: 'The line broke' });
  const client = {
    async append(_: string, { offset, bytes, run, parts }: SentPart) {
      runs.push([run, ...parts.map(({ taken }) => taken)]);
      const how = breaks[(tries += 1)];
      if (how === 'before') throw broken();
      if (offset !== got.length) throw new Problem({ code: 'offset-wrong', title: '', status: 409 });
      got.push(...new Uint8Array(bytes));
      if (how === 'after') throw broken();
    },
    list: async () => ({ keptDays: 1, ownersWatch: true, recordings: [recordingOf({ received: got.length })] }),
    steer: async () => ((done += 1), recordingOf()),
  };
  return { client, got, runs, tries: () => tries, done: () => done };
}
const partsOf = (count: number): Part[] => Array.from({ length: count }, (_, n) => ({ offset: n * 3, bytes: Uint8Array.of(n, n, n).buffer, run: n < 5 ? 1 : 2, taken: n }));

describe('sending a recording', () => {
  test('over a line that breaks before or after a part is taken, every byte arrives once and in order', async () => {
    const { client, got, runs, done } = taker({ 2: 'before', 3: 'after', 5: 'after' });
    const dropped: number[] = [];
    const sender = new PartSender({ client, kept: { drop: async (_, offset) => void dropped.push(offset), forget: async () => {} }, recording: id, pause: () => 0 });
    for (const part of partsOf(9)) {
      sender.add(part);
      await Promise.resolve();
    }
    await sender.finish();
    expect(got).to.deep.equal(Array.from({ length: 27 }, (_, n) => Math.floor(n / 3)));
    expect(dropped.sort((a, b) => a - b)).to.deep.equal(partsOf(9).map(({ offset }) => offset));
    expect(done()).to.equal(1);
    // The server judges each part by the run that it says: none goes with those of another.
    for (const [run, ...taken] of runs) expect(taken.every((n) => n < 5 === (run === 1)), `${run}: ${taken.join()}`).to.equal(true);
  });

  test('what the server takes no more is let go', async () => {
    const forgot: string[] = [];
    const client = { ...taker().client, append: async () => Promise.reject(new Problem({ code: 'recording-closed', title: '', status: 409 })) };
    const sender = new PartSender({ client, kept: { drop: async () => {}, forget: async (recording) => void forgot.push(recording) }, recording: id, pause: () => 0 });
    sender.add(partsOf(1)[0]!);
    await sender.finish();
    expect(forgot).to.deep.equal([id]);
  });

  test('parts lie encrypted on this device, come back in order, and are gone with their person', async () => {
    await forgetSealed(sam.id);
    const kept = keptParts(sam.id, 'maple-street');
    await kept.begin(id, reference);
    for (const part of [...partsOf(12)].reverse()) await kept.keep(id, part);
    expect(await kept.unsent()).to.deep.equal([{ recording: id, reference }]);
    const plain = (parts: Part[]) => parts.map(({ bytes, ...part }) => ({ ...part, bytes: [...new Uint8Array(bytes)] }));
    expect(plain(await kept.parts(id))).to.deep.equal(plain(partsOf(12)));
    expect(await keptParts(ito.id, 'maple-street').unsent()).to.deep.equal([]);
    expect(await keptParts(sam.id, 'oak-lane').unsent()).to.deep.equal([]);
    await forgetSealed(sam.id);
    expect(await sealedStore(sam.id, 'chunks').names('')).to.deep.equal([]);
  });
});

describe('what is in the picture', () => {
  test('only people who have agreed', () => {
    const people = [here('sam', { peers: ['o1'] }), here('ito', { peers: ['v1', 'v2'] })];
    expect([...agreedPeers(recordingOf(), people)]).to.deep.equal(['v1', 'v2']);
    expect([...agreedPeers(recordingOf(on), people)]).to.deep.equal(['o1', 'v1', 'v2']);
  });

  test('the others large beside each other, oneself small; nothing is stretched', () => {
    expect(mainBoxes(1)).to.deep.equal([{ x: 0, y: 0, width: 640, height: 360 }]);
    expect(mainBoxes(2).map(({ x, width }) => [x, width])).to.deep.equal([[0, 318], [322, 318]]);
    expect(ownBox(0).width).to.equal(640);
    expect(ownBox(1)).to.deep.equal({ x: 472, y: 262, width: 160, height: 90 });
    for (const how of ['contain', 'cover'] as const) {
      const { from, to } = fitted({ width: 480, height: 640 }, { x: 10, y: 0, width: 640, height: 360 }, how);
      expect(from.width / from.height).to.be.closeTo(to.width / to.height, 1e-6);
      expect(to.x + to.width / 2).to.equal(330);
    }
  });

  test('a slow machine draws less often, and has time for everything else', () => {
    expect(nextTick(66, 6)).to.equal(60);
    expect(nextTick(66, 200)).to.equal(400);
  });
});
