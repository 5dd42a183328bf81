import type { Urgency } from '../../shared/words.contract.ts';
import type { LanguageCode } from '../rules.ts';

/** The same animal told in four languages. */
export interface Parallel {
  readonly urgency: Urgency;
  readonly species: string;
  readonly sex?: string;
  readonly said: Readonly<Record<LanguageCode, string>>;
}

const same = (urgency: Urgency, species: string, en: string, fr: string, es: string, de: string, sex?: string): Parallel => ({ urgency, species, said: { en, fr, es, de }, ...(sex && { sex }) });

export const parallel: readonly Parallel[] = [
  same('emergency', 'dog', 'He cannot breathe and his tongue is blue', 'Il n’arrive pas à respirer et sa langue est bleue', 'No puede respirar y tiene la lengua azul', 'Er bekommt keine Luft und die Zunge ist blau'),
  same('emergency', 'dog', 'The bleeding does not stop', 'Le saignement ne s’arrête pas', 'No para de sangrar', 'Es hört nicht auf zu bluten'),
  same('emergency', 'dog', 'She cannot keep water down', 'Elle ne garde même plus l’eau', 'No retiene ni el agua', 'Sie behält nicht mal Wasser bei sich'),
  same('emergency', 'dog', 'He ate rat poison', 'Il a mangé de la mort aux rats', 'Comió veneno para ratas', 'Er hat Rattengift gefressen'),
  same('emergency', 'dog', 'She had a seizure this morning', 'Elle a fait une crise d’épilepsie ce matin', 'Tuvo una convulsión esta mañana', 'Sie hatte heute früh einen Krampfanfall'),
  same('emergency', 'cat', 'He strains in the litter box and nothing comes out', 'Il force dans sa litière et rien ne sort', 'Hace fuerza en el arenero y no sale nada', 'Er presst im Katzenklo und es kommt nichts', 'male'),
  same('emergency', 'dog', 'He screams with pain when touched', 'Il hurle de douleur quand on le touche', 'Grita de dolor cuando lo tocan', 'Er schreit vor Schmerzen, wenn man ihn anfasst'),
  same('emergency', 'dog', 'Swallowed a sock yesterday and now vomits', 'A avalé une chaussette hier et maintenant il vomit', 'Se tragó un calcetín ayer y ahora vomita', 'Hat gestern eine Socke verschluckt und erbricht jetzt'),
  same('emergency', 'dog', 'His belly is hard as a drum and he retches without bringing anything up', 'Son ventre est dur comme un tambour et il essaie de vomir sans rien sortir', 'Tiene la barriga dura como un tambor y hace arcadas sin echar nada', 'Sein Bauch ist hart wie eine Trommel und er würgt, ohne dass etwas kommt'),
  same('emergency', 'dog', 'He was hit by a car', 'Il a été renversé par une voiture', 'Lo atropelló un coche', 'Er wurde von einem Auto angefahren'),
  same('emergency', 'cat', 'She fell from the balcony', 'Elle est tombée du balcon', 'Se cayó del balcón', 'Sie ist vom Balkon gefallen'),
  same('emergency', 'dog', 'He cannot stand up any more', 'Il ne tient plus debout', 'Ya no se puede levantar', 'Er kann nicht mehr aufstehen'),
  same('emergency', 'rabbit', 'Does not eat and leaves no droppings', 'Ne mange plus et ne fait plus de crottes', 'No come y no hace cacas', 'Frisst nicht und macht keine Köttel'),
  same('emergency', 'dog', 'Pushing for an hour and no puppy', 'Elle pousse depuis une heure et aucun chiot', 'Lleva una hora empujando y ningún cachorro', 'Sie presst seit einer Stunde und kein Welpe', 'female'),
  same('emergency', 'dog', 'A snake bit her', 'Mordue par un serpent', 'La mordió una serpiente', 'Von einer Schlange gebissen'),
  same('emergency', 'cat', 'She chewed on a lily', 'Elle a mâché un lys', 'Mordió un lirio', 'Sie hat an einer Lilie gekaut'),
  same('urgent', 'dog', 'He puts no weight on his leg', 'Il ne pose plus la patte', 'No apoya la pata', 'Er belastet das Bein nicht'),
  same('urgent', 'dog', 'She keeps one eye shut', 'Elle garde un œil fermé', 'No abre un ojo', 'Sie kneift ein Auge zu'),
  same('urgent', 'dog', 'Vomited four times today but drinks', 'A vomi quatre fois aujourd’hui mais boit', 'Ha vomitado cuatro veces hoy pero bebe', 'Hat heute viermal erbrochen, trinkt aber'),
  same('urgent', 'cat', 'Has not eaten for two days', 'N’a pas mangé depuis deux jours', 'No come desde hace dos días', 'Hat seit zwei Tagen nichts gefressen'),
  same('urgent', 'dog', 'He is very tired and does not want to move', 'Il est très fatigué et ne veut plus bouger', 'Está muy cansado y no quiere moverse', 'Er ist sehr müde und will sich nicht bewegen'),
  same('soon', 'dog', 'Coughs now and then, plays and eats', 'Tousse de temps en temps, joue et mange', 'Tose de vez en cuando, juega y come', 'Hustet ab und zu, spielt und frisst'),
  same('soon', 'dog', 'Scratches himself a lot', 'Il se gratte beaucoup', 'Se rasca mucho', 'Er kratzt sich viel'),
  same('soon', 'dog', 'Limps a little but puts weight on it', 'Il boite un peu mais pose la patte', 'Cojea un poco pero apoya la pata', 'Humpelt leicht, belastet das Bein aber'),
  same('soon', 'dog', 'Soft stool since yesterday, otherwise fine', 'Selles molles depuis hier, sinon ça va', 'Heces blandas desde ayer, por lo demás bien', 'Weicher Kot seit gestern, sonst fit'),
  same('routine', 'dog', 'He needs his yearly vaccination', 'Il lui faut son rappel de vaccin', 'Necesita su vacuna anual', 'Er braucht seine Jahresimpfung'),
  same('routine', 'cat', 'Please trim her nails', 'Pouvez-vous lui couper les griffes', 'Por favor, cortarle las uñas', 'Bitte Krallen schneiden'),
  same('routine', 'dog', 'Two years ago he had a seizure, now only the vaccine', 'Il y a deux ans il a fait une crise, maintenant juste le vaccin', 'Hace dos años tuvo una convulsión, ahora solo la vacuna', 'Vor zwei Jahren hatte er einen Krampfanfall, jetzt nur die Impfung'),
  same('routine', 'dog', 'No vomiting and no diarrhea, just a check-up', 'Pas de vomissements ni de diarrhée, juste un bilan de santé', 'Sin vómitos ni diarrea, solo una revisión', 'Kein Erbrechen und kein Durchfall, nur zur Vorsorge'),
  same('routine', 'cat', 'Dying to play, just needs the microchip', 'Elle meurt d’envie de jouer, juste la puce électronique', 'Se muere por jugar, solo necesita el microchip', 'Stirbt fast vor Langeweile, braucht nur den Chip'),
];
