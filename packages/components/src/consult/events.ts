import type { DeviceKind } from '../media/device-problem.ts';

/** Requests of the room's parts: they know no engine, they ask. */

/** Camera and microphone should be opened for the preview. */
export class VetDevicesWantedEvent extends Event {
  static readonly type = 'vet-devices-wanted';
  constructor() {
    super(VetDevicesWantedEvent.type, { bubbles: true, composed: true });
  }
}

/** One's own camera or microphone should be turned on or off. */
export class VetDeviceToggleEvent extends Event {
  static readonly type = 'vet-device-toggle';
  constructor(readonly device: DeviceKind, readonly on: boolean) {
    super(VetDeviceToggleEvent.type, { bubbles: true, composed: true });
  }
}

/** One wants to go into the call. */
export class VetJoinEvent extends Event {
  static readonly type = 'vet-join';
  constructor() {
    super(VetJoinEvent.type, { bubbles: true, composed: true });
  }
}

/** One wants to hang up. */
export class VetLeaveEvent extends Event {
  static readonly type = 'vet-leave';
  constructor() {
    super(VetLeaveEvent.type, { bubbles: true, composed: true });
  }
}

/** After a failure: try to connect again. */
export class VetRetryEvent extends Event {
  static readonly type = 'vet-retry';
  constructor() {
    super(VetRetryEvent.type, { bubbles: true, composed: true });
  }
}

/** The panel of messages (or of the record) should open or close: on narrow screens it covers the picture. */
export class VetPanelEvent extends Event {
  static readonly type = 'vet-panel';
  constructor(readonly open: boolean) {
    super(VetPanelEvent.type, { bubbles: true, composed: true });
  }
}

/** Somebody has written what cannot be seen here now: another tab is in front, or the panel is closed. */
export class VetUnseenEvent extends Event {
  static readonly type = 'vet-unseen';
  constructor() {
    super(VetUnseenEvent.type, { bubbles: true, composed: true });
  }
}

/** The call ended here, for whatever reason. */
export class VetLeftEvent extends Event {
  static readonly type = 'vet-left';
  constructor(readonly reference: string) {
    super(VetLeftEvent.type, { bubbles: true, composed: true });
  }
}

/** What one can do in a call beside talking. Those up to `picture` go out to the others or to one's own devices; the rest is on one's own screen. */
export type Tool = 'flip' | 'photo' | 'share' | 'sound' | 'picture' | 'ask-flip' | 'ask-photo' | 'ask-listen' | 'freeze' | 'float' | 'count' | 'type' | 'line' | 'private' | 'invite' | 'look' | 'help';

/** A tool of the call was pressed. */
export class VetToolEvent extends Event {
  static readonly type = 'vet-tool';
  constructor(readonly tool: Tool) {
    super(VetToolEvent.type, { bubbles: true, composed: true });
  }
}

/** What somebody in the call asked for was answered by a press. */
export class VetAnswerEvent extends Event {
  static readonly type = 'vet-answer';
  constructor(readonly yes: boolean) {
    super(VetAnswerEvent.type, { bubbles: true, composed: true });
  }
}

/** Something to read was read and may go away. */
export class VetReadEvent extends Event {
  static readonly type = 'vet-read';
  constructor(readonly what: 'mine' | 'typed' | 'breaths' | 'photo') {
    super(VetReadEvent.type, { bubbles: true, composed: true });
  }
}

/** Words are being typed for the others to read along; `done`: the line is finished. */
export class VetTypedEvent extends Event {
  static readonly type = 'vet-typed';
  constructor(readonly text: string, readonly done: boolean) {
    super(VetTypedEvent.type, { bubbles: true, composed: true });
  }
}

/** Breaths were counted. `keep`: they should go into the record; who puts them there tells by `answer` whether they are in it. */
export class VetBreathsEvent extends Event {
  static readonly type = 'vet-breaths';
  #kept: Promise<boolean> = Promise.resolve(false);
  constructor(readonly count: number, readonly seconds: 15 | 30, readonly keep: boolean) {
    super(VetBreathsEvent.type, { bubbles: true, composed: true });
  }

  /** Resolves with whether they stand in the record now; false when nobody has answered. */
  get kept(): Promise<boolean> {
    return this.#kept;
  }

  /** To be called while the event is dispatched. */
  answer(kept: Promise<boolean>): void {
    this.#kept = kept;
  }
}

/** The browser refused to play somebody's sound without a press. */
export class VetSilencedEvent extends Event {
  static readonly type = 'vet-silenced';
  constructor() {
    super(VetSilencedEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    [VetDevicesWantedEvent.type]: VetDevicesWantedEvent;
    [VetDeviceToggleEvent.type]: VetDeviceToggleEvent;
    [VetJoinEvent.type]: VetJoinEvent;
    [VetLeaveEvent.type]: VetLeaveEvent;
    [VetRetryEvent.type]: VetRetryEvent;
    [VetPanelEvent.type]: VetPanelEvent;
    [VetUnseenEvent.type]: VetUnseenEvent;
    [VetLeftEvent.type]: VetLeftEvent;
    [VetToolEvent.type]: VetToolEvent;
    [VetAnswerEvent.type]: VetAnswerEvent;
    [VetReadEvent.type]: VetReadEvent;
    [VetTypedEvent.type]: VetTypedEvent;
    [VetBreathsEvent.type]: VetBreathsEvent;
    [VetSilencedEvent.type]: VetSilencedEvent;
  }
}
