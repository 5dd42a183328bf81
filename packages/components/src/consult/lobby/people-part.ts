import type { Room } from '@vetkit/signal-server/consult/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { withPhoto } from '../../clinic/photo.ts';
import type { ConsultTexts } from '../../locales/consult.ts';
import type { LobbyTexts } from '../../locales/lobby.ts';
import { face } from '../../shared/face.ts';
import { icon } from '../../shared/icons.after.ts';
import { clock, type Saying } from '../../shared/time.ts';
import { isThere, lateUntil, oneOf } from './who.ts';

/** Both sides, how near each is, and when who is not here comes. Needs the `lists`, `marks` and `surfaces` styles. */
export function peoplePart(room: Room, { texts, t, saying, server, below }: { readonly texts: ConsultTexts; readonly t: LobbyTexts; readonly saying: Saying; readonly server: URL; readonly below: unknown }): TemplateResult {
  const { owner, pet, practitioner, start, onDemand, status } = room.appointment;
  const line = (who: 'owner' | 'practitioner', name: string, of: Parameters<typeof face>[0]) => {
    const here = isThere(room, who);
    const late = lateUntil(room, who);
    const one = oneOf(room, who);
    const joins = late !== undefined ? t.joinsAbout({ time: clock(late, saying) }) : !here && !onDemand && status === 'confirmed' && Date.parse(start) > Date.now() ? t.joinsAt({ time: clock(start, saying) }) : undefined;
    return html`
      <li class="item">${face(of)}<div class="grow"><b class="sub">${name}</b>${joins ? html`<span class="small soft joins">${joins}</span>` : nothing}</div>
        ${late !== undefined ? html`<span class="badge warn">${icon('clock')}${t.late}</span>` : html`<span class="row small near"><span class="live ${here ? '' : 'off'}"></span>${one ? texts[one.stage] : texts.notYet}</span>`}</li>`;
  };
  const owns = room.me.role === 'owner' ? texts.youAndPet({ pet: pet?.name ?? '' }) : texts.ownerAndPet({ owner: owner?.name ?? '', pet: pet?.name ?? '' });
  return html`
    <section class="card flush" part="card"><h3 class="sub who">${texts.whoIsHere}</h3>
      <ul class="list">${line('owner', owns, { name: owner?.name ?? '' })}${practitioner ? line('practitioner', room.me.person === practitioner.id ? texts.you : practitioner.name, withPhoto(practitioner, server)) : nothing}</ul>
      ${below}
    </section>`;
}
