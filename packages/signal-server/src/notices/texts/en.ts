import type { Letter } from '../letter.ts';
import type { Template } from '../rules.ts';

/** What the texts need to know. Nothing medical: mail is not private. */
export interface NoticeFacts {
  readonly pet: string;
  readonly owner: string;
  readonly practitioner: string;
  readonly clinic: { readonly name: string; readonly phone: string | null };
  readonly reference: string;
  readonly modality: 'video' | 'phone' | 'in-person' | 'messages';
  /** The start as people say it, with the zone. */
  readonly when: string;
  readonly preparation: readonly string[];
  /** A code of DeclineRequest where the practitioner gave one. */
  readonly why: string | null;
  /** Opens the visit page; for owners with the secret in its fragment, as long as links work. */
  readonly visitUrl: string;
  /** Opens the booking page with the kind of visit and the pet chosen. */
  readonly bookUrl: string;
  readonly deskUrl: string;
  /** The start before it was moved, as people say it. */
  readonly before: string | null;
  /** The owner did it. */
  readonly byOwner: boolean;
  /** The clinic has said yes. */
  readonly confirmed: boolean;
  /** A live call. */
  readonly onDemand: boolean;
  /** The names of all animals of this visit. */
  readonly pets: readonly string[];
  /** What to do on arrival or bring, as triage said it to the owner. */
  readonly arrival: readonly string[];
  /** What the owner agreed to for this visit, for the mails that carry a copy of it. */
  readonly agreed: {
    readonly text: string;
    readonly version: string;
    readonly hash: string;
    readonly name: string;
    readonly as: 'owner' | 'agent';
    readonly place: { readonly country: string; readonly region?: string | undefined };
    readonly recording: boolean;
    readonly sms: boolean;
    readonly when: string;
  } | null;
  /** The link opens the page without signing in. */
  readonly opens: boolean;
}

const way = { video: 'video visit', phone: 'phone visit', 'in-person': 'visit', messages: 'visit by messages' } as const;

const whys: Record<string, (facts: NoticeFacts) => string> = {
  unwell: ({ practitioner }) => `${practitioner} is not well.`,
  'emergency-here': ({ practitioner }) => `${practitioner} is needed for an emergency at the clinic.`,
  'outside-my-field': ({ pet, practitioner }) => `${pet} needs somebody who knows more about this than ${practitioner}.`,
  'in-person-needed': ({ pet }) => `${pet} should be seen in person.`,
};

const foot = ({ clinic, reference }: NoticeFacts): string[] => [
  clinic.phone ? `${clinic.name}, ${clinic.phone}` : clinic.name,
  `If your pet is in danger, do not wait: call the clinic or an emergency hospital now.`,
  `Reference ${reference}`,
];

const facts = (it: NoticeFacts): Letter['facts'] => [
  ['When', it.when],
  ['With', it.practitioner],
  ...(it.pets.length > 1 ? [['Pets', it.pets.join(', ')] as const] : []),
  ['How', it.modality === 'in-person' ? `At ${it.clinic.name}` : it.modality === 'messages' ? 'Messages' : it.modality === 'phone' ? 'Phone' : 'Video'],
  ['Reference', it.reference],
];

const ready = ({ preparation }: NoticeFacts): Letter['list'] => (preparation.length ? { title: 'Have these ready', items: preparation } : undefined);
/** How to come, above what to have ready. */
const arrive = (it: NoticeFacts): string[] => (it.arrival.length ? [`Please note for your visit: ${it.arrival.join(' ')}`] : []);
const worse = 'If it gets worse, do not wait: call us, or go to an emergency hospital now.';
const signIn = ({ opens }: NoticeFacts): string[] => (opens ? [] : ['The page asks for your e-mail address and sends you a code.']);

const countryNames = new Intl.DisplayNames(['en'], { type: 'region' });

/** A copy of what was agreed to: the words, who, when, where, and the ticks. */
const copyOf = ({ agreed, clinic }: NoticeFacts): Letter['copy'] =>
  agreed
    ? {
        title: 'What you agreed to',
        paragraphs: [
          ...agreed.text.split(/\n{2,}/),
          `${agreed.name} agreed on ${agreed.when}, as an adult ${agreed.as === 'owner' ? 'and the owner' : 'whom the owner asked to decide'}, with the pet in ${[agreed.place.region, countryNames.of(agreed.place.country)].filter(Boolean).join(', ')}.`,
          `Recording: ${agreed.recording ? 'allowed' : 'not allowed'}. Text messages: ${agreed.sms ? 'wished' : 'not wished'}. To take any of this back, write to ${clinic.name} or call.`,
          `Version ${agreed.version}, check sum ${agreed.hash.slice(0, 16)}.`,
        ],
      }
    : undefined;

/** The texts of every notice in English. Grade 6, the pet's name in the sentence, at most two sentences in a row. */
export const notices: { readonly [template in Template]: (facts: NoticeFacts) => Letter } = {
  'requested-owner': (it) => ({
    subject: `${it.pet}’s ${way[it.modality]}: ${it.when}`,
    preview: `${it.practitioner} will confirm soon.`,
    title: `We have your request for ${it.pet}`,
    paragraphs: [`${it.practitioner} will confirm soon, and we write to you then. Keep this mail: its button opens ${it.pet}’s visit page.`, ...arrive(it), ...signIn(it)],
    facts: facts(it),
    button: { label: `Open ${it.pet}’s visit`, url: it.visitUrl },
    list: ready(it),
    copy: copyOf(it),
    foot: foot(it),
  }),
  'consent-owner': (it) => ({
    subject: `A copy of what you agreed to for ${it.pet}’s visit`,
    preview: 'Keep it. You need not do anything.',
    title: `For ${it.pet}’s visit, you have agreed again`,
    paragraphs: ['You did so just before going in. Here is your copy; you need not do anything.'],
    facts: [['Reference', it.reference]],
    copy: copyOf(it),
    foot: foot(it),
  }),
  'requested-practitioner': (it) => ({
    subject: `New request: ${it.pet}, ${it.when}`,
    preview: `${it.owner} waits for your answer.`,
    title: `${it.owner} asks for a visit with ${it.pet}`,
    paragraphs: ['Please confirm or decline soon: the owner waits for your answer.'],
    facts: [
      ['When', it.when],
      ['Pet', it.pet],
      ['How', way[it.modality]],
      ['Reference', it.reference],
    ],
    button: { label: 'Open your desk', url: it.deskUrl },
    foot: [it.clinic.name],
  }),
  'confirmed-owner': (it) => ({
    subject: `Confirmed: ${it.pet}’s ${way[it.modality]}, ${it.when}`,
    preview: `${it.practitioner} will see ${it.pet}.`,
    title: `${it.practitioner} will see ${it.pet}`,
    paragraphs:
      it.modality === 'video'
        ? [`Open the visit page a few minutes early. It tests your camera and sound, and lets you in.`, ...arrive(it), ...signIn(it)]
        : [`The visit page shows everything you need.`, ...arrive(it), ...signIn(it)],
    facts: facts(it),
    button: { label: `Open ${it.pet}’s visit`, url: it.visitUrl },
    list: ready(it),
    foot: foot(it),
  }),
  'declined-owner': (it) => ({
    subject: `${it.pet}’s visit cannot take place: please choose another time`,
    preview: 'You can book another time now.',
    title: `We cannot see ${it.pet} at this time`,
    paragraphs: [`${it.why && whys[it.why] ? `${whys[it.why]?.(it)} ` : ''}We are sorry. Please choose another time, or call us.`],
    facts: [
      ['Was', it.when],
      ['With', it.practitioner],
    ],
    button: { label: 'Choose another time', url: it.bookUrl },
    foot: foot(it),
  }),
  'cancelled-owner': (it) => ({
    subject: `Cancelled: ${it.pet}’s visit, ${it.when}`,
    preview: 'You can book another time now.',
    title: `${it.pet}’s visit is cancelled`,
    paragraphs: [
      it.byOwner ? `You cancelled it, and the time is free for others. One press books another visit for ${it.pet}.` : `The clinic had to cancel it. We are sorry. One press books another visit for ${it.pet}, or call us.`,
    ],
    facts: [
      ['Was', it.when],
      ['With', it.practitioner],
    ],
    button: { label: 'Choose another time', url: it.bookUrl },
    foot: foot(it),
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
    button: { label: 'Open your desk', url: it.deskUrl },
    foot: [it.clinic.name],
  }),
  'rescheduled-owner': (it) => ({
    subject: `New time: ${it.pet}’s ${way[it.modality]}, ${it.when}`,
    preview: it.before ? `Before it was ${it.before}.` : 'The time has changed.',
    title: `${it.pet}’s visit has a new time`,
    paragraphs: [
      it.byOwner ? `You moved it. ${it.confirmed ? 'It is confirmed.' : `${it.practitioner} will confirm the new time soon.`}` : `The clinic moved it. Does the new time not suit you? Open the visit and choose another, or call us.`,
      ...signIn(it),
    ],
    facts: [...(facts(it) ?? []), ...(it.before ? [['Was', it.before] as const] : [])],
    button: { label: `Open ${it.pet}’s visit`, url: it.visitUrl },
    list: ready(it),
    foot: foot(it),
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
    button: { label: 'Open your desk', url: it.deskUrl },
    foot: [it.clinic.name],
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
    button: { label: 'Open your desk', url: it.deskUrl },
    foot: [it.clinic.name],
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
    button: { label: 'Open your desk', url: it.deskUrl },
    foot: [it.clinic.name],
  }),
  'reassigned-owner': (it) => ({
    subject: `${it.pet}’s visit is with ${it.practitioner} now, ${it.when}`,
    preview: 'The time stays the same.',
    title: `${it.practitioner} will see ${it.pet}`,
    paragraphs: ['The time stays the same. We write to you when it is confirmed.', ...signIn(it)],
    facts: facts(it),
    button: { label: `Open ${it.pet}’s visit`, url: it.visitUrl },
    list: ready(it),
    foot: foot(it),
  }),
  'reassigned-practitioner': (it) => ({
    subject: `Please answer now: ${it.pet}, ${it.when}`,
    preview: `${it.owner} has waited for an answer.`,
    title: `The visit of ${it.pet} has come to you`,
    paragraphs: ['Nobody had confirmed it, and you are free at that time. Please confirm or decline now: the owner waits.'],
    facts: [
      ['When', it.when],
      ['Pet', it.pet],
      ['How', way[it.modality]],
      ['Reference', it.reference],
    ],
    button: { label: 'Open your desk', url: it.deskUrl },
    foot: [it.clinic.name],
  }),
  'files-asked-owner': (it) => ({
    subject: `Please add photos or records for ${it.pet}’s visit`,
    preview: 'It takes a minute, and helps before the visit.',
    title: `${it.clinic.name} would like to see something before ${it.pet}’s visit`,
    paragraphs: [`Open ${it.pet}’s visit page to read what would help, and add photos, a short video or earlier records there.`, ...signIn(it)],
    facts: facts(it),
    button: { label: 'Add photos or records', url: it.visitUrl },
    foot: foot(it),
  }),
  'waiting-owner': (it) => ({
    subject: `${it.pet} is on the list for a live call`,
    preview: 'The visit page shows your place.',
    title: `${it.pet} is on the list`,
    paragraphs: [`Whoever is free next takes the call. The visit page shows your place, and lets you in. ${worse}`, ...signIn(it)],
    facts: [['Reference', it.reference]],
    button: { label: `Open ${it.pet}’s visit`, url: it.visitUrl },
    copy: copyOf(it),
    foot: foot(it),
  }),
  'claimed-owner': (it) => ({
    subject: it.onDemand ? `${it.practitioner} is ready for ${it.pet} now` : `${it.practitioner} will see ${it.pet}, ${it.when}`,
    preview: it.onDemand ? 'Open the visit page and go in.' : 'The time stays the same.',
    title: it.onDemand ? `${it.practitioner} is ready for ${it.pet}` : `${it.practitioner} will see ${it.pet}`,
    paragraphs: [it.onDemand ? 'Open the visit page now and go in.' : 'The time stays the same. You need not do anything.', ...signIn(it)],
    facts: facts(it),
    button: { label: `Open ${it.pet}’s visit`, url: it.visitUrl },
    list: ready(it),
    foot: foot(it),
  }),
  'released-owner': (it) => ({
    subject: it.onDemand ? `${it.pet} is on the list again` : `We look for somebody else for ${it.pet}, ${it.when}`,
    preview: 'Your link and reference stay the same.',
    title: it.onDemand ? `${it.pet} is on the list again` : `We look for somebody else for ${it.pet}`,
    paragraphs: [
      it.onDemand ? `Whoever was to take the call cannot. Somebody else takes it as soon as possible. ${worse}` : 'Whoever was to see you cannot. We look for somebody else at the same time, and write to you then. You can also take another time.',
      ...signIn(it),
    ],
    facts: [...(it.onDemand ? [] : [['When', it.when] as const]), ['Reference', it.reference]],
    button: { label: `Open ${it.pet}’s visit`, url: it.visitUrl },
    foot: foot(it),
  }),
  'unclaimed-owner': (it) => ({
    subject: `${it.pet} still waits: what you can do`,
    preview: 'We have told the desk.',
    title: `Nobody is free for ${it.pet} yet`,
    paragraphs: [`We are sorry. The desk knows that you wait. ${worse}`, ...signIn(it)],
    facts: [['Reference', it.reference]],
    button: { label: `Open ${it.pet}’s visit`, url: it.visitUrl },
    foot: foot(it),
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
    button: { label: 'Open your desk', url: it.deskUrl },
    foot: [it.clinic.name],
  }),
  'summary-owner': (it) => ({
    subject: `${it.pet}’s visit: what to do next`,
    preview: `${it.practitioner} wrote it down for you.`,
    title: `What to do next for ${it.pet}`,
    paragraphs: [`${it.practitioner} wrote down what was found, what to do next, and when to call.`, ...signIn(it)],
    button: { label: `Read ${it.pet}’s summary`, url: it.visitUrl },
    foot: foot(it),
  }),
};

export interface CodeFacts {
  readonly name: string;
  readonly code: string;
  readonly minutes: number;
  readonly clinicName: string;
  /** Signs in without typing; for staff. */
  readonly link: string | null;
}

/** The code that somebody has just asked for. */
export const signInCode = ({ name, code, minutes, clinicName, link }: CodeFacts): Letter => ({
  subject: `${code} is your code for ${clinicName}`,
  preview: `It works for ${minutes} minutes.`,
  title: `Your code for ${clinicName}`,
  paragraphs: [`${name}, type this code on the page where you asked for it.`],
  code,
  ...(link ? { button: { label: 'Or sign in here', url: link } } : {}),
  foot: [`The code works for ${minutes} minutes, and once. Nobody from the clinic will ask you for it.`, 'You did not ask for it? Then you need not do anything.'],
});
