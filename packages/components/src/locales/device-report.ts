import { textTable, type Translation } from '../shared/text.ts';
import { deviceReport } from './en/device-report.ts';

/** Texts of somebody else's device test. */
export const deviceReportTexts = textTable('deviceReport', deviceReport);
export type DeviceReportTexts = Translation<typeof deviceReport>;
