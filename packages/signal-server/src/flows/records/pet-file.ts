import * as v from 'valibot';
import type { Sql } from '../../database/connect.ts';
import type { HistorySearch, HistoryVisit, KeptScript, KeptVisit, PetFile, PetHistory } from '../../records/file.contract.ts';
import { ownersPart } from '../../records/rules.ts';
import { scriptStatus } from '../../records/rules/scripts.ts';
import { notFound } from '../../shared/problem.ts';
import { clinical, type Scope } from '../../shared/scope.ts';
import { Id } from '../../shared/words.contract.ts';
import { clinicOnPaper, filesOfVisits, petWithOwner, scriptsOfRecords, visitsOfPet, type ScriptOfPet, type VisitOfPet } from '../../views/pet-file.ts';
import { weightsOfPet } from '../../views/weights.ts';
import { seen, type Seeing } from './seen.ts';

/** As many visits as a file takes away at once; nobody's animal has more. */
const mostVisits = 2000;
const pageOfHistory = 30;
const mostWeights = 60;

const treats = ({ caller }: Scope): boolean => caller.kind === 'staff' && clinical.includes(caller.role);

/** The animal, where the caller may know of it: staff of the clinic, and the owner of the own ones. @throws Problem `not-found`. */
async function reachable(sql: Sql, { clinic, caller }: Scope, pet: string) {
  const found = v.is(Id, pet) ? await petWithOwner(sql, clinic.id, pet) : undefined;
  if (!found || (caller.kind === 'owner' && caller.owner !== found.owner.id)) throw notFound();
  return found;
}

/** Everything kept of one animal, as far as the caller may read it. Reading it is written down once. */
export const petFile =
  (world: Seeing) =>
  async (scope: Scope, pet: string): Promise<PetFile> => {
    const { sql } = world.db;
    const found = await reachable(sql, scope, pet);
    const file = await petFileFor(world, scope, found, treats(scope));
    await seen(world, scope, { what: 'record.file-read', pet, content: { visits: file.visits.length } });
    return file;
  };

/** The same, for flows that have asked who may; `only`: the one visit that is wanted. */
export async function petFileFor({ db: { sql }, clock }: Pick<Seeing, 'db' | 'clock'>, { clinic }: Pick<Scope, 'clinic'>, { pet, owner }: Pick<PetFile, 'pet' | 'owner'>, full: boolean, only?: string): Promise<PetFile> {
  const visits = await visitsOfPet(sql, clinic.id, pet.id, { limit: mostVisits, only });
  const scripts = await scriptsOfRecords(sql, clinic.id, visits.flatMap(({ record }) => record ?? []));
  const files = await filesOfVisits(sql, clinic.id, visits.map(({ appointment }) => appointment));
  const now = clock();
  return {
    format: 'vetkit-pet-1',
    madeAt: now.toISOString(),
    clinic: await clinicOnPaper(sql, clinic.id),
    pet,
    owner,
    weights: await weightsFor(sql, clinic.id, pet.id, false),
    visits: visits.map((visit) => ({
      ...keptVisit(visit, { full, scripts, now }),
      files: files.filter((file) => file.appointment === visit.appointment).map(({ id, name, type, bytes, at }) => ({ id, name, type, bytes, at: at.toISOString() })),
    })),
  };
}

/** The history of an animal, by words and days. */
export const petHistory =
  (world: Seeing) =>
  async (scope: Scope, pet: string, { text, from, to, before }: HistorySearch): Promise<PetHistory> => {
    const { sql } = world.db;
    const found = await reachable(sql, scope, pet);
    const full = treats(scope);
    const which = { text, clinical: full, along: true, before, limit: pageOfHistory + 1, days: { zone: scope.clinic.zone, from, to } };
    const visits = await visitsOfPet(sql, scope.clinic.id, pet, which);
    const page = visits.slice(0, pageOfHistory);
    const scripts = await scriptsOfRecords(sql, scope.clinic.id, page.flatMap(({ record }) => record ?? []));
    const now = world.clock();
    await seen(world, scope, { what: 'record.history-read', pet, content: { visits: page.length } });
    return {
      pet: found.pet,
      weights: await weightsFor(sql, scope.clinic.id, pet, full),
      visits: page.map((visit): HistoryVisit => {
        const { record, ...kept } = keptVisit(visit, { full: full && visit.main, scripts: visit.main ? scripts : [], now });
        const lines = record ? [...record.body.problems.map(({ words }) => words), record.body.assessment] : [];
        return { ...kept, assessment: lines.filter((line) => line.trim()).join('\n'), others: visit.others, main: visit.main, where: text === undefined ? [] : whereFound({ ...kept, record }, text) };
      }),
      more: visits.length > pageOfHistory,
    };
  };

/** What was weighed; drafts are for those who treat. */
const weightsFor = async (sql: Sql, clinic: string, pet: string, full: boolean) =>
  (await weightsOfPet(sql, clinic, pet, mostWeights, { published: !full })).map(({ at, kg }) => ({ at: at.toISOString(), kg }));

type Kept = Omit<KeptVisit, 'files'>;

function keptVisit(visit: VisitOfPet, { full, scripts, now }: { full: boolean; scripts: readonly ScriptOfPet[]; now: Date }): Kept {
  const { id, reference, at, endedAt, type, modality, practitioner, practitionerName, licence, reason, body, record, revision, signed, signedAt, author, authorName, authorLicence, written, closedAs } = visit;
  const part = body && ownersPart(body);
  return {
    id, reference, at: at.toISOString(), endedAt: endedAt?.toISOString() ?? null, type, modality, reason,
    practitioner: practitioner === null ? null : { id: practitioner, name: practitionerName ?? '', licence },
    state: body ? 'complete' : written && !closedAs ? 'open' : 'none',
    signed: author && signedAt ? { person: author, ...(signed ?? { name: authorName ?? '', licence: authorLicence }), at: signedAt.toISOString() } : null,
    record: full && body && record && revision ? { id: record, revision, body } : null,
    summary: part && { found: part.found, nextSteps: part.nextSteps, callIf: part.callIf, followUp: part.followUp },
    scripts: scripts.filter((script) => script.record === record).map((script) => keptScript(script, now)),
  };
}

function keptScript({ id, script, person, signed, issuedAt, expiresAt, happened }: ScriptOfPet, now: Date): KeptScript {
  const ended = happened.find(({ kind }) => kind !== 'used')?.kind;
  const state = scriptStatus({ ended: ended === 'void' || ended === 'replaced' ? ended : null, uses: happened.filter(({ kind }) => kind === 'used').length, repeats: script.repeats ?? 0, expiresAt }, now);
  return {
    id, script, prescriber: { person, ...signed }, state, issuedAt: issuedAt.toISOString(), expiresAt: expiresAt.toISOString(),
    happened: happened.map(({ kind, at, words, replacedBy }) => ({ kind, at: at.toISOString(), words, replacedBy })),
  };
}

function whereFound({ reason, record, summary, scripts }: Kept, text: string): HistoryVisit['where'] {
  const looked = text.trim().toLowerCase();
  const has = (value: unknown): boolean => (typeof value === 'string' ? value.toLowerCase().includes(looked) : typeof value === 'object' && value !== null && Object.values(value).some(has));
  const { problems, summary: _summary, scripts: _scripts, ...notes } = record?.body ?? {};
  const places = { reason: has(reason), notes: record ? has(notes) : false, problems: has(problems), scripts: has(scripts.map(({ script }) => script)), summary: has(summary) };
  return (Object.keys(places) as (keyof typeof places)[]).filter((place) => places[place]);
}
