/** Text without accents, in small letters. */
export const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

export type Status = 'neutered' | 'intact';

const neuteredWords: ReadonlySet<string> = new Set('spayed neutered castrated desexed sterilised sterilized altered fixed gelding kastriert sterilisiert sterilise sterilisee castre castree castrado castrada esterilizado esterilizada'.split(' '));
const intactWords: ReadonlySet<string> = new Set('intact entire unspayed unneutered uncastrated unaltered undesexed unsterilised unsterilized intakt unkastriert entier entiere intacto intacta entero entera'.split(' '));
const notWords: ReadonlySet<string> = new Set(['not', 'non', 'nicht', 'no', 'un', 'pas', 'never']);
const femaleWords: ReadonlySet<string> = new Set('female femelle weiblich hembra hundin mare'.split(' '));
const maleWords: ReadonlySet<string> = new Set('male mannlich macho rude gelding stallion'.split(' '));
/** Two letters of a sex column: the sex, then whether it is neutered. */
const codes: Readonly<Record<string, readonly [sex?: 'female' | 'male', status?: Status]>> = {
  f: ['female'], w: ['female'], m: ['male'], fs: ['female', 'neutered'], fn: ['female', 'neutered'], sf: ['female', 'neutered'], mn: ['male', 'neutered'], mc: ['male', 'neutered'], nm: ['male', 'neutered'], cm: ['male', 'neutered'],
  fi: ['female', 'intact'], fe: ['female', 'intact'], mi: ['male', 'intact'], me: ['male', 'intact'], wk: ['female', 'neutered'], mk: ['male', 'neutered'],
};
const yes: ReadonlySet<string> = new Set(['y', 'yes', 'true', '1', 'x', 'oui', 'o', 'ja', 'j', 'si', 's']);
const no: ReadonlySet<string> = new Set(['n', 'no', 'false', '0', 'non', 'nein']);
const letters: Readonly<Record<string, Status>> = { n: 'neutered', s: 'neutered', c: 'neutered', i: 'intact', e: 'intact' };

const wordsOf = (text: string): string[] => plain(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);

function statusIn(words: readonly string[]): Status | undefined {
  const neutered = words.some((word) => neuteredWords.has(word));
  const denied = words.some((word) => intactWords.has(word)) || (neutered && words.some((word) => notWords.has(word)));
  return denied ? 'intact' : neutered ? 'neutered' : undefined;
}

/** What a cell of a sex column says: `F/S`, `Male (not neutered)`. What could be both is neither. */
export function readSex(cell: string): { readonly sex?: 'female' | 'male' | undefined; readonly status?: Status | undefined } {
  const words = wordsOf(cell);
  const [sex, status] = codes[words.join('')] ?? [];
  if (sex) return { sex, status };
  const [female, male] = [words.some((word) => femaleWords.has(word) || word === 'f'), words.some((word) => maleWords.has(word) || word === 'm')];
  return { sex: female === male ? undefined : female ? 'female' : 'male', status: statusIn(words) };
}

/**
 * What a cell says of being neutered. It depends on the column what one letter means: `answer`, as under "Neutered", N is no; `status`, as under
 * "Reproductive status", N is neutered; `either`, as under "Spayed/Neutered", N alone could be both and says nothing.
 */
export function readStatus(cell: string, column: 'answer' | 'status' | 'either'): Status | undefined {
  const words = wordsOf(cell);
  const [word = '', more] = words;
  if (more !== undefined) return statusIn(words);
  if (column === 'status') return letters[word] ?? statusIn(words);
  if (column === 'either' && word === 'n') return undefined;
  return yes.has(word) ? 'neutered' : no.has(word) || (column === 'either' && letters[word] === 'intact') ? 'intact' : statusIn(words);
}

const kgPer: Readonly<Record<string, number>> = { kg: 1, kgs: 1, kilo: 1, kilos: 1, kilograms: 1, g: 0.001, grams: 0.001, lb: 0.453_592_37, lbs: 0.453_592_37, pound: 0.453_592_37, pounds: 0.453_592_37, '#': 0.453_592_37 };

/** A weight in kg: the unit that stands in the cell counts, else that of the column. */
export function readWeight(cell: string, column: 'kg' | 'lb'): { readonly is: 'weight'; readonly kg: number } | { readonly is: 'unreadable' | 'impossible' } {
  const [, number, unit = ''] = /^(\d+(?:[.,]\d+)?)\s*([a-z#]*)\.?$/.exec(plain(cell)) ?? [];
  const per = kgPer[unit || column];
  if (number === undefined || per === undefined) return { is: 'unreadable' };
  const kg = Number((Number(number.replace(',', '.')) * per).toFixed(3));
  return kg >= 0.001 && kg <= 2000 ? { is: 'weight', kg } : { is: 'impossible' };
}

/** What comes first in a day such as 03/04/2019. */
export type DateOrder = 'month-first' | 'day-first';

// 03/04/2019 and 3-4-2019, a time of day after it or not.
const slashed = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?=$|[ T])/;

function realDay(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : undefined;
}

/** A day as `2019-03-04`, `2019/3/4`, `04.03.2019`, or `12/25/2019`, which can be only one. What could be two, such as 03/04/2019, is not guessed without an order. */
export function readDay(cell: string, order?: DateOrder): { readonly is: 'day'; readonly iso: string } | { readonly is: 'unreadable' | 'impossible' | 'which-day' } {
  const [, year, month, day] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/.exec(cell) ?? [];
  const [, dotDay, dotMonth, dotYear] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?=$| )/.exec(cell) ?? [];
  const [, first, second, slashYear] = slashed.exec(cell) ?? [];
  const y = Number(year ?? dotYear ?? slashYear);
  if (!y) return { is: 'unreadable' };
  const could = first === undefined ? [realDay(y, Number(month ?? dotMonth), Number(day ?? dotDay))] : [
    ...(order === 'day-first' ? [] : [realDay(y, Number(first), Number(second))]), ...(order === 'month-first' ? [] : [realDay(y, Number(second), Number(first))]),
  ];
  const [one, another] = [...new Set(could.filter((iso) => iso !== undefined))];
  return another ? { is: 'which-day' } : one ? { is: 'day', iso: one } : { is: 'impossible' };
}

/** The order of days in a column, read from those that can be only one; `unclear` where some could be two and none says which; nothing where none could. */
export function readDateOrder(cells: readonly string[]): DateOrder | 'unclear' | undefined {
  const days = cells.flatMap((cell) => {
    const [, first, second] = slashed.exec(cell.trim()) ?? [];
    return first && second ? [[Number(first), Number(second)] as const] : [];
  });
  const [day, month] = [days.some(([first]) => first > 12), days.some(([, second]) => second > 12)];
  if (day !== month) return day ? 'day-first' : 'month-first';
  return days.some(([first, second]) => first !== second && first <= 12 && second <= 12) ? 'unclear' : undefined;
}
