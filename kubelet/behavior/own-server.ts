/** The server that a container is, for programs that run in it. */
import type { Pod } from "../../api/core/pod/pod.ts";
import { serverProgram } from "../servers/program.ts";
import { respond } from "../servers/respond.ts";
import type { ChangingServer } from "../shell/process/asked-commands.ts";
import type { Container } from "../types.ts";
import type { Behavior } from "./behavior.ts";
import { listensOn } from "./listens.ts";

export interface ServerOf {
  readonly container: Container;
  readonly pod: Pod;
  readonly startedMs: number;
}

/** From this on a status tells of a failure. */
const failedStatus = 400;

/** It answers by what is known of the container, at any time since its start. */
export function ownServer(does: Behavior, { container, pod, startedMs }: ServerOf): ChangingServer {
  const { readyAfterMs, exitsAfterMs = Number.POSITIVE_INFINITY, changesMs } = does;
  return {
    answer(request, sinceStartMs) {
      if (!listensOn(does, request.port)) return undefined;
      if (sinceStartMs < readyAfterMs || sinceStartMs >= exitsAfterMs) return { kind: "refused" };
      const context = { pod, nowMs: startedMs + sinceStartMs };
      const { status, headers, body, latencyMs, closes } = respond(
        { container, does, startedMs },
        request,
        context,
      );
      if (status === 0) return { kind: closes === true ? "closed" : "hangs" };
      const isWell = status < failedStatus && latencyMs === 0;
      const isUnknown = isWell && serverProgram(container) === undefined;
      const response = { status, headers, body };
      return { kind: "response", response, tookMs: latencyMs, isUnknown };
    },
    changedMs(atMs) {
      const times = [readyAfterMs, ...changesMs].filter((time) => time <= atMs);
      return Math.max(0, ...times);
    },
  };
}
