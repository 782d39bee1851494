/** `kubectl logs`: what containers wrote, and what they write from now on. */
import type { HttpStream } from "../../../../api/http-message.ts";
import { containersOf, isWaiting } from "../../../../client/kubectl/chosen-pods.ts";
import { Failure, RefusedError } from "../../../../client/kubectl/failure.ts";
import { logQuery } from "../../../../client/kubectl/log-query.ts";
import { pathOf } from "../../../../client/kubectl/resources.ts";
import { textOf } from "../../kernel/bytes.ts";
import { type Waiting, waitUntil } from "../../network/wait.ts";
import { podsOf, podsWith } from "./pods.ts";
import type { Session } from "./session.ts";
import type { Target } from "./targets.ts";
import { placeOf } from "./write.ts";

interface Source {
  readonly pod: Target;
  readonly container: string;
}

const runningTimeoutMs = 20_000;
const followMs = 500;
const followedMax = 5;

export function* logs(args: readonly string[], session: Session): Waiting<void> {
  const { options } = session;
  const sources = yield* sourcesOf(args, session);
  if (options.follow !== true) {
    for (const source of sources) yield* printed(source, session);
    return;
  }
  const most = options["max-log-requests"] ?? followedMax;
  if (sources.length > most) {
    throw new Failure(
      `you are attempting to follow ${sources.length} log streams, but maximum allowed ` +
        `concurrency is ${most}, use --max-log-requests to increase the limit`,
    );
  }
  yield* followed(sources, session);
}

function* sourcesOf(args: readonly string[], session: Session): Waiting<readonly Source[]> {
  const { options } = session;
  const [named, inline] = args;
  const isAll = options["all-containers"] === true;
  const chosen = options.container ?? inline;
  const pods = yield* chosenPods(named, session);
  const warnings: string[] = [];
  const sources = pods.flatMap((pod) =>
    containersOf((line) => void warnings.push(line), pod, { chosen, isAll }).map((container) => ({
      pod,
      container,
    })),
  );
  for (const line of warnings) yield* session.warn(line);
  return sources;
}

function* chosenPods(named: string | undefined, session: Session): Waiting<readonly Target[]> {
  const { options } = session;
  if (named === undefined) {
    if (options.selector === undefined) throw new Failure(expected);
    const pods = yield* podsWith(options.selector, session);
    if (pods.length === 0) {
      yield* session.warn(`No resources found in ${session.namespace} namespace.`);
    }
    return pods;
  }
  if (options.selector !== undefined)
    throw new Failure("only a selector (-l) or a POD name is allowed");
  const timeoutMs = options["pod-running-timeout"] ?? runningTimeoutMs;
  const pods = yield* podsOf(named, session, { doing: "get the logs from", timeoutMs });
  const [first] = pods;
  if (options["all-pods"] === true || first === undefined) return pods;
  if (pods.length > 1) yield* session.warn(`Found ${pods.length} pods, using pod/${first.name}`);
  return [first];
}

const expected =
  "expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.\n" +
  "POD or TYPE/NAME is a required argument for the logs command\n" +
  "See 'kubectl logs -h' for help and examples";

const pathTo = ({ pod, container }: Source, { options }: Session) =>
  pathOf(pod.resource, { ...placeOf(pod), subresource: "log" }, logQuery(container, options));

function* printed(source: Source, session: Session): Waiting<void> {
  try {
    const text = yield* session.text({ path: pathTo(source, session) });
    yield* session.print(withPrefix(source, text, session));
  } catch (error) {
    if (session.options["ignore-errors"] !== true || !(error instanceof RefusedError)) throw error;
    yield* session.print(`error: ${error.message}\n`);
  }
}

function withPrefix({ pod, container }: Source, text: string, { options }: Session): string {
  const hasPrefix = options.prefix ?? options["all-pods"] === true;
  if (!hasPrefix) return text;
  return text.replace(/^(?=[^\n])/gm, `[pod/${pod.name}/${container}] `);
}

/** Goes on until all of them have ended, or it is stopped. */
function* followed(sources: readonly Source[], session: Session): Waiting<void> {
  const open = new Map<Source, HttpStream>();
  try {
    for (const source of sources) {
      const stream = yield* opened(source, session);
      if (stream !== undefined) open.set(source, stream);
    }
    while (open.size > 0) {
      for (const [source, stream] of open) {
        const text = stream.next().map(({ bytes }) => textOf(bytes));
        yield* session.print(withPrefix(source, text.join(""), session));
        if (stream.isOver) open.delete(source);
      }
      if (open.size > 0) yield* waitUntil(session.shell.kernel.now + followMs, session.shell);
    }
  } finally {
    for (const stream of open.values()) stream.close();
  }
}

/** Says of a container that it has not started, and waits until it has. */
function* opened(source: Source, session: Session): Waiting<HttpStream | undefined> {
  const { kernel } = session.shell;
  const { resource } = source.pod;
  const path = pathOf(resource, placeOf(source.pod));
  for (;;) {
    try {
      return yield* session.stream({ path: pathTo(source, session) });
    } catch (error) {
      if (!(error instanceof RefusedError) || !error.message.includes("waiting to start")) {
        throw error;
      }
      yield* session.warn(error.message);
    }
    while (isWaiting(yield* session.json({ path }), source.container)) {
      yield* waitUntil(kernel.now + followMs, session.shell);
    }
  }
}
