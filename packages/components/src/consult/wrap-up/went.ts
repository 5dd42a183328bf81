import type { Course } from '../../media/course.ts';
import type { QualityWord, Route } from '../../media/quality.ts';
import type { PeerReport } from '../../media/tally.ts';

/** One stay in the room, from going in to its end. */
export interface Stay {
  /** How long it was, seconds. */
  readonly seconds: number;
  /** How often the line dropped, so that it was said on the screen. */
  readonly breaks: number;
  /** What the kit measured of each person. */
  readonly reports: Readonly<Record<string, PeerReport>>;
}

/** How the calls of a visit went, seen from here. */
export interface Went {
  /** Seconds with somebody else. */
  readonly seconds: number;
  /** Seconds with sound and picture in both directions, and with sound in both. */
  readonly together: number;
  readonly heard: number;
  readonly word: QualityWord;
  /** Seconds of a weak line. */
  readonly weak: number;
  readonly breaks: number;
  readonly routes: readonly Route[];
  /** Of the longest part. */
  readonly course: Course;
  readonly roundTripMs: number | null;
  /** Worst second, 0 to 1. */
  readonly worstLoss: number;
  readonly freezes: number;
}

/** A word has to have been a fifth of the time to name the whole. */
const SHARE = 0.2;

/** Adds up the stays of a visit. Pure. Null: nobody else was there. */
export function howItWent(stays: readonly Stay[]): Went | null {
  const reports = stays.flatMap((stay) => Object.values(stay.reports)).filter(({ seconds }) => seconds > 0);
  const [longest] = reports.toSorted((a, b) => b.seconds - a.seconds);
  if (!longest) return null;

  // Several people at once are not more time than there was.
  const inAll = (of: (report: PeerReport) => number): number =>
    stays.reduce((sum, stay) => sum + Math.min(stay.seconds, Object.values(stay.reports).reduce((time, report) => time + of(report), 0)), 0);
  const sum = (of: (report: PeerReport) => number): number => reports.reduce((total, report) => total + of(report), 0);
  const named = { good: sum(({ words }) => words.good), fair: sum(({ words }) => words.fair), poor: sum(({ words }) => words.poor) };
  const trips = reports.filter(({ roundTripMs }) => roundTripMs !== null);

  return {
    seconds: inAll(({ seconds }) => seconds),
    together: inAll(({ together }) => together.twoWay.seconds),
    heard: inAll(({ together }) => together.twoWayAudio.seconds),
    word: wordOf(named),
    weak: inAll(({ words }) => words.poor),
    breaks: stays.reduce((total, { breaks }) => total + breaks, 0),
    routes: [...new Set(reports.flatMap(({ routes }) => routes))],
    course: longest.course,
    roundTripMs: trips.length ? Math.round(trips.reduce((total, { roundTripMs }) => total + (roundTripMs ?? 0), 0) / trips.length) : null,
    worstLoss: Math.max(...reports.map(({ worstLoss }) => worstLoss)),
    freezes: sum(({ freezes }) => freezes),
  };
}

function wordOf({ good, fair, poor }: Readonly<Record<QualityWord, number>>): QualityWord {
  const all = good + fair + poor;
  if (poor > all * SHARE) return 'poor';
  return fair + poor > all * SHARE ? 'fair' : 'good';
}
