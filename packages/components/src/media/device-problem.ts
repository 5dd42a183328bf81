/** The two things a person switches on and off. */
export type DeviceKind = 'camera' | 'microphone';

/**
 * Why a device cannot be used. Stable: texts and tests are written against these words.
 *
 * - `permission-denied`: the person, or the browser's settings for this site, said no
 * - `permission-dismissed`: the question was closed without an answer; asking again is fine
 * - `blocked-by-system`: the operating system does not let the browser use it
 * - `not-allowed-by-page`: the embedding page's permissions policy (`allow="camera; microphone"`) is missing
 * - `not-found`: no such device is plugged in
 * - `in-use`: another program holds it, or the hardware failed to start
 * - `overconstrained`: no device can do what was asked for
 * - `insecure`: the page was not loaded over HTTPS (or localhost)
 * - `unsupported`: this browser has no camera or microphone access at all
 * - `lost`: it worked and then went away (unplugged, or permission taken back)
 * - `unknown`: anything else; `cause` holds the browser's own error
 */
export type DeviceProblemCode =
  | 'permission-denied'
  | 'permission-dismissed'
  | 'blocked-by-system'
  | 'not-allowed-by-page'
  | 'not-found'
  | 'in-use'
  | 'overconstrained'
  | 'insecure'
  | 'unsupported'
  | 'lost'
  | 'unknown';

/** A camera or microphone that cannot be used, and why. */
export class DeviceProblem extends Error {
  override readonly name = 'DeviceProblem';

  constructor(
    readonly device: DeviceKind,
    readonly code: DeviceProblemCode,
    cause?: unknown,
  ) {
    super(`${device}: ${code}`, { cause });
  }
}

/** What is known about the page when a device could not be opened. */
export interface PageFacts {
  /** `isSecureContext` */
  readonly secure: boolean;
  /** `navigator.mediaDevices.getUserMedia` exists */
  readonly supported: boolean;
  /** The permissions policy lets this page ask; undefined when the browser does not tell. */
  readonly allowed?: boolean;
  /** The browser's permission after the refusal; undefined when it does not tell. */
  readonly permission?: PermissionState;
}

/** Names a failure of getUserMedia. Pure, so that each browser's words can be tested without that browser. */
export function deviceProblemCode(error: unknown, page: PageFacts): DeviceProblemCode {
  if (!page.secure) return 'insecure';
  if (!page.supported) return 'unsupported';
  if (!(error instanceof Error || error instanceof DOMException)) return 'unknown';

  switch (error.name) {
    case 'NotAllowedError':
    case 'PermissionDeniedError':
    case 'SecurityError':
      if (page.allowed === false) return 'not-allowed-by-page';
      if (/system/i.test(error.message)) return 'blocked-by-system';
      if (/dismissed/i.test(error.message) || page.permission === 'prompt') return 'permission-dismissed';
      return 'permission-denied';
    case 'NotFoundError':
    case 'DevicesNotFoundError':
      return 'not-found';
    case 'NotReadableError':
    case 'TrackStartError':
    case 'AbortError':
      return 'in-use';
    case 'OverconstrainedError':
      return 'overconstrained';
    default:
      return 'unknown';
  }
}
