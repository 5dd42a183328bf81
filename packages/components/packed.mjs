// Rules and words of triage go to pages packed: the sources stay as they are, the build packs them, and a page unpacks them while its first screen is read.
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const triage = fileURLToPath(new URL('../signal-server/src/triage/', import.meta.url));
const read = async (file) => (await runnerImport(join(triage, file), { configFile: false, logLevel: 'error', resolve: { conditions: ['vetkit-source'] } })).module;
const unpacker = (name) => JSON.stringify(join(triage, `packed/${name}.ts`));

/** The module that unpacks signs and rules. */
const packed = '\0packed-rules';

/** A language's module gives a promise of its words then: whoever loads it waits for it anyway. */
async function words(language) {
  const [{ packWords }, source] = await Promise.all([read('packed/pack-words.ts'), read(`words/${language}.ts`)]);
  const [rest, lists] = packWords(source[language]);
  return `import { unpackWords } from ${unpacker('unpack-words')};\nimport { signs } from '${packed}';\nexport const ${language} = unpackWords(${JSON.stringify(rest)}, '${lists}', signs);`;
}

/** Signs and rules are there when they are ready. */
async function rules() {
  const [{ packRules }, { signTables }, { pack }] = await Promise.all([read('packed/pack-rules.ts'), read('rules/signs/signs.ts'), read('rules/pack/pack.ts')]);
  return `import { unpackRules } from ${unpacker('unpack-rules')};\nexport let signTables, pack;\nexport const ready = unpackRules('${packRules(signTables, pack)}').then((all) => void ({ signTables, pack } = all));\nexport const signs = ready.then(() => signTables);`;
}

/** What is not packed of a module, and what comes from the packed ones. */
const instead = {
  'rules/signs/signs': () => `export { signTables } from '${packed}';`,
  'rules/ready': () => `export { ready } from '${packed}';`,
  'rules/pack/pack': async () => {
    const { packVersion, signedOff } = await read('rules/pack/pack.ts');
    return `export { pack } from '${packed}';\nexport const packVersion = ${JSON.stringify(packVersion)};\nexport const signedOff = ${JSON.stringify(signedOff)};`;
  },
};

/** The plugin for the build. */
export const packedTriage = () => ({
  name: 'packed-triage',
  resolveId: { filter: { id: /packed-rules$/ }, handler: (id) => (id === packed ? id : null) },
  load: {
    filter: { id: /packed-rules$|signal-server[\\/]src[\\/]triage[\\/](words|rules)[\\/].*\.ts$/ },
    handler(id) {
      if (id === packed) return rules();
      const path = id.split(/[\\/]triage[\\/]/).at(-1).replaceAll('\\', '/').replace(/\.ts$/, '');
      return Object.hasOwn(instead, path) ? instead[path]() : /^words\/(en|fr|es|de)$/.test(path) ? words(basename(path)) : null;
    },
  },
});
