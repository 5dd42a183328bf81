import { css } from 'lit';

/** The line that shows how far somebody is in a few steps. */
export const stepperLine = css`
  @layer vet.base {
    .stepper { display: flex; align-items: center; gap: 6px; }
    .stepper i { flex: 1; block-size: 5px; border-radius: 3px; background: var(--vet-line); }
    .stepper i.done { background: var(--vet-accent-solid); }
    .stepper i.now { background: linear-gradient(90deg, var(--vet-accent-solid) 50%, var(--vet-accent-line) 50%); }
    .stepper:dir(rtl) i.now {
      background: linear-gradient(-90deg, var(--vet-accent-solid) 50%, var(--vet-accent-line) 50%);
    }
  }
`;
