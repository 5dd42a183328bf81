import type { Letter } from '../../letter.ts';
import type { NoticeFacts } from '../facts.ts';

/** What kind of visit it is, in words. */
export const way = { video: 'video visit', phone: 'phone visit', 'in-person': 'visit', messages: 'visit by messages' } as const;

/** Who writes, and what to do in danger. */
export const foot = ({ clinic, reference }: NoticeFacts): string[] => [
  clinic.phone ? `${clinic.name}, ${clinic.phone}` : clinic.name,
  `If your pet is in danger, do not wait: call the clinic or an emergency hospital now.`,
  `Reference ${reference}`,
];

/** When, with whom, how. */
export const facts = (it: NoticeFacts): Letter['facts'] => [
  ['When', it.when],
  ['With', it.practitioner],
  ...(it.pets.length > 1 ? [['Pets', it.pets.join(', ')] as const] : []),
  ['How', it.modality === 'in-person' ? `At ${it.clinic.name}` : it.modality === 'messages' ? 'Messages' : it.modality === 'phone' ? 'Phone' : 'Video'],
  ['Reference', it.reference],
];

/** What to have ready. */
export const ready = ({ preparation }: NoticeFacts): Letter['list'] => (preparation.length ? { title: 'Have these ready', items: preparation } : undefined);
/** How to come, above what to have ready. */
export const arrive = (it: NoticeFacts): string[] => (it.arrival.length ? [`Please note for your visit: ${it.arrival.join(' ')}`] : []);
/** Said to everybody who waits. */
export const worse = 'If it gets worse, do not wait: call us, or go to an emergency hospital now.';
/** Said where the link alone does not open the visit. */
export const signIn = ({ opens }: NoticeFacts): string[] => (opens ? [] : ['The page asks for your e-mail address and sends you a code.']);

const countryNames = new Intl.DisplayNames(['en'], { type: 'region' });

/** A copy of what was agreed to: the words, who, when, where, and the ticks. */
export const copyOf = ({ agreed, clinic }: NoticeFacts): Letter['copy'] =>
  agreed
    ? {
        title: 'What you agreed to',
        paragraphs: [
          ...agreed.text.split(/\n{2,}/),
          `${agreed.name} agreed on ${agreed.when}${agreed.toldBy ? `, on the phone with ${agreed.toldBy}` : ''}, as an adult ${agreed.as === 'owner' ? 'and the owner' : 'whom the owner asked to decide'}, with the pet in ${[agreed.place.region, countryNames.of(agreed.place.country)].filter(Boolean).join(', ')}.`,
          `Recording: ${agreed.recording ? 'allowed' : 'not allowed'}. Text messages: ${agreed.sms ? 'wished' : 'not wished'}. To take any of this back, write to ${clinic.name} or call.`,
          `Version ${agreed.version}, check sum ${agreed.hash.slice(0, 16)}.`,
        ],
      }
    : undefined;
