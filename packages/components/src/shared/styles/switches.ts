import { css } from 'lit';

/** Settings that are on or off at once; beside `choices`. */
export const switches = css`
  @layer vet.base {
    .switch {
      display: inline-flex;
      align-items: center;
      gap: 12px;
      min-block-size: var(--vet-target);
      cursor: pointer;
    }
    .switch i {
      inline-size: 48px;
      block-size: 28px;
      border-radius: 99px;
      background: var(--vet-line-strong);
      position: relative;
      flex: none;
      transition: background-color var(--vet-quick);
    }
    .switch i::after {
      content: "";
      position: absolute;
      inset-block-start: 3px;
      inset-inline-start: 3px;
      inline-size: 22px;
      block-size: 22px;
      border-radius: 50%;
      background: var(--vet-raised);
      transition: inset-inline-start var(--vet-quick) var(--vet-ease);
    }
    .switch:is(.on, :has(> input:checked)) i { background: var(--vet-accent-solid); }
    .switch:is(.on, :has(> input:checked)) i::after { inset-inline-start: 23px; }
  }
`;
