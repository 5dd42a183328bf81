/**
 * What is known of names of medicines: data, with a version, its date and its sources. Names are found at the beginning of a word, as they
 * sound, so that `Kétamine`, `Ketamina` and `Tramadolhydrochlorid` count and `ipratropium` is no opium. No list of products is ever whole: a
 * script also names its substance, and the vet can say that a medicine is against germs.
 */
export const medicineLists = {
  version: 2,
  written: '2026-11-22',
  /** The day it was held against its sources; nothing: not yet. */
  compared: null,
  sources: [
    'United States: 21 CFR 1308, schedules II to V; 21 CFR 530.41, prohibited in animals that people eat; 21 CFR 530, extra-label use',
    'Canada: Controlled Drugs and Substances Act, schedules I to V', 'United Kingdom: Misuse of Drugs Regulations 2001, schedules 2 to 5',
    'European Union: Regulation (EU) 37/2010, table 2; Regulation (EU) 2019/6, articles 5(6) and 112(4)', 'Names of products: labels of the makers',
  ],
  /** Controlled nearly everywhere. */
  controlled: (
    'alfentanil alprazolam amphetamine amobarbital barbital boldenone bromazepam buprenorphine butabarbital butalbital butorphanol carfentanil chlordiazepoxide clobazam clonazepam clorazepate cocaine codeine dexamphetamine dextroamphetamine diazepam '
    + 'difenoxin dihydrocodeine diphenoxylate dronabinol ephedrine esketamine estazolam eszopiclone ethylmorphine etorphine fentanyl flunitrazepam flurazepam hydrocodone hydromorphone ketamine levomethadone levorphanol lisdexamphetamine lorazepam '
    + 'meperidine meprobamate methadone methamphetamine methohexital methylphenidate dexmethylphenidate methyltestosterone midazolam modafinil armodafinil morphine nabilone nalbuphine nandrolone nitrazepam opium oxandrolone oxazepam oxycodone oxymorphone '
    + 'pentazocine pentobarbital pethidine phenobarbital phenobarbitone phentermine piritramide pseudoephedrine remifentanil secobarbital stanozolol sufentanil tapentadol temazepam testosterone thiafentanil thiopental thiopentone tiletamine tramadol '
    + 'triazolam zaleplon zolazepam zolpidem zopiclone'
  ).split(' '),
  /** Never for animals that people eat. */
  bannedForFood: 'chloramphenicol chlorpromazine clenbuterol colchicine dapsone diethylstilbestrol dimetridazole furazolidone ipronidazole metronidazole nitrofurantoin nitrofurazone phenylbutazone ronidazole'.split(' '),
  /** Other names of a substance, products of the trade among them. */
  alike: {
    amphetamine: 'adderall anfetamina', alprazolam: 'xanax', boldenone: 'equipoise', buprenorphine: 'simbadol buprenex vetergesic buprecare bupaq bupredine temgesic zorbium suboxone subutex', butorphanol: 'torbugesic torbutrol butomidor dolorex alvegesic torphasol butador',
    chlordiazepoxide: 'librium librax', clonazepam: 'klonopin rivotril', clorazepate: 'tranxene', codeine: 'co-codamol cocodamol', diazepam: 'valium stesolid ziapam', difenoxin: 'motofen', diphenoxylate: 'lomotil', dronabinol: 'marinol syndros cannabis thc', fentanyl: 'duragesic recuvyra sublimaze fentadon',
    etorphine: 'immobilon', hydrocodone: 'vicodin hycodan tussigon lortab norco', hydromorphone: 'dilaudid', ketamine: 'ketaset vetalar ketalar narketan ketavet anesketin vetaket', levomethadone: 'polamivet', lisdexamphetamine: 'vyvanse elvanse', lorazepam: 'ativan tavor',
    meperidine: 'demerol', methadone: 'comfortan semfortan methadyne synthadon insistor', methylphenidate: 'ritalin concerta', midazolam: 'versed dormicum', modafinil: 'provigil alertec modiodal', nabilone: 'cesamet', nandrolone: 'laurabolin', oxazepam: 'serax seresta',
    oxycodone: 'percocet oxycontin', oxymorphone: 'numorphan opana', pentobarbital: 'euthasol euthatal euthasate dolethal somulose exagon', phenobarbital: 'epiphen phenoleptil phenomav epityl soliphen luminal phenocillin', stanozolol: 'winstrol', tapentadol: 'nucynta', temazepam: 'restoril',
    thiopental: 'pentothal', tiletamine: 'telazol zoletil tilzolan', tramadol: 'ultram tramal zamadol tralieve tramvetol', triazolam: 'halcion', zolpidem: 'ambien stilnox', zopiclone: 'imovane',
    gabapentin: 'neurontin bonqat', pregabalin: 'lyrica', xylazine: 'rompun anased sedaxylan nerfasin xylapan',
    clenbuterol: 'ventipulmin planipart', metronidazole: 'flagyl stomorgyl metrobactin metrovis spizobactin', phenylbutazone: 'bute equipalazone butazolidin pro-dynam',
  } as Readonly<Record<string, string>>,
  /** Products against germs whose names do not say so. */
  germProducts: (
    'albon amoxiclav amoxi animax antirobe augmentin aurizon bactrim baytril canaural cefaseptin claro clamoxyl clavamox clavaseptin clavubactin convenia diflucan ditrim draxxin easotic excede excenel flagyl forcyl fucithalmic fungitraxx '
    + 'isathal itrafungol keflex kesium kesvet malaseb marbocyl marbosyva mometamax naxcel neptra nizoral noroclav nuflor orbax osurnia otomax panolog posatex primor resflor rilexine ronaxan septra simplicef sporanox stomorgyl surolan synulox '
    + 'therios tresaderm tribrissen tylan ubrolexin veraflox vetoryclav zeniquin zithromax zodon xeden'
  ).split(' '),
} as const;

/** A name as it sounds: without accents, `Phenobarbital` as `Fenobarbital`, `Kodein` as `codein`. */
const sound = (text: string): string => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ph', 'f').replaceAll('th', 't').replaceAll('y', 'i').replaceAll('k', 'c').replace(/[\s\-–_]+/g, ' ');
const stem = (name: string): string => sound(name).replace(/(ine|ina|in|one|on|e)$/, (end) => end.replace(/[ae]$/, ''));

// A short name is a whole word; a longer one may go on, as `Tramadolhydrochlorid` does.
const wanted = (name: string): string => (name.length < 7 ? ` ${sound(name)} ` : ` ${stem(name)}`);

/** Whether a name of a medicine holds one of these substances, under any name that is known for it. */
export function holds(medicine: string, substances: readonly string[]): boolean {
  const said = ` ${sound(medicine).replace(/[^\p{L}\p{N} ]/gu, ' ')} `;
  return substances.some((substance) => [substance, ...(medicineLists.alike[substance]?.split(' ') ?? [])].some((name) => said.includes(wanted(name))));
}

// By what their names hold, as they sound. Sulfates and sulfasalazine are none.
const germs = /(cillin|clavulan|bactam|penem|floxacin|ciclin|micin|micosin|tilosin|tildipirosin|cacin|fenicol|ezolid|sulfa(?!t|sala)|trimetoprim|nidazol|conazol|tiamulin|valnemulin|terbinafin|nistatin|griseofulvin|amfotericin|polimixin|colistin|bacitracin|novobiocin|planin|mupirocin|nitrofur|ciclovir|\b(cef|rifa|fusid|fucid|isoniazid|etambutol|pirazinamid|dapson))/;

/** Whether a name of a medicine is of one against germs. */
export const againstGerms = (medicine: string): boolean => germs.test(sound(medicine)) || holds(medicine, medicineLists.germProducts);
