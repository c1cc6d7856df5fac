import { type Logger, pino } from 'pino';

export type { Logger };

/** Structured lines for the operator: references and kinds, never what was asked or who it was about. */
export function openLog(level: string): Logger {
  return pino({
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ['*.password', '*.token', '*.secret', 'req.headers', 'body', 'parameters', 'detail'],
      remove: true,
    },
  });
}
