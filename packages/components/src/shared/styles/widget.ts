import { css } from 'lit';

/** The frame of what a clinic embeds: top with stepper, body, foot with the one action; the verdict of triage. */
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
  }
`;
