/** One text: the words themselves, or a function of what is put into them (all values in one object, so order is free in any language). */
export type Text = string | ((values: never) => string);

/** The texts of one domain in one language. */
export type Texts = Readonly<Record<string, Text>>;

/** A text in any language: the same kind of entry as in English, other words. */
type Said<T extends Text> = T extends string ? string : T;

/** All texts of a domain, as another language must give them. */
export type Translation<T extends Texts> = { readonly [K in keyof T]: Said<T[K]> };

/**
 * Some texts replaced by the clinic's own. Where ours is a function, a plain string with `{name}` places will do:
 * so texts can be given from HTML or JSON too.
 */
export type Overrides<T extends Texts> = { readonly [K in keyof T]?: Said<T[K]> | string };

/** The texts of one domain: English at hand, other languages loaded when first wanted. */
export interface TextTable<T extends Texts> {
  /** The domain, such as `identity`: the key of `<vet-clinic>.texts`. */
  readonly domain: string;
  readonly en: T;
  readonly others: Readonly<Record<string, () => Promise<Translation<T>>>>;
}

/** Names a domain's texts. `others` maps a language (`fr`) to a function that loads it. */
export function textTable<T extends Texts>(domain: string, en: T, others: TextTable<T>['others'] = {}): TextTable<T> {
  return { domain, en, others };
}

/** Puts values into the `{name}` places of a sentence. A place without a value stays as it is. */
export function fill(sentence: string, values: Readonly<Record<string, unknown>>): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => (name in values ? String(values[name]) : place));
}

/** The texts in force: later overrides win over earlier ones and over `base`. */
export function withOverrides<T extends Texts>(base: Translation<T>, ...overrides: readonly (Overrides<T> | undefined)[]): Translation<T> {
  const texts: Record<string, unknown> = { ...base };
  for (const override of overrides) {
    for (const [key, own] of Object.entries(override ?? {})) {
      const takesValues = typeof texts[key] === 'function' && typeof own === 'string';
      texts[key] = takesValues ? (values: Record<string, unknown>) => fill(own, values) : own;
    }
  }
  return texts as Translation<T>;
}

/** The language of a locale for which a table has a translation, or undefined for English. `fr-CA` finds `fr-CA`, then `fr`. */
export function languageFor(table: Pick<TextTable<Texts>, 'others'>, locale: string): string | undefined {
  const language = locale.split('-')[0] ?? locale;
  return [locale, language].find((name) => name in table.others);
}
