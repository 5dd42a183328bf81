import { describe, expect, test } from 'vitest';
import { assess } from '../assess.ts';

const named = (name: string, more: { when?: string; unit?: string; amount?: number }) => assess({ species: 'dog', text: '', answers: {}, substances: [{ name, ...more }] }).urgency;

const whens = ['', 'a day ago', 'a week ago', 'every day', 'daily', 'twice a day', 'prescribed', 'this morning', 'il y a un jour', 'par jour', 'tous les jours', 'hace un día', 'al día', 'cada día', 'al día siguiente', 'am Abend', 'am Tag davor', 'pro Tag', 'täglich'];

describe('when it happened', () => {
  test.each(whens)('«%s» never makes something nobody knows less urgent', (when) => {
    expect([named('weird paste', { when }), named('weird paste', { unit: when.slice(0, 20) })]).toEqual(['emergency', 'emergency']);
  });

  test.each(['grammes', 'comprimes', 'gouttes'])('nor does a unit that has letters of a month or a day in it: %s', (unit) => {
    expect(named('pâte étrange', { amount: 20, unit })).toBe('emergency');
  });

  test.each(['a day ago', 'a week ago', 'one day ago', 'yesterday', 'within a day', 'in the last day', 'the other day', 'this morning', 'last night', 'il y a un jour', 'hier soir', 'dans la journée', 'hace un día', 'ayer', 'el otro día', 'al día siguiente', 'vor einem Tag', 'vor 2 Tagen', 'am Abend', 'am Tag davor', 'im Lauf des Tages'])('nor does it make a medicine less urgent that it happened once: %s', (when) => {
    expect(named('amlodipine', { when })).toBe('emergency');
  });

  test.each([
    ['amlodipine', 'prescribed one a day, ate the whole box'],
    ['amlodipine', 'twice daily, got a double dose'],
    ['amlodipine', 'un comprimé par jour, a avalé toute la boîte'],
    ['amlodipino', 'una al día, se comió la caja entera'],
    ['Amlodipin', 'gestern am Abend'],
    ['Amlodipin', 'eine pro Tag, hat die ganze Packung gefressen'],
    ['chocolate', 'every day'],
    ['rat poison', 'a day ago'],
  ])('%s, «%s»: it got at it', (name, when) => {
    expect(named(name, { when })).toBe('emergency');
  });

  test.each([
    ['levothyroxine', 'twice daily'],
    ['phenobarbital', 'twice daily, prescribed'],
    ['pimobendan', 'one a day'],
    ['insuline', 'matin et soir'],
    ['amoxicillin', 'every day'],
    ['metronidazol', 'dos al día'],
    ['Furosemid', 'zweimal am Tag'],
  ])('%s, «%s»: a medicine as it is taken is nothing by itself', (name, when) => {
    expect(named(name, { when })).toBe('routine');
  });

  test('how often stands in the unit as well', () => {
    expect(named('pimobendane 1,25 mg', { amount: 2, unit: 'comprimés/jour' })).toBe('routine');
  });
});
