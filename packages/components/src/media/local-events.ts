import type { DeviceKind, DeviceProblem } from './device-problem.ts';

/** Why another track is there: it was asked for, the device before went away, or it came back from an interruption. */
export type TrackReason = 'asked' | 'fallback' | 'returned' | 'filtered';

/** The own camera or microphone went on or off, or was replaced. `track` is null when it is off. */
export class LocalTrackEvent extends Event {
  static readonly type = 'track';
  constructor(
    readonly device: DeviceKind,
    readonly track: MediaStreamTrack | null,
    readonly why: TrackReason = 'asked',
  ) {
    super(LocalTrackEvent.type);
  }
}

/** Something else has taken a device for a while, such as a phone call, or has given it back. */
export class DeviceInterruptedEvent extends Event {
  static readonly type = 'interrupted';
  constructor(
    readonly device: DeviceKind,
    /** Whether it is taken now. */
    readonly now: boolean,
  ) {
    super(DeviceInterruptedEvent.type);
  }
}

/** A device that was on went away and nothing could take its place. It is off now. */
export class DeviceLostEvent extends Event {
  static readonly type = 'lost';
  constructor(readonly problem: DeviceProblem) {
    super(DeviceLostEvent.type);
  }
}

export interface LocalMediaEventMap {
  [LocalTrackEvent.type]: LocalTrackEvent;
  [DeviceInterruptedEvent.type]: DeviceInterruptedEvent;
  [DeviceLostEvent.type]: DeviceLostEvent;
}
