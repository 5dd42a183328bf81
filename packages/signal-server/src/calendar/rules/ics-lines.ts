/** One property of a calendar file: `DTSTART;TZID=America/Toronto:20300107T090000`. Names of properties and parameters are in capitals. */
export interface IcsLine {
  readonly name: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly value: string;
}

/** What stands between BEGIN and END: a calendar, an event, a zone. */
export interface IcsPart {
  readonly name: string;
  readonly lines: readonly IcsLine[];
  readonly parts: readonly IcsPart[];
}

interface Growing {
  readonly name: string;
  readonly lines: IcsLine[];
  readonly parts: Growing[];
}

const deepest = 4;

/** Name and parameters end at the first colon outside of quotation marks. */
function lineOf(text: string): IcsLine | undefined {
  const parts = /^([\w-]+)((?:;[\w-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*):(.*)$/s.exec(text);
  if (!parts) return undefined;
  const [, name = '', list = '', value = ''] = parts;
  const parameters = [...list.matchAll(/;([\w-]+)=((?:"[^"]*"|[^";])*)/g)].map(([, key = '', said = '']) => [key.toUpperCase(), said.replaceAll('"', '')]);
  return { name: name.toUpperCase(), parameters: Object.fromEntries(parameters), value: value.trim() };
}

/**
 * Reads the lines of a calendar file (RFC 5545, 3.1): long ones are folded, components nest. Lines that are none are passed over, as are texts
 * nobody here needs. Nothing when it is no calendar.
 */
export function readIcs(text: string): IcsPart | undefined {
  const root: Growing = { name: '', lines: [], parts: [] };
  const open: Growing[] = [root];
  for (const folded of text.replace(/^\uFEFF/, '').replace(/\r?\n[ \t]/g, '').split(/\r?\n/)) {
    if (!/^(BEGIN|END|DT|DURATION|R|EXDATE|STATUS|TRANSP|UID|TZ|FREEBUSY|X-(MICROSOFT-CDO|WR-TIMEZONE))/i.test(folded)) continue;
    const line = lineOf(folded);
    if (!line) continue;
    const inner = open.at(-1) ?? root;
    if (line.name === 'BEGIN') {
      const part: Growing = { name: line.value.toUpperCase(), lines: [], parts: [] };
      if (open.length > deepest) return undefined;
      inner.parts.push(part);
      open.push(part);
    } else if (line.name === 'END') {
      if (open.length > 1) open.pop();
    } else inner.lines.push(line);
  }
  // A file that breaks off in the middle would free times that are busy.
  return open.length === 1 ? root.parts.find(({ name }) => name === 'VCALENDAR') : undefined;
}

export const lineNamed = (part: IcsPart, name: string): IcsLine | undefined => part.lines.find((line) => line.name === name);
export const linesNamed = (part: IcsPart, name: string): IcsLine[] => part.lines.filter((line) => line.name === name);
