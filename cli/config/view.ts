/** `kubesim config view`: the kubeconfig as it counts. */
import { readFileSync } from "node:fs";
import { Failure } from "../../client/kubectl/failure.ts";
import { normalConfig } from "../../client/kubectl/kubeconfig/shape.ts";
import { flattened, minified, redacted } from "../../client/kubectl/kubeconfig/view.ts";
import { defineLocalCommand } from "../command.ts";
import { objectFormatOf } from "../printers/format.ts";
import { renderTyped } from "../printers/objects.ts";
import { reportFlags } from "../report.ts";
import { readKubeconfig } from "../server/kubeconfig-files.ts";
import { readAsWritten } from "./files.ts";

const flags = {
  ...reportFlags,
  minify: { kind: "bool", doc: "only the context that is in use, and what belongs to it" },
  flatten: { kind: "bool", doc: "put what files hold in place of their names" },
  raw: { kind: "bool", doc: "show certificates, tokens and passwords too" },
  merge: { kind: "bool", doc: "merge all files (the default)" },
} as const;

export const command = defineLocalCommand({
  name: "config view",
  usage: "[flags]",
  summary: "Show the kubeconfig",
  examples: [
    "kubesim config view --minify --raw",
    "kubesim config view -o jsonpath='{.clusters[0].cluster.server}'",
  ],
  flags,
  async run(io, { flags: given, args }) {
    if (args.length > 0) {
      const help = "See 'kubesim config view -h' for help and examples";
      throw new Failure(`unexpected arguments: [${args.join(" ")}]\n${help}`);
    }
    if (given.merge === false && given.kubeconfig === undefined) {
      throw new Failure("if merge==false a precise file must be specified");
    }
    const output = given.output ?? "yaml";
    const format = objectFormatOf({ ...given, output });
    const isFlat = given.flatten === true;
    const files = isFlat
      ? await readKubeconfig(given.kubeconfig, io.env)
      : await readAsWritten({ named: given.kubeconfig, env: io.env });
    const { context = files["current-context"] ?? "" } = given;
    const whole = normalConfig({ ...files, "current-context": context });
    const wanted = given.minify === true ? minified(whole) : whole;
    const open = isFlat ? flattened(wanted, readBase64) : wanted;
    const config = normalConfig(isFlat || given.raw === true ? open : redacted(open));
    if (format.kind === "name") io.print("config/<unknown>");
    else io.write(await renderTyped(format, config));
  },
});

function readBase64(path: string): string {
  try {
    return readFileSync(path).toString("base64");
  } catch {
    throw new Failure(`open ${path}: no such file or directory`);
  }
}
