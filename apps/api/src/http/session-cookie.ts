import type { Config } from '#platform';
import type { OpenedSession } from '#access';
import { parseCookie, stringifySetCookie } from 'cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Bound to the host and to https wherever browsers reach us by https; plain http is for development. */
function cookieOf({ publicUrl }: Config, value: string) {
  const secure = publicUrl.startsWith('https:');
  const name = secure ? '__Host-tierlift' : 'tierlift';
  return { name, value, path: '/', httpOnly: true, secure, sameSite: 'strict' } as const;
}

export function sessionSecret({ headers }: FastifyRequest, config: Config): string | undefined {
  return headers.cookie === undefined ? undefined : parseCookie(headers.cookie)[cookieOf(config, '').name];
}

/** Whether somebody is at the screen; otherwise the console asks by itself and says so, and the session goes on running out. */
export function isAttended({ headers }: FastifyRequest): boolean {
  return headers['x-unattended'] === undefined;
}

/** Until the browser is closed, or the session ends on our side. */
export function giveSession(reply: FastifyReply, { secret }: OpenedSession, config: Config): void {
  void reply.header('set-cookie', stringifySetCookie(cookieOf(config, secret)));
}

export function takeSession(reply: FastifyReply, config: Config): void {
  void reply.header('set-cookie', stringifySetCookie({ ...cookieOf(config, ''), maxAge: 0 }));
}
