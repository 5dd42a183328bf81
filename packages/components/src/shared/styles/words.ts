import { css } from 'lit';

/** Titles, small print, numbers; `stack` and `row` lay things out with one gap. */
export const words = css`
  @layer vet.base {
    .display, .title, .head, .sub {
      font-family: var(--vet-font-display);
      font-weight: var(--vet-weight-strong);
      letter-spacing: var(--vet-tracking);
      line-height: var(--vet-leading-tight);
      text-wrap: balance;
    }
    /* Focused by the element, not by the reader: no ring. */
    [data-step-title]:focus { outline: none; }
    .display { font-size: var(--vet-text-2xl); letter-spacing: -0.026em; }
    /* A page's own header may stick to the top: the question must not hide under it. */
    [data-step-title] { scroll-margin-block-start: 120px; }
    .title { font-size: var(--vet-text-xl); letter-spacing: -0.022em; }
    .head { font-size: var(--vet-text-l); }
    .sub { font-size: var(--vet-text-m); letter-spacing: -0.006em; line-height: 1.35; }
    .small, .hint { font-size: var(--vet-text-s); line-height: 1.45; }
    .soft, .hint { color: var(--vet-ink-soft); }
    .faint { color: var(--vet-ink-faint); }
    .strong { font-weight: var(--vet-weight-strong); }
    .num { font-variant-numeric: tabular-nums; }
    .cut { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; min-inline-size: 0; }
    .stack > *, .row > *, .widget-body > * { --gap: initial; }
    .stack { display: grid; gap: var(--gap, var(--vet-space-2)); align-content: start; min-inline-size: 0; }
    .row { display: flex; align-items: center; gap: var(--gap, var(--vet-space-1)); min-inline-size: 0; }
    .row.wrap { flex-wrap: wrap; }
    .row.top { align-items: flex-start; }
    .row.base { align-items: baseline; }
    .gap-4 { --gap: 4px; }
    .gap-8 { --gap: 8px; }
    .gap-12 { --gap: 12px; }
    .gap-16 { --gap: 16px; }
    .gap-20 { --gap: 20px; }
    .gap-24 { --gap: 24px; }
    .gap-32 { --gap: 32px; }
    .grow { flex: 1; min-inline-size: 0; }
    .end { margin-inline-start: auto; }
  }
`;
