import { css } from 'lit';

export const styles = css`
  :host { display: block; position: relative; }
  .acts { display: flex; flex-wrap: wrap; gap: 4px; }
  .act {
    display: grid; justify-items: center; align-content: center; gap: 3px; flex: 1 1 64px; min-inline-size: 64px; min-block-size: 64px; padding: 6px;
    border: 0; border-radius: var(--vet-radius-m); background: none; color: inherit; font: inherit; font-size: var(--vet-text-s); font-weight: 550; line-height: 1.15; white-space: nowrap; cursor: pointer;
  }
  .act:hover { background: var(--vet-sunken); }
  .act:focus-visible { outline: var(--vet-focus-ring); outline-offset: -3px; }
  .act[aria-disabled='true'] { color: var(--vet-ink-faint); cursor: not-allowed; }
  .act.shut { background: var(--vet-warn-soft); color: var(--vet-warn-ink); }
  .act.free, .act.asked { background: var(--vet-accent-soft); color: var(--vet-accent-ink); }
  .sheet { display: grid; gap: 10px; margin-block-start: 6px; }
  .sheet .row { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
  .sheet p { margin: 0; }
  .said:empty { display: none; }
  .said { padding-block-end: 8px; }
  :host(:not([tone='stage'])) .acts { padding: 4px; border: 1px solid var(--vet-line); border-radius: var(--vet-radius-l); background: var(--vet-surface); inline-size: fit-content; max-inline-size: 100%; box-sizing: border-box; }
  @container (min-width: 640px) { :host(:not([tone='stage'])) .act { flex: 0 0 auto; min-inline-size: 104px; } }

  /* On the stage it is dark whatever the page is, and what it says floats above it. */
  :host([tone='stage']) { color-scheme: dark; color: var(--vet-on-dark); border-radius: var(--vet-radius-m); background: oklch(0.21 0.012 175); flex: 1 1 360px; max-inline-size: 400px; }
  @media (max-width: 719px) { :host([tone='stage']) { max-inline-size: none; } }
  @media (max-width: 359px) { :host([tone='stage']) .act { font-size: 13px; } }
  /* Beside one's own picture, not on it. */
  @media (min-width: 720px) { :host([tone='stage']) .said { inset-inline-end: auto; inline-size: 292px; } }
  :host([tone='stage']) .acts { flex-wrap: nowrap; gap: 0; }
  :host([tone='stage']) .act { flex: 1 1 0; min-inline-size: 0; padding-inline: 2px; }
  :host([tone='stage']) .act:hover { background: oklch(0.275 0.014 175); }
  :host([tone='stage']) .act[aria-disabled='true'] { color: oklch(0.7 0.01 140); background: none; }
  :host([tone='stage']) .act.shut { background: oklch(0.95 0.01 95); color: oklch(0.25 0.02 165); }
  :host([tone='stage']) .said { position: absolute; inset-inline: 0; inset-block-end: calc(100% + 8px); z-index: 5; padding: 0; color-scheme: light dark; color: var(--vet-ink); }
  :host([tone='stage']) .said > * { box-shadow: var(--vet-lift-2); }
`;
