import type { MedicalRecord, RecordBody } from '@vetkit/signal-server/records/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { button } from '../shared/button.ts';
import { banner } from '../shared/banner.ts';
import type { FindingsTexts } from '../locales/findings.ts';
import type { RecordsTexts } from '../locales/records.ts';
import { differences } from './record-lines.ts';

/** Both versions side by side, where they differ; a person chooses. */
export function conflictPart(mine: RecordBody, theirs: MedicalRecord, time: string, texts: RecordsTexts & FindingsTexts, choose: (body: RecordBody) => void): TemplateResult {
  const differing = differences(mine, theirs.body, texts);
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
      ${button({ label: texts.keepMine, onPress: () => choose(mine) })}
      ${button({ label: texts.keepTheirs, kind: 'quiet', onPress: () => choose(theirs.body) })}
    </div>
  `;
}
