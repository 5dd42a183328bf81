import type { ClinicTypes, TypeDraft } from '@vetkit/signal-server/calendar/hours.contract';
import { digitsOf, plainMoney } from '@vetkit/signal-server/shared/money';

/** One kind of visit while it is written: numbers are as typed. */
export interface TypedType {
  /** Of this page only: names may change. */
  readonly key: string;
  readonly code: string | undefined;
  readonly name: string;
  readonly duration: string;
  readonly price: string;
  readonly modalities: TypeDraft['modalities'];
  readonly role: TypeDraft['role'];
  readonly preparation: string;
  readonly asksToday: boolean;
}

export const typedTypes = ({ types, currency }: ClinicTypes): TypedType[] =>
  types.map(({ code, name, durationMin, priceMinor, modalities, role, preparation, asksToday }) => ({
    key: code, code, name, duration: String(durationMin), price: plainMoney(priceMinor, currency), modalities, role, preparation: preparation.join('\n'), asksToday,
  }));

export const newType = (key: string): TypedType => ({ key, code: undefined, name: '', duration: '30', price: '0', modalities: ['video'], role: 'vet', preparation: '', asksToday: false });

/** A price as typed, in minor units; a comma counts as the point. Nothing when it is none. */
export function readPrice(typed: string, currency: string): number | undefined {
  const text = typed.trim().replace(/[\s$€£]/g, '').replace(',', '.');
  if (!/^\d{1,7}(\.\d{1,3})?$/.test(text)) return undefined;
  const minor = Number(text) * 10 ** digitsOf(currency);
  return Math.abs(minor - Math.round(minor)) < 1e-6 ? Math.round(minor) : undefined;
}

export type TypeField = 'name' | 'duration' | 'price' | 'how';

/** What is not right yet, by the kind's key. */
export function typeFaults(list: readonly TypedType[], currency: string): ReadonlyMap<string, readonly TypeField[]> {
  const known = (name: string) => name.trim().toLowerCase();
  const faults = list.map((type, i): [string, TypeField[]] => {
    const minutes = Number(type.duration);
    return [type.key, [
      ...(!type.name.trim() || list.slice(0, i).some(({ name }) => known(name) === known(type.name)) ? ['name' as const] : []),
      ...(!Number.isInteger(minutes) || minutes < 5 || minutes > 480 ? ['duration' as const] : []),
      ...(readPrice(type.price, currency) === undefined ? ['price' as const] : []),
      ...(type.modalities.length ? [] : ['how' as const]),
    ]];
  });
  return new Map(faults.filter(([, fields]) => fields.length));
}

/** What is sent. Only for a list without faults. */
export const draftTypes = (list: readonly TypedType[], currency: string): TypeDraft[] =>
  list.map(({ code, name, duration, price, modalities, role, preparation, asksToday }) => ({
    ...(code ? { code } : {}), name: name.trim(), durationMin: Number(duration), modalities, role, priceMinor: readPrice(price, currency) ?? 0,
    preparation: preparation.split('\n').map((line) => line.trim()).filter(Boolean).slice(0, 10), asksToday,
  }));

const said = (type: TypedType, currency: string) => JSON.stringify([...draftTypes([type], currency), type.duration, readPrice(type.price, currency) === undefined ? type.price : '']);

/** The kinds two lists say differently, each with what either says. */
export function typeDifferences(mine: readonly TypedType[], theirs: readonly TypedType[], currency: string): { readonly mine: TypedType | undefined; readonly theirs: TypedType | undefined }[] {
  const other = (key: string) => theirs.find((each) => each.key === key);
  const changed = mine.filter((type) => !other(type.key) || said(type, currency) !== said(other(type.key)!, currency)).map((type) => ({ mine: type, theirs: other(type.key) }));
  return [...changed, ...theirs.filter(({ key }) => !mine.some((each) => each.key === key)).map((type) => ({ mine: undefined, theirs: type }))];
}

export const sameTypes = (mine: readonly TypedType[], theirs: readonly TypedType[], currency: string): boolean =>
  typeDifferences(mine, theirs, currency).length === 0 && mine.every(({ key }, i) => theirs[i]?.key === key);
