/**
 * Frequent French words that lie a letter or two from a word of ours and are no misspelling of it: gathered by asking the reader about
 * the ten thousand most frequent words. What is spelled nearly like a word of ours but means something else belongs here.
 */
export const ordinary = `
accelerer accueilli adaptee adaptes alimentaires alimenter analystes anciennes annuelles appliquee appliquer appliques assiettes assurances augmentee
augmenter batteries bouteilles campagne certaines certificats changements charger chasseurs chaussures chimiques commencer compagnie comportements
comprend conjoints connaissances conscients conseille considerables consommer contacter contenter continuer coquilles courantes damenagement dangereuse
davantages deboucher decouverte demarches difficiles diffuser digital ecoulee electriques electroniques entretiens entretient episode equilibree
express exterieure exterieurs faiblesses fonctionner formations frequente habitudes habitue habituel habitues horaire importantes impressionnante
incapables inconnu individuelles inquietudes installee installes interessee interesser interesses interieure interieurs managers manipuler mauvaises
meilleure meilleurs menages multiple nouvelles operations paiements payement peintre peintures personnel personnes placent plainte plastiques portant
positionner positions possibles poussee precautions precedentes precedents present presentee presenter presentes pressions previsions prochaine
prochains produites proprietaires propriete protege provision puissante puissants questions rapporter rassemble reactions recommande recommencer
redaction remarquer remarques rembourse remboursements rencontrer rencontres reprise resultant resultats retourner retrouvee retrouver seconds
sensibles sociale soffrir superficie support supporter sursaut suspects temperatures tentative terminee traitements traversee traverser visiteur
volaille
mouvements respiratoires dernieres descend sanglants toilette etrangers mouillees congeneres feuille boulettes pastille
`;
