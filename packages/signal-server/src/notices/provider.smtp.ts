import { createHash } from 'node:crypto';
import { createTransport } from 'nodemailer';
import type { MailBook, MailProvider } from './provider.ts';

export interface SmtpOptions {
  readonly book: MailBook;
  /** `smtp://user:password@host:587` or `smtps://…`. `?from=visits@clinic.example` sets the sender's address. */
  readonly url: string;
  /** Names the sender when neither `from` nor the user is an address. */
  readonly publicUrl: URL;
}

// The defaults wait minutes for a host that does not answer.
const patience = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 };

/**
 * Mail by SMTP. Should the process die between the server's "taken" and our note of it, the mail goes out
 * again with the same Message-ID, by which mail programs know it.
 */
export function smtpMail({ book, url, publicUrl }: SmtpOptions): MailProvider {
  const server = new URL(url);
  const host = publicUrl.hostname;
  const address = senderOf(server, host);
  server.searchParams.delete('from');
  for (const [name, ms] of Object.entries(patience)) server.searchParams.set(name, String(ms));
  const transport = createTransport(server.href);
  return {
    via: 'smtp',
    async send(mail) {
      if (await book.wasSent(mail.key)) return;
      const letter = {
        from: { name: mail.from, address },
        // As an object: a comma in an address must not make two of it.
        to: { name: '', address: mail.to },
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        messageId: `<${createHash('sha256').update(mail.key).digest('hex').slice(0, 40)}@${host}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
        disableFileAccess: true,
        disableUrlAccess: true,
        ...(mail.calendar ? { icalEvent: { method: mail.calendar.method, filename: 'visit.ics', content: mail.calendar.content } } : {}),
      };
      const refused = await transport.sendMail(letter).then(() => undefined, forGood);
      await book.remember(mail, refused);
    },
  };
}

/** The server's answer where this address will never take a mail, such as `550 5.1.1 no such letter box`. Anything else may be mended before the last try, and is thrown. */
function forGood(error: unknown): number {
  const { command, responseCode, response = '' } = error as { command?: string; responseCode?: number; response?: string };
  if (command === 'RCPT TO' && responseCode && /^5\d\d[ -]5\.1\.\d/.test(response)) return responseCode;
  throw error;
}

function senderOf(server: URL, host: string): string {
  const user = decodeURIComponent(server.username);
  return server.searchParams.get('from') ?? (user.includes('@') ? user : `no-reply@${host}`);
}
