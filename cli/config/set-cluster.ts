/** `kubesim config set-cluster`: how a cluster is reached. */
import type { JsonObject } from "../../api/json.ts";
import { Failure } from "../../client/kubectl/failure.ts";
import type { Given } from "../../client/kubectl/flags.ts";
import { entryIn, withEntry } from "../../client/kubectl/kubeconfig/shape.ts";
import { defineLocalCommand } from "../command.ts";
import type { GlobalFlags } from "../global-flags.ts";
import { checkFile, fileFields } from "./file-fields.ts";
import { changeKubeconfig } from "./files.ts";

const flags = {
  "certificate-authority": { kind: "text", value: "FILE", doc: "who signs its certificate" },
  "embed-certs": { kind: "bool", doc: "put what the file holds into the kubeconfig" },
  "tls-server-name": { kind: "text", value: "NAME", doc: "the name that its certificate has" },
  "proxy-url": { kind: "text", value: "URL", doc: "the proxy by which it is reached" },
} as const;

type Options = Given<typeof flags & GlobalFlags>;

export const command = defineLocalCommand({
  name: "config set-cluster",
  usage: "NAME [--server=URL] [--insecure-skip-tls-verify] [flags]",
  summary: "Set parts of a cluster of the kubeconfig",
  examples: ["kubesim config set-cluster kubesim --server=http://127.0.0.1:8002"],
  flags,
  async run(io, { flags: given, args }) {
    const [name = "", ...others] = args;
    if (name === "" || others.length > 0) throw new Failure(`Unexpected args: [${args.join(" ")}]`);
    check(given);
    await changeKubeconfig(
      { named: given.kubeconfig, env: io.env },
      {
        holds: (file) => entryIn(file, "clusters", name) !== undefined,
        change: (file, path) => {
          const before = entryIn(file, "clusters", name) ?? {};
          return withEntry(file, "clusters", [name, changed(before, given, path)]);
        },
      },
    );
    io.print(`Cluster ${JSON.stringify(name)} set.`);
  },
});

function check(given: Options): void {
  const { "certificate-authority": authority = "" } = given;
  if (given["insecure-skip-tls-verify"] === true && authority !== "") {
    throw new Failure(
      "you cannot specify a certificate authority and insecure mode at the same time",
    );
  }
  if (given["embed-certs"] !== true) return;
  if (authority === "") throw new Failure("you must specify a --certificate-authority to embed");
  checkFile("certificate-authority", authority);
}

function changed(before: JsonObject, given: Options, path: string): JsonObject {
  const isInsecure = given["insecure-skip-tls-verify"];
  return {
    ...before,
    ...(given.server !== undefined && { server: given.server }),
    ...(given["tls-server-name"] !== undefined && { "tls-server-name": given["tls-server-name"] }),
    ...(isInsecure !== undefined && { "insecure-skip-tls-verify": isInsecure }),
    // Who trusts any certificate has no use for an authority.
    ...(isInsecure === true && {
      "certificate-authority": "",
      "certificate-authority-data": "",
    }),
    ...(given["certificate-authority"] !== undefined && { "insecure-skip-tls-verify": false }),
    ...fileFields(["certificate-authority"], given, path),
    ...(given["proxy-url"] !== undefined && { "proxy-url": given["proxy-url"] }),
  };
}
