import type { Letter } from '../../letter.ts';
import type { OwnerTemplate } from '../../rules.ts';
import type { NoticeFacts } from '../facts.ts';
import { arrive, copyOf, facts, foot, ready, signIn, way, worse } from './pieces.ts';

const whys: Record<string, (facts: NoticeFacts) => string> = {
  unwell: ({ practitioner }) => `${practitioner} is not well.`,
  'emergency-here': ({ practitioner }) => `${practitioner} is needed for an emergency at the clinic.`,
  'outside-my-field': ({ pet, practitioner }) => `${pet} needs somebody who knows more about this than ${practitioner}.`,
  'in-person-needed': ({ pet }) => `${pet} should be seen in person.`,
};

/** What owners are written, in English. */
export const ownerNotices: { readonly [template in OwnerTemplate]: (facts: NoticeFacts) => Letter } = {
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
  'help-owner': (it) => ({
    subject: `${it.practitioner} waits for you and ${it.pet}`,
    preview: 'Press the button to come in now.',
    title: `${it.practitioner} waits for you and ${it.pet}`,
    paragraphs: [
      it.modality === 'video' ? 'Your visit has begun. Press the button to come in now; the page helps you with camera and sound.' : 'Your visit has begun. The page shows how you reach us.',
      `Does it not work? ${it.clinic.phone ? `Call us: ${it.clinic.phone}.` : 'Call the clinic, and we help you in.'}`,
      ...signIn(it),
    ],
    facts: facts(it),
    button: { label: 'Come in now', url: it.visitUrl },
    foot: foot(it),
  }),
  'missed-owner': (it) => ({
    subject: `We missed you and ${it.pet}`,
    preview: 'You can book another time now.',
    title: `We missed you and ${it.pet}`,
    paragraphs: [`${it.practitioner} waited for you, but you did not come together. Did something not work? Please tell us. One press books another visit for ${it.pet}.`],
    facts: [
      ['Was', it.when],
      ['With', it.practitioner],
    ],
    button: { label: 'Choose another time', url: it.bookUrl },
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
  'late-owner': (it) => ({
    subject: `${it.practitioner} is running late for ${it.pet}`,
    preview: `Expected ${it.expected ?? 'soon'}.`,
    title: `${it.practitioner} is running late`,
    paragraphs: [`We are sorry. Your place is kept, and ${it.pet} gets the full time. You can wait on the visit page, or leave: it costs nothing.`, ...signIn(it)],
    facts: [...(it.expected ? [['Expected', it.expected] as const] : []), ['Booked', it.when], ['Reference', it.reference]],
    button: { label: `Open ${it.pet}’s visit`, url: it.visitUrl },
    foot: foot(it),
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
