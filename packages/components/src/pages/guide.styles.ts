import { css } from 'lit';

/** `/media`: long text with tables and code, and the example that runs in it. */
export const guide = css`
  @layer vet.base {
    .guide { max-inline-size: 900px; }
    .guide p, .guide li { line-height: 1.6; overflow-wrap: anywhere; }
    .guide .title { padding-block-start: 8px; }
    .guide [id] { scroll-margin-block-start: 80px; }
    .guide code { font-family: var(--vet-font-code); font-size: 0.94em; overflow-wrap: anywhere; }
    .guide :not(pre) > code { background: var(--vet-sunken); border-radius: 6px; padding: 1px 5px; }
    .guide pre {
      margin: 0;
      padding: 16px;
      overflow: auto;
      background: var(--vet-sunken);
      border: 1px solid var(--vet-line);
      border-radius: var(--vet-radius-m);
      line-height: 1.5;
      tab-size: 2;
    }
    .guide pre code { overflow-wrap: normal; }
    .guide .table { background: var(--vet-surface); border: 1px solid var(--vet-line); border-radius: var(--vet-radius-m); border-collapse: separate; border-spacing: 0; }
    .guide .table th { white-space: normal; vertical-align: bottom; }
    .guide .table td { vertical-align: top; }
    .guide .table td:nth-child(n + 3) { color: var(--vet-ink-soft); }
    .guide .contents ul { display: flex; flex-wrap: wrap; gap: 0 20px; }
    .guide .contents a { display: inline-flex; align-items: center; min-block-size: var(--vet-target); }
    .example { display: grid; grid-template-columns: 1fr 1fr; gap: 8px 12px; align-items: center; }
    .example .about { grid-column: 1 / -1; margin-block-end: 8px; }
    .example:target #owner-side, .example:not(:target) #vet-side { display: none; }
    .example button {
      justify-self: start;
      min-inline-size: 160px;
      min-block-size: 52px;
      padding: 0 24px;
      border: 0;
      border-radius: var(--vet-radius-m);
      background: var(--vet-accent-solid);
      color: var(--vet-on-accent);
      font: inherit;
      font-weight: var(--vet-weight-strong);
      cursor: pointer;
    }
    .example button:hover { background: var(--vet-accent-press); }
    .example output { font-weight: var(--vet-weight-strong); min-block-size: 1.5em; }
    .example video { inline-size: 100%; aspect-ratio: 16 / 10; object-fit: cover; background: var(--vet-stage); border-radius: var(--vet-radius-m); }
    .example #me { transform: scaleX(-1); }
    @media (min-width: 640px) {
      .guide .table td:first-child code { white-space: nowrap; }
    }
    @media (max-width: 639px) {
      .guide .table, .guide .table tbody, .guide .table tr, .guide .table td { display: block; }
      .guide .table thead { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
      .guide .table tr { padding: 12px 16px; border-block-end: 1px solid var(--vet-line); }
      .guide .table tr:last-child { border: 0; }
      .guide .table td { padding: 2px 0; border: 0; }
      .guide .table td:empty { display: none; }
    }
  }
`;
