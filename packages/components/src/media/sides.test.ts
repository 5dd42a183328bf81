import { expect } from 'chai';
import { cameraOn, facingOf, otherCamera } from './sides.ts';

const track = (settings: MediaTrackSettings) => ({ getSettings: () => settings });
const cameras = ['a', 'b', 'c'].map((id) => ({ id, label: id, group: '' }));

describe('the sides of a phone', () => {
  it('from a camera with a side to the other side', () => {
    expect(otherCamera(track({ facingMode: 'user', deviceId: 'a' }), cameras).facingMode).to.deep.equal({ exact: 'environment' });
    expect(otherCamera(track({ facingMode: 'environment', deviceId: 'b' }), cameras).facingMode).to.deep.equal({ exact: 'user' });
  });

  it('without sides to the next one, and from the last to the first', () => {
    const next = (id: string) => otherCamera(track({ deviceId: id }), cameras).deviceId;
    expect([next('a'), next('b'), next('c')]).to.deep.equal([{ exact: 'b' }, { exact: 'c' }, { exact: 'a' }]);
    expect(otherCamera(track({ deviceId: 'a' }), [])).to.not.have.any.keys('deviceId', 'facingMode');
  });

  it('a side is only a wish at first, so that a computer opens what it has', () => {
    expect(cameraOn('environment').facingMode).to.deep.equal({ ideal: 'environment' });
    expect([facingOf(null), facingOf(track({ facingMode: 'left' })), facingOf(track({ facingMode: 'user' }))]).to.deep.equal([null, null, 'user']);
  });
});
