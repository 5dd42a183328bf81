import { expect, test } from 'vitest';
import { corpus } from '../corpus/corpus.ts';
import { assess } from '../rules.ts';
import { pack as rules } from '../rules/pack/pack.ts';
import { signTables } from '../rules/signs/signs.ts';
import { everyLanguage } from '../words/all.ts';
import { packRules } from './pack-rules.ts';
import { packWords } from './pack-words.ts';
import { pack } from './pack.ts';
import { unpackRules } from './unpack-rules.ts';
import { unpackWords } from './unpack-words.ts';
import { unpack } from './unpack.ts';

const unsaid = { reasons: {}, watch: {}, advice: {} };

test('a text comes out as it went in, with letters that no word of ours has', async () => {
  for (const text of ['', 'a', 'vomit*, throwing|threw up', 'Zürich, ABC ~ «łódź» 🐕\n\ttab:tab'.repeat(40)]) expect(await unpack(pack(text))).toBe(text);
});

test('a text that was read wrongly is none', async () => {
  const packed = pack('vomit*, throwing|threw up, brings up his dinner');
  for (let at = 0; at < packed.length - 2; at++) await expect(unpack(`${packed.slice(0, at)}${packed[at] === 'A' ? 'B' : 'A'}${packed.slice(at + 1)}`)).rejects.toThrow('read wrongly');
});

test('signs and rules come out as they went in, in their order', async () => {
  const { signTables: signs, pack: lines } = await unpackRules(packRules(signTables, rules));
  expect(signs).toEqual(signTables);
  expect(signs.map(Object.keys)).toEqual(signTables.map(Object.keys));
  expect(lines).toEqual(rules);
});

test('the words as they come to a browser are read as their sources are, in every case of the corpus', async () => {
  for (const words of everyLanguage) {
    const [rest, lists] = packWords(words);
    // As the build writes them.
    const sent = await unpackWords(JSON.parse(JSON.stringify(rest)) as Parameters<typeof unpackWords>[0], lists, Promise.resolve(signTables));
    expect(Object.keys(sent.concepts).sort()).toEqual(Object.keys(words.concepts).filter((name) => words.concepts[name]).sort());
    for (const { locale, request } of corpus) if (locale === words.language) expect(assess(request, [sent], unsaid), request.text).toEqual(assess(request, [words], unsaid));
  }
});
