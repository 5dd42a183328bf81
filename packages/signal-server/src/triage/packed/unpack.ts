import { digits, spell } from './letters.ts';
import { sumOf } from './sum.ts';

const valueOf = new Uint8Array(128);
[...digits].forEach((digit, at) => (valueOf[digit.charCodeAt(0)] = at));

/** In milliseconds: a page that is busy for longer feels stiff. */
const longest = 8;

function checked(all: string): string {
  const end = all.lastIndexOf('\n');
  const text = all.slice(0, end);
  if (sumOf(text) !== all.slice(end + 1)) throw new Error('The packed words of triage were read wrongly.');
  return text;
}

/** The text that `pack` packed. It throws where it comes to another one. It takes about a tenth of a second in all on a desktop and ten times that on a slow phone; other work of the page comes in between. */
export async function unpack(packed: string): Promise<string> {
  let [low, high, value, at] = [0, 0x3fff_ffff, 0, 0];
  const shift = () => void (value = ((value << 6) & 0x3fff_ffff) | (valueOf[packed.charCodeAt(at++)] ?? 0));
  for (let count = 0; count < 5; count++) shift();
  const letters = spell((likely) => {
    const middle = low + Math.floor((high - low) * likely);
    const isSet = value <= middle;
    if (isSet) high = middle;
    else low = middle + 1;
    for (; low >>> 24 === high >>> 24; low = (low << 6) & 0x3fff_ffff, high = ((high << 6) & 0x3fff_ffff) | 0x3f) shift();
    return isSet;
  });
  for (let since = performance.now(); ; ) {
    const { done, value: text } = letters.next();
    if (done) return checked(text.replaceAll(/~(.{4})/g, (_, number: string) => String.fromCharCode(Number.parseInt(number, 16))));
    if (performance.now() - since < longest) continue;
    await new Promise((go) => setTimeout(go));
    since = performance.now();
  }
}
