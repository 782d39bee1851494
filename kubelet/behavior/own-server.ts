/** The server that a container is, for programs that run in it. */
import type { ChangingServer } from "../shell/asked-commands.ts";
import { type Behavior, httpAnswer } from "./behavior.ts";

/** It answers by what is known of the container, at any time since its start. */
export function ownServer(does: Behavior): ChangingServer {
  const { listens, readyAfterMs, exitsAfterMs = Number.POSITIVE_INFINITY, changesMs } = does;
  return {
    answer(request, sinceStartMs) {
      if (!listens.includes(request.port)) return undefined;
      if (sinceStartMs < readyAfterMs || sinceStartMs >= exitsAfterMs) return { kind: "refused" };
      const {
        status,
        headers = {},
        body = "",
        latencyMs,
      } = httpAnswer(does, request, sinceStartMs);
      if (status === 0) return { kind: "hangs" };
      return { kind: "response", response: { status, headers, body }, tookMs: latencyMs };
    },
    changedMs(atMs) {
      const times = [readyAfterMs, ...changesMs].filter((time) => time <= atMs);
      return Math.max(0, ...times);
    },
  };
}
