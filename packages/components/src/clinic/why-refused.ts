import type { ClinicController } from './clinic-controller.ts';
import { isProblem } from './problem.ts';

/** The sentence about a refusal, in the words that all parts share. They come with the first refusal, so that no screen waits for them; empty where they cannot be had. */
export const whyRefused = async (error: unknown, at: ClinicController): Promise<string> => {
  try {
    const [{ problemText }, { commonTexts }] = await Promise.all([import('./problem-text.ts'), import('../locales/common.ts')]);
    const texts = at.texts(commonTexts);
    // Where no words are ours: both sentences of the server.
    const own = isProblem(error) && error.detail && !(error.code in texts) ? { [error.code]: `${error.title}. ${error.detail}` } : {};
    return problemText(error, texts, own);
  } catch {
    return '';
  }
};
