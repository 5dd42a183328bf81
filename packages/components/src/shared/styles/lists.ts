import { css, type CSSResult } from 'lit';
import { rows } from './rows.ts';

const others = css`
  @layer vet.base {
    .facts {
      display: grid;
      grid-template-columns: auto 1fr;
      gap: 6px 16px;
      font-size: var(--vet-text-s);
      line-height: 1.45;
    }
    .facts dt { color: var(--vet-ink-soft); }
    .facts dd { font-weight: 550; text-align: end; }
    .facts.start dd { text-align: start; }
    .table { inline-size: 100%; border-collapse: collapse; font-size: var(--vet-text-s); line-height: 1.4; }
    .table th {
      text-align: start;
      font-weight: 550;
      color: var(--vet-ink-soft);
      padding: 10px 16px;
      border-block-end: 1px solid var(--vet-line);
      white-space: nowrap;
    }
    .table td { padding: 10px 16px; border-block-end: 1px solid var(--vet-line); vertical-align: middle; }
    .table tr:last-child td { border-block-end: 0; }
    .table .n { text-align: end; font-variant-numeric: tabular-nums; }
    .table tfoot td { font-weight: var(--vet-weight-strong); border-block-start: 1.5px solid var(--vet-line-strong); }
    .timeline { display: grid; }
    .timeline > li {
      display: grid;
      grid-template-columns: 32px 1fr;
      gap: 12px;
      padding-block-end: 20px;
      position: relative;
    }
    .timeline > li:last-child { padding-block-end: 0; }
    .timeline > li::before {
      content: "";
      position: absolute;
      inset-inline-start: 15px;
      inset-block: 34px 2px;
      inline-size: 2px;
      background: var(--vet-line);
    }
    .timeline > li:last-child::before { content: none; }
    .timeline .mark {
      inline-size: 32px;
      block-size: 32px;
      border-radius: 50%;
      display: grid;
      place-items: center;
      background: var(--vet-accent-soft);
      color: var(--vet-accent-ink);
    }
    .timeline .mark .icon { inline-size: 20px; block-size: 20px; }
    .empty {
      display: grid;
      justify-items: center;
      text-align: center;
      gap: 8px;
      padding: 32px 24px;
      color: var(--vet-ink-soft);
    }
    .empty > .icon { color: var(--vet-ink-faint); }
  }
`;

/** Rows, facts, tables, the timeline and the empty state. */
export const lists: CSSResult[] = [rows, others];
