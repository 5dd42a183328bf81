import { teller, type Case } from './case.ts';

const en = teller('en');
const fr = teller('fr');
const es = teller('es');
const de = teller('de');

/** Longer stories, with much that does not matter. */
export const fifth: readonly Case[] = [
  en.routine('dog', 'Hello! We moved here last month from Ohio and need a new vet for Baxter. He is three, very healthy, had all his shots at the old clinic except bordetella. He gets a bit car sick on the way, nothing unusual. Could we come next week?', { traps: 'idiom' }),
  en.routine('cat', 'My vet retired and I am looking for somebody for my two cats. One had a urinary blockage in 2021 and has been on special food since, no issues at all. The other is just fat. I would like a check-up for both.', { traps: 'history negation' }),
  en.soon('dog', 'Molly has been scratching at her right ear since we got back from the lake on Sunday. It looks a little red inside and there is brown wax. She is eating, sleeping and playing as always, no head tilt, no crying.', { traps: 'negation' }),
  en.soon('dog', 'Yesterday Duke found half a sandwich on our walk and today he has loose stools, three times so far. He is drinking, wagging and wants to play. No vomiting, no blood.', { traps: 'negation' }),
  en.soon('cat', 'Since the new puppy arrived my cat spends more time on the wardrobe and eats a little less. She comes down at night, uses her box and grooms herself.'),
  en.urgent('dog', 'We were playing in the yard when Rosie yelped. Now she holds up her back right leg and will not step on it at all. She is otherwise cheerful, eats and there is no wound.', { traps: 'negation' }),
  en.urgent('dog', 'Bruno has vomited three times since breakfast, first food and then yellow liquid. He still drinks and keeps it down but has no interest in his lunch. He has not gotten into anything as far as I know.', { traps: 'negation' }),
  en.urgent('cat', 'Our cat came home with a limp yesterday and today her front leg is swollen and hot around a small puncture. She hisses when I touch it. She ate half her breakfast.'),
  en.emergency('dog', 'We had a barbecue yesterday and everything was fine. This morning Toby was restless, kept stretching and looking at his side. About an hour ago he began to gag without bringing anything up, and his tummy feels tight. He is a standard poodle.'),
  en.emergency('cat', 'I cleaned the box last night and this morning it is still dry. Oscar has been in there at least ten times, he sits and sits, and licks his bottom. He did not eat his breakfast and he hid when I came near.', { sex: 'male neutered' }),
  en.emergency('dog', 'My daughter left her backpack on the floor and when we came home there was a torn up packet of sugar-free gum. Penny is acting normal but I read online that this can be bad. She is a 6 kg terrier.', { traps: 'other', weightKg: 6 }),
  en.emergency('dog', 'He was fine at lunch. We went for a walk, he sniffed around the bushes, and ten minutes after getting home his legs started to shake, then he fell over and was jerking. It stopped but he does not seem to recognise us.'),
  en.emergency('dog', 'Gracie is 13 and has a heart murmur. For two days she coughs at night and since an hour she sits with her elbows apart and her belly moves with every breath. Her tongue looks dark.', { age: '13 years' }),
  en.emergency('rabbit', 'Clementine normally begs for her pellets. Last night she left everything, and this morning there is not a single dropping. She sits in the corner with her eyes half shut.'),
  en.emergency('dog', 'I dropped a pan of hot oil and it splashed down his back, the skin is coming off'),
  en.emergency('cat', 'A neighbour found her on the street. She drags her hind legs, there is blood at her nose and her claws are frayed.', { traps: 'other' }),

  fr.routine('chien', 'Bonjour, nous venons d’emménager et cherchons un vétérinaire pour Tango. Il a trois ans, en parfaite santé, à jour de vaccins sauf la toux de chenil. Il est un peu malade en voiture, rien de spécial. Pourrions-nous venir la semaine prochaine ?', { traps: 'idiom' }),
  fr.soon('chien', 'Depuis dimanche Nala se gratte l’oreille droite, c’est un peu rouge à l’intérieur avec de la cire brune. Elle mange, dort et joue comme d’habitude, ne penche pas la tête et ne pleure pas.', { traps: 'negation' }),
  fr.soon('chien', 'Hier il a trouvé un bout de sandwich en promenade et aujourd’hui il a des selles molles, trois fois. Il boit, remue la queue et veut jouer. Pas de vomissements, pas de sang.', { traps: 'negation' }),
  fr.urgent('chien', 'Nous jouions au jardin quand elle a couiné. Maintenant elle garde la patte arrière droite en l’air et ne la pose plus du tout. Sinon elle est gaie, mange, et il n’y a pas de plaie.', { traps: 'negation' }),
  fr.urgent('chien', 'Il a vomi trois fois depuis le petit-déjeuner, d’abord la nourriture puis un liquide jaune. Il boit encore et garde l’eau mais ne s’intéresse pas à son repas.'),
  fr.emergency('chien', 'Hier tout allait bien. Ce matin il était agité, s’étirait et regardait son flanc. Depuis une heure il a des haut-le-cœur sans rien rendre et son ventre est tendu. C’est un caniche royal.'),
  fr.emergency('chat', 'J’ai nettoyé le bac hier soir et ce matin il est encore sec. Il y est allé au moins dix fois, il reste assis et se lèche le derrière. Il n’a pas pris son petit-déjeuner.', { sex: 'mâle castré' }),
  fr.emergency('chien', 'Il allait bien à midi. Dix minutes après la promenade ses pattes ont commencé à trembler, puis il est tombé et avait des secousses. C’est fini mais il n’a pas l’air de nous reconnaître.'),
  fr.emergency('chien', 'Elle a 13 ans et un souffle au cœur. Depuis deux jours elle tousse la nuit et depuis une heure elle reste assise, coudes écartés, son ventre bouge à chaque respiration.', { age: '13 ans' }),
  fr.emergency('lapin', 'D’habitude elle réclame ses granulés. Hier soir elle a tout laissé et ce matin il n’y a pas une seule crotte. Elle est dans un coin, les yeux mi-clos.'),
  fr.emergency('chien', 'J’ai fait tomber une casserole d’huile chaude et il en a reçu sur le dos, la peau s’en va'),

  es.routine('perro', 'Hola, nos acabamos de mudar y buscamos veterinario para Tango. Tiene tres años, muy sano, con todas las vacunas menos la de la tos de las perreras. Se marea un poco en el coche, nada raro. ¿Podríamos ir la semana que viene?', { traps: 'idiom' }),
  es.soon('perro', 'Desde el domingo Nala se rasca la oreja derecha, está un poco roja por dentro y tiene cera marrón. Come, duerme y juega como siempre, no ladea la cabeza ni llora.', { traps: 'negation' }),
  es.soon('perro', 'Ayer encontró medio bocadillo en el paseo y hoy tiene las heces blandas, tres veces. Bebe, mueve la cola y quiere jugar. Sin vómitos, sin sangre.', { traps: 'negation' }),
  es.urgent('perro', 'Estábamos jugando en el jardín cuando chilló. Ahora lleva la pata trasera levantada y no la apoya nada. Por lo demás está alegre, come y no tiene herida.', { traps: 'negation' }),
  es.urgent('perro', 'Ha vomitado tres veces desde el desayuno, primero comida y luego líquido amarillo. Sigue bebiendo y lo retiene, pero no le interesa su comida.'),
  es.emergency('perro', 'Ayer todo bien. Esta mañana estaba inquieto, se estiraba y se miraba el costado. Desde hace una hora tiene arcadas sin sacar nada y la barriga tensa. Es un caniche gigante.'),
  es.emergency('gato', 'Anoche limpié el arenero y esta mañana sigue seco. Ha entrado al menos diez veces, se queda sentado y se lame el trasero. No ha desayunado.', { sex: 'macho castrado' }),
  es.emergency('perro', 'A mediodía estaba bien. Diez minutos después del paseo le empezaron a temblar las patas, luego se cayó y daba sacudidas. Ya paró pero parece que no nos reconoce.'),
  es.emergency('perro', 'Tiene 13 años y un soplo. Desde hace dos días tose por la noche y desde hace una hora está sentada con los codos separados y la barriga se le mueve con cada respiración.', { age: '13 años' }),
  es.emergency('conejo', 'Normalmente pide sus granulados. Anoche lo dejó todo y esta mañana no hay ni una caca. Está en la esquina con los ojos medio cerrados.'),
  es.emergency('perro', 'Se me cayó una sartén con aceite caliente y le cayó en el lomo, se le levanta la piel'),

  de.routine('Hund', 'Hallo, wir sind gerade umgezogen und suchen einen Tierarzt für Tango. Er ist drei, kerngesund, hat alle Impfungen außer Zwingerhusten. Beim Autofahren wird ihm etwas schlecht, sonst nichts Besonderes. Könnten wir nächste Woche kommen?', { traps: 'idiom' }),
  de.soon('Hund', 'Seit Sonntag kratzt sich Nala am rechten Ohr, es ist innen etwas rot und braunes Ohrenschmalz drin. Sie frisst, schläft und spielt wie immer, hält den Kopf nicht schief und jammert nicht.', { traps: 'negation' }),
  de.soon('Hund', 'Gestern hat er unterwegs ein halbes Brötchen gefunden und heute ist der Kot weich, dreimal bisher. Er trinkt, wedelt und will spielen. Kein Erbrechen, kein Blut.', { traps: 'negation' }),
  de.urgent('Hund', 'Wir haben im Garten gespielt, da hat sie aufgejault. Jetzt hält sie das rechte Hinterbein hoch und tritt gar nicht mehr auf. Sonst ist sie munter, frisst und hat keine Wunde.', { traps: 'negation' }),
  de.urgent('Hund', 'Er hat seit dem Frühstück dreimal erbrochen, erst Futter, dann gelbe Flüssigkeit. Er trinkt noch und behält es, will aber sein Mittagessen nicht.'),
  de.emergency('Hund', 'Gestern war alles gut. Heute früh war er unruhig, hat sich gestreckt und auf seine Seite geschaut. Seit einer Stunde würgt er, ohne etwas hochzubringen, und der Bauch ist gespannt. Er ist ein Königspudel.'),
  de.emergency('Katze', 'Ich habe das Klo gestern Abend sauber gemacht und heute früh ist es noch trocken. Er war mindestens zehnmal drin, sitzt und sitzt und leckt sich hinten. Gefrühstückt hat er nicht.', { sex: 'Kater kastriert' }),
  de.emergency('Hund', 'Mittags ging es ihm gut. Zehn Minuten nach dem Spaziergang fingen die Beine an zu zittern, dann ist er umgefallen und hat gezuckt. Es hat aufgehört, aber er scheint uns nicht zu erkennen.'),
  de.emergency('Hund', 'Sie ist 13 und hat ein Herzgeräusch. Seit zwei Tagen hustet sie nachts und seit einer Stunde sitzt sie mit abgespreizten Ellbogen da, der Bauch geht bei jedem Atemzug mit.', { age: '13 Jahre' }),
  de.emergency('Kaninchen', 'Normalerweise bettelt sie um ihre Pellets. Gestern Abend hat sie alles liegen lassen und heute früh liegt kein einziger Köttel da. Sie sitzt mit halb geschlossenen Augen in der Ecke.'),
  de.emergency('Hund', 'Mir ist eine Pfanne mit heißem Öl runtergefallen, es ist über seinen Rücken gelaufen, die Haut löst sich'),
];
