import { spawnSync } from 'node:child_process';
import { launch, type Browser, type Page } from 'puppeteer-core';

const known = [process.env['FIREFOX'], '/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'];
const program = known.find((path) => path && spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0);

/** Why no Firefox can be had here; empty when one can. */
export const whyNoFirefox = (): string => (program ? '' : 'no Firefox was found; set FIREFOX to one, or install Debian\'s firefox-esr');

/** A Firefox with a made-up camera and microphone that asks nobody, driven over WebDriver BiDi. */
export function openFirefox(): Promise<Browser> {
  return launch({
    browser: 'firefox',
    headless: true,
    ...(program ? { executablePath: program } : {}),
    extraPrefsFirefox: {
      'media.navigator.streams.fake': true,
      'media.navigator.permission.disabled': true,
      'media.autoplay.default': 0,
      // Both browsers are on one machine, perhaps one without a network.
      'media.peerconnection.ice.loopback': true,
      'media.peerconnection.ice.obfuscate_host_addresses': false,
      // Nothing of its own on the network.
      'media.gmp-manager.url': '',
      'app.update.enabled': false,
      'datareporting.policy.dataSubmissionEnabled': false,
    },
  });
}

/**
 * What arrives in a page of Firefox, as its connections count it: pictures decoded, and the energy of the sound. Asked for before the page
 * is opened. By numbers, because Firefox has no sound to listen to on a machine without a loudspeaker.
 */
export async function arrivals(page: Page): Promise<() => Promise<{ frames: number; energy: number }>> {
  await page.evaluateOnNewDocument(() => {
    const Native = RTCPeerConnection;
    const connections: RTCPeerConnection[] = [];
    Object.assign(window, { connections });
    window.RTCPeerConnection = class extends Native {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        connections.push(this);
      }
    };
  });
  return () =>
    page.evaluate(async () => {
      const { connections } = window as unknown as { connections: RTCPeerConnection[] };
      const sums = { frames: 0, energy: 0 };
      for (const connection of connections) {
        (await connection.getStats()).forEach(({ type, framesDecoded = 0, totalAudioEnergy = 0 }: { type: string; framesDecoded?: number; totalAudioEnergy?: number }) => {
          if (type !== 'inbound-rtp') return;
          sums.frames += framesDecoded;
          sums.energy += totalAudioEnergy;
        });
      }
      return sums;
    });
}
