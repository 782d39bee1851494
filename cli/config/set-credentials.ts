/** `kubesim config set-credentials`: as whom one speaks to a cluster. */
import { Failure } from "../../client/kubectl/failure.ts";
import type { Given } from "../../client/kubectl/flags.ts";
import { checkCredentials, withCredentials } from "../../client/kubectl/kubeconfig/credentials.ts";
import { entryIn, withEntry } from "../../client/kubectl/kubeconfig/shape.ts";
import { defineLocalCommand } from "../command.ts";
import { checkFile, fileFields } from "./file-fields.ts";
import { changeKubeconfig } from "./files.ts";

const flags = {
  "client-certificate": { kind: "text", value: "FILE", doc: "the certificate to show" },
  "client-key": { kind: "text", value: "FILE", doc: "the key of the certificate" },
  "embed-certs": { kind: "bool", doc: "put what the files hold into the kubeconfig" },
  username: { kind: "text", value: "NAME", doc: "the name to sign in with" },
  password: { kind: "text", value: "PASSWORD", doc: "the password to sign in with" },
  "auth-provider": { kind: "text", value: "NAME", doc: "the provider to ask" },
  "auth-provider-arg": { kind: "list", value: "KEY=VALUE", doc: "what it is told (repeatable)" },
  "exec-command": { kind: "text", value: "COMMAND", doc: "the program that knows the token" },
  "exec-api-version": { kind: "text", value: "VERSION", doc: "the version that it speaks" },
  "exec-arg": { kind: "list", value: "TEXT", doc: "an argument of it (repeatable)" },
  "exec-env": { kind: "list", value: "KEY=VALUE", doc: "a variable of it (repeatable)" },
  "exec-interactive-mode": { kind: "text", value: "MODE", doc: "IfAvailable, Never or Always" },
  "exec-provide-cluster-info": { kind: "bool", doc: "tell it about the cluster" },
} as const;

export const command = defineLocalCommand({
  name: "config set-credentials",
  usage: "NAME [--token=TOKEN] [flags]",
  summary: "Set parts of a user of the kubeconfig",
  examples: [
    "kubesim config set-credentials ann --token=secret",
    "kubesim config set-credentials bob --client-certificate=bob.crt --client-key=bob.key",
  ],
  flags,
  async run(io, { flags: given, args }) {
    const [name = "", ...others] = args;
    if (name === "" || others.length > 0) throw new Failure(`unexpected args: [${args.join(" ")}]`);
    checkCredentials(given);
    if (given["embed-certs"] === true) checkFiles(given);
    await changeKubeconfig(
      { named: given.kubeconfig, env: io.env },
      {
        holds: (file) => entryIn(file, "users", name) !== undefined,
        change: (file, path) => {
          const before = entryIn(file, "users", name) ?? {};
          const user = { ...before, ...fileFields(fileFlags, given, path) };
          return withEntry(file, "users", [name, withCredentials(user, given)]);
        },
      },
    );
    io.print(`User ${JSON.stringify(name)} set.`);
  },
});

const fileFlags = ["client-certificate", "client-key"] as const;

function checkFiles(given: Given<typeof flags>): void {
  const named = fileFlags.filter((flag) => (given[flag] ?? "") !== "");
  if (named.length === 0) {
    throw new Failure("you must specify a --client-certificate or --client-key to embed");
  }
  for (const flag of named) checkFile(flag, given[flag] ?? "");
}
