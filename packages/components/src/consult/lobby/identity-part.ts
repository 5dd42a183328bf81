import type { Room } from '@vetkit/signal-server/consult/contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { ConsultTexts } from '../../locales/consult.ts';
import { face } from '../../shared/face.ts';
import { icon } from '../../shared/icons.after.ts';

/** Whom the owner meets: photo, name, licence, so that they know the face they will see. Needs the `marks`, `surfaces` and start styles. */
export function identityPart(practitioner: NonNullable<Room['appointment']['practitioner']>, texts: ConsultTexts): TemplateResult {
  return html`
    <div class="meet card calm">
      ${face(practitioner, 'l')}
      <div><span class="small soft">${texts.youWillMeet}</span><b class="head">${practitioner.name}</b>
        ${practitioner.licence ? html`<span class="small licence">${icon('badge', 's')}${texts.licensed({ licence: practitioner.licence })}</span>` : nothing}</div>
    </div>
  `;
}
