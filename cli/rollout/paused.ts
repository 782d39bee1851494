import { Failure } from "../../client/kubectl/failure.ts";
import { type Command, defineCommand } from "../command.ts";
import { part, patchTarget, titleOf } from "../targets.ts";
import { forEachTarget, rolloutFlags } from "./each.ts";
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
    flags: rolloutFlags,
    run: (io, { flags, args }) =>
      forEachTarget(io, flags, args, async (target) => {
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
        const query = { fieldManager: "kubectl-rollout" };
        await patchTarget(io, target, { type: "strategic", body, query });
        io.print(`${titleOf(target)} ${paused ? "paused" : "resumed"}`);
      }),
  });
}
