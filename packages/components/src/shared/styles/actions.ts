import { css } from 'lit';

/** Buttons: one `.btn.primary` per view; `quiet`, `plain`, `danger`; `big`, `huge`, `wide`, `icon-only`. */
export const actions = css`
  @layer vet.base {
    .btn {
      display: inline-flex;
      align-items: center;
      justify-content: center;
      gap: var(--vet-space-1);
      min-block-size: var(--vet-target);
      padding: 10px 18px;
      border: 1.5px solid transparent;
      border-radius: var(--vet-radius-m);
      background: none;
      color: var(--vet-ink);
      font-weight: var(--vet-weight-strong);
      font-size: var(--vet-text-m);
      line-height: 1.2;
      letter-spacing: -0.005em;
      text-align: center;
      text-decoration: none;
      cursor: pointer;
      user-select: none;
      transition: background-color var(--vet-quick), border-color var(--vet-quick), transform var(--vet-quick) var(--vet-ease);
    }
    .btn:active { transform: scale(0.985); }
    .btn.primary { background: var(--vet-accent-solid); color: var(--vet-on-accent); }
    .btn.primary:hover { background: var(--vet-accent-press); }
    .btn.danger { background: var(--vet-danger-solid); color: var(--vet-on-danger); }
    .btn.danger:hover { background: var(--vet-danger-press); }
    .btn.quiet { background: var(--vet-surface); border-color: var(--vet-line-strong); }
    .btn.quiet:hover { background: var(--vet-hover); }
    .btn.plain { color: var(--vet-accent-ink); padding-inline: 12px; }
    .btn.plain:hover { background: var(--vet-hover); }
    .btn.plain.bad { color: var(--vet-danger-ink); }
    .btn.big { min-block-size: var(--vet-control); padding-inline: 24px; }
    .btn.huge {
      min-block-size: 64px;
      padding-inline: 12px;
      font-size: var(--vet-text-l);
      border-radius: var(--vet-radius-l);
    }
    .btn.wide { inline-size: 100%; }
    .btn.icon-only {
      inline-size: var(--vet-target);
      block-size: var(--vet-target);
      padding: 0;
      flex: none;
      border-radius: var(--vet-radius-m);
    }
    .btn[disabled], .btn[aria-disabled="true"]:not([aria-busy="true"]) {
      background: var(--vet-sunken);
      border-color: transparent;
      color: var(--vet-ink-faint);
      cursor: not-allowed;
    }
    .btn[aria-busy="true"] {
      cursor: progress;
      background-image: linear-gradient(90deg, transparent 0 40%, oklch(1 0 0 / 0.22) 50%, transparent 60%);
      background-size: 240% 100%;
      animation: vet-sheen 1.4s linear infinite;
    }
    @keyframes vet-sheen {
      from { background-position: 120% 0; }
      to { background-position: -120% 0; }
    }
    .actions { display: flex; flex-wrap: wrap; gap: 12px; align-items: center; }
    .actions > .btn.big { flex: 1 1 auto; padding-inline: 14px; }
  }
`;
