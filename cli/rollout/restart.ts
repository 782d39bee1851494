/** `kubesim rollout restart`: replaces every pod, by an annotation of the template. */
import { formatTime } from "../../api/runtime.ts";
import { Failure } from "../../client/kubectl/failure.ts";
import { defineCommand } from "../command.ts";
import { reportTo } from "../report.ts";
import { part, patchTarget } from "../targets/targets.ts";
import { forEachTarget, patchingFlags, patchQuery } from "./each.ts";
import { quoted } from "./revisions.ts";

const annotation = "kubectl.kubernetes.io/restartedAt";

export const command = defineCommand({
  name: "rollout restart",
  usage: "(TYPE NAME | TYPE/NAME) [flags]",
  summary: "Replace every pod of a workload",
  flags: patchingFlags,
  run(io, { flags, args }) {
    const report = reportTo(io, flags, { isTyped: true, isApart: false });
    return forEachTarget(io, flags, args, async (target) => {
      const { object, resource } = target;
      if (!["Deployment", "DaemonSet", "StatefulSet"].includes(resource.kind)) {
        throw new Failure(`${quoted(target)} restarting is not supported`);
      }
      if (part(object, "spec").paused === true) {
        throw new Failure(
          `${quoted(target)} can't restart paused deployment (run rollout resume first)`,
        );
      }
      const now = formatTime(io.clock.now());
      if (part(object, "spec", "template", "metadata", "annotations")[annotation] === now) {
        throw new Failure(
          "if restart has already been triggered within the past second, " +
            "please wait before attempting to trigger another",
        );
      }
      const body = { spec: { template: { metadata: { annotations: { [annotation]: now } } } } };
      const query = patchQuery(flags);
      const made = await patchTarget(io, target, { type: "strategic", body, query });
      await report(target, { message: "restarted", object: made });
    });
  },
});
