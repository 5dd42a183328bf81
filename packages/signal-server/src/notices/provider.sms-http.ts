import type { SmsBook, SmsProvider } from './provider.ts';

export interface SmsHttpOptions {
  readonly book: SmsBook;
  /** Where the carrier takes messages by POST, such as `https://api.carrier.example/Accounts/AC1/Messages.json`. */
  readonly url: string;
  /** The sender: a number such as +14165550100, or a name that the carrier allows. */
  readonly from: string;
  /** `form`: From, To, Body as a form, as Twilio and those like it take. `json`: `{ from, to, text }`. */
  readonly format: 'form' | 'json';
  /** Name and password (Basic), or a token (Bearer). */
  readonly access: { readonly user: string; readonly password: string } | { readonly token: string };
  /** How long the carrier may take, in milliseconds. */
  readonly patienceMs?: number;
}

/** The carrier did not take the message, and may take it later. Its text has no number in it: it ends up in logs. */
export class SmsError extends Error {
  constructor(
    /** `http-503`, `timeout` or `unreachable`. */
    readonly code: string,
  ) {
    super(`the SMS carrier said: ${code}`);
    this.name = 'SmsError';
  }
}

// Refusals of the message itself; 401 and 403 are faults of our settings, which somebody can mend before the last try.
const forGood = [400, 404, 410, 413, 422];

/**
 * SMS by a carrier over HTTP. Should the process die between the carrier's "taken" and our note of it, the message goes out again with the
 * same `Idempotency-Key`, by which carriers that know the header see that it is the same.
 */
export function httpSms({ book, url, from, format, access, patienceMs = 15_000 }: SmsHttpOptions): SmsProvider {
  const authorization = 'token' in access ? `Bearer ${access.token}` : `Basic ${Buffer.from(`${access.user}:${access.password}`).toString('base64')}`;
  return {
    via: 'http',
    async send(sms) {
      if (await book.wasSent(sms.key)) return;
      const { to, text } = sms;
      const answer = await fetch(url, {
        method: 'POST',
        headers: { authorization, 'idempotency-key': sms.key, ...(format === 'json' ? { 'content-type': 'application/json' } : {}) },
        body: format === 'json' ? JSON.stringify({ from, to, text }) : new URLSearchParams({ From: from, To: to, Body: text }),
        // Another address would get the message and the password.
        redirect: 'error',
        signal: AbortSignal.timeout(patienceMs),
      }).catch((error: unknown) => {
        throw new SmsError(error instanceof DOMException && error.name === 'TimeoutError' ? 'timeout' : 'unreachable');
      });
      // What a carrier writes may quote the number: it is not read.
      await answer.body?.cancel().catch(() => {});
      if (answer.ok) await book.remember(sms);
      else if (forGood.includes(answer.status)) await book.remember(sms, answer.status);
      else throw new SmsError(`http-${answer.status}`);
    },
  };
}
