/** What probes find at a server that kubesim knows: its answers in closed form. */
import type { Pod } from "../../api/core/pod/pod.ts";
import type { HttpRequest } from "../../api/http-message.ts";
import { imageRootOf } from "../behavior/process-start.ts";
import type { ContainerProcess } from "../shell/process/container-process.ts";
import type { Container } from "../types.ts";
import { asked } from "./asked.ts";
import { serverProgram } from "./program.ts";
import type { ProbeReply } from "./reply.ts";
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

/** An answer at a time since the start, and when it may be another. */
export interface Replies {
  readonly httpReply: (request: HttpRequest, sinceStartMs: number) => ProbeReply;
  readonly changesMs: readonly number[];
}

/** `undefined` where every answer is 200, as far as that is known. */
export function repliesOf(container: Container, started: Started): Replies | undefined {
  const program = serverProgram(container);
  if (program?.varies !== true) return undefined;
  const { pod, startedMs, knownProcess } = started;
  // Most servers have nobody who writes to their files: those of the image are enough.
  const process = isTouched(container) ? started.process : undefined;
  const known = new Map<string, ProbeReply>();
  const replyTo = (
    request: HttpRequest,
    sinceStartMs: number,
    run: ContainerProcess | undefined,
  ) => {
    const served = {
      container,
      sinceStartMs,
      process: run === undefined ? process : () => run,
      root: () => imageRootOf(container),
    };
    return program.answer(
      asked(request),
      servingOf(served, { pod, nowMs: startedMs + sinceStartMs }),
    );
  };
  return {
    httpReply(request, sinceStartMs) {
      const run = knownProcess();
      const isFixed = run === undefined && process === undefined && program.changesMs === undefined;
      if (!isFixed) return replyTo(request, sinceStartMs, run);
      // Where nobody writes and no time counts, thousands of requests find what the first found.
      const key = keyOf(request);
      const before = known.get(key);
      if (before !== undefined) return before;
      if (known.size >= knownMax) known.clear();
      const reply = replyTo(request, sinceStartMs, run);
      known.set(key, reply);
      return reply;
    },
    changesMs: [...(program.changesMs ?? []), ...(knownProcess()?.changesMs ?? [])],
  };
}

/** So many requests are remembered. */
const knownMax = 256;

const keyOf = ({ host, path, headers }: HttpRequest) =>
  JSON.stringify([host, path, Object.entries(headers)]);
