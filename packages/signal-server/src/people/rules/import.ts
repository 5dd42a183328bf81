import * as v from 'valibot';
import { Pet } from '../contract.ts';
import { ImportRow } from '../import.contract.ts';
import { Email, Phone } from '../../shared/words.contract.ts';
import { type DateOrder, plain, readDay, readSex, readStatus, readWeight } from './import-animal.ts';
import { readMicrochip } from './microchip.ts';

/** What a column of a list of clients can hold. */
export const importFields = ['owner', 'firstName', 'lastName', 'email', 'phone', 'pet', 'species', 'breed', 'sex', 'neutered', 'status', 'altered', 'age', 'born', 'weightKg', 'weightLb', 'microchip'] as const;
export type ImportField = (typeof importFields)[number];

// How other programs head their columns, without accents, blanks and signs.
const headings: Readonly<Record<ImportField, readonly string[]>> = {
  owner: ['owner', 'ownername', 'client', 'clientname', 'customer', 'name', 'fullname', 'proprietaire', 'besitzer', 'halter', 'propietario', 'cliente'],
  firstName: ['firstname', 'givenname', 'ownerfirstname', 'clientfirstname', 'prenom', 'vorname', 'nombre'],
  lastName: ['lastname', 'surname', 'familyname', 'ownerlastname', 'clientlastname', 'nomdefamille', 'nachname', 'apellido', 'apellidos'],
  email: ['email', 'mail', 'emailaddress', 'owneremail', 'clientemail', 'courriel', 'correo', 'correoelectronico'],
  phone: ['phone', 'mobile', 'cell', 'telephone', 'phonenumber', 'mobilephone', 'cellphone', 'ownerphone', 'telefon', 'handy', 'telefono', 'movil', 'portable'],
  pet: ['pet', 'petname', 'patient', 'patientname', 'animal', 'animalname', 'tiername', 'tier', 'mascota'],
  species: ['species', 'kind', 'animaltype', 'espece', 'tierart', 'art', 'especie'],
  breed: ['breed', 'race', 'rasse', 'raza'],
  sex: ['sex', 'gender', 'sexe', 'geschlecht', 'sexo'],
  neutered: ['neutered', 'spayed', 'castrated', 'desexed', 'fixed', 'isneutered', 'isspayed', 'sterilise', 'kastriert', 'esterilizado'],
  status: ['reproductivestatus', 'neuterstatus', 'neuteredstatus', 'sexstatus', 'spaystatus'],
  altered: ['spayedneutered', 'neuteredspayed', 'spayneuter', 'spayedorneutered', 'altered'],
  age: ['age', 'alter', 'edad'],
  born: ['born', 'birthdate', 'dateofbirth', 'dob', 'birthday', 'datedenaissance', 'geburtsdatum', 'geboren', 'fechadenacimiento'],
  weightKg: ['weight', 'weightkg', 'weightinkg', 'kg', 'poids', 'poidskg', 'gewicht', 'gewichtkg', 'peso', 'pesokg'],
  weightLb: ['weightlb', 'weightlbs', 'weightpounds', 'weightinpounds', 'weightinlb', 'weightinlbs', 'lb', 'lbs', 'pounds'],
  microchip: ['microchip', 'chip', 'microchipnumber', 'chipnumber', 'chipnummer', 'puce', 'puceelectronique', 'transponder'],
};

const bare = (text: string): string => plain(text).replace(/[^\p{L}\p{N}]/gu, '');

/** Which column holds what, by its heading; `undefined` for those that are left out. The first of two alike counts. */
export function readHeadings(header: readonly string[]): (ImportField | undefined)[] {
  const taken = new Set<ImportField>();
  return header.map((heading) => {
    const field = importFields.find((each) => headings[each].includes(bare(heading)) && !taken.has(each));
    if (field) taken.add(field);
    return field;
  });
}

/** Why a line is not taken, and because of which column. */
export interface LineFault {
  readonly field: ImportField;
  readonly code: 'missing' | 'unreadable' | 'too-long' | 'impossible' | 'in-the-future' | 'which-day' | 'no-way-to-reach';
}

/** What somebody should look at in a line that comes over: `older`, a chip from before ISO 11784, which many readers do not read. */
export interface LineLook {
  readonly field: ImportField;
  readonly code: 'older';
}

export type ReadLine = { readonly is: 'good'; readonly row: ImportRow; readonly looks?: readonly LineLook[] } | { readonly is: 'refused'; readonly line: number; readonly faults: readonly LineFault[] };

// Written by a spreadsheet so that it is no formula there; and what cannot be seen, but turns the direction of text.
const tidy = (cell: string): string => cell.replace(/[\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g, '').replace(/\s+/g, ' ').trim().replace(/^'(?=[=+\-@])/, '');

const oldest = 120;

interface Reading {
  readonly line: number;
  /** The clinic's, as YYYY-MM-DD. */
  readonly today: string;
  /** What comes first in 03/04/2019; what could be two days is refused without. */
  readonly dates?: DateOrder | undefined;
}

/** Reads one line of a list of clients. */
export function readLine(cells: readonly string[], columns: readonly (ImportField | undefined)[], { line, today, dates }: Reading): ReadLine {
  const said: Partial<Record<ImportField, string>> = {};
  for (const [i, field] of columns.entries()) if (field && cells[i] !== undefined) said[field] = tidy(cells[i]);
  const faults: LineFault[] = [];
  const fault = (field: ImportField, code: LineFault['code']): undefined => void faults.push({ field, code });

  const name = said.owner || [said.firstName, said.lastName].filter(Boolean).join(' ');
  if (!name) fault('owner', 'missing');
  else if (name.length > 120) fault('owner', 'too-long');
  const email = said.email || undefined;
  if (email && !v.is(Email, email)) fault('email', 'unreadable');
  const phone = said.phone || undefined;
  if (phone && !v.is(Phone, phone)) fault('phone', 'unreadable');
  if (!email && !phone) fault('email', 'no-way-to-reach');
  const pet = said.pet || said.species ? readPet(said, { today, dates }, fault) : undefined;
  if (faults.length) return { is: 'refused', line, faults };
  const row = { line, owner: { name, ...(email ? { email } : {}), ...(phone ? { phone } : {}) }, ...(pet ? { pet } : {}) };
  const parsed = v.safeParse(ImportRow, row);
  const looks: LineLook[] = pet?.microchip && pet.microchip.length < 15 ? [{ field: 'microchip', code: 'older' }] : [];
  return parsed.success ? { is: 'good', row: parsed.output, ...(looks.length ? { looks } : {}) } : { is: 'refused', line, faults: [{ field: fieldOf(parsed.issues[0]), code: 'unreadable' }] };
}

function readPet(said: Partial<Record<ImportField, string>>, { today, dates }: Pick<Reading, 'today' | 'dates'>, fault: (field: ImportField, code: LineFault['code']) => undefined): Pet {
  if (!said.pet) fault('pet', 'missing');
  if (!said.species) fault('species', 'missing');
  for (const [field, most] of [['pet', 60], ['species', 60], ['breed', 80], ['age', 40]] as const) if ((said[field]?.length ?? 0) > most) fault(field, 'too-long');
  const chip = said.microchip ? readMicrochip(said.microchip) : undefined;
  if (chip?.is === 'wrong') fault('microchip', 'unreadable');
  const age = said.born ? bornOn(said.born, { today, dates }, fault) : said.age;
  const weightField = said.weightKg ? 'weightKg' : 'weightLb';
  const weight = said[weightField] ? readWeight(said[weightField], weightField === 'weightKg' ? 'kg' : 'lb') : undefined;
  if (weight && weight.is !== 'weight') fault(weightField, weight.is);
  const { sex, status } = readSex(said.sex ?? '');
  const neutered = readStatus(said.status ?? '', 'status') ?? readStatus(said.neutered ?? '', 'answer') ?? readStatus(said.altered ?? '', 'either') ?? status;
  return {
    name: said.pet ?? '', species: said.species ?? '',
    ...(said.breed ? { breed: said.breed } : {}),
    ...(age ? { age } : {}),
    ...(sex ? { sex } : {}),
    ...(neutered ? { reproductiveStatus: neutered } : {}),
    ...(weight?.is === 'weight' ? { weightKg: weight.kg } : {}),
    ...(chip && chip.is !== 'wrong' ? { microchip: chip.number } : {}),
  };
}

function bornOn(typed: string, { today, dates }: Pick<Reading, 'today' | 'dates'>, fault: (field: ImportField, code: LineFault['code']) => undefined): string | undefined {
  const day = readDay(typed, dates);
  if (day.is !== 'day') return fault('born', day.is);
  if (Number(day.iso.slice(0, 4)) < Number(today.slice(0, 4)) - oldest) return fault('born', 'impossible');
  return day.iso > today ? fault('born', 'in-the-future') : `born ${day.iso}`;
}

const fieldOf = (issue: v.BaseIssue<unknown>): ImportField => {
  const [top, member] = (issue.path ?? []).map(({ key }) => String(key));
  const named = { name: top === 'pet' ? 'pet' : 'owner', species: 'species', breed: 'breed', age: 'age', email: 'email', phone: 'phone' } as const;
  return named[member as keyof typeof named] ?? 'owner';
};

/** A cell of a file that a spreadsheet will open: what it would take for a formula is words, and nothing breaks out of its cell. */
export function safeCell(text: string): string {
  const words = /^[\s]*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",;\n\r]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
}
