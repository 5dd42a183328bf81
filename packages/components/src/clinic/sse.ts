/** One message of a `text/event-stream`. */
export interface StreamMessage {
  readonly id: string | undefined;
  readonly event: string;
  readonly data: string;
}

/**
 * Cuts a `text/event-stream` into messages: feed it decoded text in any portions, it gives back what is complete.
 * Comments (the server's pings) yield nothing.
 */
export function streamParser(): (text: string) => StreamMessage[] {
  let rest = '';
  let id: string | undefined;
  let event = '';
  let data: string[] = [];

  const line = (text: string): StreamMessage | undefined => {
    if (text === '') {
      const message = data.length ? { id, event: event || 'message', data: data.join('\n') } : undefined;
      [event, data] = ['', []];
      return message;
    }
    const colon = text.indexOf(':');
    const name = colon < 0 ? text : text.slice(0, colon);
    const value = colon < 0 ? '' : text.slice(colon + 1).replace(/^ /, '');
    if (name === 'data') data.push(value);
    if (name === 'event') event = value;
    if (name === 'id' && !value.includes('\0')) id = value;
    return undefined;
  };

  return (text) => {
    rest += text;
    // A lone CR at the end may be half of a CRLF: it waits for the next portion.
    const lines = rest.split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    return lines.map(line).filter((message) => message !== undefined);
  };
}
