import type { DeviceKind, DeviceProblemCode } from '../media/device-problem.ts';
import type { LineLevel } from '../media/line.ts';
import type { LeaveReason } from '../media/messages.ts';
import type { QualitySample, QualityWord } from '../media/quality.ts';
import type { Facing } from '../media/sides.ts';
import type { CallState } from '../media/state.ts';

/** What has just happened to an own device, and is still so: it cannot be used, something else has it, or another one took its place. */
export interface DeviceNotice {
  readonly device: DeviceKind;
  readonly what: DeviceProblemCode | 'interrupted' | 'replaced';
  /** The name of the one that took its place; empty if the browser does not tell. */
  readonly label: string;
}

/** One's own devices as the room shows them. */
export interface DevicesView {
  readonly is: 'closed' | 'opening' | 'open';
  /** For the preview; empty tracks where a device is off. */
  readonly stream: MediaStream | null;
  readonly camera: boolean;
  readonly microphone: boolean;
  readonly problems: Readonly<Partial<Record<DeviceKind, DeviceProblemCode>>>;
  readonly notice: DeviceNotice | null;
  /** The side the own camera looks from; null where the browser does not tell. */
  readonly facing: Facing | null;
  /** The own screen is sent instead of the camera's picture. */
  readonly sharing: boolean;
  /** There is another camera to turn to. */
  readonly mayFlip: boolean;
}

/** Somebody else in the call. */
export interface RemoteView {
  readonly peer: string;
  readonly stream: MediaStream;
  readonly camera: boolean;
  readonly microphone: boolean;
  /** Their picture is a screen. */
  readonly screen: boolean;
  /** Their line is too weak for a picture; it comes back by itself. */
  readonly soundOnly: boolean;
}

/** The call as the room shows it. */
export interface CallView {
  readonly state: CallState;
  readonly remotes: readonly RemoteView[];
  readonly quality: QualityWord | null;
  /** The last minute of the line, one sample a second, oldest first. */
  readonly samples: readonly QualitySample[];
  /** The weakest of the lines, one's own or another's. */
  readonly line: LineLevel;
  /** Why the last one who left did so; null while somebody is there. */
  readonly left: LeaveReason | null;
  /** Words that the other side sees too when nobody sits between; null until they are there, or with more than one other. */
  readonly words: readonly string[] | null;
}

/** Before anything was opened. */
export const noDevices: DevicesView = { is: 'closed', stream: null, camera: false, microphone: false, problems: {}, notice: null, facing: null, sharing: false, mayFlip: false };
export const noCall: CallView = { state: 'idle', remotes: [], quality: null, samples: [], line: 'full', left: null, words: null };
