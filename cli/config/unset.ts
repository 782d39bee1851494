/** `kubesim config unset`: takes a property of the kubeconfig away. */
import { Failure } from "../../client/kubectl/failure.ts";
import { propertyOf, withoutProperty } from "../../client/kubectl/kubeconfig/property.ts";
import { entryIn } from "../../client/kubectl/kubeconfig/shape.ts";
import { defineLocalCommand } from "../command.ts";
import { changeKubeconfig, readAsWritten } from "./files.ts";
import { hasProperty } from "./holding.ts";

export const command = defineLocalCommand({
  name: "config unset",
  usage: "PROPERTY_NAME [flags]",
  summary: "Take a property of the kubeconfig away, named with dots",
  examples: ["kubesim config unset contexts.kubesim.namespace"],
  flags: {},
  async run(io, { flags: given, args }) {
    const [path, ...others] = args;
    if (path === undefined || others.length > 0) {
      throw new Failure(`Unexpected args: [${args.join(" ")}]`);
    }
    const property = propertyOf(path);
    const source = { named: given.kubeconfig, env: io.env };
    if (property.kind === "field") {
      const config = await readAsWritten(source);
      if (entryIn(config, property.list, property.entry) === undefined) {
        throw new Failure(`current map key \`${property.entry}\` is invalid`);
      }
    }
    await changeKubeconfig(source, {
      holds: (file) => hasProperty(file, property),
      change: (file) => withoutProperty(file, property),
    });
    io.print(`Property ${JSON.stringify(path)} unset.`);
  },
});
