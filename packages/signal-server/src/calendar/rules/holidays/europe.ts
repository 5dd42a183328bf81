import { easter, holiday, list, on, type HolidayPack } from './pack.ts';

const written = '2026-11';

export const france: HolidayPack = {
  country: 'FR', written, source: 'https://www.service-public.fr/particuliers/vosdroits/F2405', regions: { 57: 'Moselle', 67: 'Bas-Rhin', 68: 'Haut-Rhin' },
  days: [
    holiday('new-year', 'New Year’s Day', on(1, 1)),
    holiday('good-friday', 'Good Friday', easter(-2), { only: list('57 67 68') }),
    holiday('easter-monday', 'Easter Monday', easter(1)),
    holiday('labour-day', 'Labour Day', on(5, 1)),
    holiday('victory-day', 'Victory in Europe Day', on(5, 8)),
    holiday('ascension', 'Ascension Day', easter(39)),
    holiday('whit-monday', 'Whit Monday', easter(50)),
    holiday('national-day', 'National Day', on(7, 14)),
    holiday('assumption', 'Assumption Day', on(8, 15)),
    holiday('all-saints', 'All Saints’ Day', on(11, 1)),
    holiday('armistice', 'Armistice Day', on(11, 11)),
    holiday('christmas', 'Christmas Day', on(12, 25)),
    holiday('st-stephen', 'St Stephen’s Day', on(12, 26), { only: list('57 67 68') }),
  ],
};

export const germany: HolidayPack = {
  country: 'DE', written, source: 'https://www.bmi.bund.de/DE/themen/verfassung/staatliche-symbole/nationale-feiertage/nationale-feiertage-node.html',
  regions: {
    BW: 'Baden-Württemberg', BY: 'Bayern', BE: 'Berlin', BB: 'Brandenburg', HB: 'Bremen', HH: 'Hamburg', HE: 'Hessen', MV: 'Mecklenburg-Vorpommern', NI: 'Niedersachsen',
    NW: 'Nordrhein-Westfalen', RP: 'Rheinland-Pfalz', SL: 'Saarland', SN: 'Sachsen', ST: 'Sachsen-Anhalt', SH: 'Schleswig-Holstein', TH: 'Thüringen',
  },
  days: [
    holiday('new-year', 'New Year’s Day', on(1, 1)),
    holiday('epiphany', 'Epiphany', on(1, 6), { only: list('BW BY ST') }),
    holiday('womens-day', 'International Women’s Day', on(3, 8), { only: list('BE MV') }),
    holiday('good-friday', 'Good Friday', easter(-2)),
    holiday('easter-monday', 'Easter Monday', easter(1)),
    holiday('labour-day', 'Labour Day', on(5, 1)),
    holiday('ascension', 'Ascension Day', easter(39)),
    holiday('whit-monday', 'Whit Monday', easter(50)),
    holiday('corpus-christi', 'Corpus Christi', easter(60), { only: list('BW BY HE NW RP SL') }),
    holiday('assumption', 'Assumption Day', on(8, 15), { only: list('BY SL') }),
    // Once, by a law of Berlin.
    holiday('uprising-day', '75 years since the uprising of 17 June', { dates: ['2028-06-17'] }, { only: ['BE'] }),
    holiday('childrens-day', 'World Children’s Day', on(9, 20), { only: ['TH'] }),
    holiday('unity-day', 'Day of German Unity', on(10, 3)),
    holiday('reformation-day', 'Reformation Day', on(10, 31), { only: list('BB HB HH MV NI SN ST SH TH') }),
    holiday('all-saints', 'All Saints’ Day', on(11, 1), { only: list('BW BY NW RP SL') }),
    holiday('repentance-day', 'Day of Repentance and Prayer', { weekday: 3, before: [11, 23] }, { only: ['SN'] }),
    holiday('christmas', 'Christmas Day', on(12, 25)),
    holiday('second-christmas-day', 'Second Day of Christmas', on(12, 26)),
  ],
};

export const austria: HolidayPack = {
  country: 'AT', written, source: 'https://www.oesterreich.gv.at/lexicon/F/Seite.991112.html', regions: {},
  days: [
    holiday('new-year', 'New Year’s Day', on(1, 1)),
    holiday('epiphany', 'Epiphany', on(1, 6)),
    holiday('easter-monday', 'Easter Monday', easter(1)),
    holiday('labour-day', 'Labour Day', on(5, 1)),
    holiday('ascension', 'Ascension Day', easter(39)),
    holiday('whit-monday', 'Whit Monday', easter(50)),
    holiday('corpus-christi', 'Corpus Christi', easter(60)),
    holiday('assumption', 'Assumption Day', on(8, 15)),
    holiday('national-day', 'National Day', on(10, 26)),
    holiday('all-saints', 'All Saints’ Day', on(11, 1)),
    holiday('immaculate-conception', 'Immaculate Conception', on(12, 8)),
    holiday('christmas', 'Christmas Day', on(12, 25)),
    holiday('st-stephen', 'St Stephen’s Day', on(12, 26)),
  ],
};

export const switzerland: HolidayPack = {
  country: 'CH', written, source: 'https://www.bj.admin.ch/dam/bj/de/data/publiservice/service/zivilprozessrecht/kant-feiertage.pdf',
  regions: {
    AG: 'Aargau', AI: 'Appenzell Innerrhoden', AR: 'Appenzell Ausserrhoden', BE: 'Bern', BL: 'Basel-Landschaft', BS: 'Basel-Stadt', FR: 'Fribourg', GE: 'Genève', GL: 'Glarus', GR: 'Graubünden', JU: 'Jura', LU: 'Luzern',
    NE: 'Neuchâtel', NW: 'Nidwalden', OW: 'Obwalden', SG: 'St. Gallen', SH: 'Schaffhausen', SO: 'Solothurn', SZ: 'Schwyz', TG: 'Thurgau', TI: 'Ticino', UR: 'Uri', VD: 'Vaud', VS: 'Valais', ZG: 'Zug', ZH: 'Zürich',
  },
  days: [
    holiday('new-year', 'New Year’s Day', on(1, 1)),
    holiday('berchtold', 'Berchtold’s Day', on(1, 2), { only: list('AG BE FR GL JU LU NE OW SH SO TG VD ZG ZH') }),
    holiday('epiphany', 'Epiphany', on(1, 6), { only: list('SZ TI UR') }),
    holiday('neuchatel-day', 'Founding of the Republic', on(3, 1), { only: ['NE'] }),
    holiday('st-joseph', 'St Joseph’s Day', on(3, 19), { only: list('NW SZ TI UR VS') }),
    holiday('good-friday', 'Good Friday', easter(-2), { not: list('TI VS') }),
    holiday('easter-monday', 'Easter Monday', easter(1), { not: list('NE VS') }),
    holiday('labour-day', 'Labour Day', on(5, 1), { only: list('BL BS JU NE SH TG TI ZH') }),
    holiday('ascension', 'Ascension Day', easter(39)),
    holiday('whit-monday', 'Whit Monday', easter(50), { not: list('NE VS') }),
    holiday('corpus-christi', 'Corpus Christi', easter(60), { only: list('AI FR JU LU NW OW SZ TI UR VS ZG') }),
    holiday('jura-day', 'Independence Day of Jura', on(6, 23), { only: ['JU'] }),
    holiday('peter-and-paul', 'Saints Peter and Paul', on(6, 29), { only: ['TI'] }),
    holiday('national-day', 'Swiss National Day', on(8, 1)),
    holiday('assumption', 'Assumption Day', on(8, 15), { only: list('AI FR JU LU NW OW SZ TI UR VS ZG') }),
    // The Thursday after the first Sunday of September, and the Monday after the third.
    holiday('geneva-fast', 'Geneva Fast', { weekday: 4, from: [9, 5] }, { only: ['GE'] }),
    holiday('federal-fast-monday', 'Monday of the Federal Fast', { weekday: 1, from: [9, 16] }, { only: ['VD'] }),
    holiday('st-maurice', 'St Maurice’s Day', on(9, 22), { only: ['AI'] }),
    holiday('st-nicholas-of-flue', 'St Nicholas of Flüe', on(9, 25), { only: ['OW'] }),
    holiday('all-saints', 'All Saints’ Day', on(11, 1), { only: list('AI FR GL JU LU NW OW SG SZ TI UR VS ZG') }),
    holiday('immaculate-conception', 'Immaculate Conception', on(12, 8), { only: list('AI FR LU NW OW SZ TI UR VS ZG') }),
    holiday('christmas', 'Christmas Day', on(12, 25)),
    holiday('st-stephen', 'St Stephen’s Day', on(12, 26), { not: list('GE JU NE VD VS') }),
    holiday('restoration-day', 'Restoration of the Republic', on(12, 31), { only: ['GE'] }),
  ],
};

export const spain: HolidayPack = {
  country: 'ES', written, source: 'https://www.boe.es (calendario de fiestas laborales)',
  regions: {
    AN: 'Andalucía', AR: 'Aragón', AS: 'Asturias', CB: 'Cantabria', CE: 'Ceuta', CL: 'Castilla y León', CM: 'Castilla-La Mancha', CN: 'Canarias', CT: 'Catalunya', EX: 'Extremadura',
    GA: 'Galicia', IB: 'Illes Balears', MC: 'Murcia', MD: 'Madrid', ML: 'Melilla', NC: 'Navarra', PV: 'País Vasco', RI: 'La Rioja', VC: 'Comunitat Valenciana',
  },
  days: [
    holiday('new-year', 'New Year’s Day', on(1, 1)),
    holiday('epiphany', 'Epiphany', on(1, 6)),
    holiday('andalusia-day', 'Andalusia Day', on(2, 28), { only: ['AN'] }),
    holiday('balearic-day', 'Day of the Balearic Islands', on(3, 1), { only: ['IB'] }),
    holiday('maundy-thursday', 'Maundy Thursday', easter(-3), { not: list('CT VC') }),
    holiday('good-friday', 'Good Friday', easter(-2)),
    holiday('easter-monday', 'Easter Monday', easter(1), { only: list('CT IB NC PV RI VC') }),
    holiday('st-george', 'Regional holiday', on(4, 23), { only: list('AR CL') }),
    holiday('labour-day', 'Labour Day', on(5, 1)),
    holiday('madrid-day', 'Madrid Day', on(5, 2), { only: ['MD'] }),
    holiday('galician-letters-day', 'Galician Literature Day', on(5, 17), { only: ['GA'] }),
    holiday('canary-day', 'Canary Islands Day', on(5, 30), { only: ['CN'] }),
    holiday('castilla-la-mancha-day', 'Castilla-La Mancha Day', on(5, 31), { only: ['CM'] }),
    holiday('murcia-rioja-day', 'Regional holiday', on(6, 9), { only: list('MC RI') }),
    holiday('st-john', 'St John’s Day', on(6, 24), { only: list('CT VC') }),
    holiday('cantabria-institutions-day', 'Day of the Institutions of Cantabria', on(7, 28), { only: ['CB'] }),
    holiday('galicia-day', 'Galicia Day', on(7, 25), { only: ['GA'] }),
    holiday('assumption', 'Assumption Day', on(8, 15)),
    holiday('asturias-extremadura-day', 'Regional holiday', on(9, 8), { only: list('AS EX') }),
    holiday('bien-aparecida', 'La Bien Aparecida', on(9, 15), { only: ['CB'] }),
    holiday('catalonia-day', 'Catalonia Day', on(9, 11), { only: ['CT'] }),
    holiday('valencia-day', 'Valencia Day', on(10, 9), { only: ['VC'] }),
    holiday('national-day', 'National Day', on(10, 12)),
    holiday('all-saints', 'All Saints’ Day', on(11, 1)),
    holiday('constitution-day', 'Constitution Day', on(12, 6)),
    holiday('immaculate-conception', 'Immaculate Conception', on(12, 8)),
    holiday('christmas', 'Christmas Day', on(12, 25)),
    holiday('st-stephen', 'St Stephen’s Day', on(12, 26), { only: ['CT'] }),
  ],
};
