import { css } from 'lit';

/** The frame of what a clinic embeds: top with stepper, body, foot with the one action; days, answers and the verdict of triage. */
export const widget = css`
  @layer vet.base {
    .widget {
      background: var(--vet-surface);
      border: 1px solid var(--vet-line);
      border-radius: var(--vet-radius-l);
      box-shadow: var(--vet-lift-1);
      overflow: clip;
      display: flex;
      flex-direction: column;
      min-block-size: 0;
    }
    .widget-top { display: flex; align-items: center; gap: 8px; padding: 8px 8px 0; min-block-size: 52px; }
    .widget-top .stepper { flex: 1; }
    .widget-top .where {
      font-size: var(--vet-text-s);
      color: var(--vet-ink-soft);
      white-space: nowrap;
      padding-inline: 8px;
    }
    .widget-body {
      padding: 8px var(--vet-space-2) var(--vet-space-2);
      display: grid;
      gap: var(--gap, 18px);
      align-content: start;
      flex: 1;
      min-inline-size: 0;
    }
    .widget-foot {
      padding: 12px var(--vet-space-2) var(--vet-space-2);
      display: grid;
      gap: 8px;
      background: var(--vet-surface);
      border-block-start: 1px solid var(--vet-line);
    }
    .widget-foot.bare { border: 0; padding-block-start: 0; }
    @container (min-width: 480px) {
      .widget-top { padding: 12px 16px 0; }
      .widget-body { padding: 12px var(--vet-space-3) var(--vet-space-3); }
      .widget-foot { padding: 16px var(--vet-space-3) 20px; }
    }
    .q { display: grid; gap: 6px; }
    .next-free {
      display: grid;
      gap: 14px;
      padding: 16px;
      border-radius: var(--vet-radius-m);
      background: var(--vet-accent-soft);
      border: 1px solid var(--vet-accent-line);
    }
    .days {
      display: grid;
      grid-auto-flow: column;
      grid-auto-columns: minmax(52px, 1fr);
      gap: 6px;
      overflow-x: auto;
      scrollbar-width: none;
      margin-inline: calc(var(--vet-space-2) * -1);
      padding: 2px var(--vet-space-2);
    }
    .day {
      display: grid;
      justify-items: center;
      gap: 2px;
      padding: 8px 2px;
      min-block-size: 68px;
      border: 1.5px solid transparent;
      border-radius: var(--vet-radius-m);
      background: none;
      cursor: pointer;
      font-size: var(--vet-text-s);
      line-height: 1.2;
      color: var(--vet-ink-soft);
    }
    .day b { font-size: var(--vet-text-l); color: var(--vet-ink); font-weight: var(--vet-weight-strong); }
    .day.on { background: var(--vet-accent-solid); color: var(--vet-on-accent); }
    .day.on b { color: inherit; }
    .day.none, .day.none b { color: var(--vet-ink-faint); font-weight: 400; }
    .day.none b { text-decoration: line-through; text-decoration-thickness: 1.5px; }
    .day:hover:not(.on) { background: var(--vet-hover); }
    .pay-frame { display: flex; align-items: center; gap: 10px; }
    /* answers: one row of the status block */
    .answer { display: grid; gap: 8px; padding-block: 14px; }
    .answer + .answer { border-block-start: 1px solid var(--vet-line); }
    .answer .label .icon { color: var(--vet-ink-soft); align-self: center; }
    .answer .chip { padding-inline: 13px; }
    @container (max-width: 480px) {
      .answer .chips { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); }
      .answer .chip { padding-inline: 4px; border-radius: var(--vet-radius-m); }
    }
    @container (min-width: 640px) {
      .answer { grid-template-columns: 132px 1fr; align-items: center; }
    }
    /* urgency result: the head fills the widget edge to edge; nothing else in VetKit is allowed to look like this */
    .verdict {
      padding: 24px 20px 22px;
      display: grid;
      gap: 12px;
      background: var(--vet-danger-solid);
      color: var(--vet-on-danger);
    }
    .verdict .head-row {
      display: flex;
      align-items: center;
      gap: 10px;
      font-weight: var(--vet-weight-strong);
      font-size: var(--vet-text-m);
    }
    .verdict.urgent { background: var(--vet-warn-solid); color: var(--vet-on-warn); }
    .verdict p { font-size: var(--vet-text-m); line-height: 1.45; }
    .hospital { display: grid; gap: 14px; }
  }
`;
