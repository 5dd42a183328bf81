import { describe, expect, test } from 'vitest';
import { assess } from '../assess.ts';
import type { TriageRequest } from '../contract.ts';
import { corpus } from '../corpus/corpus.ts';
import { languages } from '../rules.ts';

const order = ['routine', 'soon', 'urgent', 'emergency'];
const rank = (request: TriageRequest) => order.indexOf(assess(request).urgency);
const allNormal = { eating: 'normal', drinking: 'normal', urinating: 'normal', defecating: 'normal', behaviour: 'normal' } as const;

/** What kills within hours, as owners say it. */
const deadly: readonly (readonly [species: string, said: Readonly<Record<'en' | 'fr' | 'es' | 'de', string>>])[] = [
  ['cat', { en: 'He is breathing hard', fr: 'Il respire difficilement', es: 'Respira con dificultad', de: 'Er atmet schwer' }],
  ['cat', { en: 'She is breathing with her mouth open', fr: 'Elle respire la bouche ouverte', es: 'Respira con la boca abierta', de: 'Sie atmet mit offenem Maul' }],
  ['dog', { en: 'He is choking', fr: "Il s'étouffe", es: 'Se está ahogando', de: 'Er erstickt' }],
  ['dog', { en: 'He keeps retching and nothing comes up', fr: 'Il a des haut-le-cœur et rien ne sort', es: 'Intenta vomitar y no sale nada', de: 'Er würgt und es kommt nichts' }],
  ['dog', { en: 'His belly is hard and swollen', fr: 'Son ventre est dur et gonflé', es: 'Tiene la barriga dura e hinchada', de: 'Sein Bauch ist hart und aufgebläht' }],
  ['dog', { en: 'She collapsed', fr: "Elle s'est effondrée", es: 'Se ha desplomado', de: 'Sie ist zusammengebrochen' }],
  ['dog', { en: 'She cannot stand up', fr: 'Elle ne peut pas se lever', es: 'No puede ponerse de pie', de: 'Sie kann nicht aufstehen' }],
  ['cat', { en: 'He is unconscious', fr: 'Il est inconscient', es: 'Está inconsciente', de: 'Er ist bewusstlos' }],
  ['horse', { en: 'She has colic', fr: 'Elle a des coliques', es: 'Tiene un cólico', de: 'Sie hat eine Kolik' }],
  ['cat', { en: 'He strains to pee and nothing comes', fr: 'Il force pour uriner et rien ne sort', es: 'Hace fuerza para orinar y no sale nada', de: 'Er presst beim Pinkeln und es kommt nichts' }],
  ['dog', { en: 'He throws up everything, nothing stays down', fr: 'Il vomit tout, il ne garde rien', es: 'Vomita todo, no retiene nada', de: 'Er bricht alles wieder aus, nichts bleibt drin' }],
];

describe('what was answered never takes back what was written', () => {
  test.each(deadly.flatMap(([species, said]) => languages.map((locale) => [said[locale], species, locale] as const)))('«%s», and all is answered with normal (%s, %s)', (text, species, locale) => {
    const levelWith = (answers: TriageRequest['answers']) => assess({ species, text, locale, answers }).urgency;
    expect([levelWith({}), levelWith(allNormal), levelWith({ urinating: 'normal' })]).toEqual(['emergency', 'emergency', 'emergency']);
  });

  test('of the emergencies that the corpus tells without answers, one in fifty at most is not one when all is normal, and is seen today', () => {
    const alone = corpus.filter(({ request: { answers } }) => Object.keys(answers).length === 0).map(({ request: { species, text, locale } }) => ({ species, text, locale, answers: {} })).filter((told) => rank(told) === 3);
    const lowered = alone.map((told) => ({ ...told, answers: allNormal })).filter((told) => rank(told) < 3);
    expect(lowered.filter((told) => rank(told) < 2).map(({ text }) => text)).toEqual([]);
    expect(lowered.length).toBeLessThan(alone.length / 50);
  });

  test('what is often said of a sound animal is asked about today, where something good was written, too', () => {
    const nails = { species: 'dog', text: 'She screams blue murder when her nails are done, she is totally normal otherwise', locale: 'en', answers: allNormal };
    const { urgency, reasons } = assess(nails);
    expect([urgency, reasons[0]?.code]).toEqual(['urgent', 'text-and-answers-differ']);
    expect(assess({ ...nails, text: 'He is screaming in pain whenever he moves' }).urgency).toBe('emergency');
  });

  test('a single thing that sounds grave, in a long account of an animal that behaves as ever, is looked into today', () => {
    const hoarse = { species: 'rabbit', locale: 'en', answers: { eating: 'normal', behaviour: 'normal' } as const };
    const text = 'A lady at church said oats give rabbits bloat. Ours had a pinch on his greens all winter and is bouncing about as ever, he eats and plays';
    expect([assess({ ...hoarse, text }).urgency, assess({ ...hoarse, text, answers: { behaviour: 'lethargic' } }).urgency]).toEqual(['urgent', 'emergency']);
    expect(assess({ ...hoarse, text: `${text}. He chewed a lily` }).urgency).toBe('emergency');
  });
});

test('to eat less than usual never speaks for an animal more than no answer does', () => {
  const bitten = { species: 'axolotl', text: 'Von einem anderen Hund gebissen, zwei kleine Löcher an der Schulter, läuft und frisst normal.', locale: 'de' };
  const answers = { drinking: 'none', urinating: 'less', defecating: 'normal' } as const;
  expect(assess({ ...bitten, answers: { ...answers, eating: 'less' } }).urgency).toBe(assess({ ...bitten, answers }).urgency);
});
