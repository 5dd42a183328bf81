import { css } from 'lit';

/** The answer's head, in the colour of its level, and below it calm lines. */
export const triageResult = css`
  :host { display: block; }
  .widget-body { padding-block-start: 20px; --gap: 18px; }
  .verdict.soon { background: var(--vet-info-solid); color: var(--vet-on-info); }
  .verdict.routine { background: var(--vet-ok-solid); color: var(--vet-on-ok); }
  .why { display: grid; gap: 10px; }
  .why li { display: grid; gap: 2px; padding-inline-start: 14px; border-inline-start: 3px solid var(--vet-line-strong); }
  .quote { color: var(--vet-ink-soft); font-size: var(--vet-text-s); overflow-wrap: anywhere; unicode-bidi: isolate; }
  .banner ul { list-style: disc; padding-inline-start: 20px; margin: 4px 0 0; display: grid; gap: 4px; }
  .banner li::marker { color: inherit; }
`;
