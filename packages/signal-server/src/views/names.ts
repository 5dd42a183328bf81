import * as v from 'valibot';
import type { Sql } from '../database/connect.ts';
import type { Licence } from '../people/profile.contract.ts';
import { licenceFits, licenceLine, licenceState } from '../people/rules/licences.ts';
import { dateIn } from '../shared/dates.ts';

interface InClinic {
  readonly clinic: { readonly id: string; readonly zone: string };
}

/** The name of a staff member of this clinic. */
export async function staffName(sql: Sql, scope: { readonly clinic: { readonly id: string } }, staff: string): Promise<string> {
  const [row] = await sql<{ name: string }[]>`select name from staff where clinic_id = ${scope.clinic.id} and id = ${staff}`;
  return row?.name ?? '';
}

const Row = v.object({
  name: v.string(),
  licence: v.nullable(v.string()),
  licences: v.array(v.object({ country: v.string(), region: v.nullable(v.string()), number: v.string(), expires: v.nullable(v.string()) })),
});
/** Where the animal is. */
export interface SigningPlace {
  readonly country: string;
  readonly region?: string | undefined;
}

interface Signing {
  readonly at: Date;
  readonly place?: SigningPlace | null;
}

/**
 * Who signs, with the name and licence as they stand on a day, to be kept with what they sign: of the licences they have given the one of the place where the animal
 * is, else the first that is still good. Who has given none has the line that the clinic wrote; whose licences have all run out has none. `elsewhere`: licences were
 * given, and none that is good is of that place.
 */
export async function prescriberOf(sql: Sql, scope: InClinic, staff: string, { at, place = null }: Signing): Promise<{ signed: { name: string; licence: string | null }; elsewhere: boolean }> {
  const [row] = await sql`
    select s.name, s.licence, coalesce((
      select jsonb_agg(jsonb_build_object('country', l.country, 'region', l.region, 'number', l.number, 'expires', to_char(l.expires_on, 'YYYY-MM-DD')) order by l.position)
      from staff_licence l where l.clinic_id = s.clinic_id and l.staff_id = s.id), '[]'::jsonb) as licences
    from staff s where s.clinic_id = ${scope.clinic.id} and s.id = ${staff}`;
  if (!row) return { signed: { name: '', licence: null }, elsewhere: false };
  const { name, licence, licences } = v.parse(Row, row);
  if (!licences.length) return { signed: { name, licence }, elsewhere: false };
  const today = dateIn(scope.clinic.zone, at);
  const good = licences.map(({ region, expires, ...rest }) => ({ ...rest, ...(region ? { region } : {}), ...(expires ? { expires } : {}) })).filter((one) => licenceState(one, today) !== 'ended');
  const fit = (one: Licence) => (place === null || one.country !== place.country ? 2 : licenceFits(one, place) ? 0 : 1);
  return { signed: { name, licence: licenceLine([...good].sort((a, b) => fit(a) - fit(b)), today) }, elsewhere: place !== null && !good.some((one) => licenceFits(one, place)) };
}

/** The name and licence alone, as they are kept with a record. */
export const signatureOf = async (sql: Sql, scope: InClinic, staff: string, signing: Signing): Promise<{ name: string; licence: string | null }> => (await prescriberOf(sql, scope, staff, signing)).signed;
