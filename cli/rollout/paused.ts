import { Failure } from "../../client/kubectl/failure.ts";
import { type Command, defineCommand } from "../command.ts";
import { reportTo } from "../report.ts";
import { part, patchTarget } from "../targets/targets.ts";
import { forEachTarget, patchingFlags, patchQuery } from "./each.ts";
import { quoted } from "./revisions.ts";

/** The command that sets `spec.paused`, and refuses where it is so already. */
export function pauseCommand(options: {
  readonly name: string;
  readonly summary: string;
  readonly paused: boolean;
}): Command {
  const { name, summary, paused } = options;
  return defineCommand({
    name,
    usage: "(TYPE NAME | TYPE/NAME) [flags]",
    summary,
    flags: patchingFlags,
    run(io, { flags, args }) {
      const report = reportTo(io, flags, { isTyped: true, isApart: false });
      return forEachTarget(io, { ...flags, tellsNothing: true }, args, async (target) => {
        if (target.resource.kind !== "Deployment") {
          throw new Failure(
            `${quoted(target)} ${paused ? "pausing" : "resuming"} is not supported`,
          );
        }
        const isPaused = part(target.object, "spec").paused === true;
        if (isPaused === paused) {
          throw new Failure(`${quoted(target)} is ${paused ? "already paused" : "not paused"}`);
        }
        const body = { spec: { paused: paused ? true : null } };
        const query = patchQuery(flags);
        const object = await patchTarget(io, target, { type: "strategic", body, query });
        await report(target, { message: paused ? "paused" : "resumed", object });
      });
    },
  });
}
