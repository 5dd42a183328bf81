/**
 * Frequent German words that lie a letter or two from a word of ours and are no misspelling of it: gathered by asking the reader about
 * the ten thousand most frequent words. What is spelled nearly like a word of ours but means something else belongs here.
 */
export const ordinary = `
absolute angepasst angeschlossen anhalten anpassen antworte arbeite arbeitest arbeitete begannen beginnen behalte benutze benutzten beobachte beruhige
beschissen beschlossen beschweren besondere bestellung bezahle bischen brauchten durchgehen einiger einiges einschlafen einzelnen entdeckte episode
erschrecken erwarte erwartest erwartete freuden freunde funktionierte gebraucht gefahrden gefahrliche gefangene gelande gelogen gerucht
geschafte geschworen gesteckt gestellt gewaschen grossere grundlich handschuhe huhnchen interessen jegliche komischer komisches komplette leichen
lichter menschlich menschlichen menschlicher menschliches monster passierte probier problemen regieren russische schalter schatzen scheiden scheiss
scheisse scheissegal scheisser scheisskerl schiess schimmer schlacht schlafe schlage schlager schlechte schliesst schmecken schmeiss schmutzigen
schnapp schneid schneider schreiben schuler schulern schusse schutze schwachen schwager schwarzen schwerter schwestern schworen sekunde
seltsamen seltsamer sprengen springe spritze stuckchen symptom toiletten uberstunden ubliche ungewohnliche unterhosen verderben vergesse
verhaltnis verkauf verkaufst verkaufte verlangen verlierst verlorene verruckte verschwenden verschwinden versorgen versteck versteckst versteckte
versteh verstehen versuchst versuchte versuchten verwundet verzeiht wachsen wahnsinn zerbrechen
erkenne laufenden allergischer komischen seltsamem infizierte verklebter verklebten schmutziger tierarzte
`;
