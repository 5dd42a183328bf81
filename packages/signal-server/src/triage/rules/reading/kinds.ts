const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** What an animal does when it is well. Denied, it is a sign; any other concept is a sign unless it is denied. */
export const functions = set('eat appetite drink pee poop stand walk move wake respond see settle weightbear keepdown breathe balance normal energy play work jump interest nurse perch know born birth');

/** Parts of an animal: they stay readable inside a longer expression. */
export const parts = set('gums mouth nose eye eyewhite ear head face lips lip belly stomach back leg legs hindleg paw tail chest skin bone anus vulva penis throat tooth nail wing feather cloaca gut bladder body hoof muscle inside tissue newborn');

/** Signs that an expression around them does not swallow: pus on a wound is pus still. */
export const kept = set('pus discharge blood swollen pain cat-word');

/** What is said across other words and swallows none of them. */
export const clear = set('any-more past-weak admin bereaved planning alone errand me passive dream unharmed moment moment-ago of-today before-today upon-it');

/** Units stay readable too: «hours ago» says how long. */
export const units = set('moment of-today times unit-minute unit-hour unit-day unit-week unit-month unit-year degree fahrenheit breaths');

/** Words that join, turn, measure or colour a sentence: no sign themselves. */
const manner = set(`
  not no without stop and or but now past past-weak any-more simile something admin bereaved planning alone errand hypo other kin person agent self he prep neutral ended aux only since per if-then passing touch again lots well sudden chronic once few mild severe night today
  more less often nonstop several hourly days count-two count-some count-many count-huge for-minutes for-hours for-a-day for-days trouble hard fast shallow odd noisy open closed pale blue yellow red pink green black cold hot
  tight big stuck loose hang out visible through try nothing everything behind side dirty lying sit house in-house outside-box bed food feed saliva surface window wall walls glass floor stairs height name animal cat-word car
  temperature late next leash lead wild question male-word female-word young-word old-word vaccinated food-safe cant-stop want thunder not-ahead grass hardly up lay warm restart drop pool wet egg daily colour-said coming-on me passive more-inside dream mine clause returned unharmed moment-ago before-today cluster upon-it`);

/** Whether a concept by itself says that something is wrong. */
export const isSign = (concept: string): boolean => !manner.has(concept) && !functions.has(concept) && !parts.has(concept) && !units.has(concept) && !concept.startsWith('unit-of-');
