import { inGsm, shortName } from '../sms.ts';
import type { SmsTemplate } from '../rules.ts';
import type { CodeFacts, NoticeFacts } from './facts.ts';

const pet = ({ pet: name }: NoticeFacts) => shortName(name, 'your pet', 20);
const who = ({ practitioner }: NoticeFacts) => shortName(practitioner, 'the vet', 24);
const way = { video: 'Video visit', phone: 'Phone visit', 'in-person': 'Your visit', messages: 'Messages' } as const;
const link = ({ visitUrl }: NoticeFacts) => visitUrl;
const again = ({ bookUrl }: NoticeFacts) => bookUrl;

/** The owner's notices as SMS: what, when, the link. The reference stands in the link's address, so it is not said twice. */
const bodies: { readonly [template in SmsTemplate]: (facts: NoticeFacts) => string } = {
  'requested-owner': (it) => `request for ${pet(it)}, ${it.when}. ${who(it)} will confirm. Your visit: ${link(it)}`,
  'confirmed-owner': (it) => `${who(it)} will see ${pet(it)}, ${it.when}. ${way[it.modality]}: ${link(it)}`,
  'declined-owner': (it) => `we cannot see ${pet(it)} on ${it.when}. Sorry. Choose another time: ${again(it)}`,
  'cancelled-owner': (it) => (it.grief ? `your visit on ${it.when} is cancelled. You need not do anything.` : `${pet(it)}'s visit on ${it.when} is cancelled. Book again: ${again(it)}`),
  'rescheduled-owner': (it) => `new time for ${pet(it)}: ${it.when}. Your visit: ${link(it)}`,
  'reassigned-owner': (it) => `${who(it)} will see ${pet(it)}. The time stays ${it.when}. Your visit: ${link(it)}`,
  'files-asked-owner': (it) => `please add photos or records before ${pet(it)}'s visit: ${link(it)}`,
  'waiting-owner': (it) => `${pet(it)} is on the list for a live call. Your place: ${link(it)}`,
  'claimed-owner': (it) => (it.onDemand ? `${who(it)} is ready for ${pet(it)} now. Go in: ${link(it)}` : `${who(it)} will see ${pet(it)}, ${it.when}. Your visit: ${link(it)}`),
  'released-owner': (it) => (it.onDemand ? `${pet(it)} is on the list again. Your place: ${link(it)}` : `we look for somebody else for ${pet(it)}, ${it.when}. Your visit: ${link(it)}`),
  'unclaimed-owner': (it) => `nobody is free for ${pet(it)} yet. If it gets worse, call us or go to a hospital. ${link(it)}`,
  'late-owner': (it) => `${who(it)} is running late, expected ${it.expected ?? 'soon'}. Your place is kept: ${link(it)}`,
  'help-owner': (it) => `${who(it)} waits for you and ${pet(it)} now. Come in: ${link(it)}`,
  'missed-owner': (it) => `we missed you and ${pet(it)}. Book again: ${again(it)}`,
  'amended-owner': (it) => `what to do next for ${pet(it)} was changed. Please read it again: ${link(it)}`,
  'script-added-owner': (it) => `there is one more script for ${pet(it)}: ${link(it)}`,
  'script-replaced-owner': (it) => `${pet(it)} has a new script. The one before no longer counts: ${link(it)}`,
  'script-void-owner': (it) => `a script for ${pet(it)} no longer counts. Please do not use it: ${link(it)}`,
  'recall-owner': (it) => `it is time to see ${pet(it)} again. Choose a day: ${again(it)}${it.recallUrl ? ` Stop: ${it.recallUrl}` : ''}`,
  'receipt-owner': (it) => `you have paid ${it.amount ?? ''} for ${pet(it)}'s visit. The bill: ${link(it)}`,
  'refund-owner': (it) => (it.backHere ? `we have given ${it.amount ?? ''} for ${pet(it)}'s visit back to you. ${link(it)}` : `${it.amount ?? ''} for ${pet(it)}'s visit goes back to you. It takes five to ten days. ${link(it)}`),
  'refund-stuck-owner': (it) => `your bank did not take ${it.amount ?? ''} for ${pet(it)}'s visit back. We give it back another way. ${link(it)}`,
  'pay-owner': (it) => `please pay ${it.amount ?? ''} for ${pet(it)}'s visit: ${link(it)}`,
  'card-refused-owner': (it) => `your card did not work for ${pet(it)}'s visit. Use another one: ${link(it)}`,
  'summary-owner': (it) => `what to do next for ${pet(it)} is written down for you: ${link(it)}`,
};

/** One notice as the text of an SMS: two messages at most, in signs that every phone shows, nothing medical. */
export const smsText = (template: SmsTemplate, facts: NoticeFacts): string => `${shortName(facts.clinic.name, 'Your clinic', 28)}: ${inGsm(bodies[template](facts))}`;

/** The code that somebody has just asked for. */
export const smsCode = ({ code, minutes, clinicName }: CodeFacts): string => `${code} is your code for ${shortName(clinicName, 'your clinic', 40)}. It works for ${minutes} minutes. Nobody from the clinic will ask you for it.`;
