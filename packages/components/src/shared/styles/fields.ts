import { css } from 'lit';

/** Labelled fields with their hint, unit and error. */
export const fields = css`
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
    textarea.input { resize: vertical; min-block-size: 112px; line-height: 1.5; field-sizing: content; }
    select.input {
      appearance: none;
      padding-inline-end: 44px;
      background-image: linear-gradient(45deg, transparent 50%, var(--vet-ink-soft) 50%), linear-gradient(-45deg, transparent 50%, var(--vet-ink-soft) 50%);
      background-size: 6px 6px;
      background-repeat: no-repeat;
      background-position: calc(100% - 23px) 55%, calc(100% - 17px) 55%;
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
    .with-unit { position: relative; }
    .with-unit .input { padding-inline-end: 60px; }
    .with-unit .unit {
      position: absolute;
      inset-inline-end: 14px;
      inset-block-end: 0;
      block-size: var(--vet-control);
      display: grid;
      place-items: center;
      color: var(--vet-ink-faint);
      font-size: var(--vet-text-s);
      pointer-events: none;
    }
    .two { display: grid; gap: var(--vet-space-2); }
    @container (min-width: 520px) {
      .two { grid-template-columns: 1fr 1fr; }
    }
  }
`;
