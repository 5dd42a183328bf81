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

/** The call ended here, for whatever reason. */
export class VetLeftEvent extends Event {
  static readonly type = 'vet-left';
  constructor(readonly reference: string) {
    super(VetLeftEvent.type, { bubbles: true, composed: true });
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
    [VetLeftEvent.type]: VetLeftEvent;
  }
}
