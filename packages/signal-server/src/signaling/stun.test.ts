import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { silent } from '../shared/log.ts';
import { startStun, stunAnswer } from './stun.ts';

const id = '0102030405060708090a0b0c';
const request = (attributes = '') => Buffer.from(`0001${(attributes.length / 2).toString(16).padStart(4, '0')}2112a442${id}${attributes}`, 'hex');

test('a binding request is answered with the address it came from', () => {
  // 192.0.2.1:32853 as in RFC 5769: port ^ 2112, address ^ 2112a442.
  expect(stunAnswer(request(), { address: '192.0.2.1', port: 32853 })?.toString('hex')).toBe(`0101000c2112a442${id}002000080001a147e112a643`);
  expect(stunAnswer(request(), { address: '::ffff:192.0.2.1', port: 32853 })?.toString('hex').slice(-16)).toBe('0001a147e112a643');
});

test('an IPv6 address is masked with the transaction id too', () => {
  // The address, port and transaction of RFC 5769 §2.3.
  const asked = Buffer.from('000100002112a442b7e7a701bc34d686fa87dfae', 'hex');
  expect(stunAnswer(asked, { address: '2001:db8:1234:5678:11:2233:4455:6677', port: 32853 })?.toString('hex')).toBe(
    '010100182112a442b7e7a701bc34d686fa87dfae002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d9',
  );
  expect(stunAnswer(request(), { address: '::1', port: 1 })).toHaveLength(44);
});

test('attributes are allowed; everything else gets no answer, so that two answerers never talk to each other', () => {
  const from = { address: '192.0.2.1', port: 1 };
  expect(stunAnswer(request('802200047465737480280004aabbccdd'), from)).toBeDefined();
  const answer = stunAnswer(request(), from)!;
  const wrongLength = request();
  wrongLength.writeUInt16BE(4, 2);
  const old = request();
  old.writeUInt32BE(0, 4);
  for (const packet of [answer, wrongLength, old, request().subarray(0, 19), Buffer.alloc(0), Buffer.alloc(2000), Buffer.from('GET / HTTP/1.1\r\n\r\n')]) {
    expect(stunAnswer(packet, from)).toBeUndefined();
  }
});

test('over UDP, and off when the port is taken', async () => {
  const stun = (await startStun({ port: 0, host: '127.0.0.1', log: silent }))!;
  const warned: unknown[] = [];
  expect(await startStun({ port: stun.port, host: '127.0.0.1', log: { ...silent, warn: (data) => void warned.push(data) } })).toBeUndefined();
  expect(warned).toEqual([{ port: stun.port, code: 'EADDRINUSE' }]);

  const client = createSocket('udp4').bind(0, '127.0.0.1');
  await once(client, 'listening');
  client.send('nonsense', stun.port, '127.0.0.1');
  client.send(request(), stun.port, '127.0.0.1');
  const [answer] = (await once(client, 'message')) as [Buffer];
  expect(answer.readUInt16BE(26) ^ 0x2112).toBe(client.address().port);
  expect([...answer.subarray(28, 32)].map((byte, i) => byte ^ [0x21, 0x12, 0xa4, 0x42][i]!)).toEqual([127, 0, 0, 1]);
  await stun.close();

  const everywhere = (await startStun({ port: 0, host: '::', log: silent }))!;
  client.send(request(), everywhere.port, '127.0.0.1');
  const [again] = (await once(client, 'message')) as [Buffer];
  expect(again.subarray(24)).toEqual(answer.subarray(24));
  client.close();
  await everywhere.close();
});
