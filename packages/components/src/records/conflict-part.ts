import type { MedicalRecord, RecordBody } from '@vetkit/signal-server/records/contract';
import { sameRecord } from '@vetkit/signal-server/records/rules';
import { html, nothing, type TemplateResult } from 'lit';
import { button } from '../shared/button.ts';
import { banner } from '../shared/banner.ts';
import type { FindingsTexts } from '../locales/findings.ts';
import type { RecordsTexts } from '../locales/records.ts';
import { merge } from './merge.ts';
import { differences } from './record-lines.ts';

export interface Conflict {
  readonly mine: RecordBody;
  readonly theirs: MedicalRecord;
  /** What both were made from; nothing where it is not known: then one of them stands as a whole. */
  readonly base: RecordBody | undefined;
  /** When theirs was saved. */
  readonly time: string;
}

/** Both versions side by side, where they differ; a person chooses. What only one side wrote stands either way. */
export function conflictPart({ mine, theirs, base, time }: Conflict, texts: RecordsTexts & FindingsTexts, choose: (body: RecordBody) => void): TemplateResult {
  const together = base ? merge(base, mine, theirs.body) : { mine, theirs: theirs.body, both: mine };
  const differing = differences(together.mine, together.theirs, texts);
  return html`
    ${banner({ tone: 'warn', title: texts.conflictTitle, text: texts.conflictText({ name: theirs.author?.name ?? texts.theirs, time }) })}
    <div class="versions">
      ${differing.map(({ label, mine, theirs }) => html`
        <h3 class="sub">${label}</h3>
        <div class="card well"><span class="small soft">${texts.mine}</span><p class="kept-lines">${mine || nothing}</p></div>
        <div class="card well"><span class="small soft">${texts.theirs}</span><p class="kept-lines">${theirs || nothing}</p></div>
      `)}
    </div>
    <div class="actions">
      ${button({ label: texts.keepMine, onPress: () => choose(together.mine) })}
      ${button({ label: texts.keepTheirs, kind: 'quiet', onPress: () => choose(together.theirs) })}
      ${sameRecord(together.both, together.mine) || sameRecord(together.both, together.theirs) ? nothing : button({ label: texts.keepBoth, kind: 'quiet', onPress: () => choose(together.both) })}
    </div>
  `;
}
