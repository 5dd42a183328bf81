import { expect } from 'chai';
import { fromServer, parseChannelMessage, toServer, type Signal } from './messages.ts';

/** What the other side gets: the server adds `src` and passes type and payload on as text. */
const relayed = (signal: Signal): unknown => {
  const { type, payload } = toServer('owner', signal);
  return JSON.parse(JSON.stringify({ type, src: 'vet', dst: 'owner', payload }));
};

const description = { type: 'offer', sdp: 'v=0' } as const;

describe('what two browsers say to each other', () => {
  const said: Signal[] = [
    { kind: 'hello' },
    { kind: 'echo' },
    { kind: 'restart', call: 'mc_1' },
    { kind: 'unknown', call: 'mc_1' },
    { kind: 'bye', reason: 'tab-closed' },
    { kind: 'offer', call: 'mc_1', description },
    { kind: 'answer', call: 'mc_1', description: { type: 'answer', sdp: 'v=0' } },
    { kind: 'description', call: 'mc_1', offer: 3, description },
    { kind: 'candidate', call: 'mc_1', candidate: { candidate: 'candidate:1', sdpMid: '0' } },
  ];
  for (const signal of said) {
    it(`${signal.kind} arrives as it was said`, () => {
      expect(fromServer(relayed(signal))).to.deep.equal({ kind: 'signal', from: 'vet', signal });
    });
  }

  it('understands the first answer of an unmodified PeerJS client', () => {
    const sdp = { type: 'answer', sdp: 'v=0' };
    const message = { type: 'ANSWER', src: 'vet', payload: { sdp, type: 'media', connectionId: 'mc_1' } };
    expect(fromServer(message)).to.deep.equal({
      kind: 'signal',
      from: 'vet',
      signal: { kind: 'answer', call: 'mc_1', description: sdp },
    });
  });

  it('an unmodified PeerJS client ignores the side channel: it carries no connection id', () => {
    expect(toServer('owner', { kind: 'hello' }).payload).to.not.have.property('connectionId');
  });

  it('the words of the server', () => {
    expect(fromServer({ type: 'OPEN' })).to.deep.equal({ kind: 'open' });
    expect(fromServer({ type: 'EXPIRE', src: 'vet' })).to.deep.equal({ kind: 'absent', from: 'vet' });
    expect(fromServer({ type: 'LEAVE', src: 'vet' })).to.deep.equal({ kind: 'left', from: 'vet' });
  });

  for (const nonsense of [
    null,
    7,
    'OPEN',
    { type: 'ANSWER', src: 'vet' },
    { type: 'ANSWER', src: 'vet', payload: { kit: { kind: 'description', call: 'mc_1', offer: 1, description: 'v=0' } } },
    { type: 'ANSWER', src: 'vet', payload: { kit: { kind: 'description', call: 'mc_1', description } } },
    { type: 'ANSWER', src: 'vet', payload: { kit: { kind: 'restart' } } },
    { type: 'ANSWER', src: 'vet', payload: { connectionId: 'mc_1', kit: { kind: 'hello' } } },
    { type: 'CANDIDATE', src: 'vet', payload: { connectionId: 'mc_1', candidate: null } },
    { type: 'OFFER', src: 'vet', payload: { sdp: description, type: 'data', connectionId: 'dc_1' } },
    { type: 'OFFER', src: 'vet', payload: { sdp: description, type: 'media' } },
    { type: 'EXPIRE' },
  ]) {
    it(`${JSON.stringify(nonsense)} is nothing`, () => void expect(fromServer(nonsense)).to.equal(null));
  }

  it('over the data channel a claim is a claim, and noise is nothing', () => {
    const claim = { kind: 'media', camera: true, microphone: false, screen: false, level: 'small' };
    expect(parseChannelMessage(JSON.stringify(claim))).to.deep.equal(claim);
    expect(parseChannelMessage('{"kind":"media","camera":"yes"}')).to.deep.equal({ ...claim, camera: false, level: 'full' });
    for (const noise of ['{', 'null', '{"kind":"other"}', new ArrayBuffer(1)]) {
      expect(parseChannelMessage(noise)).to.equal(null);
    }
  });
});
