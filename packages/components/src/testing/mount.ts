import 'axe-core/axe.min.js';
import { sendKeys } from '@web/test-runner-commands';
import type { AxeResults, RunOptions } from 'axe-core';
import { html, LitElement, render, type TemplateResult } from 'lit';
import '../clinic/vet-clinic.ts';

const places = new Set<HTMLElement>();

// Each story starts on an empty page with nobody signed in.
afterEach(() => {
  for (const place of places) place.remove();
  places.clear();
  sessionStorage.clear();
  localStorage.clear();
});

/** What a story can do with what it has put on the page. */
export interface Mounted<E extends HTMLElement> {
  /** The first element of the template. */
  readonly element: E;
  /** Waits for something the selector finds, in any shadow root inside. Rejects after three seconds. */
  find<F extends HTMLElement = HTMLElement>(selector: string): Promise<F>;
  /** What the selector finds now, in any shadow root inside. */
  all<F extends HTMLElement = HTMLElement>(selector: string): F[];
  /** Waits for a button, link or label with these words and presses it. */
  press(words: string | RegExp): Promise<void>;
  /** Waits for the field with this label and types into it, as a person does. */
  type(label: string | RegExp, text: string): Promise<void>;
  /** Waits until these words can be read. */
  reads(words: string | RegExp): Promise<void>;
  /** All words to be read now. */
  words(): string;
}

/** Puts a template on the page; `fetch` answers what the elements ask. Without `fetch` the network is out of reach. */
export async function mount<E extends HTMLElement = LitElement>(template: TemplateResult, world: { readonly fetch?: typeof fetch; readonly clinic?: string; readonly width?: number } = {}): Promise<Mounted<E>> {
  const place = document.createElement('div');
  if (world.width) Object.assign(place.style, { inlineSize: `${world.width}px` });
  document.body.append(place);
  places.add(place);
  const unreachable = () => Promise.reject(new TypeError('This test has no server'));
  render(html`<vet-clinic clinic=${world.clinic ?? 'maple-street'} .fetch=${world.fetch ?? unreachable}>${template}</vet-clinic>`, place);
  const element = place.querySelector('vet-clinic')?.firstElementChild as E;
  if (element instanceof LitElement) await element.updateComplete;

  const all = <F extends HTMLElement>(selector: string) => deep(place).flatMap((root) => [...root.querySelectorAll<F>(selector)]);
  const words = () => deep(place).map(textOf).join(' ').replace(/\s+/g, ' ');
  return {
    element, all, words,
    find: (selector) => until(() => all(selector)[0] as never, `something matching ${selector}`),
    press: async (name) => (await until(() => all('button, a, label, summary, [role=tab]').find((one) => seen(one) && says(nameOf(one), name)), `a button saying ${name}`)).click(),
    reads: async (sought) => void (await until(() => says(words(), sought, 'anywhere') || undefined, `the words ${sought}`)),
    async type(label, text) {
      const field = await until(() => all<HTMLLabelElement>('label').find((one) => says(nameOf(one), label) && one.control)?.control, `a field named ${label}`);
      field.focus();
      (field as HTMLInputElement).select?.();
      await sendKeys({ type: text });
    },
  };
}

/** Waits until `look` gives something, looking again after each frame: long, since a busy machine is slow. Rejects with what was awaited. */
export async function until<T>(look: () => T | undefined | null | false | Promise<T | undefined | null | false>, awaited: string, milliseconds = 15_000): Promise<T> {
  const end = performance.now() + milliseconds;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (performance.now() > end) throw new Error(`Waited ${milliseconds} ms in vain for ${awaited}`);
    await new Promise((resolve) => setTimeout(resolve, 16));
  }
}

/** Presses keys one after the other: `await keys('Tab', 'Space')`. */
export async function keys(...names: readonly string[]): Promise<void> {
  for (const name of names) await sendKeys({ press: name });
}

/** The element that has the focus, through all shadow roots. */
export function focused(): Element | null {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}

/** Runs axe over an element and everything in its shadow roots; gives what is wrong, one sentence each. Expect `[]`. */
export async function axe(element: Element, options: RunOptions = {}): Promise<string[]> {
  const { axe: judge } = globalThis as unknown as { axe: { run(context: Element, options: RunOptions): Promise<AxeResults> } };
  // One element is not a page: landmarks and the first heading are the page's.
  const rules = { region: { enabled: false }, 'page-has-heading-one': { enabled: false }, ...options.rules };
  const { violations } = await judge.run(element, { ...options, rules });
  return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help} (${node.target.flat().join(' > ')})`));
}

/** A root and all shadow roots inside it. */
function deep(root: Element | ShadowRoot): (Element | ShadowRoot)[] {
  const inner = [...root.querySelectorAll('*')].flatMap((each) => (each.shadowRoot ? deep(each.shadowRoot) : []));
  return [root, ...inner];
}

function textOf(root: Element | ShadowRoot): string {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const parts: string[] = [];
  while (walker.nextNode()) parts.push(walker.currentNode.textContent ?? '');
  return parts.join('');
}

const seen = (element: HTMLElement) => element.checkVisibility({ visibilityProperty: true });
const nameOf = (element: HTMLElement) => (element.getAttribute('aria-label') ?? element.textContent ?? '').replace(/\s+/g, ' ').trim();
const says = (text: string, sought: string | RegExp, where: 'whole' | 'anywhere' = 'whole') =>
  typeof sought === 'string' ? (where === 'whole' ? text === sought : text.includes(sought)) : sought.test(text);
