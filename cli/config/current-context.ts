/** `kubesim config current-context`: which context commands use. */
import { Failure } from "../../client/kubectl/failure.ts";
import { defineLocalCommand } from "../command.ts";
import { textAt } from "../targets/targets.ts";
import { readAsWritten } from "./files.ts";

export const command = defineLocalCommand({
  name: "config current-context",
  usage: "[flags]",
  summary: "Show which context commands use",
  flags: {},
  async run(io, { flags: given }) {
    const name = textAt(
      await readAsWritten({ named: given.kubeconfig, env: io.env }),
      "current-context",
    );
    if (name === "") throw new Failure("current-context is not set");
    io.print(name);
  },
});
