import type { Params } from 'nestjs-pino';
import type { Config } from './config';

/** Request logs with ids only: no body, no key, no signature. */
export function loggerOptions(config: Config): Params {
  return {
    pinoHttp: {
      level: config.env.LOG_LEVEL,
      autoLogging: { ignore: (request) => request.url?.startsWith('/health') ?? false },
      serializers: {
        req: (request: { id: unknown; method: string; url: string }) => ({
          id: request.id,
          method: request.method,
          path: request.url.split('?')[0],
        }),
        res: (response: { statusCode: number }) => ({ status: response.statusCode }),
      },
    },
  };
}
