import type { TypeDraft } from '../hours.contract.ts';
import type { Fault } from './week.ts';

const known = (name: string): string => name.trim().toLowerCase();

/** What is wrong with a list of kinds of visit. */
export function typeFaults(types: readonly TypeDraft[]): Fault[] {
  return types.flatMap((type, i): Fault[] => {
    const before = types.slice(0, i);
    if (before.some(({ name }) => known(name) === known(type.name))) return [{ code: 'type-name-twice', path: `types.${i}.name`, message: 'A name of its own' }];
    if (type.code !== undefined && before.some(({ code }) => code === type.code)) return [{ code: 'type-code-twice', path: `types.${i}.code`, message: 'A code of its own' }];
    return [];
  });
}

/** The code of a new kind of visit, from its name: `Dental check` becomes `dental-check`, and `dental-check-2` when that is taken. */
export function codeFor(name: string, taken: ReadonlySet<string>): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 32).replace(/-+$/, '') || 'visit';
  if (!taken.has(plain)) return plain;
  let n = 2;
  while (taken.has(`${plain}-${n}`)) n += 1;
  return `${plain}-${n}`;
}
