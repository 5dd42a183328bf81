import { css } from 'lit';

export const styles = css`
  .report { display: grid; gap: 12px; }
  .course { display: flex; align-items: flex-end; gap: 2px; block-size: 40px; direction: ltr; }
  .course i { flex: 1 1 0; min-inline-size: 2px; border-radius: 2px; block-size: 100%; background: var(--vet-ok-solid); }
  .course i.fair { block-size: 66%; background: var(--vet-warn-solid); }
  .course i.poor { block-size: 36%; background: var(--vet-danger-solid); }
  .course i.gap { block-size: 3px; background: var(--vet-line-strong); }
  .plot { display: grid; gap: 4px; max-inline-size: 560px; }
  .axis { display: flex; justify-content: space-between; }
  .legend { display: flex; flex-wrap: wrap; gap: 4px 16px; }
  .legend li { display: inline-flex; align-items: center; gap: 6px; }
  .legend .course { block-size: 18px; inline-size: 6px; }
  .legend .course i { inline-size: 6px; }
  summary { cursor: pointer; min-block-size: var(--vet-target); display: inline-flex; align-items: center; color: var(--vet-accent-ink); font-weight: 550; }
  .facts { max-inline-size: 560px; }
`;
