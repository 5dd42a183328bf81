import { paperSize, type Block, type Paper } from '../../pdf/paper.ts';
import type { RecordBody, Signature } from '../../records/contract.ts';
import type { KeptScript, KeptVisit, PetFile } from '../../records/file.contract.ts';
import { followUpPart, noteParts, scriptPart, type NotePart } from '../../records/rules/note.ts';
import { modalityWords, scriptStates } from '../../records/rules/paper-words.ts';
import type { IssuedScript } from '../../records/scripts.contract.ts';
import { dateIn } from '../../shared/dates.ts';


type Clinic = PetFile['clinic'];

const head = ({ name, address, phone }: Clinic, vet?: Signature): Paper['head'] => ({ clinic: name, lines: [address ?? '', phone ?? ''], vet });
const base = (clinic: Clinic) => ({ size: paperSize(clinic.country), locale: 'en' }) as const;
/** A day on the clinic's calendar, with its month in letters: nobody reads 02/03 as the other day. */
const day = ({ zone }: Clinic, at: string): string => new Intl.DateTimeFormat('en', { timeZone: zone, year: 'numeric', month: 'long', day: 'numeric' }).format(new Date(at));
const heading = (text: string): Block => ({ kind: 'heading', text });
const named = (text: string, words: string): Block[] => (words.trim() ? [heading(text), { kind: 'text', text: words }] : []);

/** One script as a pharmacy takes it: who, what, how, until when, and the code that says whether it still counts. */
export function scriptPaper(it: IssuedScript, { clinic, address, reference }: { clinic: Clinic; address: string; reference: string }): Paper {
  const { script } = it;
  return {
    ...base(clinic),
    head: head(clinic, it.prescriber),
    title: 'Script',
    foot: `${reference}, issued ${dateIn(clinic.zone, new Date(it.issuedAt))}`,
    blocks: [
      ...(it.state === 'valid' ? [] : [{ kind: 'text' as const, text: `This script is ${scriptStates[it.state]}. It does not count any more.` }]),
      { kind: 'facts', rows: [['Animal', `${it.animal.name}, ${it.animal.species}`], ['Owner', it.owner], ['Address', script.ownerAddress], ['Issued', day(clinic, it.issuedAt)], ['Valid until', day(clinic, it.expiresAt)]] },
      heading([script.medicine, script.strength, script.form].filter(Boolean).join(', ')),
      {
        kind: 'facts',
        rows: [['Substance', script.substance], ['Directions', script.directions], ['Quantity', script.quantity ?? ''], ['Repeats', script.repeats === null ? '' : script.repeats === 0 ? 'none' : `${script.repeats}`], ['Warnings', script.warnings], ['Withdrawal', script.withdrawal], ['Examined', script.examined ? 'in person by the vet' : ''], ['Not for eating', script.notForFood ? 'this animal will never be eaten' : '']],
      },
      ...(it.code ? [{ kind: 'code' as const, address, text: `Scan to see whether this script still counts.\nDispensing code: ${it.dispensingCode.slice(0, 4)} ${it.dispensingCode.slice(4)}` }] : []),
      { kind: 'signature', name: it.prescriber.name, said: [it.prescriber.licence && `Licence ${it.prescriber.licence}`, `Signed electronically on ${day(clinic, it.issuedAt)}`, `Issued by the rules of ${it.pack || 'the clinic'}`].filter(Boolean).join('\n') },
    ],
  };
}

const blocks = (parts: readonly NotePart[]): Block[] =>
  parts.flatMap((part): Block[] => [
    heading(part.name),
    'text' in part ? { kind: 'text', text: part.text } : 'rows' in part ? { kind: 'facts', rows: part.rows } : { kind: 'list', items: part.items, numbered: part.numbered ?? false },
  ]);

/** What the owner takes home of a visit: found, what to do, when to call, scripts. */
export function summaryBlocks({ summary, scripts }: KeptVisit): Block[] {
  if (!summary) return [{ kind: 'text', text: 'The summary of this visit is not written yet.', soft: true }];
  return [
    ...named('What was found', summary.found),
    ...(summary.nextSteps.length ? [heading('What to do'), { kind: 'list' as const, items: summary.nextSteps, numbered: true }] : []),
    ...named('When to call', summary.callIf),
    ...blocks([...scriptPart(scripts), ...followUpPart(summary.followUp)]),
  ];
}

/** The record of a visit in the order of its page. */
export const recordBlocks = (body: RecordBody, scripts: readonly KeptScript[]): Block[] => blocks(noteParts(body, scripts));

const whose = ({ clinic, pet, owner }: PetFile): readonly (readonly [string, string])[] => [
  ['Animal', pet.name],
  ['Kind', [pet.species, pet.breed].filter(Boolean).join(', ')],
  ['Age when told', pet.age ?? ''],
  ['Sex', [pet.sex === 'unknown' ? '' : (pet.sex ?? ''), pet.reproductiveStatus === 'unknown' ? '' : (pet.reproductiveStatus ?? '')].filter(Boolean).join(', ')],
  ['Microchip', pet.microchip ?? ''],
  ['Owner', owner.name],
  ['Clinic', clinic.name],
];

const visitRows = ({ clinic }: Pick<PetFile, 'clinic'>, visit: KeptVisit): readonly (readonly [string, string])[] => [
  ['Visit', `${day(clinic, visit.at)}, ${visit.type}, ${modalityWords[visit.modality]}`],
  ['Reference', visit.reference],
  ['With', [visit.practitioner?.name, visit.practitioner?.licence].filter(Boolean).join(', ')],
  ['Reason', visit.reason ?? ''],
];

/** One visit on paper: the record for those who treat, the summary for the owner. */
export function visitPaper(file: PetFile, visit: KeptVisit, as: 'record' | 'summary'): Paper {
  const { clinic } = file;
  const signed = visit.signed ?? undefined;
  const body: Block[] = as === 'summary' ? summaryBlocks(visit) : visit.record ? recordBlocks(visit.record.body, visit.scripts) : [{ kind: 'text', text: 'This record is not complete yet. What is in it is not printed.', soft: true }];
  return {
    ...base(clinic),
    head: head(clinic, signed ?? visit.practitioner ?? undefined),
    title: as === 'summary' ? `Summary of the visit of ${file.pet.name}` : `Medical record of ${file.pet.name}`,
    foot: `${visit.reference}, printed ${dateIn(clinic.zone, new Date(file.madeAt))}`,
    blocks: [
      { kind: 'facts', rows: [...whose(file).filter(([name]) => name !== 'Clinic'), ...visitRows(file, visit)] },
      ...body,
      ...(signed ? [{ kind: 'signature' as const, name: signed.name, said: [signed.licence && `Licence ${signed.licence}`, `${visit.record ? `Version ${visit.record.revision}, s` : 'S'}igned electronically on ${day(clinic, signed.at)}`].filter(Boolean).join('\n') }] : []),
    ],
  };
}

/** All visits of an animal on paper, the earliest first, with the weight over time. */
export function historyPaper(file: PetFile): Paper {
  const { clinic, pet } = file;
  const visits = [...file.visits].reverse();
  return {
    ...base(clinic),
    head: head(clinic),
    title: `History of ${pet.name}`,
    foot: `${pet.name}, printed ${dateIn(clinic.zone, new Date(file.madeAt))}`,
    blocks: [
      { kind: 'facts', rows: whose(file) },
      { kind: 'plot', title: 'Weight', unit: 'kg', points: file.weights.map(({ at, kg }) => ({ on: dateIn(clinic.zone, new Date(at)), value: kg })) },
      ...(visits.length ? [] : [{ kind: 'text' as const, text: 'There were no visits yet.' }]),
      ...visits.flatMap((visit): Block[] => [
        heading(`${day(clinic, visit.at)}: ${visit.type}`),
        { kind: 'facts', rows: visitRows(file, visit).slice(1) },
        ...(visit.record ? recordBlocks(visit.record.body, visit.scripts) : visit.state === 'complete' ? summaryBlocks(visit) : [{ kind: 'text' as const, text: visit.state === 'open' ? 'Its record is not complete yet.' : 'Nothing was written.', soft: true }]),
      ]),
    ],
  };
}
