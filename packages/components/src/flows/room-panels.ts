import type { Room } from '@vetkit/signal-server/consult/contract';
import { html, type TemplateResult } from 'lit';
import type { ConsultOverrides, ConsultTexts } from '../locales/consult.ts';

/** When a panel is there: while one waits, beside the picture, after the call. */
export type PanelPlace = 'lobby' | 'call' | 'after';

/** What a panel may draw of. */
export interface PanelView {
  readonly room: Room;
  readonly reference: string;
  readonly texts: ConsultOverrides;
}

/** One panel of the room: a tab beside the picture, a section below each other elsewhere. */
export interface RoomPanel {
  readonly name: string;
  readonly label: (texts: ConsultTexts) => string;
  readonly roles: readonly Room['me']['role'][];
  readonly where: readonly PanelPlace[];
  /** Fetches its element; called when it is drawn first. */
  readonly load: () => Promise<unknown>;
  readonly render: (view: PanelView) => TemplateResult;
  /** Needs more than a narrow column beside the picture. */
  readonly wide?: boolean;
  /** Has a card and a heading of its own, so that it is drawn bare below the call. */
  readonly bare?: boolean;
}

const staff = ['vet', 'technician', 'front-desk', 'manager'] as const;
const writers = ['vet', 'technician'] as const;
const everybody = ['owner', ...staff] as const;

/** All panels, in the order of their tabs. A further one is one further entry. */
export const panels: readonly RoomPanel[] = [
  {
    name: 'messages',
    label: (texts) => texts.messages,
    roles: everybody,
    where: ['call', 'after'],
    load: () => import('../consult/tools/vet-messages.ts'),
    render: ({ room, reference, texts }) => html`<vet-messages only=${room.me.role === 'owner' ? '' : 'shared'} reference=${reference} .room=${room} .texts=${texts}></vet-messages>`,
  },
  {
    name: 'notes',
    label: (texts) => texts.notes,
    roles: staff,
    where: ['call', 'after'],
    load: () => import('../consult/tools/vet-messages.ts'),
    render: ({ room, reference, texts }) => html`<vet-messages only="notes" reference=${reference} .room=${room} .texts=${texts}></vet-messages>`,
  },
  {
    name: 'files',
    label: (texts) => texts.files,
    roles: everybody,
    where: ['call', 'after'],
    load: () => import('../files/vet-files.ts'),
    render: ({ room, reference }) => html`<vet-files class="inset" reference=${reference} as=${room.me.role === 'owner' ? 'owner' : 'staff'}></vet-files>`,
  },
  {
    name: 'history',
    label: (texts) => texts.history,
    roles: ['vet', 'technician', 'manager'],
    where: ['lobby', 'call', 'after'],
    load: () => import('../consult/tools/vet-history.ts'),
    render: ({ reference }) => html`<vet-history reference=${reference} opens-records></vet-history>`,
  },
  {
    // In the call the owner has other things to look at; and a link of one visit opens no others.
    name: 'history',
    label: (texts) => texts.history,
    roles: ['owner'],
    where: ['after'],
    load: () => import('../consult/tools/vet-history.ts'),
    render: ({ reference }) => html`<vet-history reference=${reference}></vet-history>`,
  },
  {
    name: 'record',
    label: (texts) => texts.record,
    roles: writers,
    where: ['call', 'after'],
    load: () => import('../records/vet-record-editor.ts'),
    render: ({ reference }) => html`<vet-record-editor reference=${reference}></vet-record-editor>`,
    wide: true,
    bare: true,
  },
  {
    name: 'summary',
    label: (texts) => texts.record,
    roles: ['owner', 'front-desk', 'manager'],
    where: ['after'],
    load: () => import('../records/vet-record.ts'),
    render: ({ reference }) => html`<vet-record reference=${reference}></vet-record>`,
    bare: true,
  },
  {
    name: 'payment',
    label: (texts) => texts.payment,
    roles: staff,
    where: ['call', 'after'],
    load: () => import('../payments/vet-charge.ts'),
    render: ({ reference }) => html`<vet-charge reference=${reference}></vet-charge>`,
    bare: true,
  },
  {
    name: 'payment',
    label: (texts) => texts.payment,
    roles: ['owner'],
    where: ['after'],
    load: () => import('../payments/vet-payment.ts'),
    render: ({ reference }) => html`<vet-payment reference=${reference}></vet-payment>`,
    bare: true,
  },
  {
    name: 'attendance',
    label: (texts) => texts.attendance,
    roles: everybody,
    where: ['after'],
    load: () => import('../consult/wrap-up/vet-attendance.ts'),
    render: ({ reference }) => html`<vet-attendance reference=${reference}></vet-attendance>`,
    bare: true,
  },
  {
    name: 'recordings',
    label: (texts) => texts.recordings,
    roles: everybody,
    where: ['after'],
    load: () => import('../recordings/vet-recordings.ts'),
    render: ({ room, reference }) => html`<vet-recordings reference=${reference} ?may-remove=${room.me.role === 'manager'}></vet-recordings>`,
    bare: true,
  },
];

/** The panels that somebody has at a place. */
export const panelsFor = (role: Room['me']['role'], place: PanelPlace): readonly RoomPanel[] => panels.filter(({ roles, where }) => roles.includes(role) && where.includes(place));

/** Draws a panel; its element comes with the first drawing. */
export function drawn(panel: RoomPanel, view: PanelView): TemplateResult {
  // What did not come is asked for again by the next drawing.
  void panel.load().catch(() => undefined);
  return panel.render(view);
}
