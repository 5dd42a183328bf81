import type { LanguageCode, Words } from './rules.ts';

const loaders: { readonly [language in LanguageCode]: () => Promise<Words> } = {
  en: async () => (await import('./words/en.ts')).en,
  fr: async () => (await import('./words/fr.ts')).fr,
  es: async () => (await import('./words/es.ts')).es,
  de: async () => (await import('./words/de.ts')).de,
};

/** The words of a locale's language (`fr-CA` is French), loaded when first wanted; English where there are none. */
export function loadWords(locale: string): Promise<Words> {
  const language = locale.slice(0, 2).toLowerCase();
  return Object.hasOwn(loaders, language) ? loaders[language as LanguageCode]() : loaders.en();
}
