import { css } from 'lit';

/** A list of rows; the rest of what is listed is in `lists`. */
export const rows = css`
  @layer vet.base {
    .list > * + * { border-block-start: 1px solid var(--vet-line); }
    .item {
      display: flex;
      align-items: center;
      gap: 12px;
      padding: 12px 16px;
      min-block-size: 64px;
      min-inline-size: 0;
    }
    .item { flex-wrap: wrap; }
    .item > .grow { flex: 1 1 80px; }
    .item .sub, .item .small:not(.row) { display: block; }
    .item.tap { cursor: pointer; }
    .item.tap:hover { background: var(--vet-hover); }
    .item.new { background: var(--vet-accent-soft); }
  }
`;
