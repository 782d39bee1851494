/** What probes find at a server that kubesim knows: the status of its answers in closed form. */
import type { Pod } from "../../api/core/pod/pod.ts";
import { getRequest } from "../../api/http-message.ts";
import { imageRootOf } from "../behavior/process-start.ts";
import type { ContainerProcess } from "../shell/process/container-process.ts";
import type { Container } from "../types.ts";
import { asked } from "./asked.ts";
import { followedStatus } from "./followed.ts";
import { serverProgram } from "./program.ts";
import { servingOf } from "./serving.ts";
import { isTouched } from "./untouched-files.ts";

interface Started {
  readonly pod: Pod;
  readonly startedMs: number;
  /** Its process, which is made where there is none. */
  readonly process: () => ContainerProcess;
  /** The same, where somebody has asked for it. */
  readonly knownProcess: () => ContainerProcess | undefined;
}

/** The status of an answer at a time since the start, and when it may be another. */
export interface Statuses {
  readonly httpStatus: (path: string, sinceStartMs: number) => number;
  readonly changesMs: readonly number[];
}

/** `undefined` where every answer is 200, as far as that is known. */
export function statusesOf(container: Container, started: Started): Statuses | undefined {
  const program = serverProgram(container);
  if (program?.varies !== true) return undefined;
  const { pod, startedMs, knownProcess } = started;
  // Most servers have nobody who writes to their files: those of the image are enough.
  const process = isTouched(container) ? started.process : undefined;
  const known = new Map<string, number>();
  const statusOf = (path: string, sinceStartMs: number, run: ContainerProcess | undefined) => {
    const served = {
      container,
      sinceStartMs,
      process: run === undefined ? process : () => run,
      root: () => imageRootOf(container),
    };
    const serving = servingOf(served, { pod, nowMs: startedMs + sinceStartMs });
    const { podIP: host = "" } = pod.status;
    const answer = (at: string) =>
      program.answer(asked(getRequest(at, { host, port: 0 })), serving);
    return followedStatus(path, answer, host);
  };
  return {
    httpStatus(path, sinceStartMs) {
      const run = knownProcess();
      const isFixed = run === undefined && process === undefined && program.changesMs === undefined;
      if (!isFixed) return statusOf(path, sinceStartMs, run);
      // Where nobody writes and no time counts, thousands of requests find what the first found.
      const before = known.get(path);
      if (before !== undefined) return before;
      if (known.size >= knownMax) known.clear();
      const status = statusOf(path, sinceStartMs, run);
      known.set(path, status);
      return status;
    },
    changesMs: [...(program.changesMs ?? []), ...(knownProcess()?.changesMs ?? [])],
  };
}

/** So many paths are remembered. */
const knownMax = 256;
