import { textTable } from '../shared/text.ts';
import { clinicSwitch } from './en/clinic-switch.ts';

/** Texts of going from one clinic to another. */
export const clinicSwitchTexts = textTable('clinic-switch', clinicSwitch);
