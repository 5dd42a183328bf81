import { html, LitElement } from 'lit';
import { mount, until } from '../testing/mount.ts';
import { expect, test } from '../testing/story.ts';
import { Countdown, leftOf, type Limit } from './countdown.ts';
import { define } from './define.ts';
import { ring } from './ring.ts';

class VetTestLimit extends LitElement {
  limit: Limit | undefined;
  readonly heard: string[] = [];
  readonly countdown = new Countdown(this, () => this.limit, {
    onLastMinute: () => this.heard.push('last minute'),
    onEnd: () => this.heard.push('end'),
  });
  protected override render() {
    const { left } = this.countdown;
    return left ? ring(left, 'Held for you') : 'nothing';
  }
}
define('vet-test-limit', VetTestLimit);

describe('a limit in time', () => {
  test('the ring shows the share that is left, and the number', () => {
    const limit = { endsAt: 600_000, length: 600_000 };
    expect(leftOf(limit, 150_000)).to.deep.equal({ milliseconds: 450_000, at: 0.75, text: '7:30' });
    expect(leftOf(limit, 700_000)).to.deep.equal({ milliseconds: 0, at: 0, text: '0:00' });
  });

  test('the last minute and the end are told once each', async () => {
    const { element, find } = await mount<VetTestLimit>(html`<vet-test-limit></vet-test-limit>`);
    element.limit = { endsAt: Date.now() + 1500, length: 120_000 };
    await until(() => element.heard.includes('end'), 'the end');
    expect(element.heard).to.deep.equal(['last minute', 'end']);
    expect((await find('.ring')).style.getPropertyValue('--at')).to.equal('0.000');
  });
});
