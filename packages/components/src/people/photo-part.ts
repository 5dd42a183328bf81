import type { Profile } from '@vetkit/signal-server/people/profile.contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { ProfileTexts } from '../locales/profile.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { face } from '../shared/face.ts';
import { icon } from '../shared/icons.ts';
import { tick } from '../shared/tick.ts';

/** A photo being chosen. `url`: the square as owners will see it. */
export type Choosing =
  | { readonly is: 'no' | 'reading' | 'unreadable' | 'removing' | 'failed' }
  | { readonly is: 'chosen' | 'asked' | 'busy'; readonly jpeg: Blob; readonly url: string; readonly isMe: boolean };

export interface PhotoActs {
  readonly onFile: (file: File) => void;
  readonly onTick: (isMe: boolean) => void;
  readonly onUse: () => void;
  readonly onCancel: () => void;
  readonly onRemove: () => void;
}

/** The photo as owners see it, what a good one is, and the word that it shows oneself. Needs `marks`, `choices`, `actions` and `surfaces` styles. */
export function photoPart(profile: Pick<Profile, 'name' | 'photo'>, choosing: Choosing, t: ProfileTexts, acts: PhotoActs): TemplateResult {
  const chosen = 'url' in choosing ? choosing : undefined;
  const pick = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    if (file) acts.onFile(file);
    input.value = '';
  };
  return html`
    <section class="card photo" part="card">
      <div class="face">${face({ name: profile.name, photo: chosen?.url ?? profile.photo }, 'xl')}
        <div><h2 class="head" part="title">${t.photo}</h2><p class="small soft">${chosen ? t.preview : t.photoLead}</p></div></div>
      <ul class="rules">${[t.ruleFace, t.ruleLight, t.ruleReal].map((rule) => html`<li>${icon('check', 's')}<span>${rule}</span></li>`)}</ul>
      ${choosing.is === 'unreadable' ? banner({ tone: 'bad', text: t.unreadable }) : nothing}
      ${chosen
        ? html`<div class="ticks">${tick({ name: 'is-me', label: t.isMe, checked: chosen.isMe, error: chosen.is === 'asked' && !chosen.isMe ? t.isMeNeeded : undefined, onTick: acts.onTick })}</div>
            <div class="actions">${button({ label: t.savePhoto, busy: chosen.is === 'busy', busyLabel: t.saving, size: '', onPress: acts.onUse })}${button({ label: t.cancel, kind: 'plain', size: '', onPress: acts.onCancel })}</div>`
        : html`<div class="actions">
            <label class="btn quiet file">${icon('camera')}${profile.photo ? t.another : t.choose}<input type="file" accept="image/*" @change=${pick}></label>
            ${profile.photo ? button({ label: t.remove, kind: 'plain', size: '', busy: choosing.is === 'removing', icon: 'trash', onPress: acts.onRemove }) : nothing}</div>`}
    </section>`;
}
