import type { RecordBody } from '../contract.ts';
import type { KeptScript, KeptVisit, PetFile } from '../file.contract.ts';
import { noteParts, noteText } from './note.ts';
import { taxonOf } from './taxa.ts';

/** A FHIR R4 resource or a part of one: JSON with names of that standard. */
type Part = Readonly<Record<string, unknown>>;
export interface FhirResource extends Part {
  readonly resourceType: string;
  readonly id: string;
}
export interface FhirBundle {
  readonly resourceType: 'Bundle';
  readonly type: 'collection';
  readonly timestamp: string;
  readonly entry: readonly { readonly fullUrl: string; readonly resource: FhirResource }[];
}

const urn = (id: string): string => `urn:uuid:${id}`;
const to = (id: string): Part => ({ reference: urn(id) });
const concept = (text: string, coding?: Part): Part => ({ ...(coding ? { coding: [coding] } : {}), text });
const terms = 'http://terminology.hl7.org/CodeSystem';
const when = <T>(value: T | null | undefined | '', make: (value: T) => Part): Part => (value === null || value === undefined || value === '' ? {} : make(value));
/** What UTF-8 text is in an attachment. Rules run in browsers too: no Buffer here. */
const base64 = (text: string): string => btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));

/**
 * The file of an animal as a FHIR R4 bundle: Patient (with the extension `patient-animal`), Practitioner, Organization, Encounter, Observation, Condition,
 * MedicationRequest, DocumentReference. Every reference is to an entry of the bundle. Units are UCUM, vital signs LOINC, species of the NCBI Taxonomy; other words are kept as they were written,
 * coded only where the clinic has coded them. `idOf`: a UUID for a part that has no id of its own, the same for the same name.
 */
export function fhirBundle(file: PetFile, idOf: (name: string) => string): FhirBundle {
  const people = new Map([...file.visits].reverse().flatMap(({ practitioner, signed, scripts }) => [
    // What was said of somebody last is what counts.
    ...(practitioner ? [[practitioner.id, practitioner] as const] : []),
    ...[...(signed ? [signed] : []), ...scripts.map(({ prescriber }) => prescriber)].map(({ person: id, name, licence }) => [id, { id, name, licence }] as const),
  ]));
  const resources: FhirResource[] = [
    organization(file),
    patient(file),
    ...[...people.values()].map(({ id, name, licence }) => ({ resourceType: 'Practitioner', id, name: [{ text: name || 'Unknown' }], ...when(licence, (value) => ({ identifier: [{ type: concept('Licence'), value }] })) })),
    ...file.visits.flatMap((visit) => ofVisit(file, visit, idOf)),
  ];
  return { resourceType: 'Bundle', type: 'collection', timestamp: file.madeAt, entry: resources.map((resource) => ({ fullUrl: urn(resource.id), resource })) };
}

const organization = ({ clinic }: PetFile): FhirResource => ({
  resourceType: 'Organization', id: clinic.id, active: true, type: [concept('Veterinary clinic', { system: `${terms}/organization-type`, code: 'prov', display: 'Healthcare Provider' })], name: clinic.name,
  ...when(clinic.phone, (value) => ({ telecom: [{ system: 'phone', value }] })),
  address: [{ ...when(clinic.address, (text) => ({ text })), country: clinic.country }],
});

function patient({ pet, owner, clinic }: PetFile): FhirResource {
  const status = pet.reproductiveStatus;
  return {
    resourceType: 'Patient',
    id: pet.id,
    extension: [
      {
        url: 'http://hl7.org/fhir/StructureDefinition/patient-animal',
        extension: [
          { url: 'species', valueCodeableConcept: concept(pet.species, taxonOf(pet.species)) },
          ...(pet.breed ? [{ url: 'breed', valueCodeableConcept: concept(pet.breed) }] : []),
          ...(status ? [{ url: 'genderStatus', valueCodeableConcept: concept(status, { system: 'http://hl7.org/fhir/animal-genderstatus', code: status }) }] : []),
        ],
      },
    ],
    ...when(pet.microchip, (value) => ({ identifier: [{ type: concept(value.length === 15 ? 'Microchip, ISO 11784' : 'Microchip from before ISO 11784'), value }] })),
    active: true,
    name: [{ text: pet.name }],
    ...when(pet.sex, (gender) => ({ gender })),
    ...when(pet.deceasedAt, (deceasedDateTime) => ({ deceasedDateTime })),
    contact: [{ relationship: [concept('Owner')], name: { text: owner.name } }],
    managingOrganization: to(clinic.id),
  };
}

function ofVisit(file: PetFile, visit: KeptVisit, idOf: (name: string) => string): FhirResource[] {
  const about = { subject: to(file.pet.id), encounter: to(visit.id) };
  const inVisit = { subject: to(file.pet.id), context: { encounter: [to(visit.id)], period: { start: visit.at } }, custodian: to(file.clinic.id) };
  const document = (name: string, text: string, code?: Part): FhirResource => ({
    resourceType: 'DocumentReference', id: idOf(`${visit.id}/${name}`), status: 'current', type: concept(name, code), ...inVisit, ...when(visit.signed, ({ person }) => ({ author: [to(person)], authenticator: to(person) })), date: visit.signed?.at ?? visit.at,
    content: [{ attachment: { contentType: 'text/plain; charset=utf-8', data: base64(text), title: `${name} ${visit.reference}` } }],
  });
  const { record, summary } = visit;
  const loinc = (code: string, display: string) => ({ system: 'http://loinc.org', code, display });
  return [
    encounter(file, visit),
    ...(record ? [...observations(file, visit, record.body, idOf), ...conditions(visit, record.body, about, idOf)] : []),
    ...visit.scripts.map((script) => medication(script, about)),
    ...(record ? [document('Consultation note', noteText(noteParts(record.body, visit.scripts)) || 'Nothing was written.', loinc('11488-4', 'Consult note'))] : []),
    ...(summary ? [document('Summary for the owner', [summary.found, ...summary.nextSteps.map((step) => `- ${step}`), summary.callIf].filter(Boolean).join('\n'))] : []),
    ...visit.files.map(({ id, name, type, bytes, at }): FhirResource => ({ resourceType: 'DocumentReference', id, status: 'current', type: concept('File'), ...inVisit, date: at, content: [{ attachment: { contentType: type, size: bytes, title: name, creation: at } }] })),
  ];
}

const encounter = ({ pet, clinic }: PetFile, { id, reference, at, endedAt, type, modality, practitioner, reason }: KeptVisit): FhirResource => ({
  resourceType: 'Encounter', id, identifier: [{ value: reference }], status: endedAt ? 'finished' : 'in-progress',
  class: { system: `${terms}/v3-ActCode`, ...(modality === 'in-person' ? { code: 'AMB', display: 'ambulatory' } : { code: 'VR', display: 'virtual' }) },
  type: [concept(type)], subject: to(pet.id), ...when(practitioner, (who) => ({ participant: [{ individual: to(who.id) }] })), period: { start: at, ...when(endedAt, (end) => ({ end })) },
  ...when(reason?.trim(), (text) => ({ reasonCode: [concept(text)] })), serviceProvider: to(clinic.id),
});

const vitals = [
  { of: 'temperature', code: '8310-5', display: 'Body temperature', unit: 'Cel', said: '°C' },
  { of: 'pulse', code: '8867-4', display: 'Heart rate', unit: '/min', said: '/min' },
  { of: 'breaths', code: '9279-1', display: 'Respiratory rate', unit: '/min', said: '/min' },
  { of: 'weight', code: '29463-7', display: 'Body weight', unit: 'kg', said: 'kg' },
] as const;

function observations({ pet }: PetFile, visit: KeptVisit, { vitals: signs, condition, pain }: RecordBody, idOf: (name: string) => string): FhirResource[] {
  const base = (name: string, code: Part, category: string) => ({
    resourceType: 'Observation', id: idOf(`${visit.id}/${name}`), status: 'final', category: [concept(category, { system: `${terms}/observation-category`, code: category })], code,
    subject: to(pet.id), encounter: to(visit.id), effectiveDateTime: visit.at, ...when(visit.practitioner, ({ id }) => ({ performer: [to(id)] })),
  });
  const measured = vitals.flatMap(({ of, code, display, unit, said }): FhirResource[] => {
    const value = signs[of];
    if (value === null) return [];
    const how = of === 'pulse' || of === 'breaths' ? signs.counted[of] : undefined;
    return [{ ...base(of, concept(display, { system: 'http://loinc.org', code, display }), 'vital-signs'), ...when(how, (text) => ({ method: concept(`counted: ${text}`) })), valueQuantity: { value, unit: said, system: 'http://unitsofmeasure.org', code: unit } }];
  });
  const scored = (name: string, text: string, value: number, of: number | null): FhirResource => ({ ...base(name, concept(text), 'exam'), valueQuantity: { value, unit: of === null ? 'score' : `of ${of}`, system: 'http://unitsofmeasure.org', code: '{score}' } });
  return [
    ...measured,
    ...(condition.body === null ? [] : [scored('body-condition', 'Body condition score', condition.body, 9)]),
    ...(pain && pain.total !== null ? [scored('pain', `Pain, ${pain.scale === 'other' ? pain.name || 'other scale' : pain.scale}`, pain.total, pain.of)] : []),
  ];
}

const certain = { suspected: 'provisional', confirmed: 'confirmed', 'ruled-out': 'refuted' } as const;

const conditions = (visit: KeptVisit, { problems }: RecordBody, about: Part, idOf: (name: string) => string): FhirResource[] =>
  problems.flatMap(({ words, certainty, code, differentials }, at): FhirResource[] =>
    words.trim()
      ? [{
          resourceType: 'Condition', id: idOf(`${visit.id}/problem/${at}`),
          // What was ruled out is not there; FHIR wants no clinical status of what was never confirmed wrong.
          clinicalStatus: { coding: [{ system: `${terms}/condition-clinical`, code: certainty === 'ruled-out' ? 'inactive' : 'active' }] },
          verificationStatus: { coding: [{ system: `${terms}/condition-ver-status`, code: certainty ? certain[certainty] : 'unconfirmed' }] },
          code: concept(words, code ? { system: code.system, code: code.code, display: code.display } : undefined), ...about, recordedDate: visit.at, ...when(visit.signed, ({ person }) => ({ asserter: to(person) })),
          ...when(differentials.trim(), (text) => ({ note: [{ text: `Could also be: ${text}` }] })),
        }]
      : [],
  );

/** `used`: filled as often as it may be. A script that was taken back counts as cancelled, one that ran out as stopped. */
const requested = { valid: 'active', used: 'completed', expired: 'stopped', void: 'cancelled', replaced: 'stopped' } as const;

function medication({ id, script, prescriber, issuedAt, expiresAt, state, happened }: KeptScript, about: Part): FhirResource {
  const notes = [script.warnings && `Warnings: ${script.warnings}`, script.withdrawal && `Withdrawal: ${script.withdrawal}`, ...happened.map(({ kind, at, words }) => `${kind} ${at}: ${words}`)].filter(Boolean);
  return {
    resourceType: 'MedicationRequest', id, status: requested[state], intent: 'order', medicationCodeableConcept: concept([script.medicine, script.strength, script.form].filter(Boolean).join(', ')),
    ...about, authoredOn: issuedAt, requester: { ...to(prescriber.person), display: prescriber.name }, dosageInstruction: [{ text: script.directions || 'As told' }],
    dispenseRequest: { validityPeriod: { start: issuedAt, end: expiresAt }, ...when(script.repeats, (numberOfRepeatsAllowed) => ({ numberOfRepeatsAllowed })), ...when(script.quantity?.trim(), (text) => ({ quantity: { unit: text } })) },
    ...(notes.length ? { note: notes.map((text) => ({ text })) } : {}),
  };
}
