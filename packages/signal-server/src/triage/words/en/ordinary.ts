/**
 * Frequent English words that lie a letter or two from a word of ours and are no misspelling of it: gathered by asking the reader about
 * the ten thousand most frequent words. What is spelled nearly like a word of ours but means something else belongs here.
 */
export const ordinary = `
accent accepts actions adapted advantages advert advise airlines airport airports animals applies appointments arrives articles assess attach attached
auction backing badge balanced banking banned bathrooms battle beach beatles begin beings bidding blacks boring bother bottles bought bowling boxing
bracket breach breeding breeds bring broker bubble bumper buried burner burton butler buttons cabinets calendars calling calvin cannon caring carriers
carroll cartridges castle certificates chance changed changes charge charged chargers charges charging charter checking checks cheers childrens circle
clearing clients clinics close closer closes closest clothing cloud clouds coding colours commons complaint compounds concern concerned concerning
concerns concert concerts conditions condo condos conference conferences conferencing conservation conservative consumer contacts contained containers
contest contests contract contracting controls convergence conversation conversations conversion convert converted converter convertible cooking
coupled couples courses damage damages dating decade decided decorating decrease defeat defects delicious delivers denial denied diseases disorders
drawing dream driven driver drivers earning earrings easier eastern efforts engines enlarge essentials estimated estimates excerpt expensive expert
exports expressions extensions fabrics faces facing failing failures farmer favor feelings fellow females figured figures filed filling flights float
follows force forces forget formed forming foster founded framing functions futures gaming grades grammar graphs grave greetings grows guess guest
harper haven headed heading healing hearings heater heath heating heights herein hiking hiring holdings holidays hoping houses hungary hunting ignore
ignored imports increase increases infections injection insider insured interests introduced introduces invest investigate investigated investigation
investigations investigator investigators investing investment investments investor investors invision issued jackets kernel lasting latter lauren
leading learning leasing letters lighting liked likely linked linking listings locking lodge logged lovely loving mailed making master match materials
mating matters mature medicines meditation meter mining mirrors moments monster monsters motorcycles muscles nearby neutral nickel norman notice
notices numbers objects occasion openings operate operates operating operations opinions overhead packages packed packets packing painted painting
paradise parent parker parties patent patents patients patrol paying peoples placed placing planes planets plans plastics player pleased pocket posing
positions potter practices prayers precious present preventing prison produced producer produces programs project projection property proposal
proposals propose proposed proposition protecting protest purposes puzzle qualify questions raised rally rating reached reaching reactions realty
recognised recognized recorder recover reduce reduces relationships relaxation remained report reporter resolution resolve resorts responses reverse
riding rocket roller roommates routines routing russia sacred safely salon salvation samples satin savage saved saying scales scheduled schedules
scored scores scoring screens seasons seating seattle seconds secure secured securely seeing seeking selling sells seniors sensor setting settled
shades shaped shapes shared shares sharing shipped shipping shopping shower signed simple singer singing singles skating skilled solutions spaces
speaks specs spelling springs sprint squirt stable staffing stages stainless stake standings stanley starring stars starter starting stated states
stationery stations statistical statistics stats steam sterling stickers stocks store stored stores strand stranger streams streets strengths strikes
struct suits supports surfaces survive swing switches table tables taiwan talking temperatures thanks thinking thorough thoughts threads threat
threats titled tough towers treatments treaty tuning turner vacations vehicles visitor vocals voting waiting walker warning watches wearing weekends
weights wines winner winning wiring wishing worker wright writes writing
`;
