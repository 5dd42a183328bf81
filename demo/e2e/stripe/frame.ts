/**
 * The page in the card's frame, on Stripe's own origin: what is typed here goes to Stripe's API and nowhere else. Runs there: nothing outside
 * this function is there.
 */
export function cardFrame(): void {
  const field = (name: string) => document.querySelector<HTMLInputElement>(`[name=${name}]`)!;
  const [number, expiry, cvc] = [field('number'), field('expiry'), field('cvc')] as const;
  const digits = ({ value }: HTMLInputElement) => value.replaceAll(/\D/g, '');
  const isLuhn = (text: string) => [...text].reverse().reduce((sum, digit, place) => sum + (place % 2 ? [0, 2, 4, 6, 8, 1, 3, 5, 7, 9][Number(digit)]! : Number(digit)), 0) % 10 === 0;
  const ends = () => new Date(2000 + Number(digits(expiry).slice(2)), Number(digits(expiry).slice(0, 2)));
  /** Stripe's codes and words of what is checked before anything is sent. */
  const checks: [HTMLInputElement, string, string, () => boolean][] = [
    [number, 'incomplete_number', 'Your card number is incomplete.', () => digits(number).length < 16],
    [number, 'invalid_number', 'Your card number is invalid.', () => !isLuhn(digits(number))],
    [expiry, 'incomplete_expiry', 'Your card’s expiration date is incomplete.', () => digits(expiry).length < 4],
    [expiry, 'invalid_expiry_year_past', 'Your card’s expiration year is in the past.', () => ends() < new Date()],
    [cvc, 'incomplete_cvc', 'Your card’s security code is incomplete.', () => digits(cvc).length < 3],
  ];
  const faults = () => checks.filter(([, , , isWrong]) => isWrong());
  let port: MessagePort | undefined;
  const say = (message: object) => port?.postMessage(message);
  const measure = () => say({ is: 'height', height: document.documentElement.offsetHeight });

  function show(all: ReturnType<typeof faults>): void {
    for (const input of [number, expiry, cvc]) {
      const fault = all.find(([of]) => of === input);
      input.toggleAttribute('aria-invalid', fault !== undefined);
      if (fault) input.setAttribute('aria-invalid', 'true');
      document.querySelector(`#${input.name}-fault`)!.textContent = fault?.[2] ?? '';
    }
    measure();
  }

  for (const input of [number, expiry, cvc]) input.addEventListener('input', () => say({ is: 'change', complete: faults().length === 0 }));

  async function confirm({ object, secret, key, returnUrl }: Record<string, string>): Promise<object> {
    const [wrong] = faults();
    if (wrong) return { error: { type: 'validation_error', code: wrong[1], message: wrong[2] } };
    const ref = secret!.replace(/_secret_.*/, '');
    const body = new URLSearchParams({
      key: key!, client_secret: secret!, ...(returnUrl ? { return_url: returnUrl } : {}), 'payment_method_data[type]': 'card', 'payment_method_data[card][number]': digits(number),
      'payment_method_data[card][exp_month]': digits(expiry).slice(0, 2), 'payment_method_data[card][exp_year]': digits(expiry).slice(2), 'payment_method_data[card][cvc]': digits(cvc),
    });
    const answer = await fetch(`https://api.stripe.com/v1/${object}s/${ref}/confirm`, { method: 'POST', body }).catch(() => undefined);
    if (!answer) return { error: { type: 'api_connection_error', message: 'We are experiencing issues connecting to our payments provider. Please check your internet connection and try again.' } };
    const told = (await answer.json()) as { error?: object };
    return told.error ? { error: told.error } : { intent: told };
  }

  addEventListener('message', ({ data, ports }: MessageEvent<{ appearance?: { theme?: string } }>) => {
    port = ports[0];
    if (!port) return;
    const look = ({ theme = '' }: { theme?: string } = {}) => (document.documentElement.className = theme);
    look(data.appearance);
    port.onmessage = async ({ data: asked }: MessageEvent<Record<string, string> & { appearance?: { theme?: string } }>) => {
      if (asked['what'] === 'look') return void look(asked.appearance);
      const all = faults();
      show(all);
      const [first] = all;
      if (asked['what'] === 'submit') return say({ is: 'answer', to: asked['to'], ...(first ? { error: { type: 'validation_error', code: first[1], message: first[2] } } : {}) });
      say({ is: 'answer', to: asked['to'], ...(await confirm(asked)) });
    };
    measure();
    say({ is: 'ready' });
  });
}

const style = `
  :root { font: 16px/1.4 system-ui, sans-serif; color: #30313d; }
  :root.night { color: #e6e8eb; }
  body { margin: 0; padding: 4px; display: grid; gap: 12px; grid-template-columns: 1fr 1fr; }
  p, label:first-of-type { grid-column: 1 / -1; }
  p { margin: 0; font-size: 14px; }
  label { display: grid; gap: 4px; font-size: 14px; }
  input { font: inherit; font-size: 16px; padding: 12px; border: 1px solid #6a7383; border-radius: 6px; background: #fff; color: inherit; min-width: 0; box-sizing: border-box; width: 100%; }
  .night input { background: #2a2b30; }
  input:focus-visible { outline: 2px solid #0570de; outline-offset: 1px; }
  [aria-invalid=true] { border-color: #c0123c; }
  span { color: #b3093c; min-height: 1.4em; }
  .night span { color: #ff8fa3; }
`;
const input = (name: string, label: string, hint: string, autocomplete: string) =>
  `<label>${label}<input name="${name}" inputmode="numeric" placeholder="${hint}" autocomplete="${autocomplete}" aria-describedby="${name}-fault"><span id="${name}-fault"></span></label>`;

/** The frame's page as it is served. */
export const cardPage = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Secure payment input frame</title><style>${style}</style>
<p><b>Test mode.</b> This stands in for Stripe’s form: no money moves.</p>
${input('number', 'Card number', '1234 1234 1234 1234', 'cc-number')}${input('expiry', 'Expiration date', 'MM / YY', 'cc-exp')}${input('cvc', 'Security code', 'CVC', 'cc-csc')}
<script>(${String(cardFrame)})()</script></html>`;
