/**
 * Frequent German words that lie a letter or two from a word of ours and are no misspelling of it: gathered by asking the reader about
 * the ten thousand most frequent words. What is spelled nearly like a word of ours but means something else belongs here.
 */
export const ordinary = `
abgefahren abgelaufen abgelenkt abgeschossen abgezogen absolute allen alternative anderem andern andert anderte anfanger angelogen angenommen
angepasst angeschlossen angesehen anhalten annehmen anpassen antworte antworten anwesend atzend aufgelegt aufmachen ausgegangen ausrichten ausstehen
baumen bauten begegnen behalte behalter beide beides bekommst belegt bemerkte benimmst benutze benutzte benutzten beobachte beobachten bereu berichte
beruhige beruhmt besagt beschlossen beschweren besondere besonderen besonderer besorg besorge bessere beste bestellung besten bestens bester besuche
besucht betragt betteln beweg bewegst binden bischen bleib bleibe bleibst blicke blieben bluhen blume brachte brachten branche brauch brauchen braucht
breche brichst bring bringen bringst brudern bullen cousin daurn decken diener diesem diesen dieses dinger dingern dinner dreckigen dreckiger dritte
drittel droge drohen dunkeln dunklen durchgehen durften einfache einiger einiges einschlafen einzelnen einzig einzige einzigen entdeckte entwurf
episode erfahrung erfahrungen ergeben erhalt erkannt erkenne erkennst erleben erreichen erschrecken erstens erwarte erwartest erwartete erzahl erzahle
erzahlst erzahlte falken falschen falscher falsches fanden fehler feiern feinden fersen fester fielen finde findest fingen fisch fische flaschen
fliege flieger fliegst fliehen flotte flucht fragten franzosisch franzosischen freien fremd fremder freuden freun freunde frosch fruhen fruheren
fuhlen fullen funktionierte ganzem ganzer ganzes garten gauner gebaut geboten gebrauchen gebraucht gebunden gedacht gedicht gefahrliche gefangene
geflohen gefuhle gefuhlt gegangen gehalt geholt gehore gehoren gehorst gehorte geier geistern gejagt gekannt gekauft geklart gekocht gekostet gelacht
gelangen gelebt gelegen gelehrt geliebten gelogen gelten gemocht genannt geniesst genugt gepack gerate geraten gerede gereist gericht gerucht gesagt
geschafft geschafte geschaut geschlecht geschworen gesetz gesetze gesteckt gestehen gestellt gestohlen gesucht gewalt gewaschen geweckt gewinnt
gewissen gewonnen gezeigt glaub glauben glaubs glaubst glaubte gleichen gleicht graben grade greif grossem grossere grosseres grosste grossten
grosster grunden grundlich grusse grussen hafen halte haltet handel handeln handschuhe hange hangst harper harte hatten hauschen heisst helden helen
helfe herein herrin heutige heutigen himmel hindern horten huhnchen hummer hunden inneren interessen jahres jammer jegliche jungs kamen kammer kampfe
kampfen kampfer kampfst kampfte kampften kannte kapelle karten kasten keines kennen kerzen ketten kindern kindes kirche kisten klappe kleider klemme
klingen klingt knochel kochen kollegen komischer komisches komplette konne konnt konnten konntet kontakte kopfe korpers kostete kraften krieg krieger
krieges kriegst krise krusty kuchen kummer kunden kurze kurzer kussen kuste lacheln lacher lager lampen lander langen langes langweilen lasse laufer
lauren laute lauten lautet lebten lehren lehrer leiche leichen leiden leider leise leisten leite leiten leitet lester letztens licht lichter lieben
liefen liege linien liste lmmer locke locken machten machts madchen manchen mannern marchen meilen meinten menschlich menschlichen menschlicher
menschliches messen metal mister mitte mitteln mitten mochten mogen mogliche momente monats monster monte morder morgan morgens mussten muster
nachsten nachstes nackte nahmen nehme netter nichte niemandem nochmals normale norman nummer offne offnete passen passierte pastor pflegen platz
platze polen presse probier problemen punkt puppen qulle qullen rache rachel rasen rasse raten ratsel rauchen recht rechte regieren regnen reichen
reicht reichts reinen retten richtige rieche riechst riefen ringe ripped rolle rosie ruder runde russell russische sachen sachte sacke sagen sanger
sauber saubere schach schade schaden schadet schaf schaff schaffe schaffst schaffte schalt schalten schalter scharf schatz schatzen schau schaust
schaute scheck scheiden scheine scheissegal scheisser schere scherz scherze schick schien schiess schiesse schiff schimmer schiss schlacht schlafe
schlafst schlag schlage schlagen schlager schlagst schlamm schlau schlechte schlechten schlechtes schlief schliesst schluss schmecken schmeckt
schmeiss schmeissen schmuck schmutzigen schnapp schneide schneider schneidet schone schoss schrecken schrei schreib schreibe schreiben schreibt
schreist schrieb schritt schritte schrott schuhen schuld schulde schulden schuldest schuldet schuldgefuhle schuldig schule schulen schuler schulerin
schulern schultern schutze schutzt schwachen schwager schwangerschaft schwanze schwanzlutscher schweig schwein schwert schwerter schwestern schwimmen
schwore schworen schwuchtel schwung secret seien selben selten seltsamen seltsamer sensoren sichere sicheren sichern siegel silber singen sinken sinne
skinner solle sollen sollt sollten solltet spannend spannende sparen spiel spiele spieler spielst spielten spinnst spinnt spione sprecht sprengen
sprich sprichst spring springe spritze sprung spure stahl stammt standen starben starkes starren starrst start starten stechen steck stecke stecker
steckst steckte stehe stehlen steige steinen stell stellst stellte stellten stephen sterbe sterne sternen steven stille stimme stimmte stimmts stirb
stirbst strafe strecke street streichen streik streiten streng stuckchen stufen sturzen sturzt suchten summer sunde sunden symptom taube tauben
termine tiger toiletten trafen trager traume traumte traurige traust traut treibst tresor trevor trifft trink trinke trinkst truppe truppen uberfall
ubergabe uberleben uberstunden ungewohnliche unseres unterhosen verandern verargert verbracht verbrennt verderben vergesse vergnugen verhaften
verhaftet verhaltnis verhindert verhoren verirrt verkehrt verlangen verletzen verliere verlierst verlorene verruckte versager versammelt verschwenden
verschwinden versetzt versorgen versteck verstecke versteckst versteckte versteh verstehen versteht verstorben versuchs versuchst versuchte versuchten
verteilt verwenden verwirren verwirrend verwirrung verwundet verzeiht vieler vieles vierte viertel volle vollen wachen wahnsinn wallace wecker wehtun
weiber weichei weine weise weisen weissen weisst weite weiten weiteren weiterer weiteres welch welchen welcher wellen welten wenden wenigen werde
werdet werfe wessen wette wetten whiskey wiederhole wieviele willen windeln witzig wolken wollt wollten wolltet worten wurden zeiten zerbrechen ziehe
zielen zweit zweitens zweites
`;
