/** Why the database cannot be used. Each has one text that says what to do. */
export type DatabaseProblem =
  /** No DATABASE_URL, no embedded build for this platform and no PostgreSQL 15-18 on this machine. */
  | 'database-none'
  | 'database-unreachable'
  | 'database-too-old'
  | 'database-read-only'
  /** The data folder was made by a major version that is not at hand. */
  | 'database-wrong-major'
  | 'database-no-place'
  | 'database-not-started'
  | 'database-not-stopped'
  | 'migration-name'
  | 'migration-changed'
  | 'migration-missing'
  | 'migration-order'
  | 'bus-channel'
  | 'bus-too-large';

/** A problem with the database that a person can mend; `code` is stable, the message is plain text for the console. */
export class DatabaseError extends Error {
  constructor(
    readonly code: DatabaseProblem,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'DatabaseError';
  }
}
