import type { DeviceKind, DeviceProblemCode } from '../media/device-problem.ts';
import type { LineLevel } from '../media/line.ts';
import type { QualityWord } from '../media/quality.ts';
import type { CallState } from '../media/state.ts';

/** One's own devices as the room shows them. */
export interface DevicesView {
  readonly is: 'closed' | 'opening' | 'open';
  /** For the preview; empty tracks where a device is off. */
  readonly stream: MediaStream | null;
  readonly camera: boolean;
  readonly microphone: boolean;
  readonly problems: Readonly<Partial<Record<DeviceKind, DeviceProblemCode>>>;
}

/** Somebody else in the call. */
export interface RemoteView {
  readonly peer: string;
  readonly stream: MediaStream;
  readonly camera: boolean;
  readonly microphone: boolean;
  /** Their line is too weak for a picture; it comes back by itself. */
  readonly soundOnly: boolean;
}

/** The call as the room shows it. */
export interface CallView {
  readonly state: CallState;
  readonly remotes: readonly RemoteView[];
  readonly quality: QualityWord | null;
  /** The weakest of the lines, one's own or another's. */
  readonly line: LineLevel;
  /** Words that the other side sees too when nobody sits between; null until they are there, or with more than one other. */
  readonly words: readonly string[] | null;
}

/** Before anything was opened. */
export const noDevices: DevicesView = { is: 'closed', stream: null, camera: false, microphone: false, problems: {} };
export const noCall: CallView = { state: 'idle', remotes: [], quality: null, line: 'full', words: null };
