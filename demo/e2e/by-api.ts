import { expect } from '@playwright/test';
import type { Server } from './server.ts';

/** What another story shows on the screen is set up here without one: somebody of the clinic signs in and asks the API. */
export class ByApi {
  private constructor(
    readonly base: string,
    readonly token: string,
  ) {}

  static async signIn(server: Server, email: string): Promise<ByApi> {
    const base = `${server.url}/api/v1/clinics/maple-street`;
    const post = async <T>(path: string, body: object) => (await (await fetch(`${server.url}/api/v1${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).json()) as T;
    const { challenge } = await post<{ challenge: string }>('/sign-in/codes', { email });
    let code: string | undefined;
    await expect(async () => {
      const { mails } = (await (await fetch(`${server.url}/outbox/mails`)).json()) as { mails: { to: string; subject: string }[] };
      code = mails.filter(({ to }) => to === email).map(({ subject }) => /^(\d{6}) is your code/.exec(subject)?.[1]).find(Boolean);
      expect(code).toBeTruthy();
    }).toPass({ timeout: 20_000 });
    const { sessions } = await post<{ sessions: { token: string }[] }>('/sign-in', { challenge, code });
    return new ByApi(base, sessions[0]!.token);
  }

  async #ask(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<Response> {
    const answer = await fetch(`${this.base}${path}`, { method, headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json', ...headers }, body: body ? JSON.stringify(body) : undefined });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  }

  async get<T>(path: string): Promise<T> {
    return (await (await this.#ask('GET', path)).json()) as T;
  }

  async post<T>(path: string, body: object = {}): Promise<T> {
    return (await (await this.#ask('POST', path, body)).json()) as T;
  }

  /** Changes some of what is set as a whole. */
  async set(sheet: 'payment-settings' | 'policy-settings', change: object): Promise<void> {
    const seen = await this.#ask('GET', `/${sheet}`);
    const { revision: _revision, mode: _mode, ...now } = (await seen.json()) as Record<string, unknown>;
    await this.#ask('PUT', `/${sheet}`, { ...now, ...change }, { 'if-match': seen.headers.get('etag')! });
  }
}
