import type { ClinicController } from '../../clinic/clinic-controller.ts';
import type { ConsultOverrides, ConsultTexts } from '../../locales/consult.ts';
import { deviceNoticeTexts } from '../../locales/device-notice.ts';
import type { DeviceKind, DeviceProblemCode } from '../../media/device-problem.ts';
import type { DeviceNotice } from '../media-view.ts';

/** What has happened to an own device, and how it is mended. */
export function deviceNotice({ device, what, label }: DeviceNotice, texts: ConsultTexts, at: ClinicController, own: ConsultOverrides): string {
  const t = at.texts(deviceNoticeTexts, own);
  const name = { device: texts[device] };
  return what === 'replaced' ? t.replaced({ ...name, label: label || t.another }) : t[what](name);
}

/** Why a device could not be opened, and how that is mended. */
export const deviceProblem = (device: DeviceKind, what: DeviceProblemCode, texts: ConsultTexts, at: ClinicController, own: ConsultOverrides): string => deviceNotice({ device, what, label: '' }, texts, at, own);
