import { textTable, type Translation } from '../shared/text.ts';
import { deviceAdvice } from './en/device-advice.ts';

/** How the faults of a device test are mended. Same domain as the test: a clinic gives its own words for both together. */
export const deviceAdviceTexts = textTable('deviceChecks', deviceAdvice);
export type DeviceAdviceTexts = Translation<typeof deviceAdvice>;
