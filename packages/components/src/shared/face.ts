import { html, type TemplateResult } from 'lit';

/** The first letters of a name, without titles: `HI` of `Dr. Hana Ito`. Two at most. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => word && !word.endsWith('.'));
  const [first = '', ...rest] = words.map((word) => [...word][0] ?? '');
  return (first + (rest.at(-1) ?? '')).toLocaleUpperCase();
}

/** Somebody's photo, or their initials. Unseen by screen readers: the name stands beside it. Needs the `marks` styles. */
export function face(person: { readonly name: string; readonly photo?: string | null | undefined }, size: '' | 's' | 'l' | 'xl' = ''): TemplateResult {
  return html`<span class="avatar ${size}" aria-hidden="true">${person.photo ? html`<img src=${person.photo} alt="">` : initials(person.name)}</span>`;
}
