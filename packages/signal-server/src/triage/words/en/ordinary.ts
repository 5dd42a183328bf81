/**
 * Frequent English words that lie a letter or two from a word of ours and are no misspelling of it: gathered by asking the reader about
 * the ten thousand most frequent words. What is spelled nearly like a word of ours but means something else belongs here.
 */
export const ordinary = `
advantages appointments calendars camping cartridges celebration certificates childrens compare complaint compounds concert conditions containers
contracting created creation decrease direction disorders enlarge essentials estimated estimates experienced experiences explosion expressions
extensions festivals functions greetings increase infections interests introduced introduces lighting materials medicines monster motorcycles occasion
operate operations organize positions prepare preserve purchased purchases questions reactions recognised recognized recover referenced references
relationships relaxation remainder resolve responses reverse roommates scheduled schedules scoring selections selling serving setting solutions
staffing standings starring statements stockings stranger strengths striking survive temperatures treatments vacations visitor writing
wandering checking wednesdays bucklings pinprick piddling piddle piddled
`;
