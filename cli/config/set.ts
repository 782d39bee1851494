/** `kubesim config set`: one property of the kubeconfig. */
import { Failure } from "../../client/kubectl/failure.ts";
import { propertyOf, withProperty } from "../../client/kubectl/kubeconfig/property.ts";
import { defineLocalCommand } from "../command.ts";
import { changeKubeconfig } from "./files.ts";
import { hasProperty } from "./holding.ts";

const flags = {
  "set-raw-bytes": { kind: "bool", doc: "the value of a certificate or key is not in base64" },
} as const;

export const command = defineLocalCommand({
  name: "config set",
  usage: "PROPERTY_NAME PROPERTY_VALUE [flags]",
  summary: "Set a property of the kubeconfig, named with dots",
  examples: ["kubesim config set clusters.kubesim.server http://127.0.0.1:8002"],
  flags,
  async run(io, { flags: given, args }) {
    const [path, text] = args;
    if (path === undefined || text === undefined || args.length > 2) {
      throw new Failure(`Unexpected args: [${args.join(" ")}]`);
    }
    if (text === "") throw new Failure("you cannot use set to unset a property");
    const property = propertyOf(path);
    const isRaw = given["set-raw-bytes"] === true;
    await changeKubeconfig(
      { named: given.kubeconfig, env: io.env },
      {
        holds: (file) => hasProperty(file, property),
        change: (file) => withProperty(file, property, { text, isRaw }),
      },
    );
    io.print(`Property ${JSON.stringify(path)} set.`);
  },
});
