import type { Letter } from '../../letter.ts';
import type { OwnerTemplate, Template } from '../../rules.ts';
import type { NoticeFacts } from '../facts.ts';
import { way } from './pieces.ts';

/** What is asked of whoever may treat. */
const asked = (it: NoticeFacts): Letter['facts'] => [['When', it.when], ['Pet', it.pet], ['How', way[it.modality]], ['Reference', it.reference]];

/** Where staff go on from. */
const toDesk = (it: NoticeFacts): Pick<Letter, 'button' | 'foot'> => ({ button: { label: 'Open your desk', url: it.deskUrl }, foot: [it.clinic.name] });

/** What practitioners and the desk are written, in English. */
export const staffNotices: { readonly [template in Exclude<Template, OwnerTemplate>]: (facts: NoticeFacts) => Letter } = {
  'requested-practitioner': (it) => ({
    subject: `New request: ${it.pet}, ${it.when}`,
    preview: `${it.owner} waits for your answer.`,
    title: `${it.owner} asks for a visit with ${it.pet}`,
    paragraphs: ['Please confirm or decline soon: the owner waits for your answer.'],
    facts: asked(it),
    ...toDesk(it),
  }),
  'cancelled-practitioner': (it) => ({
    subject: `Cancelled: ${it.pet}, ${it.when}`,
    preview: 'The time is free again.',
    title: `${it.pet}’s visit is cancelled`,
    paragraphs: ['The time is free again. The reason, if one was given, is on your desk.'],
    facts: [
      ['Was', it.when],
      ['Owner', it.owner],
      ['Reference', it.reference],
    ],
    ...toDesk(it),
  }),
  'rescheduled-practitioner': (it) => ({
    subject: `New time: ${it.pet}, ${it.when}`,
    preview: it.confirmed ? 'It stays confirmed.' : `${it.owner} waits for your answer.`,
    title: `The visit of ${it.pet} has a new time`,
    paragraphs: [it.confirmed ? 'It stays confirmed.' : 'Please confirm or decline the new time soon: the owner waits for your answer.'],
    facts: [
      ['When', it.when],
      ...(it.before ? [['Was', it.before] as const] : []),
      ['Owner', it.owner],
      ['Reference', it.reference],
    ],
    ...toDesk(it),
  }),
  'moved-away-previous': (it) => ({
    subject: `No longer yours: ${it.pet}, ${it.before ?? it.when}`,
    preview: `${it.practitioner} has it now.`,
    title: `${it.practitioner} has the visit of ${it.pet} now`,
    paragraphs: ['Your time is free again. You need not do anything.'],
    facts: [
      ['Was', it.before ?? it.when],
      ['Reference', it.reference],
    ],
    ...toDesk(it),
  }),
  'late-practitioner': (it) => ({
    subject: `${it.owner} is running late: ${it.pet}`,
    preview: `Expected ${it.expected ?? 'soon'}.`,
    title: `${it.owner} is running late`,
    paragraphs: [`${it.owner} and ${it.pet} come a little later to the visit.`],
    facts: [...(it.expected ? [['Expected', it.expected] as const] : []), ['Booked', it.when], ['Reference', it.reference]],
    ...toDesk(it),
  }),
  'refund-stuck-desk': (it) => ({
    subject: `A refund came back: ${it.amount ?? ''} for ${it.pet}’s visit`,
    preview: `${it.owner} has not got it yet.`,
    title: `${it.owner} has not got ${it.amount ?? 'it'} back`,
    paragraphs: ['The card company or the bank refused it: the money is still with you. Look at the visit’s payment, and give it back another way, such as by bank transfer.'],
    facts: [['Could not go back', it.amount ?? ''], ['Owner', it.owner], ['Visit', it.when], ['Reference', it.reference]],
    ...toDesk(it),
  }),
  'record-due-practitioner': (it) => ({
    subject: `Record due soon: ${it.pet}`,
    preview: `Please complete it by ${it.due ?? 'today'}.`,
    title: `The record of ${it.pet} is due soon`,
    paragraphs: [`Please complete it by ${it.due ?? 'the end of its time'}. ${it.owner} waits for the summary, and your pay for this visit waits for the record.`],
    facts: [...(it.due ? [['Due', it.due] as const] : []), ['Visit', it.when], ['Reference', it.reference]],
    button: { label: 'Write the record', url: it.visitUrl },
    foot: [it.clinic.name],
  }),
  'record-overdue-practitioner': (it) => ({
    subject: `Record overdue: ${it.pet}`,
    preview: 'Its time is over.',
    title: `The record of ${it.pet} is overdue`,
    paragraphs: [`${it.owner} still waits for the summary. Please complete the record now. Your manager was told too.`],
    facts: [...(it.due ? [['Was due', it.due] as const] : []), ['Visit', it.when], ['Reference', it.reference]],
    button: { label: 'Write the record', url: it.visitUrl },
    foot: [it.clinic.name],
  }),
  'record-overdue-managers': (it) => ({
    subject: `Record overdue: ${it.pet}, ${it.practitioner}`,
    preview: `${it.practitioner} has not completed it in time.`,
    title: `${it.practitioner} has not completed the record of ${it.pet}`,
    paragraphs: ['The time for it is over. Nothing happens by itself: ask for the record, and decide what follows.'],
    facts: [['Vet', it.practitioner], ...(it.due ? [['Was due', it.due] as const] : []), ['Visit', it.when], ['Owner', it.owner], ['Reference', it.reference]],
    ...toDesk(it),
  }),
  'escalated-desk': (it) => ({
    subject: `Nobody has confirmed: ${it.pet}, ${it.when}`,
    preview: `${it.owner} still waits for an answer.`,
    title: `${it.owner} still waits for an answer`,
    paragraphs: [`Nobody has confirmed ${it.pet}’s visit. Ask ${it.practitioner}, confirm it as manager, or move it to somebody who is free.`],
    facts: [
      ['When', it.when],
      ['With', it.practitioner],
      ['Pet', it.pet],
      ['Reference', it.reference],
    ],
    ...toDesk(it),
  }),
  'reassigned-practitioner': (it) => ({
    subject: `Please answer now: ${it.pet}, ${it.when}`,
    preview: `${it.owner} has waited for an answer.`,
    title: `The visit of ${it.pet} has come to you`,
    paragraphs: ['Nobody had confirmed it, and you are free at that time. Please confirm or decline now: the owner waits.'],
    facts: asked(it),
    ...toDesk(it),
  }),
  'waiting-on-duty': (it) => ({
    subject: `A live call waits: ${it.pet}`,
    preview: 'Whoever claims it first has it.',
    title: `${it.owner} waits for a live call with ${it.pet}`,
    paragraphs: ['You are on duty. Whoever claims it first has it. You get one such mail in five minutes at most; your desk shows everybody who waits.'],
    facts: [
      ['Pet', it.pet],
      ['Reference', it.reference],
    ],
    ...toDesk(it),
  }),
  'unclaimed-desk': (it) => ({
    subject: it.onDemand ? `Nobody has claimed: ${it.pet}, live call` : `Nobody has claimed: ${it.pet}, ${it.when}`,
    preview: `${it.owner} still waits.`,
    title: `${it.owner} waits, and nobody has claimed it`,
    paragraphs: [`Ask somebody to claim the visit of ${it.pet} on the desk, or call the owner.`],
    facts: [
      ...(it.onDemand ? [] : [['When', it.when] as const]),
      ['Pet', it.pet],
      ['Reference', it.reference],
    ],
    ...toDesk(it),
  }),
  'pet-died-desk': (it) => ({
    subject: `Still booked for an animal that died: ${it.when}`,
    preview: 'Call it off, or keep it to talk.',
    title: `${it.owner} has lost an animal that was to be seen`,
    paragraphs: ['A visit is still booked for it. Call the owner, or call the visit off on your desk. The owner is not reminded of it any more.'],
    facts: [
      ['When', it.when],
      ['For', it.pets.join(', ')],
      ['Owner', it.owner],
      ['Reference', it.reference],
    ],
    button: { label: 'Open your desk', url: it.deskUrl },
    foot: [it.clinic.name],
  }),
};
