import type { ClinicController } from '../../clinic/clinic-controller.ts';
import { deviceAdviceTexts } from '../../locales/device-advice.ts';
import type { BrowserName, Platform, System } from '../../media/platform.ts';
import type { FaultToLookUp } from './checks.ts';

/** Where an advice holds; nothing said is everywhere. */
interface Where {
  readonly system?: readonly System[];
  readonly browser?: readonly BrowserName[];
}

const phones: readonly System[] = ['android', 'ios'];
const on = (system: System): Where => ({ system: [system] });

/**
 * How each fault is mended where it is mended differently: the first line that fits counts. The names are those of the texts. What is not in
 * the table is said the same everywhere, under the fault's own name.
 */
const table = {
  'permission-denied': [
    [{ system: ['ios'], browser: ['safari'] }, 'allow-ios-safari'],
    [on('ios'), 'allow-ios-other'],
    [{ system: ['android'], browser: ['firefox'] }, 'allow-android-firefox'],
    [on('android'), 'allow-android'],
    [{ browser: ['safari'] }, 'allow-safari'],
    [{ browser: ['firefox'] }, 'allow-firefox'],
    [{}, 'allow-chrome'],
  ],
  'blocked-by-system': [
    [on('mac'), 'system-mac'],
    [on('windows'), 'system-windows'],
    [on('android'), 'system-android'],
    [on('ios'), 'system-ios'],
    [{}, 'system-other'],
  ],
  'in-use': [
    [{ system: phones }, 'in-use-phone'],
    [{}, 'in-use'],
  ],
  'not-found': [
    [{ system: phones }, 'not-found-phone'],
    [{}, 'not-found'],
  ],
  silent: [
    [{ system: phones }, 'silent-phone'],
    [{}, 'silent'],
  ],
  'not-heard': [
    [on('ios'), 'not-heard-ios'],
    [on('android'), 'not-heard-android'],
    [{}, 'not-heard'],
  ],
  unsupported: [
    [on('ios'), 'unsupported-ios'],
    [on('android'), 'unsupported-android'],
    [{}, 'unsupported'],
  ],
  'in-app': [
    [on('ios'), 'in-app-ios'],
    [on('android'), 'in-app-android'],
    [{}, 'in-app'],
  ],
} as const satisfies Partial<Record<FaultToLookUp, readonly (readonly [Where, string])[]>>;

type Told = keyof typeof table;
/** Every text there is for mending. */
export type Advice = Exclude<FaultToLookUp, Told> | (typeof table)[Told][number][1];

const fits = (where: Where, { system, browser }: Platform): boolean => (where.system?.includes(system) ?? true) && (where.browser?.includes(browser) ?? true);

/** The name of the text that says how to mend this here. */
export function adviceFor(fault: FaultToLookUp, platform: Platform): Advice {
  const ways: readonly (readonly [Where, string])[] | undefined = (table as Partial<Record<FaultToLookUp, readonly (readonly [Where, string])[]>>)[fault];
  return (ways?.find(([where]) => fits(where, platform))?.[1] ?? fault) as Advice;
}

/** How to mend this here, in the words of the clinic around. */
export function advice(fault: FaultToLookUp, platform: Platform, around: Pick<ClinicController, 'texts'>): string {
  const texts = around.texts(deviceAdviceTexts);
  const said = texts[adviceFor(fault, platform)];
  return typeof said === 'string' ? said : said({ app: platform.inApp === 'app' || !platform.inApp ? texts.someApp : platform.inApp });
}
