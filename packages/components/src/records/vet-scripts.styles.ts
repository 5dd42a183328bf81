import { css } from 'lit';

export const styles = css`
  :host { display: block; }
  .script { display: flex; flex-wrap: wrap; gap: 16px; align-items: flex-start; overflow-wrap: anywhere; }
  .script > .grow { flex: 1 1 260px; }
  .script[data-state='void'] h3, .script[data-state='replaced'] h3 { text-decoration: line-through; }
  .codes { display: grid; justify-items: center; gap: 2px; }
  /* Dark squares on white whatever the theme: cameras want it so. */
  .codes svg { inline-size: 132px; block-size: 132px; background: #fff; border-radius: var(--vet-radius-m); display: block; }
  .codes path { fill: #000; }
  .codes a { border-radius: var(--vet-radius-m); }
`;
