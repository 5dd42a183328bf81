/**
 * Frequent German words that lie a letter or two from a word of ours and are no misspelling of it: gathered by asking the reader about
 * the ten thousand most frequent words. What is spelled nearly like a word of ours but means something else belongs here.
 */
export const ordinary = `
absolute andern angepasst angeschlossen anhalten anpassen antworte behalte bekommst bemerkte benimmst benutze benutzte benutzten beobachte berichte
beruhige beschlossen beschweren besondere besorg bestellung besten bischen bleibe blieben brauch brauchen breche cousin durchgehen einfache einiger
einiges einzelnen einzig einzigen entdeckte episode erkannt erkennst erschrecken erwarte erwartest erwartete erzahl erzahlst erzahlte falschen
falscher falsches fester fische flaschen fliege flotte freuden freunde fruheren funktionierte gebraucht gefahrliche gefangene geistern gekostet
gelogen gemocht geniesst gepack gerucht gesagt geschafft geschafte geschworen gesetz gesteckt gestehen gestellt gesucht gewalt gewaschen gleichen
grossere grossten grosster grundlich grussen handschuhe hindern huhnchen interessen jammer jegliche keines kirche klappe kochen kollegen komischer
komisches komplette kontakte kuchen kummer leiche leichen letztens lichter menschlich menschlichen menschlicher menschliches mogliche monster nachsten
nachstes nochmals passierte presse probier problemen regieren reichen richtige rieche russische schach schade schaff schaffst schaffte schalter
schatzen scheiden scheissegal scheisser schere scherz scherze schiess schimmer schlacht schlafe schlafst schlage schlager schlagst schlechte schliesst
schmecken schmeiss schmutzigen schnapp schneide schrei schreibe schreiben schreibt schreist schule schuler schulern schutze schwachen schwager
schwanze schwerter schwestern schworen seltsamen seltsamer sicheren siegel sinken sollen spiele spielten sprecht sprengen sprich sprichst spring
springe spritze standen starben stecke steige stellten stille streng stuckchen sturzt sunden symptom toiletten traume traurige trinke truppen uberfall
ubergabe uberstunden ungewohnliche unterhosen verderben vergesse verhaltnis verlangen verlierst verlorene verruckte verschwenden verschwinden
versorgen versteck versteckst versteckte versteh verstehen versuchs versuchst versuchte versuchten verwundet verzeiht vierte wahnsinn weiteren
weiterer weiteres wieviele zeiten zerbrechen zweitens
`;
