/** `kubesim exec`: runs a command in a container. */

import { checkAlive, containersOf } from "../client/kubectl/chosen-pods.ts";
import { Failure } from "../client/kubectl/failure.ts";
import { defineCommand } from "./command.ts";
import { runSession } from "./server/session.ts";
import { fileFlags, streamFlags } from "./shared-flags.ts";
import { attachablePod, runningTimeoutOf } from "./targets/attachable.ts";
import { pathOfTarget } from "./targets/targets.ts";
import { inputFor } from "./terminal.ts";

export const command = defineCommand({
  name: "exec",
  usage: "(POD | TYPE/NAME) [-c CONTAINER] [flags] -- COMMAND [args...]",
  summary: "Run a command in a container",
  examples: ["kubesim exec web-0 -- date", "kubesim exec -it deploy/web -- sh"],
  flags: { ...fileFlags, ...streamFlags },
  async run(io, { flags: given, args, dashAt }) {
    const { filename = [], recursive = false } = given;
    const named = args.slice(0, Math.min(dashAt, 1));
    const words = args.slice(dashAt);
    if (named.length === 0 && filename.length === 0) {
      throw new Failure("pod, type/name or --filename must be specified");
    }
    if (named.length > 0 && filename.length > 0 && words.length > 0) {
      throw new Failure("resource/name arguments cannot be provided when a path is specified");
    }
    const isOld = args.length > (filename.length > 0 ? 0 : 1);
    if (words.length === 0 && isOld) throw usage(old);
    if (words.length === 0) {
      throw new Failure("you must specify at least one command for the container");
    }
    const timeoutMs = runningTimeoutOf(given, "exec");
    const [name = ""] = named;
    const place = filename.length === 0 ? name : { args: named, filename, recursive };
    const pod = await attachablePod(io, place, timeoutMs);
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
