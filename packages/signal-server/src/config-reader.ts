/** One variable that cannot be used. The value is never repeated: it may be a secret in the wrong place. */
export interface ConfigFault {
  name: string;
  wrong: string;
  example: string;
}

/** Reads variables one by one and collects what is wrong with them, so that all of it can be said at once. */
export class Reader {
  readonly faults: ConfigFault[] = [];

  constructor(private readonly env: NodeJS.ProcessEnv) {}

  fault(name: string, wrong: string, example: string): void {
    this.faults.push({ name, wrong, example });
  }

  text(name: string): string | undefined {
    return this.env[name]?.trim() || undefined;
  }

  number(name: string, fallback: number, lowest: number, highest: number): number {
    const text = this.text(name);
    if (text === undefined) return fallback;
    if (/^\d{1,9}$/.test(text) && Number(text) >= lowest && Number(text) <= highest) return Number(text);
    this.fault(name, `must be a whole number from ${lowest} to ${highest}`, String(fallback));
    return fallback;
  }

  port(name: string, fallback: number, lowest = 0): number {
    return this.number(name, fallback, lowest, 65_535);
  }

  url(name: string, protocols: readonly string[], example: string): string | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const scheme = /^([a-z]+:)\/\/./i.exec(text)?.[1]?.toLowerCase();
    // A list of database hosts is a good URL there, though not one that the platform's URL can read.
    const readable = URL.canParse(text) || scheme?.startsWith('postgres');
    if (scheme && readable && protocols.includes(scheme)) return text;
    this.fault(name, `must be an address that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`, example);
    return undefined;
  }

  secret(name: string, shortest: number): string | undefined {
    const text = this.text(name);
    if (text === undefined || text.length >= shortest) return text;
    this.fault(name, `must have at least ${shortest} characters, best random ones`, '$(openssl rand -base64 32)');
    return undefined;
  }

  choice<Value>(name: string, values: Readonly<Record<string, Value>>, fallback: string): Value {
    const text = this.text(name)?.toLowerCase() ?? fallback;
    if (Object.hasOwn(values, text)) return values[text]!;
    this.fault(name, `must be one of: ${Object.keys(values).join(', ')}`, fallback);
    return values[fallback]!;
  }

  /** All that begin with the prefix, by the rest of their name. */
  group(prefix: string): Record<string, string> {
    const names = Object.keys(this.env).filter((name) => name.startsWith(prefix) && this.text(name));
    return Object.fromEntries(names.map((name) => [name.slice(prefix.length), this.text(name)!]));
  }

  some(names: readonly string[]): Record<string, string> {
    return Object.fromEntries(names.filter((name) => this.env[name]).map((name) => [name, this.env[name]!]));
  }
}
