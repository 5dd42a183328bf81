import type { Page } from '@playwright/test';
import type { Call, CameraVerdict, CameraWatch, LocalMedia } from '../../packages/components/src/media/media.ts';

type Kit = typeof import('../../packages/components/src/media/media.ts');

/** What runs in the pages of a call whose one camera is watched by both sides. */
export interface Seat {
  readonly server: string;
  readonly as: 'vet1' | 'owner1';
  /** Tells calls of one server apart. */
  readonly room: string;
  /** The vet's side: the background that is put behind. */
  readonly background?: 'wall';
  /** The lens (see `installLens`) can be taken by the system. */
  readonly mutable?: boolean;
  /** The vet's side: no more than this is sent of the picture; the sound comes on top. */
  readonly most?: { readonly kbits: number; readonly lines: number };
}

/** One change of what a judge says; times are of `Date.now()`, which all pages of one machine share. */
export interface Word {
  readonly at: number;
  readonly verdict: CameraVerdict;
}

interface Sitting {
  readonly local: LocalMedia;
  readonly call: Call;
  readonly watch: CameraWatch;
  readonly words: Word[];
  /** The longest time between two turns of a timer of a second: how late the judge's looks are on this machine. */
  latest: number;
  other: string;
  /** Bytes that have come from the other side so far, of picture and of sound. */
  bytes(): Promise<Record<'video' | 'audio', number>>;
}

declare global {
  interface Window {
    kit: Kit;
    sitting: Sitting;
  }
}

/** Opens a page of the clinic's own site, so that the kit comes from another origin as it will. */
export async function sit(page: Page, site: string, seat: Seat): Promise<void> {
  await page.goto(`${site}/visit.html${seat.mutable ? '#mutable' : ''}`);
  await page.addScriptTag({ type: 'module', content: `import * as kit from '${seat.server}/media.js'; window.kit = kit;` });
  await page.waitForFunction(() => window.kit);
  await page.evaluate(async ({ server, as, room, background, most }) => {
    const { kit } = window;
    if (most) {
      const set = RTCRtpSender.prototype.setParameters;
      RTCRtpSender.prototype.setParameters = function (parameters, ...rest) {
        const lines = this.track?.kind === 'video' ? this.track.getSettings().height : undefined;
        for (const encoding of lines ? parameters.encodings : []) {
          encoding.maxBitrate = Math.min(encoding.maxBitrate ?? Infinity, most.kbits * 1000);
          encoding.scaleResolutionDownBy = Math.max(encoding.scaleResolutionDownBy ?? 1, (lines ?? most.lines) / most.lines);
        }
        return set.call(this, parameters, ...rest);
      };
    }
    const connections: RTCPeerConnection[] = [];
    const Native = RTCPeerConnection;
    globalThis.RTCPeerConnection = class extends Native {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        connections.push(this);
      }
    };
    const bytes = async (): Promise<Record<'video' | 'audio', number>> => {
      const sum = { video: 0, audio: 0 };
      for (const connection of connections) {
        (await connection.getStats()).forEach((entry: { type: string; kind?: 'video' | 'audio'; bytesReceived?: number }) => {
          if (entry.type === 'inbound-rtp' && entry.kind) sum[entry.kind] += entry.bytesReceived ?? 0;
        });
      }
      return sum;
    };
    const isVet = as === 'vet1';
    const local = await kit.openDevices({ camera: isVet && { width: 640, height: 360 }, microphone: true });
    if (background && local.camera) {
      const effect = await kit.BackgroundEffect.open(local.camera, await kit.backgroundImage(kit.backgrounds[background]));
      local.show(effect.track, 'effect');
    }
    const id = (who: string) => `${who}${room}`;
    const other = id(isVet ? 'owner1' : 'vet1');
    const call = new kit.Call({ peerId: id(as), server: kit.serverAt(`${server}/peerjs`), pass: () => Promise.resolve({ token: `pass-of-${id(as)}`, iceServers: [] }), local });
    call.peers([other]);
    call.join();
    const watch = isVet ? kit.watchCamera(local) : kit.watchRemoteCamera(call, other);
    const sitting: Sitting = { local, call, watch, words: [], latest: 0, other, bytes };
    watch.addEventListener('verdict', ({ verdict }) => sitting.words.push({ at: Date.now(), verdict }));
    let turn = performance.now();
    setInterval(() => {
      sitting.latest = Math.max(sitting.latest, performance.now() - turn);
      turn = performance.now();
    }, 1000);
    window.sitting = sitting;
  }, seat);
}

/** Waits until a judge says one of these; gives when it began to, after `since`, or null after `limit`. */
export async function says(page: Page, wanted: readonly CameraVerdict[], since: number, limit: number): Promise<{ readonly at: number; readonly verdict: CameraVerdict } | null> {
  const found = await page
    .waitForFunction(([words, from]) => {
      const { words: told } = window.sitting;
      const last = told.at(-1);
      return last && last.at >= from && words.includes(last.verdict) ? last : undefined;
    }, [wanted, since] as const, { timeout: limit, polling: 50 })
    .catch(() => null);
  return (await found?.jsonValue()) ?? null;
}
