/** Kinds of animal that rules tell apart. `cavy`: guinea pigs, chinchillas and degus; `rodent`: hamsters, mice, rats, gerbils. */
export const speciesGroups = ['dog', 'cat', 'rabbit', 'cavy', 'rodent', 'ferret', 'bird', 'reptile', 'fish', 'horse', 'ruminant', 'pig', 'other'] as const;
export type SpeciesGroup = (typeof speciesGroups)[number];

/** What animals are called in the four languages; a `*` stands for any ending or beginning. Looked for in order. */
const names: readonly (readonly [SpeciesGroup, string])[] = [
  ['cavy', 'guinea* cavy cavia cobay* cochon-d* cobaya* cuy* conejillo* meerschwein* *meerschweinchen chinchilla* degu* dègue*'],
  ['rabbit', 'rabbit* bunny bunnies lapin* lapine conejo* coneja* kaninchen* zwergkaninchen* hase hasen lagomorph* leporid* oryctolagus *widder'],
  ['rodent', 'hamster* *hamster mouse mice souris maus mause raton* rat rats ratte* rata ratas gerbil* jerbo* rennmaus* rodent* rongeur* roedor* nager* squirrel*'],
  ['ferret', 'ferret* furet* huron* frettchen* mustela*'],
  ['bird', 'bird* oiseau* ave aves pajar* vogel* *vogel parrot* perroquet* loro* papagei* budg* perruche* periquito* *sittich* cockatiel* cockatoo* canar* kanarien* kakadu* parakeet* perico* ara macaw* lovebird* agaporni* inseparable* conure* finch* pinson* zebrafink* chicken* hen hens poule* gallina* huhn* huhner* duck* canard* pato* ente enten goose pigeon* paloma* taube* nymphe* avian'],
  ['reptile', 'reptil* lizard* lezard* lagart* echse* eidechse* gecko* iguan* leguan* snake* serpent* serpiente* schlange* *natter python* boa* turtle* tortoise* tortue* tortuga* schildkrote* *schildkrote dragon* bartagam* *agame pogona* chamale* camale* chamaleon amphib* frog* grenouille* rana frosch* axolotl* newt* salamand* camaleon*'],
  ['fish', 'fish* poisson* pez peces fisch* goldfisch* *fisch koi* betta* guppy* pleco*'],
  ['horse', 'horse* cheval chevaux jument* poney* pony ponies poni caballo* yegua* potro* potra* pferd* pony* stute* hengst* wallach* fohlen foal* mare mares gelding* stallion* poulain* donkey* mule* ane anesse burro* burra* esel* equin* equid*'],
  ['ruminant', 'cow cows cattle vache* veau* vaca* ternero* kuh kuhe kalb* rind* toro* goat* chevre* bouc cabra* ziege* sheep mouton* brebis agneau* oveja* cordero* schaf* lamm* lamb* llama* lama alpaca* alpaga* alpaka* bovin* ovin* caprin*'],
  ['pig', 'pig pigs piglet* cochon porc* cerdo* schwein* minischwein* hog sow swine'],
  ['cat', 'cat cats kitten* kitty feline* felin chat chats chatte* chaton* gato gata gatos gatas gatit* minin* katze* kater* katzchen* kitte* tomcat* felis *katze* *katzen *kater mieze* tabby siamese* persian* ragdoll* maine* sphynx* bengal* birman* siames* persa* siamois* persan* siamkatze*'],
  ['dog', 'dog dogs doggy doggo puppy puppies pup pups canine* canis chien* chiot* perro* perra* perrit* cachorro* cachorra* dane danois* dogge* setter* vizsla* weimaraner* akita* shiba* samoyed* newfoundland* bernese* bernard* havanese* maltese* bichon* pinscher* york* westie* cavapoo* cockapoo* heeler* kelpie* papillon* podenca* bretón* braco* braque* rottie* staffy* staffie* lurcher* hund hunde hundin* welpe* rude *hund *hunde *terrier *dackel *pudel *spitz labrador* retriever* shepherd* *doodle* poodle* bulldog* bouledogue* chihuahua* dachshund* beagle* boxer* rottweiler* collie* spaniel* mastiff* husky* dalmat* malinois* berger* schaferhund* caniche* golden* pug* mops* podenco* galgo* mestizo* mischling* mutt hound* greyhound* whippet* schnauzer* shih* pitbull* doberman* dobermann* corgi* teckel*'],
];

const patterns = names.flatMap(([group, text]) =>
  text.split(' ').map((name) => ({
    group,
    fits: name.startsWith('*') && name.endsWith('*') ? (word: string) => word.includes(name.slice(1, -1))
      : name.startsWith('*') ? (word: string) => word.endsWith(name.slice(1))
      : name.endsWith('*') ? (word: string) => word.startsWith(name.slice(0, -1))
      : (word: string) => word === name,
  })),
);

/** The kind of animal that a species typed by hand means; `other` when it is none we know. */
export function speciesGroup(species: string): SpeciesGroup {
  const plain = species.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/cochon d['’ ]?inde/, 'cochon-d').slice(0, 120);
  const words = plain.split(/[^\p{L}\d-]+/u).filter(Boolean);
  const found = patterns.find(({ fits }) => words.some(fits));
  return found?.group ?? 'other';
}
