/** `kubesim apply view-last-applied`: what was last applied to objects. */
import { escapeMarkup } from "../../api/go-json.ts";
import { Failure, throwAll } from "../../client/kubectl/failure.ts";
import { toYaml } from "../../client/kubectl/yaml.ts";
import { lastApplied } from "../../client/three-way.ts";
import { defineCommand } from "../command.ts";
import { nothingGiven } from "../report.ts";
import { fileFlags, selectorFlag } from "../shared-flags.ts";
import { findTargets } from "../targets/targets.ts";

const flags = {
  ...fileFlags,
  ...selectorFlag,
  all: { kind: "bool", doc: "all objects of the resource" },
  output: { kind: "text", short: "o", value: "FORMAT", doc: "yaml or json; yaml unless given" },
} as const;

export const command = defineCommand({
  name: "apply view-last-applied",
  usage: "(TYPE [NAME | -l LABELS] | TYPE/NAME | -f PATH) [flags]",
  summary: "Show what was last applied to objects",
  examples: ["kubesim apply view-last-applied deployment/nginx-deployment"],
  flags,
  async run(io, { flags: given, args }) {
    const { output = "yaml" } = given;
    if (output !== "yaml" && output !== "json") {
      throw new Failure(
        `Unexpected -o output mode: ${output}, the flag 'output' must be one of yaml|json\n` +
          "See 'kubesim apply view-last-applied -h' for help and examples",
      );
    }
    if (args.length === 0 && (given.filename ?? []).length === 0) throw nothingGiven();
    const { targets, errors } = await findTargets(io, { ...given, args, isAll: given.all });
    // What was found before is not shown either.
    throwAll(errors.slice(0, 1));
    for (const { object } of targets) {
      const applied = lastApplied(object);
      if (Object.keys(applied).length === 0) continue;
      if (output === "yaml") io.write(toYaml(applied));
      else io.print(escapeMarkup(JSON.stringify(applied, null, 2)));
    }
  },
});
