import { textTable, type Translation } from '../shared/text.ts';
import { cameraRule } from './en/camera-rule.ts';

/** Texts of the camera rule. */
export const cameraRuleTexts = textTable('camera-rule', cameraRule);
export type CameraRuleTexts = Translation<typeof cameraRule>;
