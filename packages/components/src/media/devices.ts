import { DeviceProblem, deviceProblemCode, type DeviceKind } from './device-problem.ts';

/** What to ask the browser for; `false` leaves the device alone. */
export type Wish = boolean | MediaTrackConstraints;

export interface DeviceInfo {
  readonly id: string;
  /** The device's name. Empty until the person has allowed a device of this kind once. */
  readonly label: string;
  /** Devices of one piece of hardware (the camera and microphone of one headset) share a group. */
  readonly group: string;
}

/** All devices the browser shows. */
export interface DeviceList {
  readonly cameras: readonly DeviceInfo[];
  readonly microphones: readonly DeviceInfo[];
  readonly speakers: readonly DeviceInfo[];
}

/** The cameras, microphones and speakers there are. Never asks for permission. */
export async function listDevices(): Promise<DeviceList> {
  const all = (await navigator.mediaDevices?.enumerateDevices()) ?? [];
  const of = (kind: MediaDeviceKind): DeviceInfo[] =>
    all
      .filter((device) => device.kind === kind)
      .map(({ deviceId, label, groupId }) => ({ id: deviceId, label, group: groupId }));
  return { cameras: of('videoinput'), microphones: of('audioinput'), speakers: of('audiooutput') };
}

/** What a camera is asked for when nothing is said. */
export const GOOD_CAMERA: MediaTrackConstraints = {
  width: { ideal: 1280 },
  height: { ideal: 720 },
  frameRate: { ideal: 30 },
  facingMode: { ideal: 'user' },
};
const GOOD_MICROPHONE: MediaTrackConstraints = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };

/** What to ask for so that this device is opened if it is still there, and any other if not. */
export function preferring(device: DeviceKind, id: string | undefined): Wish {
  if (!id) return true;
  const { facingMode: _, ...good } = device === 'camera' ? GOOD_CAMERA : GOOD_MICROPHONE;
  return { ...good, deviceId: { ideal: id } };
}

/** What `true` asks for, and anything else as it is. */
export const constraintsOf = <Asked extends Wish>(device: DeviceKind, wish: Asked): Exclude<Asked, true> | MediaTrackConstraints =>
  wish === true ? (device === 'camera' ? GOOD_CAMERA : GOOD_MICROPHONE) : (wish as Exclude<Asked, true>);

export interface Opened {
  readonly tracks: Readonly<Partial<Record<DeviceKind, MediaStreamTrack>>>;
  readonly problems: Readonly<Partial<Record<DeviceKind, DeviceProblem>>>;
}

/**
 * Opens what is wished for. Both are asked for in one question; when that fails each is tried alone, so that a
 * missing camera does not cost the microphone. Never rejects: what could not be opened is in `problems`.
 */
export async function openTracks(wishes: Readonly<Record<DeviceKind, Wish>>): Promise<Opened> {
  const wanted = (['camera', 'microphone'] as const).filter((device) => wishes[device] !== false);
  if (wanted.length === 2) {
    try {
      return { tracks: byDevice(await ask(wishes)), problems: {} };
    } catch (error) {
      if (!(await worthAskingApart(error))) return { tracks: {}, problems: await problemsOf(wanted, error) };
    }
  }

  const tracks: Partial<Record<DeviceKind, MediaStreamTrack>> = {};
  const problems: Partial<Record<DeviceKind, DeviceProblem>> = {};
  for (const device of wanted) {
    try {
      Object.assign(tracks, byDevice(await ask({ camera: false, microphone: false, [device]: wishes[device] })));
    } catch (error) {
      problems[device] = await problemOf(device, error);
    }
  }
  return { tracks, problems };
}

const ask = (wishes: Readonly<Record<DeviceKind, Wish>>): Promise<MediaStream> =>
  navigator.mediaDevices.getUserMedia({
    video: constraintsOf('camera', wishes.camera),
    audio: constraintsOf('microphone', wishes.microphone),
  });

const byDevice = (stream: MediaStream): Opened['tracks'] => ({
  ...(stream.getVideoTracks()[0] && { camera: stream.getVideoTracks()[0] }),
  ...(stream.getAudioTracks()[0] && { microphone: stream.getAudioTracks()[0] }),
});

/** After a refusal the question is put again only if exactly one of the two is blocked: never nag. */
async function worthAskingApart(error: unknown): Promise<boolean> {
  if (!(error instanceof DOMException)) return false;
  if (error.name !== 'NotAllowedError') return true;
  const states = await Promise.all([permissionOf('camera'), permissionOf('microphone')]);
  return states.filter((state) => state === 'denied').length === 1;
}

async function problemsOf(devices: readonly DeviceKind[], error: unknown): Promise<Opened['problems']> {
  const problems = await Promise.all(devices.map((device) => problemOf(device, error)));
  return Object.fromEntries(problems.map((problem) => [problem.device, problem]));
}

async function problemOf(device: DeviceKind, error: unknown): Promise<DeviceProblem> {
  const facts = {
    secure: window.isSecureContext,
    supported: typeof navigator.mediaDevices?.getUserMedia === 'function',
    allowed: allowedByPage(device),
    permission: await permissionOf(device),
  };
  return new DeviceProblem(device, deviceProblemCode(error, facts), error);
}

async function permissionOf(device: DeviceKind): Promise<PermissionState | undefined> {
  try {
    return (await navigator.permissions.query({ name: device as PermissionName })).state;
  } catch {
    return undefined; // This browser does not tell.
  }
}

/** Chromium alone says whether the embedding page allows a device. */
const allowedByPage = (device: DeviceKind): boolean | undefined =>
  (document as { featurePolicy?: { allowsFeature(name: string): boolean } }).featurePolicy?.allowsFeature(device);
