/** `kubesim logs`: what containers wrote. */
import { defineCommand } from "./command.ts";
import { Failure, throwAll } from "./failure.ts";
import type { Given } from "./flags.ts";
import type { Io } from "./io.ts";
import { containersOf, podsFor } from "./log-sources.ts";
import { forEach } from "./report.ts";
import { selectorFlag } from "./shared-flags.ts";
import { pathOfTarget, type Target } from "./targets.ts";

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
  "ignore-errors": { kind: "bool", doc: "go on with other containers" },
  "pod-running-timeout": { kind: "duration", value: "TIME", doc: "accepted for scripts" },
} as const;

const streamsMaxDefault = 5;
const tailOfSelected = 10;

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
    const { selector = "" } = given;
    const [named, container] = args;
    if (named === undefined && selector === "") throw nothingNamed();
    if (named !== undefined && selector !== "") {
      throw new Failure("only a selector (-l) or a POD name is allowed");
    }
    const pods = await podsFor(io, { named, selector, isAll: given["all-pods"] === true });
    if (pods.length === 0) {
      io.warn(`No resources found in ${io.namespace} namespace.`);
      return;
    }
    const chosen = given.container ?? container;
    const sources = pods.flatMap((pod) =>
      containersOf(io, pod, { chosen, isAll: given["all-containers"] === true }).map(
        (name): Source => ({ pod, container: name }),
      ),
    );
    throwAll(await printAll(io, sources, given));
  },
});

function nothingNamed(): Failure {
  return new Failure(
    "expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.\n" +
      "POD or TYPE/NAME is a required argument for the logs command\n" +
      "See 'kubesim logs -h' for help and examples",
  );
}

async function printAll(
  io: Io,
  sources: readonly Source[],
  given: Given<typeof flags>,
): Promise<readonly unknown[]> {
  const most = given["max-log-requests"] ?? streamsMaxDefault;
  const follows = given.follow === true;
  if (follows && sources.length > most) {
    throw new Failure(
      `you are attempting to follow ${sources.length} log streams, but maximum allowed ` +
        `concurrency is ${most}, use --max-log-requests to increase the limit`,
    );
  }
  if (!follows) return forEach(sources, (source) => print(io, source, given));
  const results = await Promise.allSettled(sources.map((source) => print(io, source, given)));
  return results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
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
  await io.client.lines(request, (line) => {
    io.print(`${prefix}${line}`);
    return true;
  });
}

function logQuery(container: string, given: Given<typeof flags>) {
  const isSelected = (given.selector ?? "") !== "";
  const tail = given.tail ?? (isSelected ? tailOfSelected : -1);
  return {
    container,
    follow: given.follow,
    previous: given.previous,
    timestamps: given.timestamps,
    tailLines: tail < 0 ? undefined : tail,
    sinceSeconds: given.since === undefined ? undefined : Math.ceil(given.since / 1000),
    sinceTime: given["since-time"],
    limitBytes: given["limit-bytes"],
  };
}
