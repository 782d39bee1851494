/** `kubesim exec`: runs a command in a container. */

import { checkAlive, containersOf } from "../client/kubectl/chosen-pods.ts";
import { Failure } from "../client/kubectl/failure.ts";
import { attachablePod, runningTimeoutMs } from "./attachable.ts";
import { defineCommand } from "./command.ts";
import { runSession } from "./session.ts";
import { streamFlags } from "./shared-flags.ts";
import { pathOfTarget } from "./targets.ts";
import { inputFor } from "./terminal.ts";

export const command = defineCommand({
  name: "exec",
  usage: "(POD | TYPE/NAME) [-c CONTAINER] [flags] -- COMMAND [args...]",
  summary: "Run a command in a container",
  examples: ["kubesim exec web-0 -- date", "kubesim exec -it deploy/web -- sh"],
  flags: streamFlags,
  async run(io, { flags: given, args, dashAt }) {
    const [named] = args;
    const words = args.slice(dashAt);
    if (named === undefined || dashAt === 0)
      throw new Failure("pod, type/name or --filename must be specified");
    if (words.length === 0 && args.length > 1) throw usage(old);
    if (words.length === 0) {
      throw new Failure("you must specify at least one command for the container");
    }
    const timeoutMs = given["pod-running-timeout"] ?? runningTimeoutMs;
    const pod = await attachablePod(io, named, timeoutMs);
    checkAlive(pod, "exec into a container");
    const warn = given.quiet === true ? () => undefined : io.warn;
    const [container = ""] = containersOf(warn, pod, { chosen: given.container, isAll: false });
    const query = new URLSearchParams({ container });
    for (const word of words) query.append("command", word);
    const path = pathOfTarget(pod, {}, "exec");
    await runSession(io, { path, query, ...inputFor(io, given) });
  },
});

const old = "exec [POD] [COMMAND] is not supported anymore. Use exec [POD] -- [COMMAND] instead";
const usage = (fact: string) => new Failure(`${fact}\nSee 'kubesim exec -h' for help and examples`);
