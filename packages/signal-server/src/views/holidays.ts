import * as v from 'valibot';
import type { HolidaysChosen } from '../calendar/rules/holidays/holidays.ts';
import type { Sql } from '../database/connect.ts';

/** What a clinic has set of its public holidays, as it is kept. */
export const HolidaysRow = v.object({ region: v.optional(v.nullable(v.string()), null), closed: v.optional(v.array(v.string()), []) });

/** Nothing was set: closed on none. */
export const holidaysOf = (country: string, kept: unknown): HolidaysChosen => {
  const parsed = v.safeParse(HolidaysRow, kept ?? {});
  return { country, ...(parsed.success ? parsed.output : { region: null, closed: [] }) };
};

const Row = v.object({ country: v.string(), holidays: v.optional(v.unknown()) });

/** The public holidays on which a clinic is closed. */
export async function clinicHolidays(sql: Sql, scope: { readonly clinic: { readonly id: string } }): Promise<HolidaysChosen> {
  const [row] = await sql`select country, settings->'holidays' as holidays from clinic where id = ${scope.clinic.id}`;
  const { country, holidays } = v.parse(Row, row);
  return holidaysOf(country, holidays);
}
