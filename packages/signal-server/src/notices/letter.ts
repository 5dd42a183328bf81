/** A mail before it has a form: plain words in the order in which they are read. */
export interface Letter {
  readonly subject: string;
  /** What mail programs show beside the subject. */
  readonly preview: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** A code to type, large. */
  readonly code?: string;
  /** When, with whom, reference … */
  readonly facts?: readonly (readonly [label: string, value: string])[];
  readonly button?: { readonly label: string; readonly url: string };
  /** A list under its own title. */
  readonly list?: { readonly title: string; readonly items: readonly string[] };
  /** A copy of something longer, under its own title. */
  readonly copy?: { readonly title: string; readonly paragraphs: readonly string[] } | undefined;
  /** Small, at the end: who sends this, how to reach them. */
  readonly foot: readonly string[];
}

/** The letter as plain text, for whoever reads mail that way. */
export function asText(letter: Letter): string {
  const parts = [
    letter.title,
    ...letter.paragraphs,
    letter.code,
    letter.facts?.map(([label, value]) => `${label}: ${value}`).join('\n'),
    letter.button && `${letter.button.label}:\n${letter.button.url}`,
    letter.list && [letter.list.title, ...letter.list.items.map((item) => `- ${item}`)].join('\n'),
    letter.copy && [letter.copy.title, ...letter.copy.paragraphs].join('\n\n'),
    letter.foot.join('\n'),
  ];
  return `${parts.filter((part) => part).join('\n\n')}\n`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const safe = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

const font = "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";

// Colours of the design tokens, as hex: mail programs know neither oklch nor variables. Light stands in the tags, dark below.
const dark = [
  '.page{background:#0f1412!important}',
  '.card{background:#171d1a!important;border-color:#313935!important}',
  '.ink{color:#f2f0ea!important}',
  '.soft{color:#bfbeb5!important}',
  '.well{background:#1c3228!important}',
  '.line{border-color:#313935!important}',
  '.press{background:#8dd3b1!important}',
  '.press a{color:#071d14!important}',
];
// Outlook on the web has no media query for dark; it marks the mail instead.
const head = [
  ':root{color-scheme:light dark;supported-color-schemes:light dark}',
  '@media(max-width:480px){.card{padding:24px 20px!important}}',
  `@media(prefers-color-scheme:dark){${dark.join('')}}`,
  ...dark.map((rule) => `[data-ogsc] ${rule}`),
].join('\n');

/** The letter as HTML for mail programs: tables, styles in the tags, one column that fits a phone, light and dark. Everything is escaped. */
export function asHtml(letter: Letter, locale: string): string {
  const parts = [
    `<h1 class="ink" style="margin:0 0 16px;font:700 26px/32px ${font};color:#192620">${safe(letter.title)}</h1>`,
    ...letter.paragraphs.map(paragraph),
    letter.code && codeBox(letter.code),
    letter.facts && factTable(letter.facts),
    letter.button && button(letter.button),
    letter.list && list(letter.list),
    letter.copy && copy(letter.copy),
  ];
  return `<!doctype html>
<html lang="${safe(locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${safe(letter.subject)}</title>
<style>
${head}
</style>
</head>
<body class="page" style="margin:0;padding:0;background:#f9f7f0">
<div style="display:none;max-height:0;overflow:hidden">${safe(letter.preview)}</div>
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" style="background:#f9f7f0"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px"><tr><td class="card" style="padding:32px;background:#fffefd;border:1px solid #dfdcd4;border-radius:18px">
${parts.filter((part) => part).join('\n')}
</td></tr><tr><td class="soft" style="padding:20px 32px;font:16px/24px ${font};color:#47534c">
${letter.foot.map(safe).join('<br>')}
</td></tr></table>
</td></tr></table>
</body>
</html>
`;
}

const paragraph = (text: string) => `<p class="ink" style="margin:0 0 16px;font:17px/26px ${font};color:#192620">${safe(text)}</p>`;

const codeBox = (code: string) =>
  `<p class="well ink" style="margin:0 0 16px;padding:16px;border-radius:12px;background:#e5f4ec;font:700 32px/40px ui-monospace,Menlo,Consolas,monospace;letter-spacing:6px;text-align:center;color:#192620">${safe(code)}</p>`;

const factTable = (facts: NonNullable<Letter['facts']>) => `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:0 0 20px">
${facts
  .map(
    ([label, value], row) =>
      `<tr><td class="soft line" style="padding:10px 12px 10px 0;${edge(row)}font:16px/24px ${font};color:#47534c;vertical-align:top;white-space:nowrap">${safe(label)}</td>` +
      `<td class="ink line" style="padding:10px 0;${edge(row)}font:600 16px/24px ${font};color:#192620">${safe(value)}</td></tr>`,
  )
  .join('\n')}
</table>`;
const edge = (row: number) => (row ? 'border-top:1px solid #dfdcd4;' : '');

const button = ({ label, url }: NonNullable<Letter['button']>) => `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:0 0 20px"><tr><td class="press" align="center" style="border-radius:12px;background:#1b674a">
<a href="${safe(url)}" style="display:block;padding:14px 20px;font:600 17px/24px ${font};color:#ffffff;text-decoration:none">${safe(label)}</a>
</td></tr></table>`;

const list = ({ title, items }: NonNullable<Letter['list']>) =>
  `<p class="ink" style="margin:0 0 8px;font:600 17px/26px ${font};color:#192620">${safe(title)}</p>
<ul class="ink" style="margin:0;padding:0 0 0 22px;font:17px/26px ${font};color:#192620">${items.map((item) => `<li style="margin:0 0 6px">${safe(item)}</li>`).join('')}</ul>`;

const copy = ({ title, paragraphs }: NonNullable<Letter['copy']>) =>
  `<div class="line" style="margin:24px 0 0;padding:20px 0 0;border-top:1px solid #dfdcd4"><p class="ink" style="margin:0 0 8px;font:600 17px/26px ${font};color:#192620">${safe(title)}</p>
${paragraphs.map((text) => `<p class="soft" style="margin:0 0 10px;font:15px/23px ${font};color:#47534c">${safe(text).replaceAll('\n', '<br>')}</p>`).join('\n')}</div>`;
