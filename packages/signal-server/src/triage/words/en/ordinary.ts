/**
 * Frequent English words that lie a letter or two from a word of ours and are no misspelling of it: gathered by asking the reader about
 * the ten thousand most frequent words. What is spelled nearly like a word of ours but means something else belongs here.
 */
export const ordinary = `
adapted advantages airlines appointments articles balanced bidding bought cabinets calendars calvin carriers cartridges certificates charge chargers
checking childrens circle complaint compounds concert conditions contacts containers contract contracting controls damage dating decrease defeat
defects delivers diseases disorders earrings enlarge essentials estimated estimates expressions extensions failures feelings filling functions
greetings hearings heater hiking holdings holidays hoping ignore increase infections interests introduced introduces lasting learning lighting
listings locking making materials mating medicines mining monster motorcycles notice occasion openings operate operations opinions packages packing
painting parent patent patients paying plastics positions potter practices produced producer produces programs proposal proposals propose proposed
proposition questions reached reactions recognised recognized recorder recover reduce relationships relaxation report resolve responses reverse
roommates routines russia salvation savage saying scheduled schedules scoring seeing selling setting singing solutions staffing standings starring
starting stated stations sterling stored stores stranger strengths strikes supports surfaces survive tables temperatures thorough thoughts treatments
tuning vacations vehicles visitor vocals warning weekends wishing writing
`;
