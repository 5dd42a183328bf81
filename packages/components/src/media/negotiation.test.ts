import { expect } from 'chai';
import type { Signal } from './messages.ts';
import { calls, onAnswer, onOffer, onSignal, restartPlan, type Negotiation, type OwnSide, type Reaction } from './negotiation.ts';

const calm: Negotiation = { polite: false, makingOffer: false, takingAnswer: false, signalingState: 'stable' };

describe('who gives way', () => {
  it('takes an offer in calm', () => {
    expect(onOffer(calm)).to.equal('take');
    expect(onOffer({ ...calm, polite: true })).to.equal('take');
  });

  for (const [name, clash] of Object.entries({
    'while its own offer is being made': { makingOffer: true, takingAnswer: false, signalingState: 'stable' },
    'while its own offer is open': { makingOffer: false, takingAnswer: false, signalingState: 'have-local-offer' },
  } as const)) {
    it(`the impolite side ignores an offer ${name}, the polite side takes it`, () => {
      expect(onOffer({ ...clash, polite: false })).to.equal('ignore');
      expect(onOffer({ ...clash, polite: true })).to.equal('take');
    });
  }

  it('an offer right behind an answer does not clash', () => {
    expect(onOffer({ ...calm, takingAnswer: true, signalingState: 'have-local-offer' })).to.equal('take');
  });

  it('drops an answer nobody waits for', () => {
    expect(onAnswer('have-local-offer', true)).to.equal('take');
    expect(onAnswer('stable', true)).to.equal('ignore');
    expect(onAnswer('have-local-offer', false)).to.equal('ignore');
  });

  it('takes an unanswered offer back before a restart', () => {
    expect(restartPlan('stable')).to.equal('restart');
    expect(restartPlan('have-local-offer')).to.equal('roll-back-and-restart');
    expect(restartPlan('have-remote-offer')).to.equal('wait');
  });

  it('exactly one of two people calls', () => {
    expect([calls('vet', 'owner'), calls('owner', 'vet')]).to.deep.equal([false, true]);
    expect([calls('B', 'a'), calls('a', 'B')]).to.deep.equal([true, false]);
  });
});

describe('what the other side says', () => {
  const inCall: OwnSide = { call: 'mc_1', age: 60_000, isCaller: true, state: 'connected' };
  const answers: readonly [string, Signal, Partial<OwnSide>, Reaction][] = [
    ['a greeting of somebody new', { kind: 'hello' }, { call: null, age: Infinity, state: undefined }, 'meet'],
    ['a greeting while waiting for them', { kind: 'hello' }, { state: 'connecting' }, 'connect'],
    ['a greeting that crosses our call', { kind: 'hello' }, { state: 'connecting', age: 200 }, 'nothing'],
    ['a greeting that crosses our new call in trouble', { kind: 'hello' }, { state: 'recalling', age: 300 }, 'nothing'],
    ['a greeting of somebody who is back, and whom our new call did not reach', { kind: 'hello' }, { state: 'recalling', age: 3_000 }, 'connect'],
    ['a greeting in the middle of a call: their page was reloaded', { kind: 'hello' }, {}, 'recall'],
    ['a greeting to the side that is called', { kind: 'hello' }, { isCaller: false }, 'nothing'],
    ['a goodbye', { kind: 'bye', reason: 'pressed' }, {}, 'forget'],
    ['a restart of this call', { kind: 'restart', call: 'mc_1' }, {}, 'restart'],
    ['a restart of an older call', { kind: 'restart', call: 'mc_0' }, {}, 'say-unknown'],
    ['an offer within a call that is gone here', { kind: 'description', call: 'mc_1', offer: 1, description: { type: 'offer' } }, { call: null }, 'say-unknown'],
    ['an offer within this call', { kind: 'description', call: 'mc_1', offer: 1, description: { type: 'offer' } }, {}, 'negotiate'],
    ['a candidate of this call', { kind: 'candidate', call: 'mc_1', candidate: {} }, {}, 'negotiate'],
    ['a candidate of an older call', { kind: 'candidate', call: 'mc_0', candidate: {} }, {}, 'nothing'],
    ['that they do not know this call', { kind: 'unknown', call: 'mc_1' }, {}, 'recall'],
    ['that they do not know an older call', { kind: 'unknown', call: 'mc_0' }, {}, 'nothing'],
    ['an echo', { kind: 'echo' }, {}, 'nothing'],
  ];
  for (const [name, signal, own, reaction] of answers) {
    it(`${name}: ${reaction}`, () => void expect(onSignal(signal, { ...inCall, ...own })).to.equal(reaction));
  }
});
