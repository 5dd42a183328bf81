import { emptyScript } from '../src/records/rules.ts';

/** A script that can be issued in Ontario. */
export const earDrops = {
  ...emptyScript(),
  medicine: 'Ear cleaner',
  substance: 'Salicylic acid',
  strength: '2 %',
  form: 'drops',
  quantity: '1 bottle of 20 ml',
  directions: '5 drops, left ear, twice a day, 7 days',
  repeats: 1,
  validDays: 30,
  warnings: 'Not into the eyes.',
  ownerAddress: '7 Maple Street, Toronto',
};
