import { expect } from 'chai';
import { frameProbe, lumaGrid, measureGrid } from './frames.ts';
import { level } from './level.ts';
import { serverAt } from './server-at.ts';
import type { RoomPass } from './signaling.ts';
import { meet, next, startWorld, until, type Person, type World } from './test/world.ts';

let world: World;
let vet: Person;
let owner: Person;

/** The picture somebody sees of the other is there, is not black, and changes. */
async function seesMovement(viewer: Person, of: Person): Promise<void> {
  const { stream } = await until('there is a stream', () => viewer.call.remote(of.id));
  const video = Object.assign(document.createElement('video'), { muted: true, autoplay: true });
  video.srcObject = stream;
  const probe = frameProbe(video);
  try {
    await until(`${viewer.id} sees a changing picture`, () => {
      const look = probe.look();
      return look !== null && look.mean > 4 && look.sd > 4 && (look.difference ?? 0) > 0.5;
    });
  } finally {
    video.srcObject = null;
  }
}

/** A picture in the place of the camera, as a background is one: nearly white, as no made camera is. */
function whitePicture(): { readonly track: MediaStreamTrack; end(): void } {
  const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 180 });
  const context = canvas.getContext('2d')!;
  let at = 0;
  const painting = setInterval(() => {
    context.fillStyle = '#fff';
    context.fillRect(0, 0, 320, 180);
    context.fillStyle = '#ccc';
    context.fillRect((at += 4) % 320, 0, 20, 180);
  }, 60);
  return { track: canvas.captureStream(15).getVideoTracks()[0]!, end: () => clearInterval(painting) };
}

async function seesWhite(viewer: Person, of: Person): Promise<void> {
  const { stream } = await until('there is a stream', () => viewer.call.remote(of.id));
  const video = Object.assign(document.createElement('video'), { muted: true, autoplay: true });
  video.srcObject = stream;
  try {
    await until(`${viewer.id} sees the white picture`, () => video.videoWidth > 0 && measureGrid(lumaGrid(video)).mean > 200);
  } finally {
    video.srcObject = null;
  }
}

async function hearsSound(listener: Person, of: Person): Promise<void> {
  const { stream } = await until('there is a stream', () => listener.call.remote(of.id));
  const [track] = stream.getAudioTracks();
  if (!track) throw new Error('no sound track');
  const meter = level(track);
  try {
    await until(`${listener.id} hears something`, () => meter.read() > 0.01);
  } finally {
    meter.close();
  }
}

const decoded = (person: Person, of: Person): number => person.call.quality(of.id).at(-1)?.framesDecoded ?? 0;

describe('a call', () => {
  beforeEach(async function () {
    this.timeout(20_000);
    world = await startWorld();
    vet = await world.person('vet-1');
    owner = await world.person('owner-1');
  });
  afterEach(() => world.end());

  it('both see and hear each other', async function () {
    this.timeout(40_000);
    await meet(vet, owner);
    await Promise.all([seesMovement(vet, owner), seesMovement(owner, vet), hearsSound(vet, owner), hearsSound(owner, vet)]);

    const sample = await until('there are numbers', () => vet.call.quality(owner.id).find(({ framesDecoded }) => framesDecoded > 5));
    expect(sample.word).to.be.oneOf(['good', 'fair', 'poor']);
    expect(sample.kbitsIn).to.be.above(1);
    expect(sample.width).to.be.above(0);
    expect(vet.states).to.deep.equal(['lobby', 'connecting', 'connected']);
  });

  it('apps say things to each other, from browser to browser', async function () {
    this.timeout(40_000);
    await meet(vet, owner);
    const heard: unknown[] = [];
    owner.call.addEventListener('said', ({ peerId, words }) => heard.push([peerId, words]));
    // The channel may come a moment after the picture; what is said before is lost.
    await until('it is heard', () => {
      if (!heard.length) vet.call.say({ please: 'flip' });
      return heard.length > 0;
    });
    expect(heard[0]).to.deep.equal([vet.id, { please: 'flip' }]);
    expect(() => vet.call.say('x'.repeat(20_000))).to.throw(RangeError);
  });

  it('in the lobby the socket is open and nobody is answered; after the press of Join the call that waits is taken', async function () {
    this.timeout(40_000);
    vet.call.prepare();
    vet.call.peers([owner.id]);
    await until('the socket is open', () => vet.call.signaling === 'open');
    owner.call.peers([vet.id]);
    owner.call.join();
    await until('the owner calls', () => owner.call.state === 'connecting' && world.connections.some(({ localDescription }) => localDescription !== null));
    expect([vet.call.state, vet.call.peerStates, vet.states]).to.deep.equal(['idle', {}, []]);
    expect(world.connections.some(({ remoteDescription }) => remoteDescription !== null)).to.equal(false);

    vet.call.join();
    await until('they are connected', () => vet.call.state === 'connected' && owner.call.state === 'connected');
    await Promise.all([seesMovement(vet, owner), seesMovement(owner, vet)]);
    expect(vet.states).to.deep.equal(['lobby', 'connecting', 'connected']);
    expect(vet.passes).to.equal(1);
  });

  it('a camera that is replaced before its first picture was sent is seen all the same', async function () {
    this.timeout(40_000);
    for (const person of [vet, owner]) person.call.peers([person === vet ? owner.id : vet.id]);
    vet.call.join();
    owner.call.join();
    // Off and on while they look for each other, and once more in the moment they have met.
    await owner.local.setCamera(false);
    await owner.local.setCamera(true);
    await until('they are connected', () => vet.call.state === 'connected' && owner.call.state === 'connected');
    await owner.local.setCamera(false);
    await owner.local.setCamera(true);
    await Promise.all([seesMovement(vet, owner), seesMovement(owner, vet)]);
    expect(world.connections.length, 'no other connection was needed').to.equal(2);
  });

  it('who is sent out of the lobby has been in no call, and may come again', async function () {
    this.timeout(40_000);
    vet.call.prepare();
    await until('the socket is open', () => vet.call.signaling === 'open');
    const closed = next(vet.call, 'signaling', ({ state }) => state === 'closed');
    await world.dismiss(4003);
    await closed;
    expect([vet.call.state, vet.states]).to.deep.equal(['idle', []]);
    expect(world.connections.every(({ connectionState }) => connectionState === 'closed')).to.equal(true);

    await meet(vet, owner);
    expect(vet.states[0]).to.equal('lobby');
  });

  it('the camera goes off with its light, and comes back without a new offer', async function () {
    this.timeout(40_000);
    await meet(vet, owner);
    await seesMovement(owner, vet);
    const camera = vet.local.camera;

    const off = next(owner.call, 'remote-media', ({ media }) => !media.camera);
    await vet.local.setCamera(false);
    expect(camera?.readyState).to.equal('ended');
    expect(vet.local.camera === null).to.equal(true);
    expect((await off).media).to.deep.equal({ camera: false, microphone: true, screen: false, level: 'full' });
    await until('nothing is decoded any more', () => decoded(owner, vet) === 0);

    const stream = owner.call.remote(vet.id)?.stream;
    await vet.local.setCamera(true);
    await seesMovement(owner, vet);
    expect(owner.call.remote(vet.id)?.stream === stream).to.equal(true);
    expect(vet.states).to.deep.equal(['lobby', 'connecting', 'connected']);
  });

  it('who joined without a camera shows it later', async function () {
    this.timeout(40_000);
    const shy = await world.person('technician-1', { camera: false });
    expect(shy.local.camera === null).to.equal(true);
    expect(shy.local.missing).to.deep.equal({});
    const claim = next(owner.call, 'remote-media');
    await meet(shy, owner);
    expect((await claim).media).to.deep.include({ camera: false, microphone: true });
    await hearsSound(owner, shy);

    await shy.local.setCamera(true);
    await seesMovement(owner, shy);
  });

  it('the other side knows that the button was pressed', async function () {
    this.timeout(40_000);
    await meet(vet, owner);
    const left = next(owner.call, 'left');
    vet.call.leave();
    expect(await left).to.deep.include({ peerId: vet.id, reason: 'pressed' });
    expect(vet.call.state).to.equal('ended');
    expect(owner.call.state).to.equal('lobby');
    expect(vet.local.camera?.readyState).to.equal('live');
  });

  it('the other side knows that the page was closed', async function () {
    this.timeout(40_000);
    owner.call.join();
    owner.call.peers(['vet-2']);
    const page = world.page('vet-2', [owner.id]);
    await until('they are connected', () => owner.call.state === 'connected');
    const left = next(owner.call, 'left');
    page.close();
    expect(await left).to.deep.include({ peerId: 'vet-2', reason: 'tab-closed' });
  });

  it('a page that crashed and was opened again is called again', async function () {
    this.timeout(60_000);
    owner.call.join();
    owner.call.peers(['vet-2']);
    const page = world.page('vet-2', [owner.id], true);
    await until('they are connected', () => owner.call.state === 'connected');
    page.close();
    await until('the silence is noticed', () => owner.call.state !== 'connected');
    world.page('vet-2', [owner.id]);
    await until('they are connected again', () => owner.call.state === 'connected');
    expect(owner.states).to.not.include('failed');
  });

  for (const [code, reason] of [
    [4001, 'superseded'],
    [4003, 'removed'],
  ] as const) {
    it(`the server says ${reason}: it ends here, and does not come back by itself`, async function () {
      this.timeout(40_000);
      await meet(vet, owner);
      const ended = next(vet.call, 'state', ({ state }) => state === 'ended');
      await world.dismiss(code);
      expect((await ended).reason).to.equal(reason);
      expect(vet.passes).to.equal(1);
      expect(vet.call.signaling).to.equal('closed');
    });
  }

  it('and comes back into the same room', async function () {
    this.timeout(40_000);
    await meet(vet, owner);
    const left = next(owner.call, 'left');
    vet.call.leave();
    await left;
    await meet(vet, owner);
    await Promise.all([seesMovement(vet, owner), seesMovement(owner, vet)]);
  });

  it('what stands in for the camera, as a background does, is there in the next connection too, and the camera is never sent', async function () {
    this.timeout(60_000);
    const white = whitePicture();
    vet.local.show(white.track, 'effect');
    await meet(vet, owner);
    await seesWhite(owner, vet);
    const left = next(owner.call, 'left');
    vet.call.leave();
    await left;
    await meet(vet, owner);
    await Promise.all([seesMovement(vet, owner), seesWhite(owner, vet)]);
    expect([vet.local.picture, vet.local.pictureKind, vet.local.camera?.readyState]).to.deep.equal([white.track, 'effect', 'live']);
    const pictures = world.connections.flatMap((connection) => connection.getSenders()).map(({ track }) => track);
    expect(pictures).to.include(white.track);
    expect(pictures).to.not.include(vet.local.camera);
    white.end();
  });

  it('a killed server does not touch the call, and is found again', async function () {
    this.timeout(60_000);
    await meet(vet, owner);
    const lost = next(vet.call, 'server-problem');
    await world.killServer();
    await lost;
    await seesMovement(vet, owner);
    await world.reviveServer();
    await until('both have a new socket', () => vet.passes > 1 && owner.passes > 1 && vet.call.signaling === 'open' && owner.call.signaling === 'open');
    await seesMovement(vet, owner);
    expect(vet.states).to.deep.equal(['lobby', 'connecting', 'connected']);

    // The new socket works: words go through it.
    const left = next(vet.call, 'left');
    owner.call.leave('tab-closed');
    expect((await left).reason).to.equal('tab-closed');
  });

  it('four people see each other, and each sends less to each', async function () {
    this.timeout(90_000);
    const others = [await world.person('technician-1'), await world.person('interpreter-1')];
    const all = [vet, owner, ...others];
    await meet(...all);
    await until('everybody has three others', () => all.every(({ call }) => Object.values(call.peerStates).join() === 'connected,connected,connected'));
    await Promise.all(all.map((person, i) => seesMovement(person, all[(i + 1) % 4] as Person)));
    const rates = (): (number | undefined)[] =>
      world.connections.filter(({ connectionState }) => connectionState === 'connected').map((connection) => connection.getSenders().find(({ track }) => track?.kind === 'video')?.getParameters().encodings[0]?.maxBitrate);
    await until('each picture has its share of the upload', () => rates().length === 12 && rates().every((rate) => rate === 300_000));
  });

  it('three people see each other', async function () {
    this.timeout(60_000);
    const technician = await world.person('technician-1');
    await meet(vet, owner, technician);
    await until('everybody has two others', () => [vet, owner, technician].every(({ call }) => Object.values(call.peerStates).join() === 'connected,connected'));
    await Promise.all([seesMovement(vet, technician), seesMovement(technician, owner), seesMovement(owner, vet)]);
  });

  it('a screen takes the place of the camera, and the camera comes back, without a new offer', async function () {
    this.timeout(40_000);
    await meet(vet, owner);
    const video = document.createElement('video');
    video.muted = true;
    video.srcObject = (await until('there is a stream', () => owner.call.remote(vet.id))).stream;
    await video.play();

    const screen = Object.assign(document.createElement('canvas'), { width: 300, height: 500 });
    const paint = setInterval(() => screen.getContext('2d')?.fillRect(0, 0, Math.random() * 300, 500), 50);
    const shown = next(owner.call, 'remote-media', ({ media }) => media.screen);
    vet.local.show(screen.captureStream(20).getVideoTracks()[0] ?? null);
    await shown;
    await until('the screen is seen', () => video.videoHeight > video.videoWidth);
    expect(vet.local.camera?.readyState).to.equal('live');

    const back = next(owner.call, 'remote-media', ({ media }) => !media.screen);
    vet.local.stream.getVideoTracks()[0]?.stop();
    vet.local.picture?.dispatchEvent(new Event('ended')); // the person pressed «Stop sharing» in the browser's own bar
    await back;
    clearInterval(paint);
    await until('the camera is seen again', () => video.videoWidth > video.videoHeight);
    expect(vet.local.pictureKind).to.equal('camera');
    expect(vet.states).to.deep.equal(['lobby', 'connecting', 'connected']);
    video.srcObject = null;
  });

  it('both see the same safety words, and others after a new call', async function () {
    this.timeout(40_000);
    await meet(vet, owner);
    const words = await until('there are words', () => vet.call.safetyWords(owner.id));
    expect(words).to.have.length(4);
    await until('the other side has them too', () => owner.call.safetyWords(vet.id));
    expect(owner.call.safetyWords(vet.id)).to.deep.equal(words);

    const left = next(owner.call, 'left');
    vet.call.leave();
    await left;
    await meet(vet, owner);
    const others = await until('there are words again', () => vet.call.safetyWords(owner.id));
    expect(others).to.not.deep.equal(words);
  });

  it('somebody in the middle, with own keys to both sides, is betrayed by the words', async function () {
    this.timeout(60_000);
    const farSide = await startWorld();
    try {
      // The owner speaks with a false vet, the vet with a false owner, and the two of them are one.
      const falseVet = await world.person('vet-1');
      const [realVet, falseOwner] = [await farSide.person('vet-1'), await farSide.person('owner-1')];
      await Promise.all([meet(owner, falseVet), meet(realVet, falseOwner)]);
      falseVet.local.show(falseOwner.call.remote('vet-1')?.stream.getVideoTracks()[0]?.clone() ?? null, 'effect');
      const ofOwner = await until('the owner has words', () => owner.call.safetyWords('vet-1'));
      const ofVet = await until('the vet has words', () => realVet.call.safetyWords('owner-1'));
      expect(ofOwner).to.have.length(4);
      expect(ofVet).to.have.length(4);
      expect(ofVet).to.not.deep.equal(ofOwner);
    } finally {
      await farSide.end();
    }
  });

  it('measures for how long both hear and see each other', async function () {
    this.timeout(40_000);
    await meet(vet, owner);
    await until('some seconds together', () => (vet.call.report[owner.id]?.together.twoWay.unbroken ?? 0) >= 3);
    await owner.local.setCamera(false);
    await until('the picture is gone', () => decoded(vet, owner) === 0);
    const before = vet.call.report[owner.id]?.together;
    await until('sound goes on', () => (vet.call.report[owner.id]?.together.twoWayAudio.unbroken ?? 0) >= (before?.twoWayAudio.unbroken ?? 0) + 3);
    expect(vet.call.report[owner.id]?.together.twoWay.seconds).to.be.at.most((before?.twoWay.seconds ?? 0) + 1);

    vet.call.leave();
    const report = vet.call.report[owner.id];
    expect(report?.seconds).to.be.above(5);
    expect(report?.routes).to.have.length(1);
    expect([report?.restarts, report?.recalls]).to.deep.equal([0, 0]);
  });

  it('does not answer people the app has not told about', async function () {
    this.timeout(40_000);
    const stranger = await world.person('another-1');
    vet.call.join();
    await until('the vet has a socket', () => vet.call.signaling === 'open');
    stranger.call.peers([vet.id]);
    stranger.call.join();
    await until('the stranger has called', () => stranger.call.state === 'connecting');
    await meet(vet, owner);
    expect(vet.call.remote(stranger.id) === null).to.equal(true);
    expect(stranger.call.state).to.equal('connecting');

    vet.call.peers([owner.id, stranger.id]);
    await until('told later, the vet takes the call', () => stranger.call.state === 'connected');
  });

  it('speaks with an unmodified PeerJS client', async function () {
    this.timeout(40_000);
    const { Peer } = await import('peerjs');
    const { host, port, path } = serverAt(`http://127.0.0.1:${world.port}/peerjs`);
    const plain = new Peer('plain-1', { host, port, path, config: { iceServers: [] } });
    try {
      const seen = new Promise<MediaStream>((resolve) =>
        plain.on('call', (call) => {
          call.on('stream', resolve);
          call.answer(vet.local.stream);
        }),
      );
      owner.call.join();
      owner.call.peers(['plain-1']);
      expect((await seen).getTracks().length).to.equal(2);
      await until('they are connected', () => owner.call.state === 'connected');
      await seesMovement(owner, { ...vet, id: 'plain-1' });
    } finally {
      plain.destroy();
    }
  });

  it('a server that forgets to say hello is asked again', async function () {
    this.timeout(40_000);
    await meet(vet, owner);
    // A stock server does not answer a second socket of the same id.
    const twin = await world.person(owner.id);
    const problem = next(twin.call, 'server-problem');
    twin.call.join();
    expect((await problem).code).to.equal('no-answer');
    owner.call.leave();
    await until('the id is free, and the twin is in', () => twin.call.signaling === 'open');
    expect(twin.passes).to.be.above(1);
  });

  it('uses the ICE servers of the pass and no others', async function () {
    this.timeout(40_000);
    vet.call.prepare();
    await until('one is made ahead', () => world.connections.length === 1);
    await meet(vet, owner);
    expect(world.connections.length).to.equal(2);
    for (const connection of world.connections) expect(connection.getConfiguration().iceServers).to.deep.equal([]);
  });

  it('has fresh relay credentials before the old ones end, in the lobby and in the call, which goes on', async function () {
    this.timeout(40_000);
    const shortLived = (passes: number): Omit<RoomPass, 'token'> => ({ iceServers: [{ urls: 'turn:127.0.0.1:9', username: `name-${passes}`, credential: 'c' }], relaySeconds: 3 });
    const patient = await world.person('technician-1', undefined, shortLived);
    const names = (): (string | undefined)[] => world.connections.filter(({ signalingState }) => signalingState !== 'closed').map((connection) => connection.getConfiguration().iceServers?.[0]?.username);
    patient.call.prepare();
    await until('the connection made ahead has fresh ones', () => names().join() === 'name-2');

    await meet(patient, vet);
    const { length } = world.connections;
    const { passes } = patient;
    await until('the connection in use has fresh ones', () => patient.passes > passes && names().includes(`name-${patient.passes}`));
    expect(patient.states).to.deep.equal(['lobby', 'connecting', 'connected']);
    expect(world.connections.length).to.equal(length);

    // Whoever has left asks for no more.
    patient.call.leave();
    const last = patient.passes;
    await new Promise((done) => setTimeout(done, 2_500));
    expect(patient.passes).to.equal(last);
  });

  it('refuses an id PeerJS would not take', async () => {
    const error = await world.person('no/slashes').catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(TypeError);
  });
});

describe('a call in trouble', () => {
  beforeEach(async function () {
    this.timeout(40_000);
    world = await startWorld();
    vet = await world.person('vet-1');
    owner = await world.person('owner-1');
    await meet(vet, owner);
  });
  afterEach(() => world.end());

  /** The names of the paths in use: an ICE restart makes new ones. */
  const paths = (): string[] => world.connections.flatMap(({ localDescription }) => /a=ice-ufrag:\S+/.exec(localDescription?.sdp ?? '')?.[0] ?? []);

  it('a new path is looked for without interrupting anything', async function () {
    this.timeout(40_000);
    await seesMovement(vet, owner);
    const { stream } = vet.call.remote(owner.id) ?? {};
    const before = paths();
    expect(before.length).to.equal(2);

    owner.call.lookForNewPath();
    vet.call.lookForNewPath();
    await until('both sides have a new path', () => paths().every((path) => !before.includes(path)));
    await seesMovement(vet, owner);
    expect(vet.call.remote(owner.id)?.stream === stream).to.equal(true);
    expect(vet.states).to.deep.equal(['lobby', 'connecting', 'connected']);
  });

  it('from one network to another: the same call goes on over a new path', async function () {
    this.timeout(60_000);
    await seesMovement(vet, owner);
    const { length } = world.connections;
    await world.moveNetwork();
    await until('both look for a new path', () => [vet, owner].every(({ call }) => call.state === 'restarting'));
    await until('both are back', () => [vet, owner].every(({ call }) => call.state === 'connected'));
    await Promise.all([seesMovement(vet, owner), seesMovement(owner, vet), hearsSound(vet, owner)]);
    expect(world.connections.length).to.equal(length);
  });

  it('the network is cut and comes back: stalled, restarting, connected', async function () {
    this.timeout(60_000);
    await seesMovement(vet, owner);
    await world.cutNetwork(true);
    await until('the vet looks for a new path', () => vet.call.state === 'restarting');
    await world.cutNetwork(false);
    const back = performance.now();
    await until('both are back', () => vet.call.state === 'connected' && owner.call.state === 'connected');
    await Promise.all([seesMovement(vet, owner), seesMovement(owner, vet)]);
    expect(performance.now() - back).to.be.below(10_000);
    expect(vet.states.slice(2, 5)).to.deep.equal(['connected', 'stalled', 'restarting']);
  });

  it('network and server are both gone for long: the server is found first, then the same call goes on', async function () {
    this.timeout(90_000);
    await Promise.all([world.cutNetwork(true), world.killServer()]);
    await until('both wait for the server', () => [vet, owner].every(({ call }) => call.state === 'reconnecting'));
    await until('the browser has given up the path', () => world.connections.some(({ connectionState }) => connectionState === 'failed'), 40_000);
    await Promise.all([world.cutNetwork(false), world.reviveServer()]);
    await until('both are back', () => [vet, owner].every(({ call }) => call.state === 'connected'));
    await Promise.all([seesMovement(vet, owner), seesMovement(owner, vet)]);
    expect(vet.states).to.not.include('recalling');
  });
});
