/** A name that must hold, or be denied where it says `!`. */
export interface Term {
  readonly name: string;
  readonly denied: boolean;
}

/** One step of a condition: any of these, and none of `without` beside it. */
export interface Step {
  readonly terms: readonly Term[];
  readonly without: readonly string[];
  /** Must come after the step before it. */
  readonly after: boolean;
}

export interface Condition {
  readonly steps: readonly Step[];
  /** How far apart the steps may stand, in words. */
  readonly within: number;
}

const usualReach = 6;

/**
 * Reads conditions: `gums+pale|blue` (both near each other, one of two), `!eat-[much|well]` (denied, with none of these beside it),
 * `throw>ball` (in this order), `ate+poison@30` (up to 30 words apart). Alternatives stand between commas.
 */
export function conditions(text: string): Condition[] {
  return text.split(',').map((part) => {
    const [body, reach] = part.trim().split('@');
    const steps = body!.split(/(?=[+>])/).map((piece): Step => {
      const [names, without] = piece.replace(/^[+>]/, '').split(/-(?=\[)/);
      return {
        terms: names!.split('|').map((name) => ({ name: name.replace(/^!/, ''), denied: name.startsWith('!') })),
        without: without ? without.slice(1, -1).split('|') : [],
        after: piece.startsWith('>'),
      };
    });
    return { steps, within: reach ? Number(reach) : usualReach };
  });
}
