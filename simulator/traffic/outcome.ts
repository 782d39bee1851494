/** What becomes of a request, and what follows from it. */
import type { TrafficSpec } from "../../api/sim/traffic-spec.ts";
import type { Failure, FailureReason } from "../../network/index.ts";
import { msOf } from "./load.ts";

/** Why a request failed: as its client sees it, or since nobody could send it. */
export type TrafficFailureReason = FailureReason | "NoClient" | "TooManyInFlight";

/** The end of one try: an answer with a status, or a failure. */
export interface Ended {
  readonly status?: number;
  readonly failure?: Omit<Failure, "reason"> & { readonly reason: TrafficFailureReason };
}

/** What counts as a success, and what is sent again, as tables for quick answers. */
export interface OutcomeRules {
  isExpected(ended: Ended): boolean;
  /** How long to wait until it is sent again; `undefined`: it is not. `tries` counts from 1. */
  retryAfterMs(ended: Ended, tries: number): number | undefined;
}

/** Waits grow no longer than this. */
const backoffMsMax = 60_000;
/** Not even a client without patience sends twice at the same moment. */
const backoffMsMin = 1;

/** Nobody was reached, so nothing can happen twice. */
const retriedUsually = [
  "ConnectionRefused",
  "ConnectTimeout",
  "NoRouteToHost",
  "NameTimeout",
  "503",
] as const;

export function outcomeRules({ retries, expect }: Pick<TrafficSpec, "retries" | "expect">) {
  const statuses = expect?.statuses;
  const expected = statuses === undefined ? undefined : statusesIn(statuses);
  const on: readonly string[] = retries?.on ?? retriedUsually;
  const [retriedStatuses, retriedReasons] = [statusesIn(on), new Set(on)];
  const attempts = retries?.attempts ?? 0;
  const backoffMs = retries === undefined ? 0 : msOf(retries.backoff);
  const rules: OutcomeRules = {
    isExpected({ status }) {
      if (status === undefined) return false;
      return expected === undefined ? status < 500 : expected.has(status);
    },
    retryAfterMs({ status, failure }, tries) {
      if (tries > attempts) return undefined;
      const isMeant =
        status === undefined
          ? retriedReasons.has(failure?.reason ?? "")
          : retriedStatuses.has(status);
      if (!isMeant) return undefined;
      return Math.max(backoffMsMin, Math.min(backoffMsMax, backoffMs * 2 ** (tries - 1)));
    },
  };
  return rules;
}

/** All that `503` and `5xx` stand for; what is no status stands for none. */
function statusesIn(texts: readonly string[]): ReadonlySet<number> {
  const all = texts.flatMap((text) => {
    if (/^\d{3}$/.test(text)) return [Number(text)];
    if (!/^\dxx$/.test(text)) return [];
    const first = Number(text.charAt(0)) * 100;
    return Array.from({ length: 100 }, (_, index) => first + index);
  });
  return new Set(all);
}

const httpCauses = new Map<number, string>();

/** Under which name a failure is counted: `HTTP 503`, `ConnectionReset`. */
export function causeOf({ status, failure }: Ended): string {
  if (status === undefined) return failure?.reason ?? "Unknown";
  const known = httpCauses.get(status) ?? `HTTP ${status}`;
  httpCauses.set(status, known);
  return known;
}
