import * as v from 'valibot';
import { BookingSettings } from '../booking/staff.contract.ts';
import type { Sql } from '../database/connect.ts';

/** A clinic's settings as they are kept: those of booking among them, where it has any. */
export const SettingsRow = v.object({ booking: v.optional(v.unknown()) });

const whole = v.parse(BookingSettings, {});

/** What was never set is as it is for everybody; what no longer fits counts as not set. */
export const settingsOf = ({ booking }: v.InferOutput<typeof SettingsRow>): BookingSettings => {
  const parsed = v.safeParse(BookingSettings, booking ?? {});
  return parsed.success ? parsed.output : whole;
};

/** The clinic's rules for what happens to an appointment after it is booked. */
export async function bookingSettings(sql: Sql, scope: { readonly clinic: { readonly id: string } }): Promise<BookingSettings> {
  const [row] = await sql`select settings from clinic where id = ${scope.clinic.id}`;
  return settingsOf(v.parse(v.object({ settings: SettingsRow }), row).settings);
}
