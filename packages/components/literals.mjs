// Makes the styles and templates of the built scripts small: what stands in css`…`, html`…` and svg`…` is text to every other tool.

/** Comments and needless spaces out, `0.500` becomes `.5`. What stands in quotes stays as it is. */
export function smallCss(text) {
  const quoted = /("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')/;
  const said = new RegExp(`${quoted.source}|/\\*[\\s\\S]*?\\*/`, 'g');
  // Comments first, or what stood on both sides of one would keep its spaces.
  return text.replace(said, (_, words) => words ?? ' ').split(quoted).map((part, n) => (n % 2 ? part : plainCss(part))).join('');
}

const plainCss = (text) => text
  .replace(/\s+/g, ' ')
  .replace(/ ?([{};,>]) ?/g, '$1')
  // Only behind the colon: before it a space may be part of a selector.
  .replace(/: /g, ':')
  .replace(/;}/g, '}')
  .replace(/(\.\d*?)0+(?![\d.])/g, (all, kept) => (kept === '.' ? '' : kept))
  .replace(/(?<![\w.])0(?=\.\d)/g, '');

/** Every run of spaces and line breaks is one space: browsers show it so anyway. None goes, or words would stick together. */
export const smallHtml = (text) => text.replace(/\s+/g, ' ');

/** As HTML, and `5.500` in a drawing becomes `5.5`. */
export const smallSvg = (text) => smallHtml(text).replace(/(\.\d*?[1-9])0+(?!\d)/g, '$1');

const small = { css: smallCss, html: smallHtml, svg: smallSvg };

/** The spans of all such literals of a module, from an ESTree. */
function* literals(node) {
  if (node === null || typeof node !== 'object') return;
  if (node.type === 'TaggedTemplateExpression' && node.tag.type === 'Identifier' && Object.hasOwn(small, node.tag.name)) {
    for (const { start, end, value } of node.quasi.quasis) yield { start, end, raw: value.raw, make: small[node.tag.name] };
  }
  for (const child of Object.values(node)) yield* literals(child);
}

/** The plugin for the build. */
export const smallLiterals = () => ({
  name: 'small-literals',
  transform: {
    filter: { code: /\b(css|html|svg)`/ },
    handler(code, id) {
      const spans = [...literals(this.parse(code, { lang: /\.tsx?$/.test(id) ? 'ts' : 'js' }))].sort((a, b) => b.start - a.start);
      let made = code;
      for (const { start, end, raw, make } of spans) {
        // Some parsers count the quotes in, some do not.
        const at = made.indexOf(raw, start);
        if (raw && at >= 0 && at <= end) made = made.slice(0, at) + make(raw) + made.slice(at + raw.length);
      }
      return { code: made, map: null };
    },
  },
});
