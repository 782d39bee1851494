/** `kubesim attach`: joins the process of a container. */

import { checkAlive, containersOf } from "../client/kubectl/chosen-pods.ts";
import { Failure } from "../client/kubectl/failure.ts";
import type { Given } from "../client/kubectl/flags.ts";
import { defineCommand } from "./command.ts";
import type { Io } from "./io.ts";
import { runSession } from "./server/session.ts";
import { streamFlags } from "./shared-flags.ts";
import { attachablePod, runningTimeoutOf } from "./targets/attachable.ts";
import { part, parts, pathOfTarget, type Target } from "./targets/targets.ts";
import { inputFor } from "./terminal.ts";

export const command = defineCommand({
  name: "attach",
  usage: "(POD | TYPE/NAME) [-c CONTAINER] [flags]",
  summary: "Join the process of a container",
  flags: streamFlags,
  async run(io, { flags: given, args }) {
    const [named] = args;
    if (named === undefined) throw new Failure("at least 1 argument is required for attach");
    if (args.length > 2) {
      throw new Failure(
        "expected POD, TYPE/NAME, or TYPE NAME, (at most 2 arguments) " +
          `saw ${args.length}: [${args.join(" ")}]`,
      );
    }
    const timeoutMs = runningTimeoutOf(given, "attach");
    const pod = await attachablePod(io, args.join("/"), timeoutMs);
    await join(io, pod, given);
  },
});

/** Joins the process of a container, until one of both ends. */
export async function join(io: Io, pod: Target, given: Joining): Promise<void> {
  checkAlive(pod, "attach a container");
  const warn = given.quiet === true ? () => undefined : io.warn;
  const container = containerOf(warn, pod, given.container);
  const hasTerminal = hasTty(pod, container);
  if (given.tty === true && !hasTerminal) {
    warn(`error: Unable to use a TTY - container ${container} did not allocate one`);
  }
  const input = inputFor(io, { ...(given.stdin && { stdin: true }), tty: hasTerminal });
  warn(
    "All commands and output from this session will be recorded in container logs, including " +
      "credentials and sensitive information passed through the command prompt.",
  );
  warn("If you don't see a command prompt, try pressing enter.");
  const query = new URLSearchParams({ container });
  await runSession(io, { path: pathOfTarget(pod, {}, "attach"), query, ...input });
}

export type Joining = Pick<Given<typeof streamFlags>, "container" | "stdin" | "tty" | "quiet">;

function containerOf(warn: Io["warn"], pod: Target, chosen: string | undefined): string {
  try {
    return containersOf(warn, pod, { chosen, isAll: false })[0] ?? "";
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw new Failure(`cannot attach to the container: ${error.message}`);
  }
}

/** Whether the container was made with a terminal: one is not given to it later. */
function hasTty({ object }: Target, container: string): boolean {
  const spec = part(object, "spec");
  const all = ["containers", "initContainers", "ephemeralContainers"].flatMap((list) =>
    parts(spec, list),
  );
  return all.some(({ name, tty }) => name === container && tty === true);
}
