import { type LoggerOptions, pino } from "pino";
import { env } from "~/infra/env.server";
import { reportable } from "~/infra/reportable";
import { currentRequestId } from "~/infra/request-context.server";

/** How a line looks, wherever it is written. */
export const logOptions: LoggerOptions = {
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (level) => ({ level }) },
  mixin() {
    const requestId = currentRequestId();
    return requestId ? { requestId } : {};
  },
  // A line that names its own requestId keeps it: the request's last line is written after the request.
  mixinMergeStrategy: (fields, mixin) => ({ ...mixin, ...fields }),
  serializers: { err: (error: unknown) => reportable(error) },
};

/** One line of JSON per event, with the request under way. Names, addresses and form values have no place in it. */
export const log = pino({ ...logOptions, level: env.LOG_LEVEL });
