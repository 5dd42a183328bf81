import { writeFileSync } from 'node:fs';

/** Reporter of vitest: writes into TRIED_AGAIN which stories failed once and then passed, so that nobody takes them for steady. */
export default class TriedAgain {
  onTestRunEnd(modules) {
    const again = modules.flatMap((module) => [...module.children.allTests()].filter((test) => test.diagnostic()?.flaky).map((test) => `${module.relativeModuleId}: ${test.fullName}`));
    writeFileSync(process.env['TRIED_AGAIN'], JSON.stringify(again));
  }
}
