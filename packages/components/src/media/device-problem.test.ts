import { expect } from 'chai';
import { deviceProblemCode, type DeviceProblemCode, type PageFacts } from './device-problem.ts';

const page: PageFacts = { secure: true, supported: true, allowed: true, permission: 'denied' };
const dom = (name: string, message = '') => new DOMException(message, name);

const refusals: readonly [DeviceProblemCode, unknown, Partial<PageFacts>?][] = [
  ['permission-denied', dom('NotAllowedError', 'Permission denied')],
  ['permission-dismissed', dom('NotAllowedError', 'Permission dismissed')],
  ['permission-dismissed', dom('NotAllowedError'), { permission: 'prompt' }],
  ['permission-denied', dom('NotAllowedError'), { permission: undefined }],
  ['blocked-by-system', dom('NotAllowedError', 'Permission denied by system')],
  ['not-allowed-by-page', dom('NotAllowedError', 'Permission denied'), { allowed: false }],
  ['not-found', dom('NotFoundError', 'Requested device not found')],
  ['in-use', dom('NotReadableError', 'Could not start video source')],
  ['in-use', dom('AbortError', 'Starting videoinput failed')],
  ['overconstrained', dom('OverconstrainedError')],
  ['insecure', new TypeError('undefined is not an object'), { secure: false, supported: false }],
  ['unsupported', new TypeError('undefined is not an object'), { supported: false }],
  ['unknown', dom('DataError')],
  ['unknown', 'a string'],
];

describe('why a device cannot be used', () => {
  for (const [code, error, facts] of refusals) {
    it(`${String(error)} ${JSON.stringify(facts ?? {})} is ${code}`, () => {
      expect(deviceProblemCode(error, { ...page, ...facts })).to.equal(code);
    });
  }
});
