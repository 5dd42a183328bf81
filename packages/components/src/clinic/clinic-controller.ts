import type { LitElement, ReactiveController } from 'lit';
import { known, localeOf } from '../shared/locale.ts';
import { languageFor, withOverrides, type Overrides, type Texts, type TextTable, type Translation } from '../shared/text.ts';
import { clinicAt, type Clinic } from './clinic.ts';
import { SurroundingsController, type ClinicTexts, type Surroundings } from './context.ts';
import { serverAddress } from './server-address.ts';

/** What an element says of its own accord; all of it may be empty. */
export interface ClinicHost extends LitElement {
  /** The clinic's slug. */
  clinic: string;
  /** The server's address. */
  server: string;
}

/** What `<vet-clinic>` says beyond that. */
interface Own {
  readonly locale?: string;
  readonly texts?: ClinicTexts;
  readonly fetch?: typeof globalThis.fetch | undefined;
}

/** Translations already loaded, and those on their way, by table. */
const loaded = new WeakMap<object, Map<string, unknown>>();

/**
 * Gives an element its clinic, language and texts: from its own `clinic` and `server` attributes, else from what is around
 * it, else from the script's own server. Hands the same on to the elements inside, and redraws when somebody signs in or out.
 */
export class ClinicController implements ReactiveController {
  readonly #around: SurroundingsController;
  #clinic: Clinic | undefined;
  #quit: (() => void) | undefined;

  constructor(
    private readonly host: ClinicHost,
    private readonly own: () => Own = () => ({}),
  ) {
    this.#around = new SurroundingsController(host);
    host.addController(this);
  }

  /** The clinic. Its slug is empty when nobody has said one. */
  get clinic(): Clinic {
    return (this.#clinic ??= this.#find());
  }

  /** The language to speak and to write times in. */
  get locale(): string {
    const said = this.own().locale || this.#around.value?.locale;
    return said ? known(said) : localeOf(this.host);
  }

  /** The texts in force: this element's own, else the clinic's, else ours in the reader's language, else English. */
  texts<T extends Texts>(table: TextTable<T>, own?: Overrides<T>): Translation<T> {
    const clinics = this.#texts[table.domain] as Overrides<T> | undefined;
    return withOverrides(this.#translation(table), clinics, own);
  }

  hostConnected(): void {
    this.#follow(this.#find());
  }

  hostUpdate(): void {
    this.#follow(this.#find());
    const value = { clinic: this.clinic, locale: this.own().locale || this.#around.value?.locale, texts: this.#texts };
    if (!same(this.#around.inside, value)) this.#around.inside = value;
  }

  hostDisconnected(): void {
    this.#quit?.();
    this.#clinic = this.#quit = undefined;
  }

  get #texts(): ClinicTexts {
    return { ...this.#around.value?.texts, ...this.own().texts };
  }

  #find(): Clinic {
    const { clinic: slug, server } = this.host;
    const around = this.#around.value?.clinic;
    const { fetch } = this.own();
    if (!slug && !server && !fetch && around) return around;
    return clinicAt({ server: server || !around ? serverAddress(server) : around.server, slug: slug || (around?.slug ?? ''), fetch });
  }

  #follow(clinic: Clinic): void {
    if (clinic === this.#clinic && this.#quit) return;
    this.#quit?.();
    this.#clinic = clinic;
    this.#quit = clinic.session.subscribe(() => this.host.requestUpdate());
  }

  #translation<T extends Texts>(table: TextTable<T>): Translation<T> {
    const english = table.en as Translation<T>;
    const language = languageFor(table, this.locale);
    const load = language && table.others[language];
    if (!load) return english;
    const languages = loaded.get(table) ?? new Map<string, unknown>();
    loaded.set(table, languages);
    const there = languages.get(language);
    if (there && !(there instanceof Promise)) return there as Translation<T>;
    // A language that cannot be loaded is a poorer page, not a broken one: English stays until the next visit.
    const coming = there ?? load().then((texts) => languages.set(language, texts), () => languages.set(language, english));
    if (!there) languages.set(language, coming);
    void (coming as Promise<unknown>).then(() => this.host.requestUpdate());
    return english;
  }
}

function same(a: Surroundings | undefined, b: Surroundings): boolean {
  if (a?.clinic !== b.clinic || a.locale !== b.locale) return false;
  const domains = Object.keys({ ...a.texts, ...b.texts });
  return domains.every((domain) => a.texts[domain] === b.texts[domain]);
}
