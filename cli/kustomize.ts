/** `kubesim kustomize`: what a kustomization makes. */
import { statSync, writeFileSync } from "node:fs";
import { Failure } from "../client/kubectl/failure.ts";
import { toYaml } from "../client/kubectl/yaml.ts";
import { defineLocalCommand } from "./command.ts";
import { filesHere } from "./files/files-here.ts";
import { kustomizationFolder } from "./files/manifests.ts";

const flags = {
  output: { kind: "text", short: "o", value: "FILE", doc: "the file to write, not to print" },
} as const;

export const command = defineLocalCommand({
  name: "kustomize",
  usage: "[FOLDER] [--output=FILE]",
  summary: "Print what a kustomization makes of its resources",
  examples: ["kubesim kustomize overlays/production", "kubesim apply -k overlays/production"],
  flags,
  async run({ write }, { args: [folder = ".", ...more], flags: { output } }) {
    if (more.length > 0) throw new Failure("specify one path to kustomization.yaml");
    const { buildKustomization } = await import("../client/kustomize/build.ts");
    const text = buildKustomization(filesHere, kustomizationFolder(folder))
      .map(toYaml)
      .join("---\n");
    if (output === undefined) write(text);
    else writeTo(output, text);
  },
});

function writeTo(path: string, text: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) {
    throw new Failure(`${path} is a folder: name a file in it`);
  }
  try {
    writeFileSync(path, text);
  } catch {
    throw new Failure(`open ${path}: no such file or directory`);
  }
}
