import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { emptyRecord, emptyScript } from '../rules.ts';
import type { KeptVisit, PetFile } from '../file.contract.ts';
import { fhirBundle, type FhirResource } from './fhir.ts';
import { taxonOf } from './taxa.ts';
import genderStatus from './vendor/fhir/animal-genderstatus.json' with { type: 'json' };
import definition from './vendor/fhir/patient-animal.json' with { type: 'json' };

const { Fhir } = createRequire(import.meta.url)('fhir') as { Fhir: new () => { validate(resource: unknown): { valid: boolean; messages: { severity: string; message: string; location?: string }[] } } };
const fhir = new Fhir();

const id = (name: string): string => createHash('sha256').update(name).digest('hex').replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');
const animals = [
  ['Miso', 'cat', 'Domestic shorthair', 'female', 'neutered'], ['Rex', 'dog', 'Mixed', 'male', 'intact'], ['Clover', 'rabbit', null, null, null], ['Blaze', 'horse', 'Arab', 'male', 'neutered'],
  ['מיסו', 'cat', null, 'unknown', 'unknown'], ['Rio', 'parrot', 'Amazon', null, null], ['Daisy', 'cattle', 'Jersey', 'female', 'intact'], ['ميسو', 'قطة', null, 'male', null], ['Nibbles', 'guinea pig', null, 'female', null], ['Shell', 'tortoise', null, null, null],
] as const;

const signer = { person: id('vet 0'), name: 'Dr. Hana Ito', licence: 'ON 4471' };

/** Ten patients, from one without a visit to one with everything. */
function fileOf(at: number): PetFile {
  const [name, species, breed, sex, reproductiveStatus] = animals[at]!;
  const visit = (n: number): KeptVisit => {
    const full = (n + at) % 3 !== 0;
    const script = { ...emptyScript(), medicine: 'Ear cleaner', strength: '2 %', form: 'drops', quantity: '1 bottle', directions: n ? '5 drops' : '', repeats: n % 2, warnings: 'Not into the eyes.' };
    const body = {
      ...emptyRecord(), told: { booking: 'He scratches', triage: null, at: '2029-01-07T14:00:00.000Z' }, subjective: 'Scratches.', assessment: 'Sore ear.', pain: { scale: 'fgs' as const, name: '', total: 2, of: 10 }, condition: { body: 5, muscle: null }, exam: { ears: { is: 'abnormal' as const, words: 'Left ear red' } }, declined: [{ what: 'Ear swab', why: 'Cost' }], disposition: 'home' as const, followUp: { kind: 'recheck' as const, inDays: 14 },
      vitals: { ...emptyRecord().vitals, temperature: 38.6, pulse: 180, breaths: n ? 24 : null, weight: 4.2 + n, counted: { pulse: 'owner-30' as const } },
      problems: [{ words: 'Sore ear', certainty: 'suspected' as const, differentials: 'Mites', code: { system: 'https://vocabulary.example', code: '7', display: 'Ear' } }, { words: 'Fleas', certainty: 'ruled-out' as const, differentials: '', code: null }, { words: ' ', certainty: null, differentials: '', code: null }],
    };
    return {
      id: id(`visit ${at} ${n}`), reference: `VK-TEST-${n}${at}`, at: `2029-0${n + 1}-07T15:00:00.000Z`, endedAt: n ? `2029-0${n + 1}-07T15:20:00.000Z` : null, type: 'Something is wrong',
      modality: n === 1 ? 'in-person' : 'video', practitioner: n === 2 ? null : n ? { id: id('technician'), name: 'Tess Moreau', licence: null } : { id: signer.person, name: signer.name, licence: null }, reason: n ? 'Scratches' : '', state: full ? 'complete' : 'none',
      record: full ? { id: id(`record ${at} ${n}`), revision: 2, body } : null, signed: full ? { ...signer, at: '2029-01-08T10:00:00.000Z' } : null,
      summary: full ? { found: 'Her ear is sore — ½ as red.', nextSteps: ['Clean the ear'], callIf: '', followUp: { kind: 'none' } } : null,
      scripts: (['valid', 'used', 'expired', 'void', 'replaced'] as const).slice(0, full ? at % 6 : 0).map((state) => ({ id: id(`script ${at} ${n} ${state}`), script, prescriber: signer, issuedAt: '2029-01-08T10:00:00.000Z', expiresAt: '2029-02-08T10:00:00.000Z', state, happened: state === 'void' ? [{ kind: 'void', at: '2029-01-09T10:00:00.000Z', words: 'Wrong ear', replacedBy: null }] : [] })),
      files: n ? [{ id: id(`file ${at} ${n}`), name: 'ear.jpg', type: 'image/jpeg', bytes: 1234, at: '2029-01-07T14:00:00.000Z' }] : [],
    };
  };
  return {
    format: 'vetkit-pet-1', madeAt: '2030-01-07T15:00:00.000Z', weights: [],
    clinic: { id: id('clinic'), slug: 'maple-street', name: 'Maple Street Veterinary', phone: at ? '416-555-0144' : null, address: at ? null : '12 Maple Street', country: 'CA', zone: 'America/Toronto' },
    pet: { id: id(name), name, species, breed, age: null, sex, reproductiveStatus, weightKg: null, microchip: at % 2 ? '968000001234567' : null, deceasedAt: at === 5 ? '2029-06-01T10:00:00.000Z' : null }, owner: { id: id('owner'), name: 'Sam Rivera' },
    visits: Array.from({ length: at % 4 }, (_, n) => visit(n)),
  };
}

const bundleOf = (at: number) => fhirBundle(fileOf(at), id);

test.each(animals.map(([name], at) => [name, at] as const))('the bundle of %s is valid FHIR R4', (_name, at) => {
  const { valid, messages } = fhir.validate(structuredClone(bundleOf(at)));
  expect(messages.filter(({ severity }) => severity === 'error' || severity === 'fatal')).toEqual([]);
  expect(valid).toBe(true);
});

test('the validator finds what is wrong', () => {
  const { entry, ...bundle } = structuredClone(bundleOf(3)) as unknown as { entry: { resource: Record<string, unknown> }[] };
  entry[1]!.resource['gender'] = 'neither of them';
  entry[2]!.resource['name'] = 'not a list';
  expect(fhir.validate({ ...bundle, entry }).valid).toBe(false);
});

/** All references in a resource. */
const references = (value: unknown): string[] =>
  Array.isArray(value) ? value.flatMap(references) : typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, each]) => (key === 'reference' && typeof each === 'string' ? [each] : references(each))) : [];

test('every reference is to an entry of the same bundle, and every id is there once', () => {
  for (const at of animals.keys()) {
    const { entry } = bundleOf(at);
    const known = entry.map(({ fullUrl }) => fullUrl);
    expect(new Set(known).size).toBe(known.length);
    for (const { resource } of entry) for (const reference of references(resource)) expect(known).toContain(reference);
  }
  expect(new Set(bundleOf(7).entry.map(({ resource }) => resource.resourceType))).toEqual(new Set(['Organization', 'Patient', 'Practitioner', 'Encounter', 'Observation', 'Condition', 'MedicationRequest', 'DocumentReference']));
});

/** The parts of the extension, by HL7's own definition of it. */
const parts = definition.differential.element.flatMap(({ id, min, max }) => {
  const [, name] = /^Extension\.extension:(\w+)$/.exec(id) ?? [];
  const value = definition.differential.element.find((one) => one.id === `${id}.value[x]`);
  return name ? [{ name, min: min!, max: Number(max), type: `value${value!.type![0]!.code}` }] : [];
});

test('patient-animal is as its definition wants it', () => {
  expect(parts.map(({ name }) => name)).toEqual(['species', 'breed', 'genderStatus']);
  for (const at of animals.keys()) {
    const patient = bundleOf(at).entry.map(({ resource }) => resource).find(({ resourceType }) => resourceType === 'Patient') as FhirResource & { extension: { url: string; extension: { url: string; [value: string]: unknown }[] }[] };
    const found = patient.extension.filter(({ url }) => url === definition.url);
    expect(found).toHaveLength(1);
    for (const { name, min, max, type } of parts) {
      const there = found[0]!.extension.filter(({ url }) => url === name);
      expect(there.length, name).toBeGreaterThanOrEqual(min);
      expect(there.length, name).toBeLessThanOrEqual(max);
      for (const part of there) expect(Object.keys(part).sort()).toEqual(['url', type]);
    }
    expect(found[0]!.extension.every(({ url }) => parts.some(({ name }) => name === url))).toBe(true);
    const gender = found[0]!.extension.find(({ url }) => url === 'genderStatus') as { valueCodeableConcept: { coding: { code: string }[] } } | undefined;
    if (gender) expect(genderStatus.concept.map(({ code }) => code)).toContain(gender.valueCodeableConcept.coding[0]!.code);
  }
});

test('a species is coded where its word says which, and is its word in any case', () => {
  const species = animals.map((_, at) => {
    const { extension } = bundleOf(at).entry.map(({ resource }) => resource).find(({ resourceType }) => resourceType === 'Patient') as FhirResource & { extension: { url: string; extension: { url: string; valueCodeableConcept: { text: string; coding?: { code: string }[] } }[] }[] };
    const { text, coding } = extension.find(({ url }) => url === definition.url)!.extension.find(({ url }) => url === 'species')!.valueCodeableConcept;
    return [text, coding?.[0]?.code];
  });
  expect(species.slice(0, 3)).toEqual([['cat', '9685'], ['dog', '9615'], ['rabbit', '9986']]);
  expect(species[7]).toEqual(['قطة', undefined]);
  expect(taxonOf(' Guinea Pig ')?.display).toBe('Cavia porcellus');
});

test('of a visit that a technician held it is the vet who signed and prescribed, and the note has all that was written', () => {
  const resources = bundleOf(7).entry.map(({ resource }) => resource);
  const ours = (type: string) => resources.find((one) => one.resourceType === type && references(one).includes(`urn:uuid:${id('visit 7 1')}`));
  const vet = { reference: `urn:uuid:${signer.person}` };
  expect(resources.find((one) => one.id === signer.person)).toMatchObject({ name: [{ text: signer.name }], identifier: [{ value: signer.licence }] });
  expect(ours('MedicationRequest')).toMatchObject({ requester: { ...vet, display: signer.name } });
  expect(ours('Condition')).toMatchObject({ asserter: vet });
  expect(ours('Observation')).toMatchObject({ performer: [{ reference: `urn:uuid:${id('technician')}` }] });
  const note = ours('DocumentReference') as FhirResource & { content: { attachment: { data: string } }[] };
  expect(note).toMatchObject({ author: [vet], authenticator: vet, date: '2029-01-08T10:00:00.000Z' });
  const text = Buffer.from(note.content[0]!.attachment.data, 'base64').toString();
  for (const words of ['At the booking: He scratches', 'Heart rate: 180 a minute (by the owner over 30 s)', 'Ears: abnormal: Left ear red', 'Ear swab: Cost', 'Care at home', 'Recheck in 14 days', 'Ear cleaner, 2 %, drops']) expect(text).toContain(words);
});

test('units are UCUM, and a text is the same when it is taken out again', () => {
  const resources = bundleOf(7).entry.map(({ resource }) => resource);
  const units = new Set(resources.flatMap(({ valueQuantity }) => (valueQuantity ? [(valueQuantity as { code: string }).code] : [])));
  expect([...units].sort()).toEqual(['/min', 'Cel', 'kg', '{score}']);
  const data = resources.flatMap((resource) => (resource['content'] as { attachment: { data?: string } }[] | undefined)?.map(({ attachment }) => attachment.data ?? '') ?? []);
  expect(data.map((each) => Buffer.from(each, 'base64').toString()).join('\n')).toContain('Her ear is sore — ½ as red.');
});
