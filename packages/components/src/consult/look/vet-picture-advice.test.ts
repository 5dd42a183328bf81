import { html } from 'lit';
import { axe, mount, until } from '../../testing/mount.ts';
import { expect, test } from '../../testing/story.ts';
import type { VetPictureAdvice } from './vet-picture-advice.ts';
import './vet-picture-advice.ts';

test('says what it sees of a person, calmly: nobody is no fault where an animal is shown', async function () {
  this.timeout(30_000);
  const stream = await navigator.mediaDevices.getUserMedia({ video: { width: 640, height: 360 } });
  const page = await mount<VetPictureAdvice>(html`<vet-picture-advice .stream=${stream}></vet-picture-advice>`, { width: 390 });
  await until(() => page.words().includes('We see nobody in the picture. That is fine when you show an animal.'), 'the advice', 20_000);
  expect(await axe(page.element)).to.deep.equal([]);
  page.element.stream = null;
  await until(() => page.words().trim() === '', 'without a picture nothing is said');
  for (const track of stream.getTracks()) track.stop();
});
