import { textTable, type Translation } from '../shared/text.ts';
import { deviceChecks } from './en/device-checks.ts';

/** Texts of the device test once it runs, and of its result. */
export const deviceChecksTexts = textTable('deviceChecks', deviceChecks);
export type DeviceChecksTexts = Translation<typeof deviceChecks>;
