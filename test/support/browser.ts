import { SetUpOperator, type Role } from '#access';
import type { Answer, World } from './world';

export const PASSWORD = 'correct horse battery staple';

interface Session {
  readonly csrfToken: string;
  readonly operator: { readonly id: string; readonly email: string };
}

/** An operator's browser: keeps the cookie, and sends what the console sends. */
export class Browser {
  setCookie = '';
  email = '';
  operatorId = '';
  private csrfToken = '';

  constructor(private readonly world: World) {}

  /** Somebody who has just become an operator: the first of all, or invited by `admin`. */
  static async signedIn(world: World, role: Role, admin?: Browser): Promise<Browser> {
    const email = `${role}-${Math.trunc(performance.now() * 1000)}@example.com`;
    const link = admin
      ? (await admin.call<{ link: string }>('POST', '/v1/operators', { email, role })).body.link
      : await world.api.get(SetUpOperator).firstLink();
    const body = { token: link?.split('#token=')[1], name: role, password: PASSWORD, ...(!admin && { email }) };
    return new Browser(world).begin('/v1/session/setup', body);
  }

  static signIn(world: World, email: string): Promise<Browser> {
    return new Browser(world).begin('/v1/session', { email, password: PASSWORD });
  }

  private async begin(path: string, body: object): Promise<this> {
    const answer = await this.call<Session>('POST', path, body);
    if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    this.csrfToken = answer.body.csrfToken;
    ({ email: this.email, id: this.operatorId } = answer.body.operator);
    return this;
  }

  /** What the console sends with a request; `others` take their place, undefined: left out. */
  headers(method: string, others: Record<string, string | undefined> = {}): Record<string, string> {
    const all = {
      cookie: this.setCookie.split(';')[0],
      ...(method !== 'GET' && { origin: this.world.config.publicUrl, 'x-csrf-token': this.csrfToken }),
      ...others,
    };
    return Object.fromEntries(Object.entries(all).flatMap(([name, value]) => (value ? [[name, value]] : [])));
  }

  async call<T = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string | undefined> = {},
  ): Promise<Answer<T> & { readonly retryAfter: string | undefined }> {
    const reply = await this.world.api.inject({
      method: method as 'GET',
      url: path,
      headers: this.headers(method, { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers }),
      ...(body !== undefined && { payload: JSON.stringify(body) }),
    });
    const [given] = [reply.headers['set-cookie'] ?? []].flat();
    if (given) this.setCookie = given;
    return {
      status: reply.statusCode,
      body: (reply.body === '' ? {} : reply.json()) as T,
      type: String(reply.headers['content-type']),
      retryAfter: reply.headers['retry-after'],
    };
  }
}
