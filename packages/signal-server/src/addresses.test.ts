import { expect, test } from 'vitest';
import { addressTable } from './addresses.ts';
import { readConfig } from './config.ts';

const database = 'embedded PostgreSQL 18.4';
const addresses = (text: string) => text.match(/https?:\S+/g);

test('on this machine every page of the demo is named', () => {
  expect(addresses(addressTable(readConfig({}), { database, outboxToken: 'abc' }))).toEqual([
    'http://localhost:8787/',
    'http://localhost:8788/',
    'http://localhost:8787/book/maple-street',
    'http://localhost:8787/desk',
    'http://localhost:8787/outbox#abc',
    'http://localhost:8787/api/docs',
  ]);
});

test('a public server has no demo, and a new one says how to set it up', () => {
  expect(addresses(addressTable(readConfig({ PUBLIC_URL: 'https://care.example' }), { database, setupToken: 'once' }))).toEqual([
    'https://care.example/',
    'https://care.example/setup#once',
    'https://care.example/desk',
    'https://care.example/outbox',
    'https://care.example/api/docs',
  ]);
});

test('a public address without https says that cameras will not work', () => {
  const told = (PUBLIC_URL: string) => addressTable(readConfig({ PUBLIC_URL }), { database });
  expect(told('http://care.example')).toContain('over https only');
  for (const fine of ['https://care.example', 'http://localhost:8787']) expect(told(fine)).not.toContain('over https only');
});
