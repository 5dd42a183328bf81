import type { MedicalRecord, RecordBody } from '@vetkit/signal-server/records/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { button } from '../shared/button.ts';
import { banner } from '../shared/banner.ts';
import type { RecordsTexts } from '../locales/records.ts';

/** One readable line for each part of a record that differs. */
function lines(body: RecordBody, texts: RecordsTexts): [string, string][] {
  return [
    [texts.subjective, body.subjective],
    [texts.objective, body.objective],
    [texts.temperature, body.vitals.temperature?.toString() ?? ''],
    [texts.pulse, body.vitals.pulse?.toString() ?? ''],
    [texts.breaths, body.vitals.breaths?.toString() ?? ''],
    [texts.weight, body.vitals.weight?.toString() ?? ''],
    [texts.assessment, body.assessment],
    [texts.plan, body.plan],
    [texts.scripts, body.scripts.kind === 'some' ? body.scripts.scripts.map((s) => `${s.medicine}: ${s.directions}`).join('\n') : body.scripts.kind === 'none' ? texts.scriptsNone : ''],
    [texts.followUp, body.followUp.kind === 'recheck' ? texts.followUpDays({ days: body.followUp.inDays }) : body.followUp.kind === 'none' ? texts.followUpNone : ''],
    [texts.found, body.summary.found],
    [texts.nextSteps, body.summary.nextSteps],
    [texts.callIf, body.summary.callIf],
  ];
}

/** Both versions side by side, where they differ; a person chooses. */
export function conflictPart(mine: RecordBody, theirs: MedicalRecord, time: string, texts: RecordsTexts, choose: (body: RecordBody) => void): TemplateResult {
  const other = lines(theirs.body, texts);
  const differing = lines(mine, texts).flatMap(([label, text], i) => (text === other[i]?.[1] ? [] : [{ label, mine: text, theirs: other[i]?.[1] ?? '' }]));
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
