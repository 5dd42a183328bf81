/** One mail to one person, ready to go. */
export interface Mail {
  /** The clinic it is from; none for mails to staff who sign in. */
  readonly clinic: string | null;
  /** The same mail is sent once only: `<clinic>:<seq>:owner`. */
  readonly key: string;
  readonly to: string;
  /** The name people see as sender. */
  readonly from: string;
  readonly subject: string;
  /** What is remembered of it as its subject, where that has a secret in it. */
  readonly about?: string;
  readonly text: string;
  readonly html: string;
  readonly calendar?: { readonly method: 'PUBLISH' | 'REQUEST' | 'CANCEL'; readonly content: string };
}

/** What is known of mails that went out. */
export interface MailBook {
  /** Whether a mail with this key has gone out. */
  wasSent(key: string): Promise<boolean>;
  /** Keeps a mail for the built-in outbox, all of it. A key that is there already stays as it is. */
  keep(mail: Mail): Promise<void>;
  /** Remembers that a mail went out: to whom and about what, without its words and links; `refused`: the server's answer where it will never take it. */
  remember(mail: Mail, refused?: number): Promise<void>;
}

/** One short message to one phone, ready to go. */
export interface Sms {
  readonly clinic: string | null;
  /** The same message is sent once only, as with mails. */
  readonly key: string;
  /** In the form +14165550162. */
  readonly to: string;
  readonly text: string;
}

/** What is known of short messages that went out. */
export interface SmsBook {
  wasSent(key: string): Promise<boolean>;
  /** Keeps a message for the built-in outbox, all of it. */
  keep(sms: Sms): Promise<void>;
  /** Remembers that a message went to the carrier, without its words; `refused`: the carrier's status where it will never take it. */
  remember(sms: Sms, refused?: number): Promise<void>;
}

/**
 * A way for SMS to leave the server. `send` ends when the message is handed over or can never be, such as to a number that does not exist;
 * it throws where another try may help.
 */
export interface SmsProvider {
  readonly via: 'outbox' | 'http';
  send(sms: Sms): Promise<void>;
}

/**
 * A way for mail to leave the server. `send` ends when the mail is handed over or can never be, such as to a letter box that does not exist; it
 * throws where another try may help. Sending one key twice sends once.
 */
export interface MailProvider {
  readonly via: 'outbox' | 'smtp';
  send(mail: Mail): Promise<void>;
}
