import { createContext } from '@lit/context';
import type { Overrides, Texts } from '../shared/text.ts';
import type { Clinic } from './clinic.ts';

/** What an element hears from around it. */
export interface Surroundings {
  readonly clinic: Clinic;
  /** The language to speak, if somebody said one. */
  readonly locale: string | undefined;
  /** The clinic's own words, by domain. */
  readonly texts: ClinicTexts;
}

/** Texts a clinic says in its own words: domain, then text. */
export type ClinicTexts = Readonly<Record<string, Overrides<Texts>>>;

// A string, so that two copies of the script on one page understand each other.
export const surroundings = createContext<Surroundings>('vetkit surroundings 1');
