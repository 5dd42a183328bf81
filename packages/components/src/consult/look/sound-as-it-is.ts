import type { LocalMedia } from '../../media/local-media.ts';
import { OwnLook } from './own-look.ts';

/**
 * Sends the microphone's sound as it is: what takes out noise, here and in the browser, takes a cough or a breath for noise. Gives what undoes it.
 * Not remembered for the next visit.
 */
export async function soundAsItIs(local: LocalMedia): Promise<() => void> {
  const own = OwnLook.of(local);
  const { sound } = own.look;
  await own.choose({ sound: 'original' }, 'for-now');
  const over = new AbortController();
  let undo = withoutCleaning(local);
  // Turned on again, or another one: a microphone begins with what the browser takes out.
  local.addEventListener('track', ({ device, track, why }) => {
    if (device === 'microphone' && track && why !== 'filtered') undo = undo.then((end) => (end(), over.signal.aborted ? () => {} : withoutCleaning(local)));
  }, { signal: over.signal });
  await undo;
  return () => {
    over.abort();
    void undo.then((end) => end());
    void own.choose({ sound }, 'for-now');
  };
}

const plainly = { noiseSuppression: false, autoGainControl: false } satisfies MediaTrackConstraints;

/** Without the browser's own cleaning. Some change it while the microphone runs; from others a second track of the same microphone is to be had. */
async function withoutCleaning(local: LocalMedia): Promise<() => void> {
  const { microphone, sound: before } = local;
  if (!microphone) return () => {};
  const cleaned = microphone.getConstraints();
  await microphone.applyConstraints({ ...cleaned, ...plainly }).catch(() => {});
  const { noiseSuppression, deviceId } = microphone.getSettings();
  if (!noiseSuppression) return () => void microphone.applyConstraints(cleaned).catch(() => {});

  const stream = await navigator.mediaDevices.getUserMedia({ audio: { ...plainly, echoCancellation: true, ...(deviceId ? { deviceId: { exact: deviceId } } : {}) } }).catch(() => undefined);
  const [plain] = stream?.getAudioTracks() ?? [];
  if (!plain || local.microphone !== microphone) {
    plain?.stop();
    return () => {};
  }
  local.filter(plain);
  const ended = new AbortController();
  const end = (): void => {
    ended.abort();
    plain.stop();
    if (local.sound === plain) local.filter(before === microphone ? null : before);
  };
  // Off means released: the second one goes with the first.
  local.addEventListener('track', ({ device, why }) => device === 'microphone' && why !== 'filtered' && end(), { signal: ended.signal });
  return end;
}
