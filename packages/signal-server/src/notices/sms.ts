// The signs of GSM 03.38: with others in it, a message of 160 has room for 70. Those of the second row count twice.
const basic = new Set('@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà');
const twice = new Set('^{}\\[~]|€');
const plain: Readonly<Record<string, string>> = { '’': "'", '‘': "'", '“': '"', '”': '"', '–': '-', '—': '-', '…': '...', '\u00a0': ' ', '\u202f': ' ' };

/** The text in signs that every phone shows: accents that SMS does not have fall away, `õ` becomes `o`. What has no such form is left out. */
export function inGsm(text: string): string {
  return Array.from(text.normalize('NFC'), (sign) => {
    const known = plain[sign] ?? sign;
    if (known.length > 1 || basic.has(known) || twice.has(known)) return known;
    return Array.from(known.normalize('NFD')).filter((part) => basic.has(part)).join('');
  }).join('');
}

/** How many messages a carrier makes and charges of a text in these signs: 160 in one, 153 in each of several. */
export function segments(text: string): number {
  const length = Array.from(text).reduce((sum, sign) => sum + (twice.has(sign) ? 2 : 1), 0);
  return length <= 160 ? 1 : Math.ceil(length / 153);
}

/** A name for the middle of a short text: `other` where nothing of it can be written, cut where it is long. */
export function shortName(name: string, other: string, most = 24): string {
  const written = inGsm(name).replace(/\s+/g, ' ').trim();
  if (!/[\p{L}\p{N}]/u.test(written)) return other;
  return written.length <= most ? written : `${written.slice(0, most - 1).trimEnd()}.`;
}
