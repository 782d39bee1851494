/** `kubectl exec`: runs a command in a container, over the API. */
import type { HttpStream } from "../../../../api/http-message.ts";
import { isObject, type JsonObject } from "../../../../api/json.ts";
import { part, parts, textAt } from "../../../../api/json-parts.ts";
import { checkAlive, containersOf } from "../../../../client/kubectl/chosen-pods.ts";
import { Failure } from "../../../../client/kubectl/failure.ts";
import { pathOf } from "../../../../client/kubectl/resources.ts";
import { textOf } from "../../kernel/bytes.ts";
import { type Input, type Output, put } from "../../kernel/streams.ts";
import { type Waiting, waitUntil } from "../../network/wait.ts";
import { podsOf } from "./pods.ts";
import type { Session } from "./session.ts";
import type { Target } from "./targets.ts";
import { placeOf } from "./write.ts";

const runningTimeoutMs = 60_000;

export function* exec(args: readonly string[], session: Session): Waiting<number> {
  const { options, dashAt, shell } = session;
  const [named] = args;
  const command = args.slice(dashAt);
  if (named === undefined || dashAt === 0) {
    throw new Failure("pod, type/name or --filename must be specified");
  }
  if (command.length === 0) throw new Failure(args.length > 1 ? old : noCommand);
  const timeoutMs = options["pod-running-timeout"] ?? runningTimeoutMs;
  const [pod] = yield* podsOf(named, session, { doing: "attach to", timeoutMs });
  if (pod === undefined) throw new Failure("you must provide one or more resources");
  if (options.tty === true) {
    yield* session.warn("Unable to use a TTY - input is not a terminal or the right kind of file");
  }
  return yield* runIn({ pod, container: yield* containerIn(pod, session) }, command, session, {
    output: shell.streams.output,
    ...(options.stdin === true && { input: shell.streams.input }),
  });
}

const old =
  "exec [POD] [COMMAND] is not supported anymore. Use exec [POD] -- [COMMAND] instead\n" +
  "See 'kubectl exec -h' for help and examples";
const noCommand = "you must specify at least one command for the container";

/** The container that is meant; says which where there are several. */
export function* containerIn(pod: Target, session: Session): Waiting<string> {
  checkAlive(pod, "exec into a container");
  const { container: chosen, quiet } = session.options;
  const warnings: string[] = [];
  const warn = (line: string) => void warnings.push(line);
  const [container = ""] = containersOf(warn, pod, { chosen, isAll: false });
  for (const line of quiet === true ? [] : warnings) yield* session.warn(line);
  return container;
}

interface Streams {
  readonly input?: Input;
  readonly output: Output;
}

interface Running extends Streams {
  /** It does not tell an exit code that is not 0. */
  readonly isQuiet?: boolean;
}

/** Runs a command in a container to its end; answers with its exit code. */
export function* runIn(
  { pod, container }: { readonly pod: Target; readonly container: string },
  command: readonly string[],
  session: Session,
  { isQuiet = false, ...streams }: Running,
): Waiting<number> {
  const query = new URLSearchParams({ container, stdout: "true", stderr: "true" });
  if (streams.input !== undefined) query.set("stdin", "true");
  for (const word of command) query.append("command", word);
  const path = pathOf(pod.resource, { ...placeOf(pod), subresource: "exec" });
  const stream = yield* session.stream({ method: "POST", path: `${path}?${query}` });
  if (stream === undefined) throw new Failure("lost connection to the container");
  const status = yield* conversed(stream, session, streams);
  if (status.status === "Success") return 0;
  if (status.reason !== "NonZeroExitCode") throw new Failure(textAt(status, "message"));
  const [cause = {}] = parts(part(status, "details"), "causes");
  const code = Number(textAt(cause, "message"));
  if (!isQuiet) yield* session.warn(`command terminated with exit code ${code}`);
  return code;
}

/** One looks again soon where something came, and ever later where nothing does. */
const lookMsMin = 10;
const lookMsMax = 1_000;
const outputChannel = 1;
const statusChannel = 3;

/** Passes on what either side says, until the other ends; answers with its Status. */
function* conversed(
  stream: HttpStream,
  { shell }: Session,
  { input, output }: Streams,
): Waiting<JsonObject> {
  let left = input;
  let waitMs = lookMsMin;
  let status = "{}";
  try {
    for (;;) {
      const said = left?.isReady === true ? left.read() : "";
      if (said === undefined) {
        stream.input?.end();
        left = undefined;
      } else if (said !== "") stream.input?.write(said);
      const pieces = stream.next();
      for (const { channel, bytes } of pieces) {
        if (channel === statusChannel) status = textOf(bytes);
        else yield* put(channel === outputChannel ? output : shell.streams.errors, bytes);
      }
      if (stream.isOver) break;
      waitMs = said === "" && pieces.length === 0 ? Math.min(waitMs * 2, lookMsMax) : lookMsMin;
      yield* waitUntil(shell.kernel.now + waitMs, shell);
    }
  } finally {
    stream.close();
  }
  const parsed: unknown = JSON.parse(status);
  return isObject(parsed) ? parsed : {};
}
