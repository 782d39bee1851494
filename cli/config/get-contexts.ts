/** `kubesim config get-contexts`: the contexts of the kubeconfig. */
import { contextLines, namesIn } from "../../client/kubectl/contexts.ts";
import { Failure, throwAll } from "../../client/kubectl/failure.ts";
import { defineLocalCommand } from "../command.ts";
import { outputFlag } from "../shared-flags.ts";
import { readAsWritten } from "./files.ts";

const flags = {
  ...outputFlag,
  "no-headers": { kind: "bool", doc: "print no headers" },
} as const;

export const command = defineLocalCommand({
  name: "config get-contexts",
  usage: "[NAME...] [flags]",
  summary: "Show the contexts of the kubeconfig",
  flags,
  async run(io, { flags: given, args }) {
    const { output = "" } = given;
    if (output !== "" && output !== "name") {
      throw new Failure(
        `--output ${output} is not available in kubesim config get-contexts; ` +
          "resetting to default output format",
      );
    }
    const config = await readAsWritten({ named: given.kubeconfig, env: io.env });
    const all = namesIn(config, "contexts");
    const names = args.length === 0 ? all : all.filter((name) => args.includes(name));
    const isBare = output === "name";
    const lines = isBare ? names : contextLines(config, names, given["no-headers"] === true);
    for (const line of lines) io.print(line);
    const missing = args.filter((name) => !all.includes(name));
    throwAll(missing.map((name) => new Failure(`context ${name} not found`)));
  },
});
