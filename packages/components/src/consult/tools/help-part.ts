import type { ConsultBar } from '@vetkit/signal-server/consult/bar.contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { ConsultBarTexts } from '../../locales/consult-bar.ts';
import { banner } from '../../shared/banner.ts';
import { button } from '../../shared/button.ts';
import '../../shared/icons.ts';
import { countdown } from '../../shared/time.ts';

interface HelpActs {
  readonly busy: boolean;
  /** The server's time. */
  readonly now: number;
  readonly onHelp: () => void;
  readonly onNoShow: () => void;
}

/** Whether there is anything to say about help: somebody asked, the visit is not over, and the owner is still not in the call. */
const isHelping = ({ help, noShow }: ConsultBar): boolean => help.request !== null && help.why === null && noShow.why !== 'owner-is-here' && noShow.why !== 'met-already';

/** What came of the call for help, and the pop-up «My client didn't show up» once the rules allow it. */
export function helpPart(bar: ConsultBar, texts: ConsultBarTexts, acts: HelpActs): TemplateResult | typeof nothing {
  const { request } = bar.help;
  if (!request || !isHelping(bar)) return nothing;
  const said = request.answer
    ? texts.helpAnswer({ who: request.answer.by, text: request.answer.text })
    : request.handledAt
      ? texts.helpHandled
      : request.triedAt
        ? request.online ? texts.helpTried : texts.helpOffline
        : texts.helpAsked;
  return banner({
    tone: 'info',
    icon: 'hand',
    title: texts.helpTitle,
    text: said,
    actions: html`<div class="sheet">${request.handledAt ? html`<div class="row">${button({ label: texts.again, kind: 'quiet', size: '', busy: acts.busy, onPress: acts.onHelp })}</div>` : nothing}${noShowPart(bar, texts, acts)}</div>`,
  });
}

function noShowPart({ noShow }: ConsultBar, texts: ConsultBarTexts, { now, busy, onNoShow }: HelpActs): TemplateResult {
  if (noShow.why === null) {
    return html`<div class="row">${button({ label: texts.noShow, kind: 'danger', size: '', busy, onPress: onNoShow })}</div><p class="small soft">${texts.noShowText}</p>`;
  }
  const waits = noShow.why === 'no-show-too-early' ? texts.noShowFrom({ time: countdown(Math.max(0, Date.parse(noShow.from) - now)) }) : texts[noShow.why];
  return html`<div class="row"><button type="button" class="btn quiet" aria-disabled="true" aria-describedby="no-show-why">${texts.noShow}</button><span class="small soft num" id="no-show-why">${waits}</span></div>`;
}
