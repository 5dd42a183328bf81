export interface Counts {
  /** Of this process. */
  readonly sockets: number;
  readonly rooms: number;
  /** Frames that wait for absent peers. */
  readonly waiting: number;
  /** Processes that hear each other, this one included. */
  readonly nodes: number;
  readonly relayed: number;
  readonly queued: number;
  readonly expired: number;
  readonly refused: Readonly<Record<string, number>>;
}

/** Every reason for which a socket or a frame is refused. */
export const refusalReasons = [
  'incomplete', 'bad-key', 'bad-id', 'bad-token', 'id-taken', 'full', 'bad-origin', 'address-limit', 'bad-frame', 'too-many', 'too-slow', 'mail-full', 'no-database',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** Flat names for Prometheus: `signaling_sockets`, `signaling_refused_bad_token`. */
export function gauges({ refused, ...counts }: Counts): Record<string, number> {
  const reasons = refusalReasons.map((reason) => [`refused_${reason.replaceAll('-', '_')}`, refused[reason] ?? 0] as const);
  return Object.fromEntries([...Object.entries(counts), ...reasons].map(([name, count]) => [`signaling_${name}`, count]));
}
