import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';
import * as v from 'valibot';
import { Slug } from '../shared/words.contract.ts';
import { openAssets } from './assets.ts';
import { pageHeaders } from './headers.ts';
import type { PagesDeps } from './routes.ts';
import { send } from './send.ts';
import { escape, mark, missingPage, shell } from './shell.ts';

/** The languages that triage is written in, with the page's title. */
const languages = {
  en: { name: 'English', title: 'How soon does your pet need care?', about: 'Say what you see. In an emergency it shows the closest hospital at once.', other: 'Languages' },
  fr: { name: 'Français', title: 'Quand votre animal doit-il être vu ?', about: 'Dites ce que vous voyez. En cas d’urgence, la page montre tout de suite l’hôpital le plus proche.', other: 'Langues' },
  es: { name: 'Español', title: '¿Con qué prisa necesita atención su animal?', about: 'Diga lo que ve. Si es una urgencia, muestra enseguida el hospital más cercano.', other: 'Idiomas' },
  de: { name: 'Deutsch', title: 'Wie schnell braucht Ihr Tier Hilfe?', about: 'Sagen Sie, was Sie sehen. Im Notfall zeigt die Seite sofort die nächste Klinik.', other: 'Sprachen' },
} as const;
type Language = keyof typeof languages;
const isLanguage = (said: string): said is Language => Object.hasOwn(languages, said);

/** The first language of a browser's list that triage is written in. */
export function languageOf(asked: string | undefined): Language {
  const said = (asked ?? '').slice(0, 200).split(',').map((each) => each.trim().split(/[-;]/)[0]!.toLowerCase());
  return said.find(isLanguage) ?? 'en';
}

const worker = openAssets(fileURLToPath(new URL('./triage', import.meta.url)));

/** `/triage/:clinic`: how soon an animal needs care, in four languages; opened once, it opens again without a network. */
export function triagePageRoutes({ publicUrl, widgets, clinics }: Pick<PagesDeps, 'publicUrl' | 'widgets' | 'clinics'>): Hono {
  const addresses = async (...files: string[]) => (await Promise.all(files.map((file) => widgets.address(file)))).filter((address) => address !== undefined);
  return new Hono()
    .use('/triage/*', pageHeaders(publicUrl))
    .get('/triage/worker.js', async (c) => {
      const file = await worker.file('worker.js');
      return file ? send(c, file, { 'cache-control': 'no-cache' }) : c.notFound();
    })
    .get('/triage/:clinic', async (c) => {
      const slug = c.req.param('clinic');
      const styles = await addresses('page.css');
      const clinic = v.is(Slug, slug) ? (await clinics()).find((each) => each.slug === slug) : undefined;
      if (!clinic) return c.html(missingPage(styles, { title: 'There is no such clinic', text: 'Look at the address again, or ask your clinic for its page.' }), 404);
      const lang = languageOf(c.req.query('lang') ?? c.req.header('accept-language'));
      const { title, about, other } = languages[lang];
      const species = /^(cat|dog|rabbit|bird)$/.test(c.req.query('species') ?? '') ? ` species="${c.req.query('species')}"` : '';
      const others = Object.entries(languages).map(([code, { name }]) => (code === lang ? `<span aria-current="true">${name}</span>` : `<a href="?lang=${code}" hreflang="${code}" lang="${code}">${name}</a>`)).join(' ');
      const body = `<header class="topbar"><a class="brand" href="/">${mark}<span>${escape(clinic.name)}</span></a></header><main class="main narrow"><h1 class="sr">${title}</h1>
<noscript><p>This page needs JavaScript. Turn it on, or call the clinic.</p></noscript>
<vet-triage-form clinic="${escape(slug)}" book-href="/book/${escape(slug)}"${species}></vet-triage-form>
<nav class="languages small soft" aria-label="${other}">${others}</nav></main>`;
      c.header('vary', 'accept-language');
      return c.html(shell({ title: `${title} · ${clinic.name}`, description: about, lang, styles, scripts: ['/vet.js', ...(await addresses('page-triage.js'))], body }));
    });
}
