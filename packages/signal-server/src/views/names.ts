import * as v from 'valibot';
import type { Sql } from '../database/connect.ts';
import { licenceLine } from '../people/rules/licences.ts';
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

/**
 * The name and licence of a staff member as they stand on a day, to be kept with what they sign: of the licences they have given the one of the place where the animal
 * is, else the first that is still good. Who has given none has the line that the clinic wrote; whose licences have all run out has none.
 */
export async function signatureOf(sql: Sql, scope: InClinic, staff: string, { at, place = null }: { readonly at: Date; readonly place?: SigningPlace | null }): Promise<{ name: string; licence: string | null }> {
  const [row] = await sql`
    select s.name, s.licence, coalesce((
      select jsonb_agg(jsonb_build_object('country', l.country, 'region', l.region, 'number', l.number, 'expires', to_char(l.expires_on, 'YYYY-MM-DD')) order by l.position)
      from staff_licence l where l.clinic_id = s.clinic_id and l.staff_id = s.id), '[]'::jsonb) as licences
    from staff s where s.clinic_id = ${scope.clinic.id} and s.id = ${staff}`;
  if (!row) return { name: '', licence: null };
  const { name, licence, licences } = v.parse(Row, row);
  if (!licences.length) return { name, licence };
  const known = licences.map(({ region, expires, ...rest }) => ({ ...rest, ...(region ? { region } : {}), ...(expires ? { expires } : {}) }));
  const fit = ({ country, region }: { country: string; region?: string }) => (place === null || country !== place.country ? 2 : same(region, place.region) ? 0 : 1);
  return { name, licence: licenceLine([...known].sort((a, b) => fit(a) - fit(b)), dateIn(scope.clinic.zone, at)) };
}

const same = (a: string | undefined, b: string | undefined): boolean => (a ?? '').trim().toLowerCase() === (b ?? '').trim().toLowerCase();
