import { expect } from 'chai';
import { PATIENCE } from './ladder.ts';
import { callState, IDLE, reduce, type CallAction, type CallState, type CallStatus } from './state.ts';

/** One line of a story: seconds since the start, what happened (to Miso's vet unless said), the word that follows. */
type Line = readonly [seconds: number, happened: string, word: CallState];

const actionOf = (happened: string, at: number): CallAction => {
  if (happened === 'join' || happened === 'leave') return { type: happened };
  if (happened === 'tick' || happened === 'retry' || happened === 'network') return { type: happened, at };
  if (happened.startsWith('server ')) {
    return { type: 'signaling', state: happened.slice(7) as 'open', at };
  }
  const [event = '', peer = 'vet'] = happened.split(' of ');
  return event === 'forget' ? { type: 'forget', peer } : { type: 'peer', event: event as 'expect', peer, at };
};

const tell = (lines: readonly Line[], from: CallStatus = IDLE): CallStatus =>
  lines.reduce((status, [seconds, happened, word]) => {
    const next = reduce(status, actionOf(happened, seconds * 1000));
    expect(callState(next), `${seconds} s: ${happened}`).to.equal(word);
    return next;
  }, from);

const inCall: readonly Line[] = [
  [0, 'join', 'lobby'],
  [0, 'server opening', 'lobby'],
  [0.1, 'server open', 'lobby'],
  [1, 'expect', 'connecting'],
  [1.2, 'answered', 'connecting'],
  [1.5, 'flow', 'connected'],
];

const stories: Record<string, readonly Line[]> = {
  'two people meet, and one leaves': [...inCall, [60, 'forget', 'lobby'], [61, 'leave', 'ended']],

  'told about somebody before the server is reached': [
    [0, 'join', 'lobby'],
    [0, 'expect', 'connecting'],
    [30, 'tick', 'connecting'],
    [31, 'server open', 'connecting'],
    [32, 'flow', 'connected'],
  ],

  'a short silence heals by itself': [...inCall, [10, 'quiet', 'stalled'], [10.9, 'tick', 'stalled'], [11, 'flow', 'connected']],

  'a new network: restart finds the new path': [
    ...inCall,
    [10, 'quiet', 'stalled'],
    [11.6, 'tick', 'restarting'],
    [12, 'flow', 'connected'],
  ],

  'the network is there again: the next attempt does not wait': [
    ...inCall,
    [10, 'quiet', 'stalled'],
    [10.5, 'network', 'restarting'],
    [13, 'network', 'restarting'],
    [13.2, 'flow', 'connected'],
    [14, 'network', 'connected'],
  ],

  'three restarts do not help, a new call does': [
    ...inCall,
    [10, 'broken', 'restarting'],
    [13.1, 'tick', 'restarting'],
    [17.2, 'tick', 'restarting'],
    [22.3, 'tick', 'recalling'],
    [23, 'answered', 'recalling'],
    [24, 'flow', 'connected'],
  ],

  'the server is away as well: first the server, then the restart': [
    ...inCall,
    [10, 'server lost', 'connected'],
    [11, 'quiet', 'stalled'],
    [12.6, 'tick', 'reconnecting'],
    [20, 'tick', 'reconnecting'],
    [21, 'server open', 'restarting'],
    [22, 'flow', 'connected'],
  ],

  'the server is lost in the middle of a re-call: the re-call comes again': [
    ...inCall,
    [10, 'unknown', 'recalling'],
    [11, 'server lost', 'reconnecting'],
    [13, 'server open', 'recalling'],
  ],

  'nothing helps for a minute, then a person tries again': [
    ...inCall,
    [10, 'quiet', 'stalled'],
    [20, 'tick', 'restarting'],
    [69.9, 'tick', 'restarting'],
    [70, 'tick', 'failed'],
    [200, 'tick', 'failed'],
    [201, 'retry', 'recalling'],
    [202, 'flow', 'connected'],
  ],

  'a server restart does not touch a running call': [
    ...inCall,
    [10, 'server lost', 'connected'],
    [200, 'tick', 'connected'],
    [201, 'server open', 'connected'],
  ],

  'the best way names the state among three': [
    ...inCall,
    [10, 'expect of technician', 'connected'],
    [11, 'quiet', 'stalled'],
    [12, 'flow of technician', 'connected'],
    [13, 'forget of technician', 'stalled'],
  ],

  'alone and without a server': [
    [0, 'join', 'lobby'],
    [1, 'server lost', 'reconnecting'],
    [2, 'server open', 'lobby'],
  ],
};

describe('the state of a call', () => {
  for (const [name, lines] of Object.entries(stories)) it(name, () => void tell(lines));

  it('counts each attempt, so that each is carried out once', () => {
    const status = tell(inCall.slice(0, 4));
    expect(status.peers.vet?.attempt).to.equal(1);
    const again = reduce(status, { type: 'tick', at: 1000 + PATIENCE.answer });
    expect(again.peers.vet?.attempt).to.equal(2);
  });

  it('does not begin before the server is reached', () => {
    const waiting = tell([[0, 'join', 'lobby'], [0, 'expect', 'connecting']]);
    expect(waiting.peers.vet?.attempt).to.equal(0);
    expect(reduce(waiting, { type: 'signaling', state: 'open', at: 900 }).peers.vet?.attempt).to.equal(1);
  });

  it('calls again soon when the other is not there yet', () => {
    const absent = tell([...inCall.slice(0, 4), [2, 'absent', 'connecting']]);
    expect(absent.peers.vet?.deadline).to.equal(2000 + PATIENCE.absent);
  });

  it('keeps the same object when nothing changes', () => {
    const status = tell(inCall);
    expect(reduce(status, { type: 'tick', at: 5000 })).to.equal(status);
    expect(reduce(status, { type: 'peer', peer: 'vet', event: 'flow', at: 5000 })).to.equal(status);
    expect(reduce(status, { type: 'peer', peer: 'stranger', event: 'flow', at: 5000 })).to.equal(status);
  });
});
