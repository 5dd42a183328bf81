/**
 * The text of a top-level member of a JSON object, as the sender wrote it; the last one when there are several, as JSON.parse has it.
 * So a payload passes through without being written again, however deep it is. `json` must be an object that JSON.parse has accepted.
 */
export function memberText(json: string, name: string): string | undefined {
  let found: string | undefined;
  let at = skipSpace(json, json.indexOf('{') + 1);
  while (json[at] === '"') {
    const keyEnd = endOfString(json, at);
    const key = json.slice(at + 1, keyEnd - 1);
    const start = skipSpace(json, skipSpace(json, keyEnd) + 1);
    const end = endOfValue(json, start);
    if (key === name || (key.includes('\\') && JSON.parse(`"${key}"`) === name)) found = json.slice(start, end);
    at = skipSpace(json, end);
    if (json[at] === ',') at = skipSpace(json, at + 1);
  }
  return found;
}

function skipSpace(json: string, from: number): number {
  let at = from;
  while (json[at] === ' ' || json[at] === '\n' || json[at] === '\r' || json[at] === '\t') at += 1;
  return at;
}

/** The place after the closing quote of the string that opens at `start`. */
function endOfString(json: string, start: number): number {
  for (let at = json.indexOf('"', start + 1); at !== -1; at = json.indexOf('"', at + 1)) {
    let backslashes = 0;
    while (json[at - 1 - backslashes] === '\\') backslashes += 1;
    if (backslashes % 2 === 0) return at + 1;
  }
  return json.length;
}

function endOfValue(json: string, start: number): number {
  if (json[start] === '"') return endOfString(json, start);
  const marks = json[start] === '{' || json[start] === '[' ? /["{}[\]]/g : /[\s,}]/g;
  marks.lastIndex = start;
  let depth = 0;
  for (let mark = marks.exec(json); mark; mark = marks.exec(json)) {
    const sign = mark[0];
    if (sign === '"') marks.lastIndex = endOfString(json, mark.index);
    else if (sign === '{' || sign === '[') depth += 1;
    else if (depth === 0) return mark.index;
    else if ((depth -= 1) === 0) return mark.index + 1;
  }
  return json.length;
}
