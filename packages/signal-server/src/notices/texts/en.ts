import type { Letter } from '../letter.ts';
import type { Template } from '../rules.ts';
import { ownerNotices } from './en/owner.ts';
import { staffNotices } from './en/staff.ts';
import type { CodeFacts, NoticeFacts, WelcomeFacts } from './facts.ts';

/** The texts of every notice in English. Grade 6, the pet's name in the sentence, at most two sentences in a row. */
export const notices: { readonly [template in Template]: (facts: NoticeFacts) => Letter } = { ...ownerNotices, ...staffNotices };

const roles = { vet: 'as a vet', technician: 'as a technician', 'front-desk': 'at the front desk', manager: 'as a manager' } as const;

/** To somebody who works at a clinic from now on, or again. */
export const welcome = ({ name, clinicName, role, desk }: WelcomeFacts): Letter => ({
  subject: `Your account at ${clinicName}`,
  preview: 'Sign in with this address. No password needed.',
  title: `Your account at ${clinicName}`,
  paragraphs: [`${name}, you are on the team of ${clinicName}, ${roles[role]}. Sign in with this address: a code comes by mail each time, and you need no password.`],
  button: { label: 'Go to the desk', url: desk },
  foot: ['The account is for you alone: two people on one account push each other out of a call.', 'You do not know this clinic? Then you need not do anything.'],
});

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
