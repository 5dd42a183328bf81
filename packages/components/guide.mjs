// Makes the guide of the media kit, docs/media.md, ready for the server's page: the same text for readers of the repository and of `/media`.
import { readFile } from 'node:fs/promises';
import { Marked } from 'marked';

const source = new URL('../../docs/media.md', import.meta.url);
/** Where the example stands in the text of its section. */
const place = '<!-- example -->';

const escape = (text) => text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]);
const slug = (title) => title.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');

/**
 * `{ title, lead, contents: [{ id, title }], sections: [html], example }`: HTML that needs no style and no script of its own. `example` is the page of
 * the first html block as it stands there.
 */
export async function readGuide(file = source) {
  const marked = new Marked();
  const tokens = marked.lexer(await readFile(file, 'utf8'));
  const example = tokens.find(({ type, lang }) => type === 'code' && lang === 'html');
  marked.use({
    renderer: {
      code: (token) => (token === example ? place : `<pre tabindex="0"><code>${escape(token.text)}</code></pre>\n`),
      heading({ tokens: words, depth, text }) {
        return `<h${depth} class="${depth === 2 ? 'title' : 'head'}" id="${slug(text)}">${this.parser.parseInline(words)}</h${depth}>\n`;
      },
      table({ header, rows }) {
        const row = (tag, cells) => `<tr>${cells.map((cell) => `<${tag}>${this.parser.parseInline(cell.tokens)}</${tag}>`).join('')}</tr>`;
        return `<table class="table"><thead>${row('th', header)}</thead><tbody>${rows.map((cells) => row('td', cells)).join('')}</tbody></table>\n`;
      },
      // Files of the repository are not on the server: their names stay, their links do not.
      link({ href, tokens: words }) {
        const text = this.parser.parseInline(words);
        return /^(https?:|#)/.test(href) ? `<a href="${escape(href)}">${text}</a>` : text;
      },
      html: ({ text }) => escape(text),
    },
  });

  const sections = [];
  let lead = '';
  let title = '';
  for (const token of tokens) {
    if (token.type === 'heading' && token.depth === 1) title = token.text;
    else if (token.type === 'heading' && token.depth === 2) sections.push(marked.parser([token]));
    else if (sections.length === 0) lead += marked.parser([token]);
    else sections[sections.length - 1] += marked.parser([token]);
  }
  const contents = tokens.filter(({ type, depth }) => type === 'heading' && depth > 1).map(({ text }) => ({ id: slug(text), title: text }));
  return { title, lead, contents, sections, example: `${example.text}\n` };
}
