import type { Condition, Disposition, Exam, Pain, Problem, Vitals } from '../findings.contract.ts';

type Counted = NonNullable<Vitals['counted']['pulse']>;
const counted: Readonly<Record<Counted, string>> = { minute: 'over a minute', 'owner-15': 'by the owner over 15 s', 'owner-30': 'by the owner over 30 s', 'owner-60': 'by the owner over 60 s', 'video-15': 'on video over 15 s', 'video-30': 'on video over 30 s' };
const gums = { pink: 'pink', pale: 'pale', white: 'white', red: 'red', blue: 'blue', yellow: 'yellow', 'not-seen': 'not seen' } as const;
const refill = { 'under-1': 'under 1 s', '1-2': '1 to 2 s', 'over-2': 'over 2 s', 'not-seen': 'not seen' } as const;
const rest = { resting: 'resting', asleep: 'asleep', active: 'active' } as const;
const systems: Readonly<Record<keyof Exam, string>> = {
  general: 'General', skin: 'Skin and coat', eyes: 'Eyes', ears: 'Ears', nose: 'Nose and throat', mouth: 'Mouth and teeth', lymph: 'Lymph nodes', heart: 'Heart and circulation', lungs: 'Lungs and breathing',
  belly: 'Belly', urogenital: 'Urinary and genital', movement: 'Movement', nerves: 'Nerves',
};
const findings = { normal: 'normal', abnormal: 'abnormal', 'not-remote': 'not assessed from afar' } as const;
const muscle = { normal: 'normal', mild: 'mild loss', moderate: 'moderate loss', severe: 'severe loss' } as const;
const scales = { 'cmps-sf': 'Glasgow (dog), short form', 'cmps-feline': 'Glasgow (cat)', fgs: 'Feline Grimace Scale', other: '' } as const;
const certainty = { suspected: 'suspected', confirmed: 'confirmed', 'ruled-out': 'ruled out' } as const;
const dispositions: Readonly<Record<Disposition, string>> = { home: 'Care at home', 'in-person': 'Visit in person', today: 'Visit in person today', emergency: 'Emergency hospital', specialist: 'Specialist' };

type Row = readonly [string, string];
const brackets = (text: string | undefined): string => (text ? ` (${text})` : '');
const measured = (value: number | null, unit: string, how = ''): string => (value === null ? '' : `${value} ${unit}${how}`);

/** Vital signs as rows; those not taken have no value. */
export const vitalRows = ({ temperature, pulse, breaths, weight, counted: how, rest: while_, gums: colour, refill: time }: Vitals): Row[] => [
  ['Temperature', measured(temperature, '°C')],
  ['Heart rate', measured(pulse, 'a minute', brackets(how.pulse && counted[how.pulse]))],
  ['Breathing', measured(breaths, 'a minute', brackets(how.breaths && counted[how.breaths]))],
  ['Meanwhile', while_ ? rest[while_] : ''],
  ['Weight', measured(weight, 'kg')],
  ['Gums', colour ? gums[colour] : ''],
  ['Refill time', time ? refill[time] : ''],
];

export const examRows = (exam: Exam): Row[] =>
  (Object.keys(systems) as (keyof Exam)[]).flatMap((system) => {
    const found = exam[system];
    return found ? [[systems[system], [findings[found.is], found.words].filter(Boolean).join(': ')] as const] : [];
  });

export const conditionRows = ({ body, muscle: loss }: Condition, pain: Pain | null): Row[] => [
  ['Body condition', body === null ? '' : `${body} of 9`],
  ['Muscle', loss ? muscle[loss] : ''],
  ['Pain', pain ? `${scales[pain.scale] || pain.name}: ${pain.total ?? 'not scored'}${pain.of === null ? '' : ` of ${pain.of}`}` : ''],
];

export const problemLines = (problems: readonly Problem[]): string[] =>
  problems
    .filter(({ words }) => words.trim())
    .map(({ words, certainty: sure, differentials, code }) => [`${words}${brackets(sure ? certainty[sure] : '')}${code ? ` [${code.display}, ${code.code}]` : ''}`, differentials.trim() && `Could also be: ${differentials.trim().split('\n').join(', ')}`].filter(Boolean).join('\n'));

export const dispositionWords = (disposition: Disposition | null): string => (disposition ? dispositions[disposition] : '');
export const modalityWords = { video: 'by video', phone: 'by phone', 'in-person': 'in person', messages: 'by messages' } as const;
export const scriptStates = { valid: 'valid', used: 'filled', expired: 'run out', void: 'void', replaced: 'replaced' } as const;
