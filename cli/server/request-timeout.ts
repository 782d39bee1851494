/** How long one answer may take, as the flag says. */
import { parseGoDuration } from "../../api/duration.ts";
import { Failure } from "../../client/kubectl/failure.ts";

const unreadable =
  "Invalid timeout value. Timeout must be a single integer in seconds, or an integer followed by " +
  "a corresponding time unit (e.g. 1s | 2m | 3h)";

/** Node's timers wait no longer than that, which is 24 days. */
const timerMsMax = 2 ** 31 - 1;

/** In milliseconds; undefined for as long as it takes. Source: client-go 1.36, ParseTimeout. */
export function requestTimeoutMs(text = ""): number | undefined {
  const { ms } = /^\+?[0-9]+$/.test(text)
    ? { ms: Number(text) * 1000 }
    : parseGoDuration(text || "0");
  if (ms === undefined) throw new Failure(unreadable);
  // A negative time is none, too.
  return ms > 0 ? Math.min(Math.ceil(ms), timerMsMax) : undefined;
}
