import { css } from 'lit';

/** The front desk: triage cases, lanes of the day, help requests, tally. */
export const desk = css`
  @layer vet.base {
    .desk { display: grid; gap: var(--vet-space-2); padding: var(--vet-space-2) var(--vet-space-2) 96px; }
    @media (min-width: 900px) {
      .desk {
        grid-template-columns: 336px minmax(0, 1fr);
        padding: 20px var(--vet-space-3) var(--vet-space-3);
        gap: 20px;
        align-items: start;
      }
    }
    .case { display: grid; gap: 10px; padding: 14px 16px; border-inline-start: 5px solid var(--edge, var(--vet-line)); }
    .case.emergency { --edge: var(--vet-danger-solid); }
    .case.urgent { --edge: var(--vet-warn-solid); }
    .case.soon { --edge: var(--vet-info-solid); }
    .case.routine { --edge: var(--vet-ok-solid); }
    .lanes { display: grid; grid-template-columns: 132px minmax(0, 1fr); }
    .lanes .hours {
      grid-column: 2;
      display: grid;
      grid-template-columns: repeat(6, 1fr);
      font-size: var(--vet-text-s);
      color: var(--vet-ink-soft);
      padding-block: 8px;
      font-variant-numeric: tabular-nums;
    }
    .lane-name {
      display: flex;
      align-items: center;
      gap: 8px;
      padding: 8px 8px 8px 16px;
      border-block-start: 1px solid var(--vet-line);
      font-size: var(--vet-text-s);
      font-weight: var(--vet-weight-strong);
      line-height: 1.2;
    }
    .lane {
      position: relative;
      min-block-size: 92px;
      border-block-start: 1px solid var(--vet-line);
      background: repeating-linear-gradient(90deg, var(--vet-line) 0 1px, transparent 1px calc(100% / 6));
    }
    .slot {
      z-index: 1;
      position: absolute;
      inset-block: 8px;
      inset-inline-start: calc(var(--from) * 1% + 2px);
      inline-size: calc(var(--len) * 1% - 4px);
      border-radius: var(--vet-radius-s);
      padding: 8px 10px;
      background: var(--vet-raised);
      border: 1px solid var(--vet-line-strong);
      font-size: var(--vet-text-s);
      line-height: 1.25;
      overflow: hidden;
      display: grid;
      gap: 2px;
      align-content: center;
    }
    .slot b { display: flex; gap: 6px; align-items: center; white-space: nowrap; }
    .slot .icon { inline-size: 18px; block-size: 18px; }
    .slot.done { background: var(--vet-sunken); border-color: transparent; color: var(--vet-ink-soft); }
    .slot.now { background: var(--vet-accent-solid); color: var(--vet-on-accent); border-color: transparent; }
    .slot.now .live { background: currentColor; }
    .slot.late { background: var(--vet-warn-soft); border-color: var(--vet-warn-line); color: var(--vet-warn-ink); }
    .slot.hold {
      background: repeating-linear-gradient(135deg, var(--vet-sunken) 0 6px, transparent 6px 12px);
      border: 1px dashed var(--vet-line-strong);
      color: var(--vet-ink-soft);
    }
    .slot.gone { background: none; border: 1px dashed var(--vet-line-strong); }
    .now-line {
      position: absolute;
      inset-block: 0;
      inset-inline-start: calc(var(--at) * 1%);
      inline-size: 2px;
      background: var(--vet-danger-solid);
    }
    .hours .now-line { position: relative; }
    .help {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr) auto;
      gap: 4px 16px;
      align-items: center;
      padding: 14px 16px;
    }
    @container (max-width: 560px) {
      .help { grid-template-columns: auto minmax(0, 1fr); }
      .help .actions { grid-column: 1 / -1; margin-block-start: 6px; }
      .help .actions .btn { flex: 1; padding-inline: 12px; }
    }
    .tally { display: flex; gap: 8px 28px; flex-wrap: wrap; }
    .tally > div {
      display: flex;
      align-items: baseline;
      gap: 8px;
      font-size: var(--vet-text-s);
      color: var(--vet-ink-soft);
    }
    .tally b {
      font-size: var(--vet-text-l);
      color: var(--vet-ink);
      letter-spacing: -0.02em;
      font-variant-numeric: tabular-nums;
    }
  }
`;
