import { expect, test } from 'vitest';
import { emptyScript } from '../rules.ts';
import { medicineLists } from './medicines.ts';
import { scriptPacks } from './script-packs.ts';
import { isFoodAnimal, mayBeKeptFromFood, scriptClass, scriptFaults } from './scripts.ts';

const whole = { ...emptyScript(), medicine: 'Ear cleaner', substance: 'Salicylic acid', strength: '2 %', form: 'drops', quantity: '1', directions: 'twice a day', repeats: 0, validDays: 5, warnings: 'none', ownerAddress: '7 Maple Street' };
const codes = (script: Partial<typeof whole>, species = 'cat') => scriptFaults({ ...whole, ...script }, { place: { country: 'CA', region: 'Ontario' }, species, licence: 'ON 4471' }).map(({ code }) => code);

test.each([
  'Clorazepate', 'Oxazepam', 'Chlordiazepoxide', 'Diphenoxylate', 'Lomotil', 'Modafinil', 'Torbugesic', 'Epiphen 60 mg', 'Zoletil 100', 'Telazol', 'Simbadol', 'Vetergesic', 'Valium', 'Xanax', 'Phenoleptil', 'Ultram', 'Neurontin', 'Lyrica', 'Rompun',
  'Butorphanol tartrate', 'Tramadolhydrochlorid', 'Kétamine', 'Ketamina', 'Morphinum', 'Morfina', 'Kodein', 'Fenobarbital', 'Diazépam', 'Metadona', 'Hidromorfona', 'Dihydrocodeine', 'Pseudoephedrine', 'Methamphetamine', 'Amfetamin', 'Esketamine', 'Co-codamol', 'Cannabidiol / dronabinol',
])('%s is controlled, whether it stands as the product or as the substance', (name) => {
  expect(codes({ medicine: name })).toEqual(['controlled']);
  expect(codes({ medicine: 'A product', substance: name })).toEqual(['controlled']);
});

test.each(['Ipratropium', 'Apomorphine', 'Epinephrine', 'Tiotropium', 'Salmeterol', 'Meloxicam', 'Maropitant', 'Levetiracetam', 'Omeprazole', 'Diclofenac', 'Opti-Vet', 'Butylscopolamine', 'Thcyclor'])('%s is not controlled', (name) => {
  expect(codes({ medicine: name, substance: name })).toEqual([]);
});

test.each([
  'Chloramphenicol', 'Florfenicol', 'Tylosin', 'Amikacin', 'Rifampicin', 'Rifampin', 'Linezolid', 'Meropenem', 'Tiamulin', 'Amoxicillin/clavulanate', 'Co-amoxiclav', 'Penicillin G', 'Cefovecin', 'Cephalexin', 'Enrofloxacin', 'Doxycycline', 'Clindamycin', 'Gentamicin',
  'Sulfadiazine', 'Sulphadimidine', 'Trimethoprim', 'Metronidazole', 'Ketoconazole', 'Terbinafine', 'Polymyxin B', 'Fusidic acid', 'Mupirocin', 'Synulox', 'Clavamox', 'Convenia', 'Baytril', 'Antirobe', 'Zeniquin', 'Ronaxan', 'Surolan', 'Tylan',
])('%s is against germs', (name) => {
  expect(scriptClass({ ...whole, medicine: name })).toBe('antimicrobial');
  expect(scriptClass({ ...whole, substance: name })).toBe('antimicrobial');
});

test.each(['Atropine sulfate', 'Magnesium sulphate', 'Sulfasalazine', 'Fenbendazole', 'Omeprazole', 'Prednisolone', 'Capsaicin', 'Ipratropium'])('%s is not against germs, unless the vet says so', (name) => {
  expect(scriptClass({ ...whole, medicine: name, substance: name })).toBe('other');
  expect(scriptClass({ ...whole, medicine: name, substance: name, antimicrobial: true })).toBe('antimicrobial');
});

test('what the vet says is against germs has its time', () => {
  expect(codes({ validDays: 15 })).toEqual([]);
  expect(codes({ validDays: 15, antimicrobial: true })).toEqual(['too-long']);
});

test.each(['rabbit', 'Rooster', 'poultry', 'heifer', 'Steer', 'cow', 'goat', 'ox', 'boar', 'ram', 'gelding', 'stallion', 'mule', 'pheasant', 'fish', 'ostrich', 'bison', 'cockerel'])('people may eat: %s', (species) => {
  expect(isFoodAnimal(species)).toBe(true);
});
test.each(['cat', 'dog', 'goldfish', 'guinea pig', 'parrot', 'hedgehog', 'axolotl', 'ferret', ''])('people do not eat: %s', (species) => {
  expect(isFoodAnimal(species)).toBe(false);
});

test('a horse or a rabbit that is said never to be eaten has the medicines of a pet; cattle and hens have not, whatever is said', () => {
  expect(codes({ medicine: 'Phenylbutazone' }, 'horse')).toEqual(['banned-food', 'needs-withdrawal']);
  expect(codes({ medicine: 'Phenylbutazone', notForFood: true }, 'horse')).toEqual([]);
  expect(codes({ notForFood: true }, 'rabbit')).toEqual([]);
  for (const species of ['cow', 'hen', 'pig', 'goat']) expect(codes({ medicine: 'Metronidazole', notForFood: true }, species), species).toEqual(['banned-food', 'needs-withdrawal']);
  expect(['horse', 'donkey', 'rabbit', 'pigeon', 'cow', 'turkey', 'cat'].map(mayBeKeptFromFood)).toEqual([true, true, true, true, false, false, false]);
});

test.each(['Equipalazone', 'Bute', 'Phenylbutazon', 'Chloramphenicol', 'Flagyl', 'Stomorgyl', 'Clenbuterol', 'Ventipulmin'])('%s never goes to an animal that people eat', (medicine) => {
  expect(codes({ medicine, withdrawal: '0' }, 'goat')).toContain('banned-food');
});

test.each(['Butylscopolamine', 'Butenafine', 'Meloxicam'])('%s may go to a goat with its withdrawal period', (medicine) => {
  expect(codes({ medicine, withdrawal: '0' }, 'goat')).toEqual([]);
});

test('the substance is asked for: a name of a product says little', () => {
  expect(codes({ substance: ' ' })).toEqual(['needs-substance']);
});

test('the lists say their version, date and sources, and every name for a substance belongs to one', () => {
  expect(medicineLists).toMatchObject({ version: 2, written: '2026-11-22', compared: null });
  expect(medicineLists.sources.length).toBeGreaterThan(2);
  const { controlled, bannedForFood, alike } = medicineLists;
  const known = new Set([...controlled, ...bannedForFood, ...scriptPacks.flatMap(({ alsoControlled }) => alsoControlled)]);
  expect(Object.keys(alike).filter((substance) => !known.has(substance))).toEqual([]);
});
