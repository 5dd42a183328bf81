import type { DeviceChecksTexts } from '../../locales/device-checks.ts';
import type { DeviceTestTexts } from '../../locales/device-test.ts';
import { faults, type Standings } from './checks.ts';
import type { DeviceTest } from './state.ts';

/** Whether the report is with the visit: not tried, or without a visit; yes; or it could not be sent. */
export type Kept = 'no' | 'yes' | 'failed';

/** The heading of the test and the sentence below: how it stands. Pure. */
export function headOf(test: DeviceTest, all: Standings, kept: Kept, texts: DeviceChecksTexts, first: DeviceTestTexts): { readonly title: string; readonly text: string } {
  if (test.is === 'asleep') return { title: first.title, text: first.intro };
  if (test.is === 'opening') return { title: texts.opening, text: texts.openingText };
  const { camera, microphone, speaker } = all;
  const count = faults(all);
  const well = test.is === 'running' ? (speaker.is === 'good' ? texts.ready : texts.almost) : { no: texts.ready, yes: texts.kept, failed: texts.notKept }[kept];
  const text = count ? texts.faults({ count }) : well;
  if (camera.is === 'bad') return { title: microphone.is === 'bad' ? texts.nothing : texts.noPicture, text };
  if (microphone.is === 'bad') return { title: texts.noSound, text };
  if (test.camera.is === 'off') return { title: texts.noCameraWanted, text };
  if (camera.is === 'busy' || microphone.is === 'busy') return { title: texts.speak, text: count ? text : texts.speakText };
  return { title: camera.is === 'skipped' || microphone.is === 'skipped' ? texts.over : texts.good, text };
}
