import { expect } from 'chai';
import { calls, onAnswer, onOffer, restartPlan, type Negotiation } from './negotiation.ts';

const calm: Negotiation = { polite: false, makingOffer: false, signalingState: 'stable' };

describe('who gives way', () => {
  it('takes an offer in calm', () => {
    expect(onOffer(calm)).to.equal('take');
    expect(onOffer({ ...calm, polite: true })).to.equal('take');
  });

  for (const [name, clash] of Object.entries({
    'while its own offer is being made': { makingOffer: true, signalingState: 'stable' },
    'while its own offer is open': { makingOffer: false, signalingState: 'have-local-offer' },
  } as const)) {
    it(`the impolite side ignores an offer ${name}, the polite side takes it`, () => {
      expect(onOffer({ ...clash, polite: false })).to.equal('ignore');
      expect(onOffer({ ...clash, polite: true })).to.equal('take');
    });
  }

  it('drops an answer nobody waits for', () => {
    expect(onAnswer('have-local-offer')).to.equal('take');
    expect(onAnswer('stable')).to.equal('ignore');
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
