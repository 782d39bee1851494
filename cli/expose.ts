/** `kubesim expose`: makes a service for the pods of a workload. */
import { throwAll } from "../client/kubectl/failure.ts";
import { type ExposeFlags, exposed, exposeFlags } from "../client/kubectl/made/exposed.ts";
import { defineCommand } from "./command.ts";
import { placed, posted, postingFlags, postingOf, tell } from "./create/posting.ts";
import { forEach, nothingGiven } from "./report.ts";
import { fileFlags } from "./shared-flags.ts";
import { findTargets } from "./targets/targets.ts";

export const command = defineCommand({
  name: "expose",
  usage: "(TYPE NAME | TYPE/NAME) [--port=PORT] [flags]",
  summary: "Make a service for the pods of a workload",
  examples: ["kubesim expose deployment web --port=80 --target-port=8080"],
  flags: { ...exposeFlags, ...fileFlags, ...postingFlags },
  records: true,
  async run(io, { flags: given, args }) {
    const { filename, recursive } = given;
    const posting = { ...postingOf(io, given, "kubectl-expose"), isPlainWhenDry: true };
    if (args.length === 0 && (filename ?? []).length === 0) throw nothingGiven();
    const query = {
      args,
      isAsGiven: true,
      ...(filename && { filename }),
      ...(recursive && { recursive }),
    };
    const { targets, errors } = await findTargets(io, query);
    let known: ExposeFlags = given;
    const failures = await forEach(targets, async ({ object }) => {
      const made = exposed(object, known);
      known = made.given;
      await tell(await posted(io, placed(io, made.service), posting), "exposed", posting);
    });
    throwAll([...failures, ...errors]);
  },
});
