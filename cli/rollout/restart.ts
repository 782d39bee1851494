/** `kubesim rollout restart`: replaces every pod, by an annotation of the template. */
import { formatTime } from "../../api/runtime.ts";
import { Told } from "../../client/kubectl/failure.ts";
import { restartPatch, restartProblem } from "../../client/kubectl/restart.ts";
import { defineCommand } from "../command.ts";
import { reportTo } from "../report.ts";
import { patchTarget } from "../targets/targets.ts";
import { forEachTarget, patchingFlags, patchQuery } from "./each.ts";
import { quoted } from "./revisions.ts";

export const command = defineCommand({
  name: "rollout restart",
  usage: "(TYPE NAME | TYPE/NAME) [flags]",
  summary: "Replace every pod of a workload",
  flags: patchingFlags,
  run(io, { flags, args }) {
    const report = reportTo(io, flags, { isTyped: true, isApart: false });
    return forEachTarget(io, { ...flags, tellsNothing: true }, args, async (target) => {
      const { object } = target;
      const restartedAt = formatTime(io.now());
      const restart = { object, title: quoted(target), restartedAt };
      const problem = restartProblem(restart);
      // Beside others, each says by itself that it is an error.
      if (problem !== undefined) throw new Told(`error: ${problem}`);
      const body = restartPatch(restart);
      const query = patchQuery(flags);
      const made = await patchTarget(io, target, { type: "strategic", body, query });
      await report(target, { message: "restarted", object: made });
    });
  },
});
