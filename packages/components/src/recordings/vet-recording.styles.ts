import { css } from 'lit';

export const styles = css`
  :host { position: absolute; inset: 0; z-index: 5; pointer-events: none; display: block; color-scheme: light dark; }
  .veil, .pill, .say { pointer-events: auto; }
  .place { position: absolute; inset-block-start: 12px; inset-inline: 12px; display: grid; justify-items: center; gap: 8px; pointer-events: none; color-scheme: dark; }
  .pill { display: inline-flex; align-items: center; gap: 4px; padding: 4px; padding-inline-start: 12px; border-radius: 24px; background: var(--vet-scrim); color: var(--vet-on-dark); font-size: var(--vet-text-s); font-weight: 550; max-inline-size: 100%; overflow-wrap: normal; }
  .pill.rec { background: var(--vet-danger-solid); color: var(--vet-on-danger); }
  .pill .words { display: inline-flex; align-items: center; gap: 8px; padding-inline-end: 8px; line-height: 1.25; min-block-size: 36px; }
  .pill button, .start { border: 0; font: inherit; color: inherit; background: oklch(0 0 0 / 0.24); border-radius: 20px; min-block-size: 44px; min-inline-size: 44px; padding: 4px 14px; display: inline-flex; gap: 6px; align-items: center; justify-content: center; cursor: pointer; }
  .pill button:hover { background: oklch(0 0 0 / 0.42); }
  .pill button .icon, .start .icon { inline-size: 20px; block-size: 20px; }
  .start { pointer-events: auto; background: var(--vet-scrim); color: var(--vet-on-dark); font-size: var(--vet-text-s); font-weight: 550; }
  .start:hover { background: oklch(0.3 0.014 175 / 0.92); }
  .start[disabled] { cursor: not-allowed; color: oklch(0.75 0.01 140); }
  .dot { inline-size: 12px; block-size: 12px; border-radius: 50%; background: currentColor; flex: none; animation: beat 2s ease-in-out infinite; }
  @keyframes beat { 50% { opacity: 0.35; } }
  @media (prefers-reduced-motion: reduce) { .dot { animation: none; } }
  .say { display: inline-flex; align-items: center; gap: 12px; padding: 6px 6px 6px 16px; border-radius: 16px; background: var(--vet-scrim); color: var(--vet-on-dark); font-size: var(--vet-text-s); line-height: 1.35; max-inline-size: min(100%, 480px); }
  .say button { border: 0; font: inherit; font-weight: 650; color: inherit; background: oklch(0 0 0 / 0.3); border-radius: 12px; min-block-size: 44px; min-inline-size: 56px; cursor: pointer; flex: none; }
  .mark { display: grid; place-items: center; inline-size: 56px; block-size: 56px; border-radius: 50%; background: var(--vet-danger-soft); color: var(--vet-danger-ink); }
  .sheet { box-shadow: var(--vet-lift-2); padding-block-end: 0; }
  .sheet:focus { outline: none; border-radius: var(--vet-radius-xl) var(--vet-radius-xl) 0 0; }
  @media (min-width: 720px) { .sheet:focus { border-radius: var(--vet-radius-xl); } }
  .facts { display: grid; gap: 10px; list-style: none; padding: 0; margin: 0; }
  .fact { gap: 12px; align-items: center; }
  .fact .sign { display: flex; }
  /* Always to be seen, also where the rest has to be scrolled. */
  .foot { display: grid; gap: 12px; position: sticky; inset-block-end: 0; padding-block: 4px var(--vet-space-3); background: var(--vet-raised); }
  .answers { display: grid; grid-template-columns: 1fr 1fr; gap: 12px; }
  .veil { container-type: normal; }
  /* A phone on its side. */
  @media (max-height: 520px) {
    .mark { display: none; }
    .sheet { padding: 12px 20px 0; gap: 8px; max-block-size: 100%; }
    .facts { gap: 4px; }
    .foot { gap: 8px; padding-block-end: 12px; }
    .foot .banner { padding-block: 6px; }
  }
  @container (max-width: 719px) {
    .place { inset-block: auto 60px; }
    .pill button .icon { display: none; }
    .pill button { padding: 4px 10px; }
  }
  @container (max-width: 359px) {
    .place { inset-inline: 4px; }
    .pill { padding-inline-start: 8px; gap: 2px; }
    .pill .words { gap: 6px; padding-inline-end: 4px; }
    .pill button { padding: 4px 6px; }
  }
`;
