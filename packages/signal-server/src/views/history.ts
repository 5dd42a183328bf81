import * as v from 'valibot';
import type { History } from '../consult/bar.contract.ts';
import type { Sql } from '../database/connect.ts';
import { RecordBody } from '../records/contract.ts';
import { ownersPart } from '../records/rules.ts';
import { Modality } from '../shared/words.contract.ts';
import type { VisitView } from './visit.ts';

const Row = v.object({
  reference: v.string(),
  at: v.date(),
  type: v.string(),
  modality: Modality,
  practitioner: v.nullable(v.string()),
  reason: v.nullable(v.string()),
  closed_as: v.nullable(v.string()),
  record: v.nullable(v.picklist(['draft', 'completed', 'amended'])),
  body: v.nullable(RecordBody),
});

const most = 50;

/**
 * The visits of the same animal of the same owner at this clinic that are over or whose record is complete, the latest first. What was published of each record;
 * `clinical` readers also see the assessment.
 */
export async function historyOf(sql: Sql, scope: { readonly clinic: { readonly id: string } }, visit: VisitView, { clinical }: { clinical: boolean }): Promise<History> {
  const rows = await sql`
    select c.reference, coalesce(c.started_at, a.start_at) as at, t.name as type, a.modality, s.name as practitioner, a.reason, c.closed_as,
      case when r.revision > 0 then r.state end as record, n.body
    from appointment mine
    join appointment a on a.clinic_id = mine.clinic_id and a.pet_id = mine.pet_id and a.owner_id = mine.owner_id and a.id <> mine.id
    join consult c on c.clinic_id = a.clinic_id and c.appointment_id = a.id
    join appointment_type t on t.clinic_id = a.clinic_id and t.id = a.type_id
    left join staff s on s.clinic_id = a.clinic_id and s.id = a.practitioner_id
    left join record r on r.clinic_id = c.clinic_id and r.consult_id = c.id
    left join lateral (
      select body from record_version
      where clinic_id = r.clinic_id and record_id = r.id and kind <> 'draft' and r.completed_at is not null order by revision desc limit 1
    ) n on true
    where mine.clinic_id = ${scope.clinic.id} and mine.id = ${visit.appointment} and (a.status = 'done' or r.state <> 'draft')
    order by at desc, c.reference limit ${most}`;
  const visits = v.parse(v.array(Row), [...rows]).map(({ body, record, closed_as, at, ...row }) => {
    const told = body && ownersPart(body);
    return {
      ...row,
      at: at.toISOString(),
      record: body ? ('complete' as const) : record && !closed_as ? ('open' as const) : ('none' as const),
      found: told?.found ?? '',
      nextSteps: told?.nextSteps ?? [],
      assessment: clinical && body ? [...body.problems.map(({ words }) => words), body.assessment].filter((line) => line.trim()).join('\n') : '',
    };
  });
  return { pet: visit.pet.name, visits };
}
