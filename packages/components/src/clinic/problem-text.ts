import type { Translation } from '../shared/text.ts';
import type { common } from '../locales/en/common.ts';
import { Problem } from './problem.ts';

/**
 * The sentence that tells people about a refusal: the domain's own, else the common one, else what the server said.
 * `own` maps the domain's problem codes to sentences.
 */
export function problemText(error: unknown, texts: Translation<typeof common>, own: Readonly<Record<string, string | undefined>> = {}): string {
  if (!(error instanceof Problem)) return texts.internal;
  const said = own[error.code];
  if (said) return said;
  if (error.code === 'rate-limited') return texts['rate-limited']({ seconds: error.retryAfter ?? 60 });
  const known = (texts as Readonly<Record<string, unknown>>)[error.code];
  return typeof known === 'string' ? known : (error.detail ?? error.title);
}
