import { css } from 'lit';

/** The wall screen, read from four metres. */
export const wall = css`
  @layer vet.base {
    .wall { min-block-size: 100vh; background: var(--vet-page); display: grid; grid-template-rows: auto 1fr auto; }
    .wall-top { display: flex; align-items: center; justify-content: space-between; padding: 24px 40px; }
    .wall-top .brand { font-size: 30px; gap: 14px; }
    .wall-top .brand br { display: none; }
    .wall-top .brand .icon { inline-size: 44px; block-size: 44px; }
    .wall-top time {
      font-size: 56px;
      font-weight: var(--vet-weight-strong);
      letter-spacing: -0.03em;
      line-height: 1;
      font-variant-numeric: tabular-nums;
    }
    .wall-grid { display: grid; grid-template-columns: 1.12fr 1fr 0.88fr; gap: 20px; padding: 0 40px; }
    .wall-col { display: grid; gap: 14px; align-content: start; }
    .wall-col > h2 {
      font-size: 24px;
      color: var(--vet-ink-soft);
      font-weight: var(--vet-weight-strong);
      display: flex;
      align-items: center;
      gap: 10px;
      padding-block-end: 2px;
    }
    .wall-card {
      background: var(--vet-surface);
      border: 1px solid var(--vet-line);
      border-radius: var(--vet-radius-l);
      padding: 24px;
      display: grid;
      grid-template-columns: auto 1fr auto;
      gap: 4px 18px;
      align-items: center;
      font-size: 22px;
      line-height: 1.25;
    }
    .wall-card b { font-size: 34px; letter-spacing: -0.025em; line-height: 1.1; display: block; }
    .wall-card.now { background: var(--vet-accent-solid); color: var(--vet-on-accent); border-color: transparent; }
    .wall-card.now .avatar { background: oklch(1 0 0 / 0.16); color: inherit; }
    .wall-card.thin { padding-block: 12px; grid-template-columns: 84px 1fr; }
    .wall-card.thin b { font-size: 26px; }
    .wall-card .ring { --size: 76px; font-size: 24px; }
    .wall-foot {
      padding: 20px 40px 24px;
      font-size: 22px;
      color: var(--vet-ink-soft);
      display: flex;
      gap: 40px;
      align-items: center;
    }
    .wall-foot b { color: var(--vet-ink); font-size: 30px; margin-inline-end: 8px; letter-spacing: -0.02em; }
  }
`;
