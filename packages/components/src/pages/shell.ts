import { html, type TemplateResult } from 'lit';

/** Where a page's script draws: `#page`, emptied of what was said to browsers without scripts. */
export function pagePlace(): HTMLElement {
  const place = document.querySelector<HTMLElement>('#page') ?? document.body.appendChild(document.createElement('div'));
  place.replaceChildren();
  return place;
}

/** One card in the middle of a page. The title takes the focus when `focusHeading` is called. */
export const lone = (title: string, text: unknown, below: unknown): TemplateResult => html`
  <main class="main"><div class="lone"><section class="card stack gap-16">
    <div class="stack gap-8"><h1 class="title" tabindex="-1">${title}</h1><p class="soft">${text}</p></div>
    ${below}
  </section></div></main>
`;

/** After another view: readers of the screen hear where they are. */
export const focusHeading = (place: HTMLElement): void => place.querySelector<HTMLElement>('h1')?.focus();
