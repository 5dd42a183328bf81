import type { Letter } from '../letter.ts';
import type { Template } from '../rules.ts';
import { ownerNotices } from './en/owner.ts';
import { staffNotices } from './en/staff.ts';
import type { CodeFacts, NoticeFacts } from './facts.ts';

/** The texts of every notice in English. Grade 6, the pet's name in the sentence, at most two sentences in a row. */
export const notices: { readonly [template in Template]: (facts: NoticeFacts) => Letter } = { ...ownerNotices, ...staffNotices };

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
