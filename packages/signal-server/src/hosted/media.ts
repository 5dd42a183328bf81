import { Hono } from 'hono';
import * as v from 'valibot';
import { pageHeaders } from './headers.ts';
import { escape, mark, missingPage, shell } from './shell.ts';
import type { Widgets } from './widgets.ts';

/** The guide of the media kit, made from `docs/media.md` by the build. */
const Guide = v.object({
  title: v.string(),
  lead: v.string(),
  contents: v.array(v.object({ id: v.string(), title: v.string() })),
  sections: v.array(v.string()),
  /** A whole page, as people copy it. */
  example: v.string(),
});
type Guide = v.InferOutput<typeof Guide>;

export interface MediaDeps {
  readonly publicUrl: URL;
  readonly widgets: Widgets;
  /** Whether strangers may signal here: only then the example runs. */
  readonly signalingOpen: boolean;
}

/** The server that the guide names; on the page it is this one. */
const named = 'http://localhost:8787';
/** Where the guide's text leaves room for the example. */
const place = '<!-- example -->';

/**
 * `/media`: the guide of the media kit for people who build a room of their own. Its example is shown and, in open mode, run from one and
 * the same text: what stands in its body becomes a part of the page, its script is `/media/example.js`.
 */
export function mediaRoutes({ publicUrl, widgets, signalingOpen }: MediaDeps): Hono {
  const origin = publicUrl.origin;
  async function guide(): Promise<Guide | undefined> {
    const asset = await widgets.guide();
    if (!asset) return undefined;
    const read = v.parse(Guide, JSON.parse(new TextDecoder().decode(asset.body)));
    return { ...read, example: read.example.replaceAll(named, origin) };
  }

  return new Hono()
    .use('/media/*', pageHeaders(publicUrl))
    .use('/media', pageHeaders(publicUrl))
    .get('/media', async (c) => {
      const styles = [await widgets.address('page.css')].filter((address) => address !== undefined);
      const found = await guide();
      if (!found) return c.html(missingPage(styles, { title: 'The guide was not built', text: 'Run npm run build, then open this page again.' }), 503);
      const scripts = signalingOpen ? ['/media/example.js'] : [];
      return c.html(shell({ title: 'The media kit', styles, scripts, body: page(found, { origin, signalingOpen }) }));
    })
    .get('/media/example.js', async (c) => {
      const found = await guide();
      if (!found || !signalingOpen) return c.text('There is nothing here.', 404);
      return c.body(partsOf(found.example).script, 200, { 'content-type': 'text/javascript; charset=utf-8' });
    });
}

/** What a page's body begins with, and the script at its end. */
export function partsOf(example: string): { readonly body: string; readonly script: string } {
  const [, body = '', script = ''] = /<title>[^<]*<\/title>\n([^]*?)<script type="module">\n?([^]*?)<\/script>/.exec(example) ?? [];
  return { body, script };
}

function page({ title, lead, contents, sections, example }: Guide, { origin, signalingOpen }: { origin: string; signalingOpen: boolean }): string {
  const shown = `${signalingOpen ? running(partsOf(example).body) : closed(origin)}<pre tabindex="0" aria-label="The example"><code>${escape(example)}</code></pre>`;
  return `
<header class="topbar"><a class="brand" href="/">${mark}<span>For developers</span></a></header>
<main class="main guide">
<div class="stack gap-12 guide-head"><h1 class="display">${escape(title)}</h1>${lead}</div>
<nav class="contents" aria-label="On this page"><ul>${contents.map((part) => `<li><a href="#${escape(part.id)}">${escape(part.title)}</a></li>`).join('')}<li><a href="/api/docs">The server's API</a></li></ul></nav>
<article class="stack gap-32">${sections.map((html) => `<section class="stack gap-16">${html.replace(place, () => shown)}</section>`).join('\n')}</article>
</main>`;
}

/** The example itself. Its second side is this page once more, as `#vet`: CSS says which one is at hand. */
const running = (body: string): string => `
<div class="example card" id="vet">
<p class="about soft" id="owner-side">This is the owner's side. <a href="/media#vet" target="_blank" rel="noopener">Open the vet's side in a new tab</a>, then press Join on both.</p>
<p class="about soft" id="vet-side">This is the vet's side. Press Join here and in the other tab.</p>
${body.trim()}
<span class="small soft of-me">You</span><span class="small soft of-them">The other side</span>
</div>`;

const closed = (origin: string): string => `
<div class="banner" role="status"><div><b class="sub">The example does not run on this server</b>
Here only people of a booked visit may connect. To try the example, start a server with <code>SIGNALING_OPEN=1 npm start</code>, and open ${escape(origin)}/media again.</div></div>`;
