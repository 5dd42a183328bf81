import { staffToken } from '../prove/world.ts';
import type { Server } from './server.ts';

/** What another story shows on the screen is set up here without one: somebody of the clinic signs in and asks the API. */
export class ByApi {
  private constructor(
    readonly base: string,
    readonly token: string,
  ) {}

  static async signIn(server: Server, email: string): Promise<ByApi> {
    return new ByApi(`${server.url}/api/v1/clinics/maple-street`, await staffToken(server, email));
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
