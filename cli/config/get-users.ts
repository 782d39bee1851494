/** `kubesim config get-users`: the users of the kubeconfig. */
import { namesIn } from "../../client/kubectl/contexts.ts";
import { defineLocalCommand } from "../command.ts";
import { readAsWritten } from "./files.ts";

export const command = defineLocalCommand({
  name: "config get-users",
  usage: "[flags]",
  summary: "Show the users of the kubeconfig",
  flags: {},
  async run(io, { flags: given }) {
    const config = await readAsWritten({ named: given.kubeconfig, env: io.env });
    for (const line of ["NAME", ...namesIn(config, "users")]) io.print(line);
  },
});
