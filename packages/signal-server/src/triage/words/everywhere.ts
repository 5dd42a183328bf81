/** What is called alike in every language, but for its ending: medicines, brands, chemicals and plants by their Latin names. */
export const everywhere: Readonly<Record<string, string>> = {
  't-nsaid': 'acetylsalicyl*, aktren, aleve, celecox*, dexketoprof*, diclof*, diklofen*, dolormin, enantyum, espidifen, etoricox*, ibuflam, ibuprof*, indometa*, ketoprof*, naprosyn, naprox*, nurofen*, piroxic*, spidifen, voltar*',
  't-paracetamol': 'acetaminof*, acetaminop*, apiretal, benuron, calpol, dafalgan, doliprane, efferalgan, gelocatil, panadol, paracetam*, parazetam*, tempra, termalgin, tylenol',
  't-human-medicine': 'adderall, alprazolam*, amitript*, amlodip*, apixaban, atenolol*, atorvast*, baclof*, bisoprolol*, bupropi*, candesart*, carbamazep*, cialis, citalopram*, codamol, codolipr*, tilidin*, tramal, oxycont*, clonazepam*, clopidogr*, codein*, concerta, diazepam*, digoxin*, duloxetin*, eliquis, enalapril*, escitalopr*, euthyrox, eutirox, finasterid*, fluorourac*, fluoxetin*, imodium, lamotrig*, levothyr*, levotirox*, lexapro, lisinop*, loperamid*, lorazepam*, losart*, medikinet, metformin*, methylphen*, metilfen*, metoprolol*, minoxidil*, mirtazap*, morfin*, morphin*, olanzapin*, oxycod*, paroxetin*, prednison*, pregabalin*, propranolol*, prozac, pseudoephed*, quetiapin*, ramipril*, risperidon*, ritalin*, rivaroxab*, salbutam*, sertralin*, sildenafil*, simvast*, tadalafil*, tizanid*, trazodon*, valsart*, venlafax*, ventolin*, viagra, vyvanse, elvanse, xanax, xarelto, zoloft, zolpidem*, zopiclon*, valium, methotrex*, metotrex*, sudafed, efudix, inhalator, inhalador, inhalateur',
  't-rodenticide': 'brodifac*, bromadiol*, bromethal*, chlorophac*, coumatetr*, difenac*, warfarin*',
  't-slug-bait': 'metaldehyd*, metaldehíd*', 't-herbicide': 'glifosat*, glyphosat*, paraquat, roundup',
  't-insecticide': 'chlorpyrif*, clorpirif*, cypermethr*, cipermetr*, deltamet*, malathion, malatión, organophosph*, organofosf*, pyrethr*, piretr*',
  't-permethrin': 'advantix, exspot, permethr*, permetr*, vectra',
  't-drug': 'amphetamin*, anfetamin*, cocain*, fentan*, heroin*, ketamin*, kokain*, lsd, mdma, metanfet*, methamph*',
  't-cannabis': 'cannabis, marihuan*, marijuan*, thc', 't-xylitol': 'xilit*, xylit*', 't-macadamia': 'macadam*, makadam*',
  't-chocolate': 'brownie*, ferrero, kinder, kitkat, lindt, milka, nutella, snickers, toblerone*, maltesers, oreos',
  't-plant': 'aconit*, agapanth*, aloe, amarilis, amaryllis, anthur*, azalea*, belladon*, caladi*, colchic*, crassula, cyclam*, daphne, datura, dieffenb*, dracaena, euphorb*, euforb*, ficus, gloriosa, hellebor*, kalancho*, lantana, monstera*, narcis*, oleander*, oleandr*, philodendr*, filodendr*, poinsett*, pothos, rhododendr*, rododendr*, sansevier*, spathiph*, taxus, thuja, wisteria, zamioculcas, arum, delphin*, ligustr*, lupin*, alocasia, zantedesch*',
  't-lily': 'hemerocal*, lilium', 't-nicotine': 'iqos, nicotin*, nikotin*, snus, vape, vapes', 't-alcohol': 'tequila, vodka, whiskey, whisky, wodka', 't-vitamin-d': 'cholecalc*, colecalc*', 't-algae': 'cianobact*, cyanobact*',
};

/** The words of a language together with those of all. */
export const withEverywhere = (concepts: Readonly<Record<string, string>>): Readonly<Record<string, string>> => ({
  ...concepts, ...Object.fromEntries(Object.entries(everywhere).map(([concept, patterns]) => [concept, [concepts[concept], patterns].filter(Boolean).join(', ')])),
});
