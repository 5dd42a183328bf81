/** A line that people call about a poisoned animal. */
export interface PoisonLine {
  readonly name: string;
  readonly phone: string;
  /** A fee may be asked. */
  readonly fee: boolean;
}

/** When each number was last compared with what its service publishes; a clinic should look again twice a year. */
export const poisonLinesChecked = '2026-11-22';

const northAmerica: readonly PoisonLine[] = [
  { name: 'ASPCA Animal Poison Control', phone: '+1 888 426 4435', fee: true },
  { name: 'Pet Poison Helpline', phone: '+1 855 764 7661', fee: true },
];

/** Lines by country. A country without one here has only the hospital, which is called first everywhere. */
const lines: Readonly<Record<string, readonly PoisonLine[]>> = {
  US: northAmerica,
  CA: northAmerica,
  FR: [{ name: 'CAPAE-Ouest', phone: '+33 2 40 68 77 40', fee: false }, { name: 'CNITV', phone: '+33 4 78 87 10 40', fee: false }],
  // One service with a number in each country; not open at night in both, so that the hospital stays the first call.
  AU: [{ name: 'Animal Poisons Helpline', phone: '1300 869 738', fee: false }],
  NZ: [{ name: 'Animal Poisons Centre', phone: '0800 869 738', fee: false }],
  BE: [{ name: 'Antigifcentrum / Centre Antipoisons', phone: '+32 70 245 245', fee: false }],
  CH: [{ name: 'Tox Info Suisse', phone: '145', fee: false }],
  GB: [{ name: 'Animal PoisonLine', phone: '+44 1202 509000', fee: true }],
  ES: [{ name: 'Servicio de Información Toxicológica', phone: '+34 915 620 420', fee: false }],
};

export const poisonLinesOf = (country: string | undefined): readonly PoisonLine[] => (country ? (lines[country] ?? []) : []);
