import { textTable, type Translation } from '../shared/text.ts';
import { deviceTest } from './en/device-test.ts';

/** Texts of the device test before it runs. */
export const deviceTestTexts = textTable('deviceTest', deviceTest);
export type DeviceTestTexts = Translation<typeof deviceTest>;
