/**
 * Frequent French words that lie a letter or two from a word of ours and are no misspelling of it: gathered by asking the reader about
 * the ten thousand most frequent words. What is spelled nearly like a word of ours but means something else belongs here.
 */
export const ordinary = `
absolu accelerer accueilli achete acheteur adaptee adapter adaptes adulte aiment alimentaires allaient allait americaine americains american analyser
analyste analystes anciennes annuelles appliquee appliquer appliques apport apporter approche articles assiettes assurances attaques augmentee
augmenter batteries besoin boissons boulot bourse bouteilles brancher branches brosse caches calcul campagne certaines certains certificats chanel
changements charger chasseurs chaussures chercher chimiques claire clairs cliquet combine commencer commente compagnie comportements comprend
conjoints connaissances conscients conseille considerables consommer contacter contacts continuer coquilles couleurs coupes courantes courants
couverts couvrant damenagement dangereuse davantages deboucher declin decouverte demandee demander demandes demarches depasser desert desserts
devaient devenues dhonneur difficiles diffuser digital diminuer dresse ecarts echapper ecoule ecoulee electroniques enfance enfant entretiens
entretient episode equilibree esprit etendue except exposees express exterieure exterieurs factures faiblesses fonctionner formations frequente
fromages gammes gosses grands habitudes habitue horaire humaines importantes impressionnante incapables inconnu inquietudes inspiree installee
installes interessee interesser interesses interieure interieurs internet invite journees langues lechange longue maladies malaisie manager managers
manipuler mauvaises meilleur meilleurs menage menages moindres monnaies morceaux moules multiple normales nouvelles observer operations ordres
paraissait paraissent parent partie partis peintre peintures pensions percer placent plainte planches plastiques poissons portant positionner
positions possibles poussee pouvoirs precedentes precedents pressions prochaine prochains produite produites proprietaires propriete protege qualites
questions rachetee racheter raconter ralentir rapporter rapports ratios reactions reclamer recommande recommencer redaction regarder rejete remarquer
remarques remontee remonter rencontrer rencontres reponses repose reprise reservee reserver reserves resultant resultats retour retourner retraite
retrouvee retrouver reussi salaire scolaire seconde seconds sensibles servent signal signer sociale soffre soffrir soigner solaires soutient souvient
speciale suivante suivants superficie support supporter surfaces tailleur temperatures tensions tentative terminee traitements traversee traverser
trouvera utilisee utilises vapeur veille vieilles visibles visiteur vitesses voitures volaille
`;
