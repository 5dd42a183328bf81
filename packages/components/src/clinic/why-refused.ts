import { commonTexts } from '../locales/common.ts';
import type { ClinicController } from './clinic-controller.ts';
import { isProblem } from './problem.ts';
import { problemText } from './problem-text.ts';

/** The sentence about a refusal, in the words that all parts share; where none are ours, both sentences of the server. Load it with the first refusal: no screen waits for it. */
export function whyRefused(error: unknown, at: ClinicController): string {
  const texts = at.texts(commonTexts);
  const own = isProblem(error) && error.detail && !(error.code in texts) ? { [error.code]: `${error.title}. ${error.detail}` } : {};
  return problemText(error, texts, own);
}
