import { css } from 'lit';

export const styles = css`
  @layer vet.base {
    :host { display: block; container-type: inline-size; }
    .card { display: grid; gap: 16px; padding: 20px; }
    .bill { inline-size: 100%; border-collapse: collapse; font-size: var(--vet-text-s); line-height: 1.45; }
    .bill th { text-align: start; font-weight: inherit; padding: 6px 12px 6px 0; }
    .bill td { text-align: end; padding: 6px 0; white-space: nowrap; }
    .bill .sum > * { font-weight: var(--vet-weight-strong); border-block-start: 1.5px solid var(--vet-line-strong); padding-block-start: 10px; }
    .line { display: grid; gap: 8px 12px; grid-template-columns: minmax(0, 1fr) 5rem 8rem auto; align-items: end; }
    .line + .line { border-block-start: 1px solid var(--vet-line); padding-block-start: 12px; }
    .line .tick, .line > .full { grid-column: 1 / -1; }
    details > summary { cursor: pointer; min-block-size: 44px; align-content: center; font-weight: 550; }
    details > .stack { padding-block-start: 8px; }
    .happened { list-style: none; margin: 0; padding: 0; display: grid; gap: 8px; font-size: var(--vet-text-s); }
    .happened .failed { color: var(--vet-danger-ink); }
    .happened .failed .num { text-decoration: line-through; }
    .happened li { display: flex; gap: 4px 12px; justify-content: space-between; flex-wrap: wrap; }
    @container (max-width: 30rem) {
      .line { grid-template-columns: 5rem minmax(0, 1fr) auto; }
      .line > :first-child { grid-column: 1 / -1; }
    }
  }
`;
