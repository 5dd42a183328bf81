import { css } from 'lit';

/** What is the hours' own: two columns where there is room, and the bar that saves. */
export const styles = css`
  @layer vet.own {
    .hours { display: grid; gap: 20px; align-items: start; }
    @container (min-width: 860px) {
      .hours { grid-template-columns: minmax(0, 1fr) minmax(300px, 352px); grid-template-rows: auto 1fr; }
      .hours > .side { grid-area: 1 / 2 / span 2; }
    }
    .links { display: grid; gap: 20px; align-items: start; grid-template-columns: repeat(auto-fit, minmax(min(100%, 290px), 1fr)); }
    .cq { container-type: inline-size; min-inline-size: 0; }
    .top { display: flex; flex-wrap: wrap; gap: 12px; align-items: center; justify-content: space-between; }
    @container (min-width: 561px) {
      .weekday { grid-template-columns: 160px minmax(0, 1fr) 44px; }
    }
    /* Where a name has no room beside its buttons, they stand below it. */
    .kind > .grow { flex: 1 1 12rem; }
    .kind > .acts { margin-inline-start: auto; }
    .axis { padding-block: 10px 0; }
    .weekday.axis + .weekday { border-block-start: 0; }
    .span-edit .input[aria-invalid] { border-color: var(--vet-danger-solid); }
    .span-edit .btn { inline-size: 44px; }
    .fault { color: var(--vet-danger-ink); font-size: var(--vet-text-s); flex-basis: 100%; margin: 0; }
    .pad { padding: 16px; }
    .edged { border-block-start: 1px solid var(--vet-line); }
    .two { display: grid; gap: 12px; grid-template-columns: repeat(auto-fit, minmax(min(100%, 130px), 1fr)); align-items: end; }
    /* Words such as "10 min before the start" want their room. */
    .rules .two { grid-template-columns: repeat(auto-fit, minmax(min(100%, 170px), 1fr)); }
    .two > .field { grid-template-columns: minmax(0, 1fr); }
    .two .input { min-inline-size: 0; inline-size: 100%; }
    .save {
      position: sticky;
      /* A page with a bar of its own at the end of the window says how high that is. */
      inset-block-end: var(--vet-below, 0px);
      z-index: 2;
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
      align-items: center;
      padding: 12px 16px;
      background: var(--vet-raised);
      border: 1px solid var(--vet-line-strong);
      border-radius: var(--vet-radius-l, 16px);
      box-shadow: 0 -4px 24px rgb(0 0 0 / 8%);
    }
    .save .grow { min-inline-size: min(100%, 220px); }
    .breaks { display: flex; flex-wrap: wrap; gap: 8px; }
    .versions { display: grid; gap: 8px 12px; grid-template-columns: 1fr 1fr; }
    .versions h3 { grid-column: 1 / -1; margin-block-start: 8px; }
    .versions .card { padding: 12px; overflow-wrap: anywhere; }
    @container (max-width: 400px) {
      .versions { grid-template-columns: 1fr; }
    }
    .item.stack > .row { inline-size: 100%; }
    .up svg { transform: scaleY(-1); }
    .rules { display: grid; border-block-start: 1px solid var(--vet-line); }
    .rules > section + section { border-block-start: 1px solid var(--vet-line); }
    @container (min-width: 720px) {
      .rules { grid-template-columns: 1fr 1fr; }
      .rules > section + section { border-block-start: 0; border-inline-start: 1px solid var(--vet-line); }
    }
    .choosing { align-items: end; justify-content: space-between; }
    .choosing > .field { flex: 1 1 220px; max-inline-size: 352px; }
    .holidays { display: grid; gap: 8px 16px; grid-template-columns: repeat(auto-fill, minmax(min(100%, 260px), 1fr)); }
    .copyable { display: flex; gap: 8px; }
    .copyable .input { min-inline-size: 0; flex: 1; text-overflow: ellipsis; }
    ul.plain { list-style: none; margin: 0; padding: 0; }
  }
`;
