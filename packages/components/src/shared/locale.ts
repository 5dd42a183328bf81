import { outward } from './outward.ts';

/** The language an element is written in: the nearest `lang` outwards, else the browser's. Always a locale `Intl` accepts. */
export function localeOf(element: Element): string {
  for (let at: Node | null = element; at; at = outward(at)) {
    const lang = at instanceof Element && at.getAttribute('lang');
    if (lang) return known(lang);
  }
  return known(typeof navigator === 'undefined' ? 'en' : navigator.language);
}

/** The locale in its canonical form, or `en` if it is none. */
export function known(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? 'en';
  } catch {
    return 'en';
  }
}
