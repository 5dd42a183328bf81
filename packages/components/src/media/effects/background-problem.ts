/** Why a background cannot be had here. */
export class BackgroundProblem extends Error {
  override readonly name = 'BackgroundProblem';
  constructor(
    /** `unsupported`: this browser cannot change pictures. `forbidden`: the page's policy allows no worker. `not-loaded`: the code could not be fetched or run. */
    readonly code: 'unsupported' | 'forbidden' | 'not-loaded',
    cause?: unknown,
  ) {
    super(`No background effect: ${code}.`, { cause });
  }
}
