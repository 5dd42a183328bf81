import { css } from 'lit';

export const styles = css`
  .found { font-size: var(--vet-text-l); line-height: 1.45; white-space: pre-wrap; margin-block-end: var(--vet-space-1); }
  .head { margin-block-end: 12px; }
  .timeline .sub { padding-block-start: 4px; }
  .kept-lines { white-space: pre-wrap; display: block; }
  .phone { display: inline-flex; align-items: center; min-block-size: var(--vet-target); font-weight: var(--vet-weight-strong); }
`;
