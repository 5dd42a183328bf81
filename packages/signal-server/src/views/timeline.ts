import type { Timeline } from '../consult/contract.ts';
import type { Sql } from '../database/connect.ts';
import { consultTimeline } from '../database/events.ts';

/** Everything that happened in one consult, in order, by the server's clock. */
export async function timelineOf(sql: Sql, scope: { readonly clinic: { readonly id: string } }, consult: string): Promise<Timeline> {
  const events = await consultTimeline(sql, scope.clinic.id, consult);
  return {
    events: events.map(({ seq, at, actor, type, data }) => ({ seq, at: at.toISOString(), actor: { kind: actor.kind, id: actor.id ?? null }, type, data: { ...data } })),
  };
}
