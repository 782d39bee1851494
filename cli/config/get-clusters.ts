/** `kubesim config get-clusters`: the clusters of the kubeconfig. */
import { namesIn } from "../../client/kubectl/contexts.ts";
import { defineLocalCommand } from "../command.ts";
import { readAsWritten } from "./files.ts";

export const command = defineLocalCommand({
  name: "config get-clusters",
  usage: "[flags]",
  summary: "Show the clusters of the kubeconfig",
  flags: {},
  async run(io, { flags: given }) {
    const config = await readAsWritten({ named: given.kubeconfig, env: io.env });
    for (const line of ["NAME", ...namesIn(config, "clusters")]) io.print(line);
  },
});
