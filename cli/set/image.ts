/** `kubesim set image`: changes the images of containers, of pods and of pod templates. */
import { isObject, type JsonObject } from "../../api/json.ts";
import { defineCommand } from "../command.ts";
import { Failure, Failures, throwAll } from "../failure.ts";
import { splitAt } from "../flags.ts";
import type { Io } from "../io.ts";
import { forEach, nothingGiven, report } from "../report.ts";
import {
  type DryRun,
  dryRunFlag,
  dryRunOf,
  dryRunQuery,
  dryRunSuffix,
  fileFlags,
  outputFlag,
  selectorFlag,
} from "../shared-flags.ts";
import { findTargets, part, parts, patchTarget, type Target, textAt } from "../targets.ts";

const flags = {
  ...fileFlags,
  ...selectorFlag,
  ...outputFlag,
  ...dryRunFlag,
  all: { kind: "bool", doc: "all of the resource in the namespace" },
} as const;

export const command = defineCommand({
  name: "set image",
  usage: "(TYPE NAME | TYPE/NAME) CONTAINER=IMAGE... [flags]",
  summary: "Change the images of containers",
  examples: ["kubesim set image deployment/nginx-deployment nginx=nginx:1.16.1"],
  flags,
  async run(io, { flags: given, args }) {
    const updates = args.filter((arg) => arg.includes("="));
    const resources = args.filter((arg) => !arg.includes("="));
    if (updates.length === 0) throw new Failure("at least one image update is required");
    if (resources.length === 0 && (given.filename ?? []).length === 0) throw nothingGiven();
    const dryRun = dryRunOf(given["dry-run"]);
    const query = { ...given, args: resources, isAll: given.all };
    const { targets, errors } = await findTargets(io, query);
    const images = new Map(updates.map(imageOf));
    const failures = await forEach(targets, (target) =>
      setImages(io, target, { images, dryRun, output: given.output }),
    );
    throwAll([...failures, ...errors]);
  },
});

interface Change {
  /** Images by the name of the container; `*` stands for all. */
  readonly images: ReadonlyMap<string, string>;
  readonly dryRun: DryRun;
  readonly output: string | undefined;
}

async function setImages(io: Io, target: Target, change: Change): Promise<void> {
  const { images, dryRun, output } = change;
  const path = podSpecPath(target.object);
  if (path === undefined) {
    const { resource, name } = target;
    throw new Failure(
      `${resource.plural}/${name} the object is not a pod or does not have a pod template: ` +
        `*${resource.version}.${resource.kind}`,
    );
  }
  const { patch, missing } = imagePatch(part(target.object, ...path), images);
  if (Object.keys(patch).length > 0) {
    const body = path.reduceRight<JsonObject>((inner, name) => ({ [name]: inner }), patch);
    const query = { ...dryRunQuery(dryRun), fieldManager: "kubectl-set" };
    const object =
      dryRun === "client"
        ? target.object
        : await patchTarget(io, target, { type: "strategic", body, query });
    const message = `image updated${dryRunSuffix(dryRun)}`;
    await report(io, target, { message, object, output });
  }
  const failures = missing.map((name) => new Failure(`unable to find container named "${name}"`));
  if (failures.length > 0) throw failures.length === 1 ? failures[0] : new Failures(failures);
}

/** Where the spec of its pods is: in itself, in a template, in the template of a template. */
function podSpecPath(object: JsonObject): readonly string[] | undefined {
  if (object.kind === "Pod") return ["spec"];
  const { template, jobTemplate } = part(object, "spec");
  if (isObject(jobTemplate)) return ["spec", "jobTemplate", "spec", "template", "spec"];
  return isObject(template) ? ["spec", "template", "spec"] : undefined;
}

/** What changes, and which containers were not found. */
export function imagePatch(
  spec: JsonObject,
  images: ReadonlyMap<string, string>,
): { readonly patch: JsonObject; readonly missing: readonly string[] } {
  const found = new Set<string>();
  const patch: Record<string, JsonObject[]> = {};
  for (const member of ["initContainers", "containers"]) {
    const changed: JsonObject[] = [];
    for (const container of parts(spec, member)) {
      const name = textAt(container, "name");
      const wanted = images.has(name) ? name : "*";
      const image = images.get(wanted);
      if (image === undefined) continue;
      found.add(wanted);
      if (image !== container.image) changed.push({ name, image });
    }
    if (changed.length > 0) patch[member] = changed;
  }
  const missing = [...images.keys()].filter((name) => !found.has(name) && name !== "*");
  return { patch, missing };
}

function imageOf(update: string): [string, string] {
  const [name, image = ""] = splitAt(update, "=");
  return [name, image];
}
