import { expect } from 'chai';
import { until } from '../../testing/mount.ts';
import { CallRecorder, type RecordedPart } from './recorder.ts';

/** How long a film lasts, seconds: a browser's own recording does not say so before its end was looked for. */
async function lengthOf(film: Blob): Promise<number> {
  const video = Object.assign(document.createElement('video'), { muted: true, src: URL.createObjectURL(film) });
  await until(() => video.readyState >= HTMLMediaElement.HAVE_METADATA, 'the film to open');
  video.currentTime = 1e7;
  await until(() => Number.isFinite(video.duration), 'its end');
  URL.revokeObjectURL(video.src);
  return video.duration;
}

describe('recording a call', () => {
  it('what happens during a pause is not in the film', async function () {
    this.timeout(40_000);
    const parts: RecordedPart[] = [];
    const began = performance.now();
    const recorder = new CallRecorder({ run: 1, onPart: (part) => parts.push(part), onFailed: () => expect.fail('it cannot go on') });
    await until(() => parts.length > 1, 'the first second');
    const from = performance.now();
    recorder.pause();
    expect(recorder.state).to.equal('paused');
    await until(() => performance.now() - from > 3_000, 'a pause of three seconds');
    const to = performance.now();
    recorder.goOn(2);
    const before = parts.length;
    await until(() => parts.length > before + 1, 'what comes after it');
    // Nothing that came before is called a part of this run; nor of the next one, where it went on here while it was paused elsewhere.
    expect(parts.slice(0, before).every(({ run }) => run === 1)).to.equal(true);
    await until(() => parts.at(-1)?.run === 2, 'a part of the second run');
    const unheard = parts.length;
    recorder.goOn(3);
    await until(() => parts.at(-1)?.run === 3, 'a part of the third run');
    expect(parts.findIndex(({ run }) => run === 3)).to.be.greaterThan(unheard);
    await recorder.stop();
    // No longer than what was before and after it, however long this machine took: with the pause it would be three seconds more.
    const outside = (performance.now() - began - (to - from)) / 1000;
    const film = await lengthOf(new Blob(parts.map(({ bytes }) => bytes), { type: parts[0]?.bytes.type ?? '' }));
    expect(film).to.be.greaterThan(0.5);
    expect(film).to.be.lessThan(outside + 1);
  });
});
