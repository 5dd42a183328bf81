import type { DeviceReport } from '@vetkit/signal-server/consult/device-test.contract';

/** Camera, sound and line were tried, and the devices are released again. */
export class VetDeviceTestedEvent extends Event {
  static readonly type = 'vet-device-tested';
  constructor(
    /** How each check went; what was not tried is `skipped`. */
    readonly report: DeviceReport,
    /** The visit it was kept with; empty without one. */
    readonly reference: string,
  ) {
    super(VetDeviceTestedEvent.type, { bubbles: true, composed: true });
  }
}

/** A device test begins, or has ended: whoever else holds the camera lets go of it first. */
export class VetDeviceTestingEvent extends Event {
  static readonly type = 'vet-device-testing';
  constructor(readonly running: boolean) {
    super(VetDeviceTestingEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    [VetDeviceTestedEvent.type]: VetDeviceTestedEvent;
    [VetDeviceTestingEvent.type]: VetDeviceTestingEvent;
  }
}
