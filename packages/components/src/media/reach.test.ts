import { expect } from 'chai';
import { median, type Reach, reachBars, reachWord, type Relayed, relaysOver, stunServers } from './reach.ts';

const fine: Relayed = { openMs: 90, roundTripMs: 84, loss: 0, kbps: 4000 };
const all: Reach = { stun: true, udp: fine, tcp: fine };

const judged: readonly (readonly [what: string, word: string, bars: number, reach: Partial<Reach>, online?: boolean])[] = [
  ['all goes', 'good', 4, {}],
  ['UDP is blocked, TCP goes', 'relay-tcp-only', 3, { stun: false, udp: false }],
  ['the relay cannot be reached', 'relay-fails', 1, { udp: false, tcp: false }],
  ['nothing goes through', 'blocked', 0, { stun: false, udp: false, tcp: false }],
  ['no relay is set up, STUN answers', 'no-relay', 3, { udp: null, tcp: null }],
  ['no relay is set up, and STUN is silent', 'blocked', 0, { stun: false, udp: null, tcp: null }],
  ['a thin line', 'slow', 2, { udp: { ...fine, kbps: 400 } }],
  ['a line that loses much', 'lossy', 1, { udp: { ...fine, loss: 0.3 } }],
  ['a long way', 'far', 3, { udp: { ...fine, roundTripMs: 700 } }],
  ['no network', 'offline', 0, {}, false],
];

describe('what a network lets through', () => {
  for (const [what, word, bars, reach, online = true] of judged) {
    it(`${what}: ${word}`, () => {
      expect([reachWord({ ...all, ...reach }, online), reachBars({ ...all, ...reach }, online)]).to.deep.equal([word, bars]);
    });
  }

  it('each relay is tried over what its address says', () => {
    const servers = [{ urls: 'stun:a:3478' }, { urls: ['turn:a:3478', 'turn:a:3478?transport=tcp', 'turns:a:5349', 'turns:a:5349?transport=udp'], username: 'u', credential: 'c' }];
    expect(relaysOver(servers, 'udp')).to.deep.equal([{ urls: ['turn:a:3478', 'turns:a:5349?transport=udp'], username: 'u', credential: 'c' }]);
    expect(relaysOver(servers, 'tcp')).to.deep.equal([{ urls: ['turn:a:3478?transport=tcp', 'turns:a:5349'], username: 'u', credential: 'c' }]);
    expect(stunServers(servers)).to.deep.equal([{ urls: ['stun:a:3478'] }]);
    expect(relaysOver([servers[0]!], 'tcp')).to.deep.equal([]);
  });

  it('the middle of numbers is no outlier', () => {
    expect([median([]), median([5]), median([900, 20, 22])]).to.deep.equal([0, 5, 22]);
  });
});
