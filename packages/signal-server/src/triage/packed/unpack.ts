import { spell } from './letters.ts';

/** In milliseconds: a page that is busy for longer feels stiff. */
const longest = 8;

/** The text that `pack` packed. It takes some ten milliseconds in all; other work of the page comes in between. */
export async function unpack(packed: string): Promise<string> {
  const bytes = atob(packed);
  let [low, high, value, at] = [0, 0xffff_ffff, 0, 0];
  const shift = () => void (value = ((value << 8) | bytes.charCodeAt(at++)) >>> 0);
  for (let count = 0; count < 4; count++) shift();
  const letters = spell((likely) => {
    const middle = low + Math.floor((high - low) * likely);
    const isSet = value <= middle;
    if (isSet) high = middle;
    else low = middle + 1;
    for (; low >>> 24 === high >>> 24; low = (low << 8) >>> 0, high = ((high << 8) | 0xff) >>> 0) shift();
    return isSet;
  });
  for (let since = performance.now(); ; ) {
    const { done, value: text } = letters.next();
    if (done) return text.replaceAll(/~(.{4})/g, (_, number: string) => String.fromCharCode(Number.parseInt(number, 16)));
    if (performance.now() - since < longest) continue;
    await new Promise((go) => setTimeout(go));
    since = performance.now();
  }
}
