import { Temporal } from 'temporal-polyfill';

/**
 * Wall time in one zone, to and from instants. Both sides are milliseconds: an instant since the epoch,
 * a wall time as if it were UTC. Right only inside the range the table was made for.
 */
export interface ZoneTable {
  /** Temporal's "compatible": in a gap the later instant, in a fold the earlier one. */
  instantOf(wall: number): number;
  wallOf(instant: number): number;
}

interface Span {
  since: number;
  offset: number;
}

const offsetOf = (at: Temporal.ZonedDateTime) => at.offsetNanoseconds / 1e6;

/**
 * Looks up the zone's transitions between two instants once, so that a long horizon costs arithmetic only.
 * Throws RangeError when the zone is unknown.
 */
export function zoneTable(zone: string, from: number, to: number): ZoneTable {
  const start = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone);
  const spans: [Span, ...Span[]] = [{ since: -Infinity, offset: offsetOf(start) }];
  for (let at = start.getTimeZoneTransition('next'); at && at.epochMilliseconds <= to; at = at.getTimeZoneTransition('next')) {
    spans.push({ since: at.epochMilliseconds, offset: offsetOf(at) });
  }

  return {
    instantOf(wall) {
      let before = spans[0];
      for (const [i, span] of spans.entries()) {
        // The clock has not reached this span's first wall time: the wall time lies in the gap before it.
        if (wall < span.since + span.offset) break;
        before = span;
        if (wall - span.offset < (spans[i + 1]?.since ?? Infinity)) break;
      }
      return wall - before.offset;
    },
    wallOf(instant) {
      return instant + spans.findLast((span) => span.since <= instant)!.offset;
    },
  };
}
