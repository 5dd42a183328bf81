import { css } from 'lit';

/** Whole hosted pages: top bar, tab bar, columns, appointment rows, weekly hours. */
export const pages = css`
  @layer vet.base {
    .page { background: var(--vet-page); min-block-size: 100vh; min-block-size: 100dvh; }
    .topbar {
      display: flex;
      align-items: center;
      gap: 12px;
      padding: 8px var(--vet-space-2);
      min-block-size: 64px;
      background: var(--vet-surface);
      border-block-end: 1px solid var(--vet-line);
    }
    .brand {
      display: flex;
      align-items: center;
      gap: 10px;
      font-family: var(--vet-font-display);
      font-weight: var(--vet-weight-strong);
      letter-spacing: -0.012em;
      line-height: 1.15;
      min-inline-size: 0;
    }
    .brand .icon { color: var(--vet-accent-ink); }
    @media (max-width: 899px) {
      .topbar > .bell { margin-inline-start: auto; }
    }
    .topnav { display: none; gap: 4px; }
    .topnav .tab { min-block-size: 44px; border-radius: var(--vet-radius-m); }
    .topnav .tab[aria-selected="true"] { background: var(--vet-accent-soft); color: var(--vet-accent-ink); }
    .topnav .tab[aria-selected="true"]::after { content: none; }
    @media (min-width: 900px) {
      .topbar { padding-inline: var(--vet-space-4); gap: 24px; }
      .topnav { display: flex; }
    }
    .main {
      padding: var(--vet-space-3) var(--vet-space-2) 96px;
      display: grid;
      gap: var(--vet-space-3);
      max-inline-size: 1240px;
      margin-inline: auto;
      align-content: start;
      min-inline-size: 0;
    }
    @media (min-width: 900px) {
      .main { padding: var(--vet-space-4) var(--vet-space-4) var(--vet-space-6); }
      .main.side { grid-template-columns: minmax(0, 1fr) 352px; align-items: start; }
      .main.half { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); align-items: start; }
      .main.narrow { max-inline-size: 760px; }
      .span { grid-column: 1 / -1; }
    }
    .page-head > .btn { flex: 0 1 auto; }
    @media (max-width: 899px) {
      .page-head > .btn { flex: 1 1 100%; }
    }
    .page-head {
      display: flex;
      flex-wrap: wrap;
      align-items: flex-end;
      gap: 12px 24px;
      justify-content: space-between;
    }
    .tabbar {
      position: fixed;
      inset-inline: 0;
      inset-block-end: 0;
      display: grid;
      grid-auto-flow: column;
      grid-auto-columns: 1fr;
      background: var(--vet-raised);
      border-block-start: 1px solid var(--vet-line);
      padding-block-end: env(safe-area-inset-bottom);
      z-index: 4;
    }
    .tabbar .tab { flex-direction: column; gap: 2px; min-block-size: 64px; padding: 6px 4px; }
    .tabbar .tab[aria-selected="true"] { color: var(--vet-accent-ink); }
    .tabbar .tab[aria-selected="true"]::after { inset-block: -1px auto; inset-inline: 24%; border-radius: 0 0 3px 3px; }
    .tabbar .tab .count {
      position: absolute;
      inset-block-start: 4px;
      inset-inline-start: calc(50% + 8px);
      box-shadow: 0 0 0 2px var(--vet-raised);
    }
    .tabbar .tab > span { position: static; }
    @media (min-width: 900px) {
      .tabbar { display: none; }
      .phone-only { display: none !important; }
    }
    @media (max-width: 899px) {
      .desk-only { display: none !important; }
    }
    .appt {
      display: grid;
      grid-template-columns: 88px minmax(0, 1fr) auto;
      gap: 4px 16px;
      align-items: center;
      padding: 14px 16px;
    }
    .appt .when { font-variant-numeric: tabular-nums; line-height: 1.25; }
    .appt .when b { display: block; font-size: var(--vet-text-l); letter-spacing: -0.02em; }
    @container (max-width: 560px) {
      .appt { grid-template-columns: minmax(0, 1fr) auto; }
      .appt .when { grid-column: 1 / -1; display: flex; gap: 8px; align-items: baseline; }
      .appt .acts { grid-column: 1 / -1; margin-block-start: 8px; flex-wrap: wrap; }
      .appt .acts .btn { flex: 1 0 auto; }
    }
    .week { display: grid; }
    .weekday {
      display: grid;
      grid-template-columns: 116px minmax(0, 1fr) 44px;
      gap: 10px 16px;
      padding: 14px 16px;
      align-items: center;
    }
    .weekday + .weekday { border-block-start: 1px solid var(--vet-line); }
    .spans { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
    .span-edit { display: inline-flex; align-items: center; gap: 6px; }
    .span-edit .input {
      inline-size: 112px;
      min-block-size: 44px;
      padding: 8px 10px;
      font-variant-numeric: tabular-nums;
      text-align: center;
    }
    .hours-plot {
      position: relative;
      block-size: 12px;
      border-radius: 6px;
      background: var(--vet-sunken);
      grid-column: 2 / -1;
      box-shadow: inset 0 0 0 1px var(--vet-line);
    }
    .hours-plot i {
      position: absolute;
      inset-block: 0;
      inset-inline-start: var(--from);
      inline-size: calc(var(--to) - var(--from));
      background: var(--vet-accent-solid);
      border-radius: 6px;
    }
    @container (max-width: 560px) {
      .weekday { grid-template-columns: minmax(0, 1fr) auto; }
      .weekday .spans, .hours-plot { grid-column: 1 / -1; }
      .weekday > .btn { grid-row: 1; grid-column: 2; }
      .weekday > .spans.closed { grid-row: 1; grid-column: 2; }
      .span-edit { flex: 1 1 100%; }
      .span-edit .input { inline-size: 0; flex: 1 1 0; }
    }
    .hours-axis {
      display: flex;
      justify-content: space-between;
      grid-column: 2 / -1;
      color: var(--vet-ink-soft);
      font-size: var(--vet-text-s);
    }
    @container (max-width: 560px) {
      .hours-axis { grid-column: 1 / -1; }
    }
  }
`;
