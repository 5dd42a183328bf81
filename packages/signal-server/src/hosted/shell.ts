/** What stands around a page: its head, its scripts, and what is there before they run. */
export interface Shell {
  readonly title: string;
  /** The language of its words; English without. */
  readonly lang?: string;
  readonly description?: string;
  /** What a chat shows of a shared link; the page's own title and description. `url`: its address without parameters; `picture`: the address of one of 1200 x 630 points, and what is on it. */
  readonly share?: { readonly url: string; readonly site: string; readonly picture: { readonly address: string; readonly shows: string } };
  /** Addresses of modules. */
  readonly scripts?: readonly string[];
  readonly styles: readonly string[];
  /** HTML; whatever comes from outside went through `escape`. */
  readonly body: string;
  /** Said to the page's scripts as `data-…` of the body. */
  readonly data?: Readonly<Record<string, string>>;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as it may stand in HTML, in attributes too. */
export const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign]!);

export function shell({ title, lang = 'en', description, share, scripts = [], styles, body, data = {} }: Shell): string {
  return `<!doctype html>
<html lang="${escape(lang)}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
  <meta name="color-scheme" content="light dark">
  <title>${escape(title)}</title>${description ? `\n  <meta name="description" content="${escape(description)}">` : ''}
${share ? shared(title, description, share) : ''}  <link rel="icon" href="/icon.svg" type="image/svg+xml">
${styles.map((address) => `  <link rel="stylesheet" href="${escape(address)}">`).join('\n')}
${scripts.map((address) => `  <script type="module" src="${escape(address)}"></script>`).join('\n')}
</head>
<body class="vet page"${Object.entries(data).map(([name, value]) => ` data-${name}="${escape(value)}"`).join('')}>
${body}
</body>
</html>
`;
}

/** Open Graph tags. */
const shared = (title: string, description: string | undefined, { url, site, picture }: NonNullable<Shell['share']>): string =>
  Object.entries({ type: 'website', title, description, url, site_name: site, image: picture.address, 'image:type': 'image/png', 'image:width': '1200', 'image:height': '630', 'image:alt': picture.shows })
    .map(([name, value]) => (value ? `  <meta property="og:${name}" content="${escape(value)}">\n` : ''))
    // Large, where a chat would otherwise show a thumb.
    .join('') + '  <meta name="twitter:card" content="summary_large_image">\n';

/** The same mark on every hosted page: a paw on a tag. */
export const mark =
  '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M12 12.2c2.5 0 4.600 2 4.600 4.300 0 1.700-1.200 2.700-2.600 2.700-.8 0-1.300-.3-2-.3s-1.200.3-2 .3c-1.400 0-2.600-1-2.600-2.700 0-2.300 2.100-4.300 4.600-4.300Z"/><ellipse cx="6.300" cy="11" rx="1.600" ry="2.100"/><ellipse cx="17.700" cy="11" rx="1.600" ry="2.100"/><ellipse cx="9.600" cy="6.700" rx="1.600" ry="2.200"/><ellipse cx="14.400" cy="6.700" rx="1.600" ry="2.200"/></svg>';

/** A page that says that something is not there, and where to go on. */
export const missingPage = (styles: readonly string[], { title, text }: { title: string; text: string }): string =>
  shell({
    title,
    styles,
    body: `<main class="main narrow"><div class="page-head"><div class="stack gap-8"><h1 class="display">${escape(title)}</h1><p class="soft">${escape(text)}</p></div></div><p><a class="btn quiet" href="/">Go to the first page</a></p></main>`,
  });
