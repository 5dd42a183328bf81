import { expect } from 'chai';
import { DeviceProblem } from './device-problem.ts';
import { fallbackOrder, isForbidden } from './fallback.ts';

const device = (id: string, group = '') => ({ id, group, label: id });
const there = [device('default', 'desk'), device('desk', 'desk'), device('headset-2', 'headset'), device('webcam', 'webcam')];

describe('which device takes the place of one that went away', () => {
  it('another of the same hardware, then the default, then any', () => {
    expect(fallbackOrder({ id: 'headset-1', group: 'headset' }, there)).to.deep.equal(['headset-2', null, 'default', 'desk', 'webcam']);
  });

  it('itself, when it was only interrupted', () => {
    expect(fallbackOrder({ id: 'webcam', group: 'webcam' }, there)[0]).to.equal('webcam');
  });

  it('a browser that hides groups or ids gets its default', () => {
    expect(fallbackOrder({ id: 'gone', group: '' }, [device('only')])).to.deep.equal([null, 'only']);
    expect(fallbackOrder({}, [device('')])).to.deep.equal([null]);
  });

  it('a refusal is not followed by more questions', () => {
    expect(isForbidden(new DeviceProblem('camera', 'permission-denied'))).to.equal(true);
    expect(isForbidden(new DeviceProblem('camera', 'not-found'))).to.equal(false);
  });
});
