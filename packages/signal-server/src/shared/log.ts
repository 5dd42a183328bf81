/** What the server writes about itself. Never secrets, phone numbers, e-mail addresses, medical text or query strings. */
export interface Log {
  info(data: Record<string, unknown>, text: string): void;
  warn(data: Record<string, unknown>, text: string): void;
  error(data: Record<string, unknown>, text: string): void;
}

/** Says nothing: for tests that are not about logging. */
export const silent: Log = { info: () => {}, warn: () => {}, error: () => {} };
