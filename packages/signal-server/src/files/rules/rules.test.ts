import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { whyNotAdd } from './limits.ts';
import { cleanName, disposition } from './names.ts';
import { mostParts, partsOf } from './parts.ts';
import { sniff } from './sniff.ts';
import { bytesOf, checksumOf, metadataOf, rangeOf } from './tus.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');

describe('what a file is', () => {
  test.each([
    ['image/jpeg', '\xff\xd8\xff\xe0\0\x10JFIF'],
    ['image/png', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR'],
    ['image/webp', 'RIFF\x10\0\0\0WEBPVP8 '],
    ['image/heic', '\0\0\0\x18ftypheic\0\0\0\0mif1heic'],
    ['image/heic', '\0\0\0\x18ftypmif1\0\0\0\0mif1heic'],
    ['image/avif', '\0\0\0\x18ftypmif1\0\0\0\0mif1avif'],
    ['video/quicktime', '\0\0\0\x14ftypqt  \0\0\0\0qt  '],
    ['video/mp4', '\0\0\0\x18ftypisom\0\0\0\0isommp42'],
    ['video/mp4', '\0\0\0\x18ftypXXXX\0\0\0\0XXXXmp42'],
    ['video/webm', '\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm'],
    ['audio/mpeg', 'ID3\x04\0\0'],
    ['audio/wav', 'RIFF\x10\0\0\0WAVEfmt '],
    ['application/pdf', '%PDF-1.7\n'],
    ['application/dicom', `${'\0'.repeat(128)}DICM`],
    ['text/plain', 'Weight,4.2 kg\r\nTemperature,38.6\n'],
    [undefined, '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    [undefined, '  <!doctype html>'],
    [undefined, '#!/bin/sh\n'],
    [undefined, 'MZ\x90\0'],
    [undefined, 'PK\x03\x04'],
    [undefined, '\x1a\x45\xdf\xa3matroska'],
    [undefined, ''],
  ])('%s', (type, head) => expect(sniff(bytes(head))).toBe(type));

  test('a letter that is cut in two at the end is still text; any bytes at all are read without falling', () => {
    expect(sniff(Buffer.from('38 °').subarray(0, -1))).toBe('text/plain');
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (head) => void sniff(head)));
    fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), (tail) => void sniff(Buffer.concat([bytes('\0\0\0\x18ftypmif1'), tail]))));
  });
});

describe('names', () => {
  test.each([
    ['Miso’s ear.png', 'Miso’s ear.png'],
    ['C:\\Users\\sam\\ear.PNG', 'ear.PNG'],
    ['../../etc/passwd', 'passwd.png'],
    ['invoice\u202egnp.exe', 'invoicegnp.exe.png'],
    ['a\u0000b\r\nc.png', 'abc.png'],
    ['...hidden.png', 'hidden.png'],
    ['con.png', 'file.png'],
    ['\u200b', 'file.png'],
    ['', 'file.png'],
    ['x?*<y>.png', 'x___y_.png'],
    [`${'🐈'.repeat(200)}.png`, `${'🐈'.repeat(58)}.png`],
  ])('%j', (told, name) => expect(cleanName(told, 'image/png')).toBe(name));

  test('any name becomes one that is safe, and stays as it is the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (told) => {
        const name = cleanName(told, 'image/jpeg');
        expect(name).toMatch(/^[^\p{Cc}\p{Cf}\p{Cs}/\\]+\.(jpe?g|jpe)$/iu);
        expect(name.length).toBeLessThanOrEqual(120);
        expect(cleanName(name, 'image/jpeg')).toBe(name);
        expect(disposition(name)).toMatch(/^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[\w.%!~-]+$/);
      }),
    );
  });
});

test('what may be added', () => {
  const few = { files: 2, bytes: 100 };
  expect(whyNotAdd(100, few, { files: 1, clinicBytes: 0 })).toBeUndefined();
  expect(whyNotAdd(101, few, { files: 0, clinicBytes: 0 })).toEqual({ code: 'file-too-large', extra: { bytes: 100 } });
  expect(whyNotAdd(1, few, { files: 2, clinicBytes: 0 })).toEqual({ code: 'too-many-files', extra: { files: 2 } });
  expect(whyNotAdd(60, few, { files: 0, clinicBytes: 50 }, 110)).toBeUndefined();
  expect(whyNotAdd(61, few, { files: 0, clinicBytes: 50 }, 110)).toEqual({ code: 'clinic-full' });
});

test('headers of uploads', () => {
  expect([bytesOf('0'), bytesOf('209715200'), bytesOf('-1'), bytesOf('1e3'), bytesOf(undefined)]).toEqual([0, 209_715_200, undefined, undefined, undefined]);
  expect([...metadataOf(`filename ${btoa('ear.png')},is_private,bad !!`)]).toEqual([['filename', 'ear.png'], ['is_private', '']]);
  expect(checksumOf('sha256 q1Y=')).toEqual({ algorithm: 'sha256', sum: 'q1Y=' });
  expect([checksumOf('md5 q1Y='), checksumOf('sha256'), checksumOf(undefined)]).toEqual([undefined, undefined, undefined]);
});

test('parts of a file', () => {
  expect(rangeOf('bytes=0-9', 100)).toEqual({ start: 0, end: 9 });
  expect(rangeOf('bytes=90-', 100)).toEqual({ start: 90, end: 99 });
  expect(rangeOf('bytes=90-500', 100)).toEqual({ start: 90, end: 99 });
  expect(rangeOf('bytes=-500', 100)).toEqual({ start: 0, end: 99 });
  expect([rangeOf('bytes=100-', 100), rangeOf('bytes=-0', 100)]).toEqual(['unknown', 'unknown']);
  // What is no range, or several, gets the whole.
  expect([rangeOf('bytes=9-1', 100), rangeOf('bytes=0-1,5-6', 100), rangeOf('lines=1-2', 100), rangeOf('bytes=-', 100), rangeOf(undefined, 100)]).toEqual(Array(5).fill(undefined));
});

test('what the headers say of the parts of a recording is taken as it is meant, and nothing else', () => {
  expect(partsOf('2', '47000;500, 46000;0')).toEqual({ run: 2, parts: [{ bytes: 47000, ago: 500 }, { bytes: 46000, ago: 0 }] });
  for (const [run, parts] of [[undefined, '1;0'], ['1', undefined], ['1', ''], ['-1', '1;0'], ['1', '1;-5'], ['1', '1;0,'], ['1', '1'], ['x', '1;0'], ['1', Array(mostParts + 1).fill('1;0').join(', ')]]) expect(partsOf(run, parts)).toBeUndefined();
});
