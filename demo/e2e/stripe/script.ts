/** What the page hears from the card's frame: never a digit. */
export type FromFrame =
  | { readonly is: 'ready' }
  | { readonly is: 'height'; readonly height: number }
  | { readonly is: 'change'; readonly complete: boolean }
  | { readonly is: 'answer'; readonly to: number; readonly error?: object; readonly intent?: { readonly status: string; readonly next_action?: { readonly redirect_to_url: { readonly url: string } } | null } };

/**
 * A stand-in for `https://js.stripe.com/…/stripe.js`, as far as VetKit uses it and Stripe documents it: `Stripe(key)`, `elements`, the Payment
 * Element in a frame of another origin, `confirmPayment` and `confirmSetup`. Runs in the page: nothing outside this function is there,
 * so it has no private fields of its own either, which Playwright turns into calls of helpers.
 */
export function stripeScript(): void {
  const origin = 'https://js.stripe.com';
  class IntegrationError extends Error {
    override name = 'IntegrationError';
  }
  type Answer = Extract<FromFrame, { is: 'answer' }>;
  interface Asked { readonly [name: string]: unknown }

  /** The Payment Element: all that is typed stays in its frame, which talks to the page through one port. */
  class PaymentElement {
    private readonly frame = document.createElement('iframe');
    private readonly port: MessagePort;
    private readonly waiting = new Map<number, (answer: Answer) => void>();
    private readonly listeners = new Map<string, (event: object) => void>();
    private asked = 0;

    constructor(appearance: object) {
      const { port1, port2 } = new MessageChannel();
      this.port = port1;
      port1.onmessage = ({ data }: MessageEvent<FromFrame>) => this.hear(data);
      this.frame.title = 'Secure payment input frame';
      this.frame.src = `${origin}/stand-in/card.html`;
      this.frame.allow = 'payment *';
      this.frame.style.cssText = 'border: 0; display: block; width: 100%; height: 260px; color-scheme: light;';
      this.frame.addEventListener('load', () => this.frame.contentWindow!.postMessage({ appearance }, origin, [port2]));
    }

    look(appearance: object): void {
      this.port.postMessage({ what: 'look', appearance });
    }

    mount(where: string | HTMLElement): void {
      const place = typeof where === 'string' ? document.querySelector(where) : where;
      if (!place?.isConnected) throw new IntegrationError('We could not find the element to mount to.');
      if (place.getRootNode() !== document) throw new IntegrationError('Elements do not work inside shadow roots.');
      place.append(this.frame);
    }

    unmount(): void {
      this.frame.remove();
    }

    destroy(): void {
      this.unmount();
    }

    on(event: string, listener: (event: object) => void): this {
      this.listeners.set(event, listener);
      return this;
    }

    ask(what: string, more: Asked = {}): Promise<Answer> {
      if (!this.frame.isConnected) throw new IntegrationError('The Payment Element is not mounted.');
      this.asked += 1;
      return new Promise((answered) => {
        this.waiting.set(this.asked, answered);
        this.port.postMessage({ what, to: this.asked, ...more });
      });
    }

    private hear(said: FromFrame): void {
      if (said.is === 'height') this.frame.style.height = `${said.height}px`;
      else if (said.is === 'answer') this.waiting.get(said.to)?.(said);
      else this.listeners.get(said.is)?.(said);
    }
  }

  function Stripe(key: string) {
    if (!/^pk_(test|live)_/.test(key)) throw new IntegrationError('Please call Stripe() with your publishable key.');
    type Elements = { readonly element: () => PaymentElement | undefined; readonly secret: string | undefined; readonly isSubmitted: () => boolean };

    const elements = ({ clientSecret, mode, appearance = {} }: { clientSecret?: string; mode?: string; appearance?: object }) => {
      if (!clientSecret && !mode) throw new IntegrationError('elements() needs a clientSecret or a mode.');
      let element: PaymentElement | undefined;
      let submitted = false;
      return {
        element: () => element,
        secret: clientSecret,
        isSubmitted: () => submitted || clientSecret !== undefined,
        create(type: string) {
          if (type !== 'payment') throw new IntegrationError(`The stand-in has no ${type} element.`);
          if (element) throw new IntegrationError('Can only create one Element of type payment.');
          return (element = new PaymentElement(appearance));
        },
        update: (change: { appearance?: object }) => void (change.appearance && element?.look(change.appearance)),
        getElement: () => element ?? null,
        async submit() {
          if (!element) throw new IntegrationError('There is no Payment Element.');
          const { error } = await element.ask('submit');
          submitted = !error;
          return error ? { error } : {};
        },
      };
    };

    async function confirm(object: 'payment_intent' | 'setup_intent', given: { elements: Elements; clientSecret?: string; confirmParams?: { return_url?: string }; redirect?: string }): Promise<object> {
      const secret = given.clientSecret ?? given.elements.secret;
      const returnUrl = given.confirmParams?.return_url;
      if (!secret || !new RegExp(`^${object === 'payment_intent' ? 'pi' : 'seti'}_\\w+_secret_\\w+$`).test(secret)) throw new IntegrationError(`Invalid value for clientSecret of a ${object}.`);
      if (!returnUrl && given.redirect !== 'if_required') throw new IntegrationError('confirmParams.return_url is required.');
      const element = given.elements.element();
      if (!element) throw new IntegrationError('Elements instance should have a mounted Payment Element.');
      if (!given.elements.isSubmitted()) throw new IntegrationError('elements.submit() must be called before confirming.');
      const { error, intent } = await element.ask('confirm', { object, secret, key, returnUrl });
      if (error || !intent) return { error };
      const bank = intent.status === 'requires_action' ? intent.next_action?.redirect_to_url.url : undefined;
      if (bank) {
        location.assign(bank);
        return new Promise(() => {});
      }
      if (given.redirect === 'if_required') return object === 'payment_intent' ? { paymentIntent: intent } : { setupIntent: intent };
      const back = new URL(returnUrl!);
      back.searchParams.set(object, secret.replace(/_secret_.*/, ''));
      back.searchParams.set(`${object}_client_secret`, secret);
      back.searchParams.set('redirect_status', 'succeeded');
      location.assign(back);
      return new Promise(() => {});
    }

    return {
      elements,
      confirmPayment: (given: Parameters<typeof confirm>[1]) => confirm('payment_intent', given),
      confirmSetup: (given: Parameters<typeof confirm>[1]) => confirm('setup_intent', given),
      registerAppInfo() {},
      _registerWrapper() {},
    };
  }
  Stripe.version = 'endive';
  Object.assign(globalThis, { Stripe });
}
