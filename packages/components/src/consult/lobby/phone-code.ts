import { html, nothing, svg, type TemplateResult } from 'lit';
import type { ClinicController } from '../../clinic/clinic-controller.ts';
import type { Clinic } from '../../clinic/clinic.ts';
import { phoneCodeTexts } from '../../locales/phone-code.ts';
import { banner } from '../../shared/banner.ts';
import { button } from '../../shared/button.ts';
import { leftOf } from '../../shared/countdown.ts';
import { lobbyClient } from '../lobby-client.ts';
import { qrPath } from './qr.ts';

/** A code that opens a visit on another device. */
export interface Code {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly endsAt: number;
  readonly qr: { readonly path: string; readonly size: number };
}

/** Asks the server for a code, and draws it. Rejects with the server's `Problem`. */
export async function makeCode({ http, server, slug }: Clinic, reference: string): Promise<Code> {
  const { id, secret, expiresAt } = await lobbyClient(http, reference).handOver();
  const url = new URL(`consult/${reference}`, server);
  // In the fragment, which browsers keep to themselves: neither a server's log nor a referrer sees it.
  url.hash = `c=${slug}&h=${secret}`;
  return { id, endsAt: Date.parse(expiresAt), qr: qrPath(url.href) };
}

const isLoopback = ({ hostname }: URL): boolean => hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || hostname.startsWith('127.');

/** The code to point a camera at, for as long as it works. */
export function codePart({ endsAt, qr }: Code, at: ClinicController, { onMake, onClose }: { readonly onMake: () => void; readonly onClose: () => void }): TemplateResult {
  const t = at.texts(phoneCodeTexts);
  const left = leftOf({ endsAt, length: 300_000 }, Date.now());
  const ended = left.milliseconds === 0;
  return html`<div class="shown">
    <h3 class="sub" tabindex="-1">${ended ? t.codeEnded : t.scan}</h3>
    ${ended ? nothing : html`
      <svg class="qr" viewBox="0 0 ${qr.size} ${qr.size}" role="img" aria-label=${t.qrLabel} shape-rendering="crispEdges">${svg`<path d=${qr.path} fill="currentColor" />`}</svg>
      <p class="small">${t.scanText}</p>
      <p class="small soft">${t.codeLeft({ left: left.text })}</p>
      ${isLoopback(at.clinic.server) ? banner({ tone: 'info', text: t.onlyHere }) : nothing}`}
    <div class="actions">
      ${ended ? button({ label: t.newCode, kind: 'quiet', size: '', onPress: onMake }) : nothing}
      ${button({ label: t.close, kind: 'plain', size: '', onPress: onClose })}
    </div>
  </div>`;
}
