import { parseTime } from "../api/runtime.ts";
import { containersOf, isWaiting } from "../client/kubectl/chosen-pods.ts";
import { Failure, RefusedError, throwAll } from "../client/kubectl/failure.ts";
import type { Given } from "../client/kubectl/flags.ts";
import { logQuery } from "../client/kubectl/log-query.ts";
import { defineCommand } from "./command.ts";
import type { Io } from "./io.ts";
import { selectorFlag } from "./shared-flags.ts";
import { followObject } from "./targets/follow.ts";
import { podsFor } from "./targets/log-sources.ts";
import { pathOfTarget, type Target } from "./targets/targets.ts";

const flags = {
  ...selectorFlag,
  follow: { kind: "bool", short: "f", doc: "go on as more is written" },
  previous: { kind: "bool", short: "p", doc: "of the container before the last restart" },
  container: { kind: "text", short: "c", value: "NAME", doc: "which container" },
  "all-containers": { kind: "bool", doc: "all containers of the pod" },
  "all-pods": { kind: "bool", doc: "all pods of the workload" },
  timestamps: { kind: "bool", doc: "the time before each line" },
  prefix: { kind: "bool", doc: "pod and container before each line" },
  tail: { kind: "int", value: "LINES", doc: "only so many lines from the end" },
  since: { kind: "duration", value: "TIME", doc: "only what is not older, such as 5m" },
  "since-time": { kind: "text", value: "TIME", doc: "only what is from then on" },
  "limit-bytes": { kind: "int", value: "BYTES", doc: "only so many bytes" },
  "max-log-requests": { kind: "int", value: "COUNT", doc: "how many to follow at once" },
  "insecure-skip-tls-verify-backend": { kind: "bool", doc: "trust whatever kubelet answers" },
  "ignore-errors": { kind: "bool", doc: "go on with other containers" },
  "pod-running-timeout": { kind: "duration", value: "TIME", doc: "how long to wait for a pod" },
} as const;

const streamsMaxDefault = 5;
const runningTimeoutMs = 20_000;

/** The log of one container. */
interface Source {
  readonly pod: Target;
  readonly container: string;
}

export const command = defineCommand({
  name: "logs",
  usage: "(POD | TYPE/NAME) [CONTAINER] [flags]",
  summary: "Print what containers wrote",
  flags,
  async run(io, { flags: given, args }) {
    const { selector = "", container } = given;
    const [named, inline] = args;
    checkLogs(args, given);
    const chosen = container ?? inline;
    const isAll = given["all-pods"] === true;
    const timeoutMs = given["pod-running-timeout"] ?? runningTimeoutMs;
    const pods = await podsFor(io, { named, selector, isAll, timeoutMs });
    if (pods.length === 0) {
      io.warn(`No resources found in ${io.namespace} namespace.`);
      return;
    }
    const warn = isAll ? () => {} : io.warn;
    const allContainers = given["all-containers"] === true;
    const sources = pods.flatMap((pod) =>
      containersOf(warn, pod, { chosen, isAll: allContainers }).map(
        (name): Source => ({ pod, container: name }),
      ),
    );
    throwAll(await printAll(io, sources, given));
  },
});

/** Throws where the words of the command or its flags make no sense. */
export function checkLogs(args: readonly string[], given: Given<typeof flags>): void {
  const { selector = "", container, since = 0, tail = -1 } = given;
  const sinceTime = given["since-time"] ?? "";
  if (args.length > 2 || (args.length === 0 && selector === "")) throw usage(expected);
  if (args.length === 1 && selector !== "") {
    throw usage("only a selector (-l) or a POD name is allowed");
  }
  if (args.length === 2 && container !== undefined) {
    throw new Failure("only one of -c or an inline [CONTAINER] arg is allowed");
  }
  if (sinceTime !== "" && parseTime(sinceTime) === undefined) {
    const layout = "2006-01-02T15:04:05Z07:00";
    throw new Failure(
      `parsing time "${sinceTime}" as "${layout}": cannot parse "${sinceTime}" as "2006"`,
    );
  }
  if ((given["pod-running-timeout"] ?? runningTimeoutMs) <= 0) {
    throw new Failure("--pod-running-timeout must be higher than zero");
  }
  if (args.length === 2 && selector !== "") {
    throw new Failure(
      "selectors and the all flag cannot be used when passing resource/name arguments",
    );
  }
  if (sinceTime !== "" && since !== 0) {
    throw new Failure("at most one of `sinceTime` or `sinceSeconds` may be specified");
  }
  if (since < 0) throw new Failure("--since must be greater than 0");
  if ((given["limit-bytes"] ?? 0) < 0) throw new Failure("--limit-bytes must be greater than 0");
  if (tail < -1) throw new Failure("--tail must be greater than or equal to -1");
  const chosen = container ?? args[1];
  if (given["all-containers"] === true && chosen !== undefined) {
    throw new Failure(
      `--all-containers=true should not be specified with container name ${chosen}`,
    );
  }
}

const expected =
  "expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.\n" +
  "POD or TYPE/NAME is a required argument for the logs command";

const usage = (fact: string) => new Failure(`${fact}\nSee 'kubesim logs -h' for help and examples`);

async function printAll(
  io: Io,
  sources: readonly Source[],
  given: Given<typeof flags>,
): Promise<readonly unknown[]> {
  if (given.follow !== true) {
    for (const source of sources) await printOrTell(io, source, given);
    return [];
  }
  const most = given["max-log-requests"] ?? streamsMaxDefault;
  if (sources.length > most) {
    throw new Failure(
      `you are attempting to follow ${sources.length} log streams, but maximum allowed ` +
        `concurrency is ${most}, use --max-log-requests to increase the limit`,
    );
  }
  const results = await Promise.allSettled(sources.map((each) => printOrTell(io, each, given)));
  return results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
}

async function printOrTell(io: Io, source: Source, given: Given<typeof flags>): Promise<void> {
  try {
    await print(io, source, given);
  } catch (error) {
    if (given["ignore-errors"] !== true || !(error instanceof RefusedError)) throw error;
    io.print(`error: ${error.message}`);
  }
}

async function print(io: Io, source: Source, given: Given<typeof flags>): Promise<void> {
  const { pod, container } = source;
  const hasPrefix = given.prefix ?? given["all-pods"] === true;
  const prefix = hasPrefix ? `[pod/${pod.name}/${container}] ` : "";
  const path = pathOfTarget(pod, logQuery(container, given), "log");
  const request = { path, accept: "*/*" };
  if (given.follow !== true && prefix === "") {
    io.write(await io.client.text(request));
    return;
  }
  const take = (line: string) => {
    io.print(`${prefix}${line}`);
    return true;
  };
  if (given.follow !== true) return io.client.lines(request, take);
  return follow(io, source, () => io.client.lines(request, take));
}

/** Says of a container that it has not started, waits until it has, and reads then. */
async function follow(io: Io, source: Source, read: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof RefusedError) || !error.message.includes("waiting to start"))
        throw error;
      io.warn(error.message);
    }
    await followObject(
      io,
      source.pod,
      0,
      (type, pod) => type === "DELETED" || !isWaiting(pod, source.container),
    );
  }
}
