import * as v from 'valibot';
import { Id, Instant, StaffRole } from '../shared/words.contract.ts';

/** How one check went: `good`, `weak` (works, could be better), `bad` (does not do for a visit), `skipped` (was not tried). */
export const CheckResult = v.picklist(['good', 'weak', 'bad', 'skipped']);
export type CheckResult = v.InferOutput<typeof CheckResult>;

/** Why a camera or microphone cannot be used: the media kit's words. */
const deviceProblems = ['permission-denied', 'permission-dismissed', 'blocked-by-system', 'not-allowed-by-page', 'not-found', 'in-use', 'overconstrained', 'insecure', 'unsupported', 'lost', 'unknown'] as const;

const check = <const What extends readonly [string, ...string[]], More extends v.ObjectEntries>(what: What, more: More) =>
  v.object({ is: CheckResult, what: v.nullable(v.picklist(what)), ...more });

const Count = (max: number) => v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(max)));
/** Loudness, 0 the loudest there is, -100 silence. */
const Decibels = v.nullable(v.pipe(v.number(), v.minValue(-100), v.maxValue(0)));

/**
 * What a device test found. `what` names the fault, null where there is none. Nothing in it tells one device, address or person from
 * another: no names of devices, no addresses, no picture, no sound.
 */
export const DeviceReport = v.object({
  camera: check([...deviceProblems, 'black', 'small'], { width: Count(16_384), height: Count(16_384), facing: v.nullable(v.picklist(['front', 'back'])) }),
  /** `mean`: brightness, 0 (black) to 255. */
  light: check(['too-dark', 'too-bright', 'back-lit'], { mean: Count(255) }),
  /** `noiseDb`: what is heard while nobody speaks; `peakDb`: the loudest moment; `echo`: whether the speaker is heard by it, null if not tried. */
  microphone: check([...deviceProblems, 'silent', 'quiet', 'noisy', 'echo'], { noiseDb: Decibels, peakDb: Decibels, echo: v.nullable(v.boolean()) }),
  speaker: check(['not-heard'], {}),
  /** `stun`, `relayUdp`, `relayTcp`: whether there was an answer, null if it was not or could not be tried; `loss`: share of 1; `kbps`: thousands of bits a second. */
  network: check(['offline', 'no-relay', 'relay-tcp-only', 'relay-fails', 'blocked', 'slow', 'lossy', 'far'], {
    stun: v.nullable(v.boolean()),
    relayUdp: v.nullable(v.boolean()),
    relayTcp: v.nullable(v.boolean()),
    roundTripMs: Count(600_000),
    loss: Count(1),
    kbps: Count(100_000_000),
  }),
  /** `level`: share of 1, null where the browser does not tell. */
  battery: check(['low'], { level: Count(1), charging: v.nullable(v.boolean()) }),
  browser: check(['in-app', 'insecure', 'unsupported'], {
    system: v.picklist(['android', 'ios', 'mac', 'windows', 'linux', 'other']),
    name: v.picklist(['chrome', 'edge', 'firefox', 'safari', 'samsung', 'other']),
  }),
});
export type DeviceReport = v.InferOutput<typeof DeviceReport>;

/** The newest report of one person of the visit. */
export const DeviceReportOf = v.object({ person: Id, role: v.union([v.literal('owner'), StaffRole]), at: Instant, report: DeviceReport });
export type DeviceReportOf = v.InferOutput<typeof DeviceReportOf>;
export const DeviceReports = v.object({ reports: v.array(DeviceReportOf) });
export type DeviceReports = v.InferOutput<typeof DeviceReports>;
