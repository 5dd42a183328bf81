import type { Stripe, StripeElements, StripeError } from '@stripe/stripe-js';
import { loadStripe } from '@stripe/stripe-js/dist/pure.mjs';

/** The form of the card company could not be loaded: blocked by the page, by the browser, or by the network. */
export class FormBlocked extends Error {}

export interface FormAsk {
  readonly publishableKey: string;
  /** Opens this payment only. */
  readonly secret: string;
  /** Nothing is charged, a card is kept. */
  readonly keepsCard: boolean;
  readonly words: { readonly title: string; readonly pay: string; readonly busy: string; readonly close: string; readonly failed: string };
  /** What is said of a card that does not work, where Stripe's own sentence leaves no way out. */
  readonly faults: Readonly<Record<'declined' | 'expired' | 'no-funds', string>>;
  readonly locale: string;
}

// Stripe's own frames do not work inside shadow roots: its form stands in a dialog of the page, above everything.
const sheet = `
  dialog.vetkit-card { border: 0; border-radius: 20px; padding: 24px; inline-size: min(480px, calc(100vw - 32px)); max-block-size: calc(100dvh - 32px); overflow: auto; font: 16px/1.5 system-ui, sans-serif; background: Canvas; color: CanvasText; box-sizing: border-box; }
  dialog.vetkit-card::backdrop { background: rgb(20 24 22 / 0.55); }
  dialog.vetkit-card h2 { margin: 0 0 16px; font-size: 20px; line-height: 1.3; }
  dialog.vetkit-card .acts { display: flex; gap: 12px; flex-wrap: wrap; margin-block-start: 20px; }
  dialog.vetkit-card button { font: inherit; font-weight: 600; min-block-size: 48px; padding: 0 20px; border-radius: 12px; border: 1.5px solid GrayText; background: Canvas; color: CanvasText; cursor: pointer; }
  dialog.vetkit-card button.pay { background: var(--vet-accent, #2f6b4f); border-color: transparent; color: #fff; }
  dialog.vetkit-card [role=alert]:not(:empty) { margin-block-start: 12px; padding: 12px; border-radius: 12px; border: 1.5px solid currentColor; }
`;

const styled = new WeakSet<Document>();
function style(page: Document): void {
  if (styled.has(page)) return;
  styled.add(page);
  const own = new CSSStyleSheet();
  own.replaceSync(sheet);
  page.adoptedStyleSheets = [...page.adoptedStyleSheets, own];
}

/** Whether the dialog is dark on this page: the words in Stripe's frame stand on it. */
function isDark(dialog: HTMLElement): boolean {
  const [r = 255, g = 255, b = 255] = (getComputedStyle(dialog).backgroundColor.match(/\d+/g) ?? []).map(Number);
  return r + g + b < 384;
}

/** Stripe's script, loaded now and not before. @throws FormBlocked */
async function stripeOf(publishableKey: string, locale: string): Promise<Stripe> {
  const stripe: Stripe | null = await loadStripe(publishableKey, { locale: locale.split('-')[0] as 'en' }).catch((error: unknown) => {
    throw new FormBlocked('Stripe', { cause: error });
  });
  if (!stripe) throw new FormBlocked('Stripe');
  return stripe;
}

/** Shows the card company's form until it is done or closed. Digits stay in its frames. Gives whether something was confirmed. @throws FormBlocked */
export async function openForm(ask: FormAsk): Promise<boolean> {
  const stripe = await stripeOf(ask.publishableKey, ask.locale);
  style(document);
  const dialog = document.createElement('dialog');
  dialog.className = 'vetkit-card';
  dialog.setAttribute('aria-labelledby', 'vetkit-card-title');
  const title = Object.assign(document.createElement('h2'), { id: 'vetkit-card-title', textContent: ask.words.title });
  const place = document.createElement('div');
  const said = document.createElement('div');
  said.setAttribute('role', 'alert');
  const acts = Object.assign(document.createElement('div'), { className: 'acts' });
  const pay = Object.assign(document.createElement('button'), { type: 'button', className: 'pay', textContent: ask.words.pay });
  const close = Object.assign(document.createElement('button'), { type: 'button', textContent: ask.words.close });
  acts.append(pay, close);
  dialog.append(title, place, said, acts);
  document.body.append(dialog);
  const appearance = () => ({ theme: isDark(dialog) ? ('night' as const) : ('stripe' as const) });
  const elements = stripe.elements({ clientSecret: ask.secret, appearance: appearance() });
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  const follow = () => elements.update({ appearance: appearance() });
  scheme.addEventListener('change', follow);
  elements.create('payment').mount(place);
  dialog.showModal();
  try {
    return await new Promise<boolean>((done) => {
      const stop = (event: Event) => pay.getAttribute('aria-busy') === 'true' && event.preventDefault();
      dialog.addEventListener('cancel', stop);
      dialog.addEventListener('close', () => done(false));
      close.addEventListener('click', () => pay.getAttribute('aria-busy') !== 'true' && done(false));
      pay.addEventListener('click', () => void confirm());
      async function confirm(): Promise<void> {
        if (pay.getAttribute('aria-busy') === 'true') return;
        said.textContent = '';
        pay.setAttribute('aria-busy', 'true');
        pay.textContent = ask.words.busy;
        const wrong = await confirmed(stripe, elements, ask).catch(() => ask.words.failed);
        if (wrong === undefined) return done(true);
        said.textContent = wrong;
        pay.removeAttribute('aria-busy');
        pay.textContent = ask.words.pay;
      }
    });
  } finally {
    scheme.removeEventListener('change', follow);
    dialog.remove();
  }
}

/** What was wrong with the card, and what to do: Stripe's sentences about a field are as good as any. */
function saidOf({ code, decline_code, message }: StripeError, { faults, words }: FormAsk): string {
  if (decline_code === 'insufficient_funds') return faults['no-funds'];
  if (code === 'expired_card') return faults.expired;
  return code === 'card_declined' ? faults.declined : (message ?? words.failed);
}

/** What was wrong; nothing when it went through. A bank that asks may take the whole page away and bring it back. */
async function confirmed(stripe: Stripe, elements: StripeElements, ask: FormAsk): Promise<string | undefined> {
  const checked = await elements.submit();
  if (checked.error) return saidOf(checked.error, ask);
  const how = { elements, clientSecret: ask.secret, confirmParams: { return_url: location.href }, redirect: 'if_required' as const };
  const { error } = ask.keepsCard ? await stripe.confirmSetup(how) : await stripe.confirmPayment(how);
  return error && saidOf(error, ask);
}

const returnNames = ['payment_intent', 'payment_intent_client_secret', 'setup_intent', 'setup_intent_client_secret', 'redirect_status', 'source_type'];

/** Whether the bank has just sent the page back here. What it put into the address is taken out at once: there is a secret in it. */
export function cameBack(): boolean {
  const url = new URL(location.href);
  if (!url.searchParams.has('payment_intent') && !url.searchParams.has('setup_intent')) return false;
  for (const name of returnNames) url.searchParams.delete(name);
  history.replaceState(history.state, '', url);
  return true;
}
