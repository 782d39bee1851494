/** `kubesim config use-context`: which context commands are to use. */
import { namesIn } from "../../client/kubectl/contexts.ts";
import { Failure } from "../../client/kubectl/failure.ts";
import { defineLocalCommand } from "../command.ts";
import { textAt } from "../targets/targets.ts";
import { changeKubeconfig, readAsWritten } from "./files.ts";

export const command = defineLocalCommand({
  name: "config use-context",
  usage: "NAME [flags]",
  summary: "Set which context commands use",
  flags: {},
  async run(io, { flags: given, args }) {
    const [name = "", ...others] = args;
    if (name === "" || others.length > 0) {
      throw new Failure(`Unexpected args: [${args.join(" ")}]`);
    }
    const source = { named: given.kubeconfig, env: io.env };
    const config = await readAsWritten(source);
    if (!namesIn(config, "contexts").includes(name)) {
      throw new Failure(`no context exists with the name: ${JSON.stringify(name)}`);
    }
    await changeKubeconfig(source, {
      holds: (file) => textAt(file, "current-context") !== "",
      change: (file) => ({ ...file, "current-context": name }),
    });
    io.print(`Switched to context ${JSON.stringify(name)}.`);
  },
});
