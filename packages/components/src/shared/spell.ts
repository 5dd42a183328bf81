const words: Readonly<Record<string, string>> = {
  A: 'Alfa', B: 'Bravo', C: 'Charlie', D: 'Delta', E: 'Echo', F: 'Foxtrot', G: 'Golf', H: 'Hotel', I: 'India', J: 'Juliett', K: 'Kilo', L: 'Lima', M: 'Mike',
  N: 'November', O: 'Oscar', P: 'Papa', Q: 'Quebec', R: 'Romeo', S: 'Sierra', T: 'Tango', U: 'Uniform', V: 'Victor', W: 'Whiskey', X: 'X-ray', Y: 'Yankee', Z: 'Zulu',
};

/** A reference as it is said on the phone, its groups apart: `VK-7Q3M-2F` is `Victor Kilo · 7 Quebec 3 Mike · 2 Foxtrot`. */
export const spelled = (reference: string): string =>
  reference.split('-').map((group) => [...group].map((sign) => words[sign] ?? sign).join(' ')).join(' · ');
