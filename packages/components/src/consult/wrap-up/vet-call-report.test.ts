import { html } from 'lit';
import { axe, mount } from '../../testing/mount.ts';
import { expect, test } from '../../testing/story.ts';
import { reportOf } from '../testing.ts';
import './vet-call-report.ts';
import { howItWent, type Went } from './went.ts';

const good = howItWent([{ seconds: 720, breaks: 0, reports: { v1: reportOf(720) } }]);
const weak: Went = {
  ...good!, seconds: 870, together: 610, word: 'poor', weak: 190, breaks: 2, routes: ['host', 'relay'], roundTripMs: 348, worstLoss: 0.21, freezes: 1,
  course: { secondsEach: 40, stretches: ['good', 'good', 'fair', 'poor', 'gap', 'poor', 'good'] },
};
const shown = (went: Went | null, numbers = false) => mount(html`<vet-call-report .went=${went} ?numbers=${numbers}></vet-call-report>`);

describe('<vet-call-report>', () => {
  test('is clean for axe, good and bad', async () => {
    for (const went of [good, weak]) {
      const page = await shown(went, true);
      expect(await axe(page.element)).to.deep.equal([]);
      page.element.remove();
    }
  });

  test('begins with what people remember', async () => {
    const page = await shown(good);
    await page.reads('You saw and heard each other for 12 minutes.');
    expect(page.words()).to.include('Straight from browser to browser').and.not.include('Wi-Fi');
    expect(page.words()).to.not.include(' ms');
  });

  test('a weak line: how long, how often, the way, and what helps', async () => {
    const page = await shown(weak, true);
    await page.reads('Next time sit closer to your Wi-Fi');
    const course = await page.find('[role=img]');
    expect(course.getAttribute('aria-label')).to.equal('The line over 15 minutes. Weak: 3 minutes. Interruptions: 2 times.');
    expect([...course.children].map(({ className }) => className)).to.deep.equal(weak.course.stretches);
    for (const words of ['2 times', 'Through a relay', '348 ms', '21%', 'Once']) expect(page.words()).to.include(words);
  });

  test('sound alone, and a call of seconds', async () => {
    await (await shown({ ...good!, together: 0 })).reads('You heard each other for 12 minutes.');
    await (await shown({ ...good!, seconds: 40, together: 0, heard: 0 })).reads('You were connected for 40 seconds.');
  });
});
