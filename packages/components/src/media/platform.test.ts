import { expect } from 'chai';
import { platformOf } from './platform.ts';

const iPhone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const android = 'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko)';
const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)';

const seen: readonly (readonly [agent: string, platform: string, touch?: number])[] = [
  [`${iPhone} Version/18.5 Mobile/15E148 Safari/604.1`, 'ios safari'],
  [`${iPhone} CriOS/140.0.0.0 Mobile/15E148 Safari/604.1`, 'ios chrome'],
  [`${iPhone} FxiOS/140.0 Mobile/15E148 Safari/604.1`, 'ios firefox'],
  [`${iPhone} Mobile/15E148 [FBAN/FBIOS;FBAV/500.0.0.0;]`, 'ios other in Facebook'],
  [`${iPhone} Mobile/15E148 Instagram 380.0.0.0`, 'ios other in Instagram'],
  [`${iPhone} Mobile/15E148`, 'ios other in app'],
  [`${mac} Version/18.5 Safari/605.1.15`, 'ios safari', 5],
  [`${mac} Version/18.5 Safari/605.1.15`, 'mac safari'],
  [`${android} Chrome/140.0.0.0 Mobile Safari/537.36`, 'android chrome'],
  [`${android} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`, 'android samsung'],
  ['Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0', 'android firefox'],
  ['Mozilla/5.0 (Linux; Android 15; Pixel 9; wv) AppleWebKit/537.36 Version/4.0 Chrome/140.0.0.0 Mobile Safari/537.36', 'android chrome in app'],
  [`${windows} Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0`, 'windows edge'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'linux firefox'],
  ['something else', 'other other'],
];

describe('which browser on which system', () => {
  for (const [agent, platform, touch] of seen) {
    it(`${platform}: ${agent.slice(0, 40)}`, () => {
      const { system, browser, inApp } = platformOf(agent, touch);
      expect(`${system} ${browser}${inApp ? ` in ${inApp}` : ''}`).to.equal(platform);
    });
  }
});
