import type { LitElement, TemplateResult } from 'lit';

/** The emergency view, once its code is there; the bare words until then. It is asked for at the first sign that is ticked, so that is seldom seen. */
export function emergencyPart(host: LitElement, { whole, bare }: { readonly whole: TemplateResult; readonly bare: TemplateResult }): TemplateResult {
  if (customElements.get('vet-emergency')) return whole;
  void import('../triage/vet-emergency.ts').then(() => host.requestUpdate(), () => undefined);
  return bare;
}
