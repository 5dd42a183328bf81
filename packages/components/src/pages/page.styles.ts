import { css } from 'lit';
import { actions } from '../shared/styles/actions.ts';
import { choices } from '../shared/styles/choices.ts';
import { fields } from '../shared/styles/fields.ts';
import { ground } from '../shared/styles/ground.ts';
import { lists } from '../shared/styles/lists.ts';
import { marks } from '../shared/styles/marks.ts';
import { navigation } from '../shared/styles/navigation.ts';
import { pages } from '../shared/styles/pages.ts';
import { progress } from '../shared/styles/progress.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { tag } from '../shared/styles/tag.ts';
import { widget } from '../shared/styles/widget.ts';
import { words } from '../shared/styles/words.ts';
import { tokens } from '../shared/tokens.ts';
import { guide } from './guide.styles.ts';

/** What the hosted pages add: the room between cards, the frame of a single card, mails. */
const own = css`
  @layer vet.base {
    html { color-scheme: light dark; background: var(--vet-page); }
    body { margin: 0; }
    .vet.page { container-type: normal; }
    .page .topbar { position: sticky; inset-block-start: 0; z-index: 3; flex-wrap: nowrap; }
    .brand { color: inherit; text-decoration: none; min-block-size: var(--vet-target); }
    .page .topbar .end { gap: 0; }
    .page .topbar .end .btn, .page .topbar .btn.end { white-space: nowrap; }
    .topnav a.tab { text-decoration: none; }
    .topnav .tab[aria-current="page"] { background: var(--vet-accent-soft); color: var(--vet-accent-ink); font-weight: var(--vet-weight-strong); }
    .tabbar a.tab { text-decoration: none; }
    .tabbar .tab[aria-current="page"] { color: var(--vet-accent-ink); font-weight: var(--vet-weight-strong); }
    @media (max-width: 899px) {
      .page:has(.tabbar) { padding-block-end: calc(72px + env(safe-area-inset-bottom)); --vet-below: calc(65px + env(safe-area-inset-bottom)); }
    }
    .tiles { display: grid; gap: var(--vet-space-3); grid-template-columns: repeat(auto-fit, minmax(min(100%, 300px), 1fr)); }
    .tiles .card { padding: 20px; grid-template-rows: auto 1fr auto; }
    .lone { max-inline-size: 520px; margin-inline: auto; inline-size: 100%; }
    .lone .card { padding: 20px; }
    /* Its place is kept while its script is on the way. */
    .page vet-booking { display: block; min-block-size: 52rem; }
    .page vet-triage-form { display: block; min-block-size: 55rem; }
    .page .rules-head { padding: 12px 16px; }
    .page .sorted { overflow-wrap: anywhere; }
    .languages { display: flex; flex-wrap: wrap; gap: 4px 20px; justify-content: center; align-items: center; }
    .languages > * { min-block-size: var(--vet-target); display: inline-flex; align-items: center; }
    .room-place { display: block; --vet-room-height: calc(100dvh - 65px); }
    @media (max-width: 380px) {
      .page .topbar { gap: 4px; padding-inline: 12px 4px; }
      .topbar vet-clinic-switch { margin-inline-start: -8px; }
      .page .topbar .btn { padding: 0 8px; line-height: 1.2; }
      .page .topbar .brand { min-inline-size: 0; }
    }
    /* A phone that lies on its side: the picture needs the height. */
    @media (max-height: 480px) {
      .page .topbar { min-block-size: 48px; padding-block: 0; }
      .room-place { --vet-room-height: calc(100dvh - 49px); }
    }
    .record-place { display: block; max-inline-size: 1304px; margin-inline: auto; }
    .mail { padding: 16px; }
    .mail pre { margin: 0; font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; }
    .mail time { white-space: nowrap; }
    .page main [tabindex="-1"]:focus { outline: none; }
    .pair { display: grid; gap: var(--vet-space-2); grid-template-columns: repeat(auto-fit, minmax(min(100%, 220px), 1fr)); align-items: start; }
    .topbar vet-clinic-switch { margin-inline-start: -12px; }
    /* Where somebody works at several clinics, the name gives room to the way to the others. */
    @media (max-width: 480px) {
      .topbar:has(vet-clinic-switch[several]) .brand { min-inline-size: 0; flex: 0 1 auto; }
      .topbar:has(vet-clinic-switch[several]) .brand .icon { display: none; }
      .topbar:has(vet-clinic-switch[several]) .end { flex: none; }
    }
    @media (max-width: 1099px) {
      .topbar .who { display: none; }
    }
    @media (min-width: 900px) and (max-width: 1099px) {
      .page .topbar { gap: 12px; }
    }
  }
`;

/** The stylesheet of hosted pages, written out by the build as `page.css`. */
export const pageCss: string = [tokens, ground, words, actions, fields, choices, marks, surfaces, lists, navigation, tag, pages, progress, widget, own, guide].flat().map(({ cssText }) => cssText).join('\n').replace(/\/\*[^]*?\*\//g, '');
