// Says of the schemas in contracts that making them does nothing else: a screen gets those it reads, and not what only the server is sent.

/** Where calls begin that run when the module does, from an ESTree. */
function* calls(node) {
  if (node === null || typeof node !== 'object' || /Function/.test(node.type ?? '')) return;
  if (node.type === 'CallExpression') yield node.start;
  for (const child of Object.values(node)) yield* calls(child);
}

/** The plugin for the build; `file` is what contracts are named. */
export const pureSchemas = (file) => ({
  name: 'pure-schemas',
  transform: {
    filter: { id: file },
    handler(code, id) {
      const places = [...new Set(calls(this.parse(code, { lang: /\.tsx?$/.test(id) ? 'ts' : 'js' })))].sort((a, b) => b - a);
      return { code: places.reduce((made, at) => `${made.slice(0, at)}/* @__PURE__ */ ${made.slice(at)}`, code), map: null };
    },
  },
});
