/** `kubesim kustomize`: what a kustomization makes. */
import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../client/kubectl/failure.ts";
import { toYaml } from "../client/kubectl/yaml.ts";
import { defineLocalCommand } from "./command.ts";
import { filesHere } from "./files/files-here.ts";
import { kustomizationFolder } from "./files/kustomization-path.ts";

const flags = {
  "load-restrictor": {
    kind: "text",
    value: "RULE",
    doc: "LoadRestrictionsNone: files may be from outside of their folders",
  },
  output: { kind: "text", short: "o", value: "FILE", doc: "the file or folder to write to" },
} as const;

export const command = defineLocalCommand({
  name: "kustomize",
  usage: "[FOLDER] [--output=FILE]",
  summary: "Print what a kustomization makes of its resources",
  examples: ["kubesim kustomize overlays/production", "kubesim apply -k overlays/production"],
  flags,
  async run({ write, warn }, { args: [folder = ".", ...more], flags: given }) {
    const { output } = given;
    if (more.length > 0) throw new Failure("specify one path to kustomization.yaml");
    const { buildKustomization, objectFiles } = await import("../client/kustomize/build.ts");
    const objects = buildKustomization(filesHere, kustomizationFolder(folder), {
      warn,
      loadsFromAnywhere: loadsFromAnywhere(given["load-restrictor"]),
    });
    if (output !== undefined && isFolder(output)) {
      for (const [name, object] of objectFiles(objects))
        writeTo(join(output, name), toYaml(object));
      return;
    }
    const text = objects.map(toYaml).join("---\n");
    if (output === undefined) write(text);
    else writeTo(output, text);
  },
});

/** Throws Failure where there is no such rule. */
function loadsFromAnywhere(rule = "LoadRestrictionsRootOnly"): boolean {
  if (rule === "LoadRestrictionsNone") return true;
  if (rule === "" || rule === "LoadRestrictionsRootOnly") return false;
  throw new Failure(
    `illegal flag value --load-restrictor ${rule}; legal values: ` +
      "[LoadRestrictionsRootOnly LoadRestrictionsNone]",
  );
}

const isFolder = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

function writeTo(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch {
    const fact = path.endsWith("/") ? "is a directory" : "no such file or directory";
    throw new Failure(`open ${path}: ${fact}`);
  }
}
