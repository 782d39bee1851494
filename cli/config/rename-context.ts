/** `kubesim config rename-context`: another name for a context. */
import { Failure } from "../../client/kubectl/failure.ts";
import { entryIn, withEntry, withoutEntry } from "../../client/kubectl/kubeconfig/shape.ts";
import { defineLocalCommand } from "../command.ts";
import { changeKubeconfig, fileOf, readAsWritten } from "./files.ts";

export const command = defineLocalCommand({
  name: "config rename-context",
  usage: "CONTEXT_NAME NEW_NAME [flags]",
  summary: "Rename a context of the kubeconfig",
  flags: {},
  async run(io, { flags: given, args }) {
    const [before, after, ...others] = args;
    if (before === undefined || after === undefined || others.length > 0) {
      throw new Failure(`Unexpected args: [${args.join(" ")}]`);
    }
    const source = { named: given.kubeconfig, env: io.env };
    const config = await readAsWritten(source);
    const refused = (fact: string) => new Failure(`cannot rename the context "${before}", ${fact}`);
    const context = entryIn(config, "contexts", before);
    if (context === undefined) throw refused(`it's not in ${fileOf(source)}`);
    if (entryIn(config, "contexts", after) !== undefined) {
      throw refused(`the context "${after}" already exists in ${fileOf(source)}`);
    }
    await changeKubeconfig(source, {
      holds: (file) => entryIn(file, "contexts", before) !== undefined,
      change: (file) =>
        withEntry(withoutEntry(file, "contexts", before), "contexts", [after, context]),
    });
    if (config["current-context"] === before) {
      await changeKubeconfig(source, {
        holds: (file) => file["current-context"] === before,
        change: (file) => ({ ...file, "current-context": after }),
      });
    }
    io.print(`Context "${before}" renamed to "${after}".`);
  },
});
