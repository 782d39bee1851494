/** `kubesim config set-context`: sets the cluster, the user or the namespace of a context. */
import { contextMembers, namesIn, withContext } from "../../client/kubectl/contexts.ts";
import { Failure } from "../../client/kubectl/failure.ts";
import { defineLocalCommand } from "../command.ts";
import { textAt } from "../targets/targets.ts";
import { changeKubeconfig, readAsWritten } from "./files.ts";

const flags = { current: { kind: "bool", doc: "of the context that commands use" } } as const;

export const command = defineLocalCommand({
  name: "config set-context",
  usage: "(NAME | --current) [--cluster=NAME] [--user=NAME] [--namespace=NAME] [flags]",
  summary: "Set the cluster, the user or the namespace of a context",
  examples: ["kubesim config set-context --current --namespace=demo"],
  flags,
  async run(io, { flags: given, args }) {
    const source = { named: given.kubeconfig, env: io.env };
    const config = await readAsWritten(source);
    const name = nameOf(args, given.current === true, textAt(config, "current-context"));
    const members = Object.fromEntries(
      contextMembers.flatMap((member) =>
        given[member] === undefined ? [] : [[member, given[member]]],
      ),
    );
    const isThere = namesIn(config, "contexts").includes(name);
    await changeKubeconfig(source, {
      holds: (file) => namesIn(file, "contexts").includes(name),
      change: (file) => withContext(file, name, members),
    });
    io.print(`Context ${JSON.stringify(name)} ${isThere ? "modified" : "created"}.`);
  },
});

function nameOf(args: readonly string[], isCurrent: boolean, current: string): string {
  const [name = "", ...others] = args;
  if (others.length > 0) throw new Failure(`Unexpected args: [${args.join(" ")}]`);
  if (isCurrent && name !== "") {
    throw new Failure("you cannot specify both a context name and --current");
  }
  if (isCurrent && current === "") throw new Failure("no current context is set");
  if (!isCurrent && name === "") {
    throw new Failure("you must specify a non-empty context name or --current");
  }
  return isCurrent ? current : name;
}
