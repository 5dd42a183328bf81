import fc from 'fast-check';
import type { Schema } from './operations.ts';

/** Values by the name of a member that get further than random ones: they make the difference between refused at the door and inside. */
const telling: Readonly<Record<string, readonly unknown[]>> = {
  type: ['sick', 'technician'],
  zone: ['America/Toronto', 'Asia/Kathmandu', 'Mars/North'],
  start: ['2030-01-08T15:00:00.000Z', '2030-01-08T15:07:00.000Z', '2000-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z'],
  from: ['2030-01-08', '2030-03-10'],
  to: ['2030-01-08', '2030-03-12'],
  email: ['sam.rivera@mail.example', 'ITO@maple-street.example'],
  clinic: ['maple-street', 'elm-street'],
};

/** Strings that have broken servers before. */
const nasty = fc.constantFrom('', ' ', '\u0000', '\ud800', '\ufeff', '\u202e', '😀'.repeat(50), "'; drop table clinic; --", '${jndi:ldap://x}', '../../etc/passwd', '%00', '<script>alert(1)</script>', '-0', 'NaN', '1e999', 'null', '__proto__', 'constructor');

const harmless = fc.constantFrom('Miso', 'Scratches since Tuesday.', '+1 416 555 0162');
const anyText = fc.oneof(fc.string({ maxLength: 60, unit: 'grapheme' }), nasty, harmless);

/** Values that fit a schema, as far as a schema can say. `text` makes its free strings. */
export function fitting(schema: Schema, text: fc.Arbitrary<string> = anyText, name = ''): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return fc.oneof(...either.map((each) => fitting(each, text, name)));
  if (schema.allOf) return fc.tuple(...schema.allOf.map((each) => fitting(each, text, name))).map((parts) => Object.assign({}, ...(parts as object[])));
  switch (schema.type) {
    case 'object':
      return objectOf(schema, text);
    case 'array':
      return arrayOf(schema, text, name);
    case 'string':
      return name in telling ? fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...telling[name]!) }, { weight: 1, arbitrary: stringOf(schema, text) }) : stringOf(schema, text);
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -1000, max: schema.maximum ?? 1000 });
    case 'number':
      return fc.double({ min: schema.minimum ?? -1e6, max: schema.maximum ?? 1e6, noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue();
  }
}

function objectOf({ properties = {}, required = [], additionalProperties }: Schema, text: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  const known = fc.record(Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, fitting(each, text, name)])), { requiredKeys: required });
  if (typeof additionalProperties !== 'object') return known;
  return fc.tuple(known, fc.dictionary(fc.string({ maxLength: 20 }), fitting(additionalProperties, text), { maxKeys: 3 })).map(([one, more]) => ({ ...more, ...one }));
}

function arrayOf({ items, prefixItems, minItems = 0, maxItems = 5 }: Schema, text: fc.Arbitrary<string>, name: string): fc.Arbitrary<unknown> {
  const tuple = prefixItems ?? (Array.isArray(items) ? items : undefined);
  if (tuple) return fc.tuple(...tuple.map((each) => fitting(each, text, name)));
  return fc.array(fitting((items as Schema | undefined) ?? {}, text, name), { minLength: minItems, maxLength: Math.min(maxItems, minItems + 5) });
}

function stringOf({ format, pattern, minLength = 0, maxLength = 200 }: Schema, text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.uuid();
  if (format === 'email') return fc.constantFrom('sam.rivera@mail.example', 'someone@else.example');
  if (format === 'date-time') return fc.date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true }).map((at) => at.toISOString());
  if (format === 'date') return fc.date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true }).map((at) => at.toISOString().slice(0, 10));
  const fits = (each: string) => each.length >= minLength && each.length <= maxLength && (!pattern || new RegExp(pattern, 'u').test(each));
  // fast-check makes strings for simple patterns only.
  if (pattern && !pattern.includes('\\p') && !pattern.includes('[^')) return fc.stringMatching(new RegExp(pattern)).filter(fits);
  return text.map((each) => (fits(each) ? each : 'x'.repeat(Math.max(minLength, 1))));
}

/** Values that fit and that nobody could object to: a person's plain words. */
export const plain = (schema: Schema): fc.Arbitrary<unknown> => fitting(schema, harmless);

/** Values that hardly fit anything: a fitting one with one part changed, or plain garbage. */
export const garbage = (schema: Schema): fc.Arbitrary<unknown> => fc.oneof(fitting(schema).chain(spoiled), fc.jsonValue({ maxDepth: 3 }), nasty);

const wrong = fc.oneof(fc.constantFrom<unknown>(null, true, -1, 0, 1e308, '', [], {}, [[[]]]), nasty, fc.string({ minLength: 5000, maxLength: 6000 }));

/** The same with one member taken away or replaced, at any depth. */
function spoiled(value: unknown): fc.Arbitrary<unknown> {
  if (Array.isArray(value) && value.length) return fc.nat(value.length - 1).chain((at) => fc.oneof(wrong, spoiled(value[at])).map((other) => value.with(at, other)));
  if (value && typeof value === 'object' && Object.keys(value).length) {
    return fc.constantFrom(...Object.keys(value)).chain((key) => {
      const { [key]: member, ...rest } = value as Record<string, unknown>;
      return fc.oneof(fc.constant(rest), wrong.map((other) => ({ ...rest, [key]: other })), spoiled(member).map((other) => ({ ...rest, [key]: other })));
    });
  }
  return wrong;
}
