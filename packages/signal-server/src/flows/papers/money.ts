import { paperSize, type Block, type Paper } from '../../pdf/paper.ts';
import type { Attendance } from '../../consult/policy.contract.ts';
import type { VisitPayment } from '../../payments/contract.ts';
import type { PetFile } from '../../records/file.contract.ts';
import { sayMoney } from '../../shared/money.ts';

type Clinic = PetFile['clinic'];

/** What stands on the paper about the visit itself. */
export interface PaperVisit {
  readonly reference: string;
  readonly start: Date;
  readonly end: Date;
  readonly type: string;
  readonly pet: { readonly name: string; readonly species: string };
  readonly owner: string;
  readonly practitioner: { readonly name: string; readonly licence: string | null } | null;
  /** What was found, as the complete record says it, for pet insurance. */
  readonly diagnosis: readonly string[];
}

const base = (clinic: Clinic, visit: PaperVisit): Pick<Paper, 'size' | 'locale' | 'head'> => ({
  size: paperSize(clinic.country), locale: 'en', head: { clinic: clinic.name, lines: [clinic.address ?? '', clinic.phone ?? ''], vet: visit.practitioner ?? undefined },
});
const at = (clinic: Clinic, instant: Date | string, style: Intl.DateTimeFormatOptions): string => new Intl.DateTimeFormat('en', { timeZone: clinic.zone, ...style }).format(new Date(instant));
const day: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'long', day: 'numeric' };
const clock: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit', second: '2-digit' };
const whose = (clinic: Clinic, { reference, start, type, pet, owner, practitioner }: PaperVisit): [string, string][] => [
  ['For', owner], ['Animal', `${pet.name}, ${pet.species}`], ['Visit', `${type}, ${at(clinic, start, { ...day, hour: 'numeric', minute: '2-digit', timeZoneName: 'short' })}`], ['With', [practitioner?.name, practitioner?.licence].filter(Boolean).join(', ')], ['Reference', reference],
];

const hows = { test: 'Test mode, no money moved', stripe: 'Card', clinic: 'Paid at the clinic' } as const;

/** The visit's bill with what was paid and what went back, itemised and with the diagnosis for pet insurance. */
export function invoicePaper(payment: VisitPayment & { readonly bill: NonNullable<VisitPayment['bill']> }, clinic: Clinic, visit: PaperVisit): Paper {
  const { bill, currency } = payment;
  const say = (minor: number) => sayMoney(minor, currency);
  const moved: Block[] = payment.payments.flatMap(({ by, card, capturedMinor, at: when, refunds }) => [
    ...(capturedMinor > 0 ? [{ kind: 'text' as const, text: `Paid ${say(capturedMinor)} on ${at(clinic, when, day)}. ${hows[by]}${card ? `, ${card.brand}, ends in ${card.last4}` : ''}.` }] : []),
    ...refunds.filter(({ state }) => state === 'done').map((back) => ({ kind: 'text' as const, text: `Gone back: ${say(back.amountMinor)} on ${at(clinic, back.at, day)}.` })),
  ]);
  return {
    ...base(clinic, visit),
    title: `Invoice ${bill.number}`,
    foot: `${visit.reference}, issued ${at(clinic, bill.issuedAt, day)}`,
    blocks: [
      ...(payment.mode === 'test' ? [{ kind: 'text' as const, text: 'Test mode: no money moves.', soft: true }] : []),
      { kind: 'facts', rows: [...whose(clinic, visit), ['Issued', at(clinic, bill.issuedAt, day)], ...(visit.diagnosis.length ? [['Diagnosis', visit.diagnosis.join('; ')] as [string, string]] : [])] },
      {
        kind: 'table',
        columns: [{ title: 'What', share: 4 }, { title: 'Quantity', share: 1, end: true }, { title: 'Price each', share: 1.5, end: true }, { title: 'Amount', share: 1.5, end: true }],
        rows: [
          ...bill.lines.map(({ name, quantity, unitMinor }) => [name, String(quantity), say(unitMinor), say(quantity * unitMinor)]),
          ...(bill.taxMinor ? [['Without tax', '', '', say(bill.netMinor)], [bill.taxName, '', '', say(bill.taxMinor)]] : []),
        ],
        total: ['Total', '', '', say(bill.totalMinor)],
      },
      ...moved,
      ...(payment.owedMinor > 0 ? [{ kind: 'heading' as const, text: `Still to pay: ${say(payment.owedMinor)}` }] : []),
    ],
  };
}

const codes: Readonly<Record<Attendance['lines'][number]['code'], string>> = {
  here: 'opened the visit page', testing: 'tested camera and sound', tested: 'was done with the device test', ready: 'was ready', gone: 'left the page', 'came-in': 'came into the call', left: 'left the call', lost: 'lost the line', began: 'Both sides were in the call', ended: 'ended the call',
  'asked-help': 'asked the desk for help', 'desk-answered': 'The desk answered', 'help-handled': 'The desk was done', 'owner-called': 'The owner was written to', 'no-show-said': 'said that the owner did not come', cancelled: 'cancelled', 'cancelled-for-owner': 'cancelled for the owner, who asked for it', 'record-complete': 'completed the record',
};

const span = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(Math.round(seconds % 60)).padStart(2, '0')}`;

/** Who came when, by the server's clock, as one page: for whoever has to settle a dispute. Each side gets what it may see. */
export function attendancePaper({ lines, twoWay, network, decision, camera }: Attendance, clinic: Clinic, visit: PaperVisit, reader: 'owner' | 'staff'): Paper {
  const sides = { owner: reader === 'owner' ? 'You' : 'Owner', staff: 'Clinic', server: '' } as const;
  const said = (seconds: number | null | undefined): string => (seconds === null || seconds === undefined ? '' : `${span(seconds)} minutes`);
  const cameraRows = Object.entries(camera ?? {}).filter(([, seconds]) => typeof seconds === 'number' && seconds > 0).map(([what, seconds]): [string, string] => [`Vet’s camera, ${what}`, said(seconds)]);
  const lineRow = (title: string, line: Attendance['network']['owner']): [string, string][] => (line ? [[title, `${span(line.poorS)} minutes poor, mended ${line.mended} times`]] : []);
  const networkRows = [...lineRow('The owner’s line', network.owner), ...lineRow('The clinic’s line', network.staff)];
  return {
    ...base(clinic, visit),
    title: 'Who came when',
    foot: `${visit.reference}, by the server’s clock`,
    blocks: [
      { kind: 'facts', rows: [...whose(clinic, visit), ['Booked until', at(clinic, visit.end, clock)], ['Both heard each other, the owner’s browser', said(twoWay.owner)], ['Both heard each other, the clinic’s browser', said(twoWay.staff)], ...networkRows, ...cameraRows] },
      {
        kind: 'table',
        columns: [{ title: 'Time', share: 1.4 }, { title: 'After the start', share: 1.2, end: true }, { title: 'Who', share: 1 }, { title: 'What', share: 4 }],
        rows: lines.map(({ at: when, side, code, afterStartS, trouble }) => [at(clinic, when, clock), `${afterStartS < 0 ? '−' : ''}${span(Math.abs(afterStartS))}`, sides[side], `${codes[code]}${trouble?.length ? `. Not good: ${trouble.join(', ')}` : ''}`]),
      },
      ...(decision
        ? [
            { kind: 'heading' as const, text: 'What was decided' },
            { kind: 'facts' as const, rows: [['Outcome', decision.outcome.replaceAll('-', ' ')], ['Why', decision.reason.text], ['Pay', decision.vet.reason.text], ['Policy', `${decision.version}, the clinic’s numbers ${decision.terms}`]] as [string, string][] },
            ...(decision.notes.length ? [{ kind: 'list' as const, items: decision.notes.map(({ text }) => text) }] : []),
          ]
        : []),
    ],
  };
}
