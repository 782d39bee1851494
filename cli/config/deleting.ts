import { Failure } from "../../client/kubectl/failure.ts";
import { HelpWanted } from "../../client/kubectl/flags.ts";
import { entryIn, lists, withoutEntry } from "../../client/kubectl/kubeconfig/shape.ts";
import { type Command, defineLocalCommand } from "../command.ts";
import { textAt } from "../targets/targets.ts";
import { changeKubeconfig, fileOf, readAsWritten } from "./files.ts";

/** A command that takes an entry out of a list of the kubeconfig. */
export function deletingCommand(list: string): Command {
  const { title = "" } = lists[list] ?? {};
  return defineLocalCommand({
    name: `config delete-${title}`,
    usage: "NAME [flags]",
    summary: `Delete a ${title} from the kubeconfig`,
    flags: {},
    async run(io, { flags: given, args }) {
      const [name, ...others] = args;
      if (name === undefined || others.length > 0) throw nameWanted(title);
      const source = { named: given.kubeconfig, env: io.env };
      const config = await readAsWritten(source);
      const path = fileOf(source);
      if (entryIn(config, list, name) === undefined) {
        throw new Failure(`cannot delete ${title} ${name}, not in ${path}`);
      }
      if (list === "contexts" && textAt(config, "current-context") === name) {
        io.warn(
          "warning: this removed your active context, use " +
            '"kubesim config use-context" to select a different one',
        );
      }
      await changeKubeconfig(source, {
        holds: (file) => entryIn(file, list, name) !== undefined,
        change: (file) => withoutEntry(file, list, name),
      });
      io.print(`deleted ${title} ${name} from ${path}`);
    },
  });
}

/** kubectl shows its help, and only of users calls it a failure. */
function nameWanted(title: string): Failure {
  if (title !== "user") return new HelpWanted();
  const help = "See 'kubesim config delete-user -h' for help and examples";
  return new Failure(`user to delete is required\n${help}`);
}
