import { css } from 'lit';

/** A labelled line to type in, with its hint and error. */
export const lineFields = css`
  @layer vet.base {
    .field { display: grid; gap: 6px; align-content: start; min-inline-size: 0; }
    .field > label, .label {
      font-size: var(--vet-text-s);
      font-weight: var(--vet-weight-strong);
      line-height: 1.35;
      display: flex;
      gap: 6px;
      align-items: baseline;
    }
    :is(.field, .stack) > legend:not(.sr) { margin-block-end: 6px; }
    .field .opt { font-weight: var(--vet-weight); color: var(--vet-ink-soft); }
    .input {
      inline-size: 100%;
      min-block-size: var(--vet-control);
      padding: 12px 14px;
      border: 1.5px solid var(--vet-line-strong);
      border-radius: var(--vet-radius-m);
      background: var(--vet-raised);
      color: var(--vet-ink);
      font-size: var(--vet-text-m);
      line-height: 1.4;
      transition: border-color var(--vet-quick), box-shadow var(--vet-quick);
    }
    .input::placeholder { color: var(--vet-ink-faint); opacity: 1; }
    .input:hover { border-color: var(--vet-ink-soft); }
    .input:focus {
      border-color: var(--vet-accent-solid);
      outline: 3px solid var(--vet-accent-line);
      outline-offset: 0;
      border-radius: var(--vet-radius-m);
    }
    .field.bad .input { border-color: var(--vet-danger-solid); }
    .error {
      display: flex;
      gap: 6px;
      align-items: flex-start;
      color: var(--vet-danger-ink);
      font-size: var(--vet-text-s);
      font-weight: 500;
      line-height: 1.4;
    }
  }
`;
