import { css } from 'lit';

/** Tick lists and segmented rows, each around a real input that the browser moves, ticks and names. */
export const ticks = css`
  @layer vet.base {
    /* The real input: unseen, yet it takes the focus, the arrow keys and the name. */
    :is(.choice, .seg, .tick, .chip, .switch) { position: relative; }
    :is(.choice, .seg, .tick, .chip, .switch) > input {
      position: absolute;
      inset-block-start: 50%;
      inset-inline-start: 50%;
      inline-size: 1px;
      block-size: 1px;
      margin: 0;
      opacity: 0;
      pointer-events: none;
    }
    :is(.choice, .seg, .tick, .chip, .switch):has(> input:focus-visible) {
      outline: var(--vet-focus-ring);
      outline-offset: var(--vet-focus-gap);
    }
    .flags .tick:has(> input:focus-visible) { outline-offset: -3px; }
    @media (forced-colors: active) {
      :is(.choice, .seg, .chip):has(> input:checked) { outline: 2px solid Highlight; outline-offset: -4px; }
    }
    .segmented {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
      padding: 4px;
      border-radius: calc(var(--vet-radius-m) + 4px);
      background: var(--vet-sunken);
      box-shadow: inset 0 0 0 1px var(--vet-line);
    }
    .seg {
      flex: 1 1 auto;
      display: flex;
      align-items: center;
      justify-content: center;
      gap: 6px;
      min-block-size: var(--vet-target);
      min-inline-size: 44px;
      padding: 6px 8px;
      border: 0;
      border-radius: var(--vet-radius-m);
      background: none;
      font-size: var(--vet-text-s);
      font-weight: 550;
      line-height: 1.2;
      color: var(--vet-ink-soft);
      cursor: pointer;
      text-align: center;
      white-space: nowrap;
    }
    .seg:is([aria-checked="true"], [aria-pressed="true"], :has(:checked)) {
      background: var(--vet-raised);
      color: var(--vet-ink);
      font-weight: var(--vet-weight-strong);
      box-shadow: var(--vet-lift-1);
    }
    .tick {
      display: flex;
      align-items: center;
      gap: 12px;
      min-block-size: 48px;
      padding: 6px 14px;
      cursor: pointer;
      position: relative;
      line-height: 1.3;
    }
    .box {
      inline-size: 24px;
      block-size: 24px;
      flex: none;
      border: 1.75px solid var(--vet-line-strong);
      border-radius: 7px;
      background: var(--vet-raised);
      display: grid;
      place-items: center;
      color: transparent;
      margin: 0;
    }
    .box .icon { inline-size: 18px; block-size: 18px; stroke-width: 2.6; }
    :is(.box.on, input:checked ~ .box) { background: var(--vet-accent-solid); border-color: var(--vet-accent-solid); color: var(--vet-on-accent); }
    .box.round { border-radius: 50%; }
    :is(.box.round.on, input:checked ~ .box.round) { box-shadow: inset 0 0 0 5px var(--vet-raised); }
    .flags {
      border: 1.5px solid var(--vet-line);
      border-radius: var(--vet-radius-m);
      background: var(--vet-raised);
      overflow: hidden;
    }
    .flags > * + * { border-block-start: 1px solid var(--vet-line); }
    .flags .tick > .icon { color: var(--vet-ink-soft); }
    .flags .tick:is(.on, :has(> input:checked)) { background: var(--vet-danger-soft); }
    .flags .tick:is(.on, :has(> input:checked)) > .icon { color: var(--vet-danger-ink); }
    .flags .tick:is(.on, :has(> input:checked)) .box {
      background: var(--vet-danger-solid);
      border-color: var(--vet-danger-solid);
      color: var(--vet-on-danger);
    }
  }
`;
