// The linter's rules of this repository: the rooms of rooms.mjs, the clock of rules, the one reader of the environment.
import { dirname, join, relative, sep } from 'node:path';
import { common, domains, ownFile, rooms } from './rooms.mjs';

const whole = (pattern) => new RegExp(`^(?:${pattern})$`);
const any = (patterns, text) => patterns.some((pattern) => whole(pattern).test(text));
const pathOf = (context) => relative(context.cwd, context.filename).split(sep).join('/');

/** Calls `see(node, specifier)` for everything that names another module: imports, re-exports, types and calls. */
const modules = (see) => {
  const seen = (source) => source && typeof source.value === 'string' && see(source, source.value);
  return {
    ImportDeclaration: ({ source }) => seen(source),
    ExportNamedDeclaration: ({ source }) => seen(source),
    ExportAllDeclaration: ({ source }) => seen(source),
    ImportExpression: ({ source }) => seen(source),
    TSImportType: ({ source, argument }) => seen(source ?? argument?.literal ?? argument),
  };
};

/** A package's own name: `hono/cors` is `hono`. */
const packageOf = (specifier) => /^(@[^/]+\/)?[^/]+/.exec(specifier)[0];

const importRooms = {
  create(context) {
    const path = pathOf(context);
    const room = rooms.find(({ files }) => whole(files).test(path));
    if (!room || room.may === 'anything') return {};
    const own = whole(room.files).exec(path).groups?.own ?? '';
    const may = room.may.map((pattern) => pattern.replaceAll('OWN', own));
    const libraries = new Set();

    function allowed(specifier) {
      const file = specifier.startsWith('.') ? join(dirname(path), specifier).split(sep).join('/') : room.exports ? undefined : ownFile(specifier);
      if (file) return any(may, file);
      if (room.never && any(room.never, specifier)) return false;
      if (room.packages === 'any') return true;
      if (room.packages !== 'one') return any(room.packages, specifier);
      if (!any(room.besides, specifier)) libraries.add(packageOf(specifier));
      return libraries.size <= 1;
    }
    return modules((node, specifier) => {
      if (!allowed(specifier)) context.report({ node, message: `This is ${room.room}: ${room.why}. So it may not import ${specifier}.` });
    });
  },
};

// One process lints all files, so this sees the second file that imports a library.
const importers = new Map();
const oneFile = {
  create(context) {
    const path = pathOf(context);
    const domain = whole(domains).exec(path)?.groups?.domain;
    if (!domain || /(^|\/)test\/|\.test\./.test(path)) return {};
    return modules((node, specifier) => {
      if (specifier.startsWith('.') || any(common, specifier)) return;
      const key = `${domain} ${packageOf(specifier)}`;
      const first = importers.get(key) ?? path;
      importers.set(key, first);
      if (first !== path) context.report({ node, message: `${packageOf(specifier)} is imported by ${first} already. An outside library is imported by one file of its domain, the others by way of it.` });
    });
  },
};

const noClock = {
  create(context) {
    if (!/\/rules(\.ts|\/)/.test(pathOf(context)) || /\.test\./.test(context.filename)) return {};
    const report = (node) => context.report({ node, message: 'Rules have no clock and no dice: take the time, or the chance, as an argument.' });
    return {
      NewExpression: (node) => node.callee.name === 'Date' && node.arguments.length === 0 && report(node),
      CallExpression: ({ callee }) => {
        const name = callee.type === 'MemberExpression' && `${callee.object.name}.${callee.property.name}`;
        if (['Date.now', 'Math.random', 'performance.now', 'Now.instant', 'Now.zonedDateTimeISO'].includes(name)) report(callee);
      },
    };
  },
};

const oneEnvironment = {
  create(context) {
    if (!/^packages\/signal-server\/src\/(?!.*\.test\.)/.test(pathOf(context))) return {};
    return {
      MemberExpression: (node) => {
        if (node.object.name !== 'process' || node.property.name !== 'env') return;
        const call = node.parent;
        if (call?.type === 'CallExpression' && call.callee.name === 'readConfig') return;
        context.report({ node, message: 'Only config.ts reads the environment: readConfig(process.env).' });
      },
    };
  },
};

export default {
  meta: { name: 'vetkit' },
  rules: { 'import-rooms': importRooms, 'one-file-per-library': oneFile, 'rules-have-no-clock': noClock, 'one-environment': oneEnvironment },
};
