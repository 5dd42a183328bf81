import { Setup } from '@vetkit/signal-server/clinics/setup.contract';
import * as v from 'valibot';

/** What is typed on the set-up page. */
export interface SetupAnswers {
  readonly clinicName: string;
  readonly slug: string;
  readonly zone: string;
  readonly country: string;
  readonly currency: string;
  readonly phone: string;
  readonly managerName: string;
  readonly managerEmail: string;
  readonly vetName: string;
  readonly vetEmail: string;
  readonly licence: string;
}
export type SetupField = keyof SetupAnswers;

/** What is wrong, by field, in words that say how to mend it. */
export type SetupFaults = Partial<Record<SetupField, string>>;

/** The clinic's name as it stands in addresses. */
export const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');

// The country and money of a zone's best-known part of the world: a first guess that can be changed.
const guesses: readonly (readonly [RegExp, string, string])[] = [
  [/^America\/(Toronto|Vancouver|Winnipeg|Edmonton|Halifax|Regina|St_Johns)/, 'CA', 'CAD'],
  [/^Europe\/London/, 'GB', 'GBP'],
  [/^Europe\/Dublin/, 'IE', 'EUR'],
  [/^Europe\/(Berlin|Busingen)/, 'DE', 'EUR'],
  [/^Europe\/Paris/, 'FR', 'EUR'],
  [/^Europe\/Madrid/, 'ES', 'EUR'],
  [/^Europe\/Vienna/, 'AT', 'EUR'],
  [/^Europe\/Zurich/, 'CH', 'CHF'],
  [/^Australia\//, 'AU', 'AUD'],
  [/^Pacific\/Auckland/, 'NZ', 'NZD'],
  [/^America\/(New_York|Chicago|Denver|Los_Angeles|Phoenix|Anchorage|Detroit|Boise)/, 'US', 'USD'],
];

/** What is likely where the browser stands. */
export function firstAnswers(zone: string): SetupAnswers {
  const [, country = '', currency = ''] = guesses.find(([zones]) => zones.test(zone)) ?? [];
  return { clinicName: '', slug: '', zone, country, currency, phone: '', managerName: '', managerEmail: '', vetName: '', vetEmail: '', licence: '' };
}

/** The body of the request, or what is wrong with the answers. */
export function setupOf(answers: SetupAnswers, token: string): { body: Setup } | { faults: SetupFaults } {
  const optional = (text: string) => (text.trim() ? { value: text.trim() } : undefined);
  const phone = optional(answers.phone);
  const licence = optional(answers.licence);
  const body = {
    token,
    clinic: {
      slug: answers.slug.trim(),
      name: answers.clinicName.trim(),
      zone: answers.zone,
      country: answers.country.trim().toUpperCase(),
      currency: answers.currency.trim().toUpperCase(),
      ...(phone ? { phone: phone.value } : {}),
    },
    manager: { name: answers.managerName.trim(), email: answers.managerEmail.trim() },
    vet: { name: answers.vetName.trim(), email: answers.vetEmail.trim(), ...(licence ? { licence: licence.value } : {}) },
  };
  const parsed = v.safeParse(Setup, body);
  const faults = parsed.success ? {} : faultsAt(parsed.issues.map((issue) => v.getDotPath(issue) ?? ''));
  if (body.vet.email && body.vet.email.toLowerCase() === body.manager.email.toLowerCase()) faults.vetEmail = 'Use another address than the manager: each person has one role.';
  return parsed.success && !Object.keys(faults).length ? { body: parsed.output } : { faults };
}

const wrong: Readonly<Record<string, readonly [SetupField, string]>> = {
  'clinic.name': ['clinicName', 'Type the clinic’s name.'],
  'clinic.slug': ['slug', 'Use small letters, digits and hyphens, such as maple-street.'],
  'clinic.zone': ['zone', 'Choose the clinic’s time zone.'],
  'clinic.country': ['country', 'Two letters, such as CA.'],
  'clinic.currency': ['currency', 'Three letters, such as CAD.'],
  'clinic.phone': ['phone', 'Type a phone number, or leave it empty.'],
  'manager.name': ['managerName', 'Type the manager’s name.'],
  'manager.email': ['managerEmail', 'Type an e-mail address, such as jo@clinic.example.'],
  'vet.name': ['vetName', 'Type the vet’s name.'],
  'vet.email': ['vetEmail', 'Type an e-mail address, such as hana@clinic.example.'],
  'vet.licence': ['licence', 'Shorten the licence to 80 characters.'],
};

/** The faults at these places of the request's body; places nobody can type into are left out. */
export function faultsAt(paths: readonly string[]): SetupFaults {
  return Object.fromEntries(paths.map((path) => wrong[path]).filter((fault) => fault !== undefined));
}
