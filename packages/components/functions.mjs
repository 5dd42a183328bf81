// Gives every function of a package that is one large file a module of its own, so that a screen loads those it uses and nobody else's.

/** The names that a statement on the top level declares. */
const namesOf = ({ type, id, declarations }) =>
  type === 'VariableDeclaration' ? declarations.map((one) => one.id.name) : type === 'FunctionDeclaration' || type === 'ClassDeclaration' ? [id.name] : [];

/** Every name that a piece of code reads or sets; those of properties are none. */
function mentioned(node, names = new Set(), set = new Set()) {
  if (node === null || typeof node !== 'object') return { names, set };
  if (node.type === 'Identifier') names.add(node.name);
  if (node.type === 'AssignmentExpression' && node.left.type === 'Identifier') set.add(node.left.name);
  const isKey = (key) => (key === 'property' && node.type === 'MemberExpression' || key === 'key') && !node.computed;
  for (const [key, child] of Object.entries(node)) if (!isKey(key)) mentioned(child, names, set);
  return { names, set };
}

/** The pieces of a module, by every name they declare. Who sets a variable is one piece with it: from elsewhere it could only be read. */
function piecesOf(body) {
  const home = new Map();
  let from = 0;
  for (const node of body) {
    const declared = namesOf(node);
    // Comments before it belong to it: they say what has no side effects.
    if (declared.length) for (const name of declared) home.set(name, { spans: [[from, node.end]], ...mentioned(node), declared });
    from = node.end;
  }
  for (const piece of new Set(home.values())) {
    for (const name of piece.set) {
      const other = home.get(name);
      const into = home.get(piece.declared[0]);
      if (!other || other === into) continue;
      const joined = { spans: [...other.spans, ...into.spans], names: new Set([...other.names, ...into.names]), declared: [...other.declared, ...into.declared] };
      for (const one of joined.declared) home.set(one, joined);
    }
  }
  return home;
}

/** The package's file, and in which piece each of its exports is. */
const split = new Map();

/** The pieces of a split file that `import * as v` is used for in this code; nothing for any other file. */
export function piecesNamed(id, code = '') {
  const exported = split.get(id);
  return exported && [...code.matchAll(/\bv\.(\w+)/g)].flatMap(([, name]) => exported.get(name) ?? []);
}

/** The plugin for the build; `file` is the package's one file. */
export const functionByFunction = (name, file) => {
  const ours = new RegExp(`^\\0${name}/`);
  const pieces = new Map();
  const idOf = (piece) => `\0${name}/${piece.declared[0]}`;
  const from = (piece) => JSON.stringify(idOf(piece));
  return {
    name: `${name}-by-function`,
    resolveId: { filter: { id: ours }, handler: (id) => ({ id, moduleSideEffects: false }) },
    load: { filter: { id: ours }, handler: (id) => pieces.get(id) },
    transform: {
      filter: { id: file },
      handler(code, id) {
        const { body } = this.parse(code);
        const home = piecesOf(body);
        for (const piece of new Set(home.values())) {
          const wanted = [...piece.names].filter((one) => home.has(one) && home.get(one) !== piece);
          const lines = [...wanted.map((one) => `import { ${one} } from ${from(home.get(one))};`), ...piece.spans.map(([start, end]) => code.slice(start, end)), `export { ${piece.declared.join(', ')} };`];
          pieces.set(idOf(piece), lines.join('\n'));
        }
        const exported = body.flatMap(({ type, specifiers }) => (type === 'ExportNamedDeclaration' ? specifiers : []));
        split.set(id, new Map(exported.map(({ local, exported: as }) => [as.name, idOf(home.get(local.name))])));
        return { code: exported.map(({ local, exported: as }) => `export { ${local.name} as ${as.name} } from ${from(home.get(local.name))};`).join('\n'), map: null, moduleSideEffects: false };
      },
    },
  };
};
