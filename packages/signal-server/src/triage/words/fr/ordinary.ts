/**
 * Frequent French words that lie a letter or two from a word of ours and are no misspelling of it: gathered by asking the reader about
 * the ten thousand most frequent words. What is spelled nearly like a word of ours but means something else belongs here.
 */
export const ordinary = `
absolu accelerer accueilli achete achetee achetes acheteur actives adapte adaptee adapter adaptes adresse adresser adulte aidant aiment aimerait
alimentaires allaient allait amende americaine americains american analyser analyste analystes anciennes anciens annexes annuelles annuels apparence
appliquee appliquer appliques apport apporter approche arrivee arrives articles assiettes assiste assurances attaques attendu augmentee augmenter
auteur avancee avances baisser baisses banale basse batteries battre battus beaute belles besoin billet billets blesses bloquer blues boissons boulot
bourse bouteilles brancher branches brasserie brasseur briser brosse bruges bruts cabine cachent cacher caches caisses calcul calcule camions campagne
campagnes casser causes celles centaine centre certaines certains certificats chaise chances chanel changements changes chante chanter chargee
chargement charger charges charme chasseurs chaussures chercher chiffre chimie chimiques claire clairs classe classes claude clients cliquet codes
combine commencer commente commerce compagnie comportements compose comprend comprise conjoints connaissances connus conscients conseille conseiller
considerables consommer constitue constituee constituent constituer constitution contacter contacts conte contenu continuer contraste contrer copains
copie coquilles cordes coree cornet couches couleurs coupes couple courantes courants courbe courent cours courses courtes courts couture couverts
couvrant couvre couvrir crainte croire damenagement dangereuse davant davantages debit debiteur debiteurs deboires deboucher debut deceler dechange
declin decors decouverte decrire demandee demandent demander demandes demandeur demandeurs demarches depassant depasser desert desserts dessous
detente detenu detenue detient devaient devenues devenus devrait dhonneur difficiles diffuser digital diminuer donnant donnee donnera donnes doubler
doubles douceur dresse drogues droits dupuis ecarts echapper eclat ecoule ecoulee elections electrabel electrafina electroniques enfance enfant entend
entrer entretiens entretient epaules episode equilibree erreurs esprit essai essais etapes etendue etions evite evoque examens except explose exposees
exposes express exterieure exterieurs facture factures faibles faiblesses faille faisant faites fasse fausses femmes feries fermer fermete fiable
fines firmes flacons flechi fonctionnant fonctionner fondee fondre forcement forfait forges formations former formes fortis forts fournis frais francs
frapper frequente frites fromages gains galerie gamme gammes gardant gerer glisser gosses grandi grands guerre habitudes habitue hasard homme hongrie
horaire humaine humaines importance importantes impressionnante incapables inconnu inconnue inferieur inquietudes inspiree installee installes
interessee interesser interesses interieure interieurs internet intime invite isoles james jardins javais jeunes jouant joueurs jouit journees jugent
laccent laise laissez langle langues larges larmee latine lechange libres limage lires lisse litre livrer livret longue lourdes lourds maigres maisons
malades maladies malaisie manager managers manche manipuler manquait manquer marbre marches marquee marquer marques masques massifs mauvaises meilleur
meilleurs menage menages mention mette mettra meuble meuse miroirs moindres monnaies monstre montee montrer montres morceaux moteurs moules multiple
multiplie normales nouvelles observer operations operer ordres oscille oublier ouvrier papiers paquets paradis paraissait paraissent parent parfums
parier parle parlent parquet partage partant parti partie partiel partis passees passer passes peintre peintures penale pence pencher pensent pensions
percee percer perdant perdent perdus permanente pilote placent plage plainte planche planches planetaire plantation plantations plastiques plateau
plateforme platesformes pleins pointes poissons pompes ponts portant portera portes porteur positionner positions possibles pouces poupe pourra
poussee pouvoirs pouvons precedentes precedents prendra pressions primes prison prives prochaine prochains proches products produite produites
proprietaires propriete protection protege protegee proteges puisse qualites questions quitte rachetee racheter raconter raison raisons ralentir
ramener rappele rapport rapporter rapports ratio ratios reactions reagi rebond recette reclamer recommande recommandee recommencer recours recul
reculer redaction reduite reduits reflexion reflexions refuge refus refuser regarder regards regie regimes reine rejete relie remarquer remarques
remises remontee remonter remplie rencontrer rencontres rendue renouveau rente rentree rentrer repli repondant repondu reponses repose reprise
reservee reserver reserves reside restera restes resultant resultats retards retenir retenu retire retour retourner retraite retrouvee retrouver
reussi reussie reussit revendu revenue revenus risquer roues roulant routes sachez saine salaire salles sauver scolaire seconde seconds sejours
sensibles servent seules signal signe signee signer sociale sociales soffre soffrir soigner soigneusement solaires sortant sorte sortes sorties
sortira souffrent soumis sourit soutient souvient speciale suite suivante suivants suivent superficie support supporter supports surfaces tailleur
temperatures tendre tensions tentative tentent tentes tenue terminee tessenderlo tester tonnes touches tournant tournee trains traite traitements
traiter traversee traverser trompe trouvee trouvera uniques usines utilisee utilises valeurs vanille vapeur veille venant vendre vente ventes verres
verses verts vertus vieilles violence virage visages visent visibles visiter visites visiteur vital vitesses vitres vivent voitures volaille volant
volet volumes voudrait voulait voyait
`;
