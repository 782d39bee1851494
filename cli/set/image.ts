/** `kubesim set image`: changes the images of containers, of pods and of pod templates. */
import type { JsonObject } from "../../api/json.ts";
import { Failure, Failures, RefusedError, Told, throwAll } from "../../client/kubectl/failure.ts";
import { imagePatch, podSpecPath, splitImages, withImages } from "../../client/kubectl/images.ts";
import { defineCommand } from "../command.ts";
import type { Io } from "../io.ts";
import { forEach, nothingGiven, type Report, reportFlags, reportTo } from "../report.ts";
import {
  type DryRun,
  dryRunFlag,
  dryRunOf,
  dryRunQuery,
  dryRunSuffix,
  fileFlags,
  selectorFlag,
} from "../shared-flags.ts";
import { findTargets, part, patchTarget, type Target } from "../targets.ts";

const flags = {
  ...fileFlags,
  ...selectorFlag,
  ...reportFlags,
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
    const { resources, images } = splitImages(args);
    const dryRun = dryRunOf(given["dry-run"]);
    const report = reportTo(io, given);
    if (resources.length === 0 && (given.filename ?? []).length === 0) throw nothingGiven();
    if (given.all === true && (given.selector ?? "") !== "") {
      throw new Failure("cannot set --all and --selector at the same time");
    }
    const query = { ...given, args: resources, isAll: given.all };
    const { targets, errors } = await findTargets(io, query);
    // Unless all are there, none is changed.
    throwAll(errors);
    if (images.size === 0) throw new Failure("at least one image update is required");
    if (images.size > 1 && images.has("*")) {
      throw new Failure(
        "all containers are already specified by *, " +
          "but saw more than one container_name=container_image pairs",
      );
    }
    throwAsToldByKubectl(
      await forEach(targets, (target) => setImages(io, target, { images, dryRun, report })),
    );
  },
});

/** Of several, each line begins as that of a single one does. */
function throwAsToldByKubectl(failures: readonly unknown[]): void {
  const all = failures.flatMap((error) => (error instanceof Failures ? error.errors : [error]));
  if (all.length === 1) throw all[0];
  throwAll(
    all.map((error) => (error instanceof NotChanged ? new Told(`error: ${error.message}`) : error)),
  );
}

/** A refusal to which kubectl gives its prefix itself. */
class NotChanged extends Failure {
  override readonly name = "NotChanged";
}

interface Change {
  /** Images by the name of the container; `*` stands for all. */
  readonly images: ReadonlyMap<string, string>;
  readonly dryRun: DryRun;
  readonly report: Report;
}

async function setImages(io: Io, target: Target, change: Change): Promise<void> {
  const { images, dryRun, report } = change;
  const path = podSpecPath(target.object);
  if (path === undefined) {
    const { resource, name } = target;
    throw new NotChanged(
      `${resource.plural}/${name} the object is not a pod or does not have a pod template: ` +
        `*${resource.version}.${resource.kind}`,
    );
  }
  const { patch, missing } = imagePatch(part(target.object, ...path), images);
  const failures: unknown[] = missing.map(
    (name) => new NotChanged(`unable to find container named "${name}"`),
  );
  if (Object.keys(patch).length > 0) {
    const body = path.reduceRight<JsonObject>((inner, name) => ({ [name]: inner }), patch);
    const query = { ...dryRunQuery(dryRun), fieldManager: "kubectl-set" };
    try {
      const object =
        dryRun === "client"
          ? withImages(target.object, path, images)
          : await patchTarget(io, target, { type: "strategic", body, query });
      await report(target, { message: `image updated${dryRunSuffix(dryRun)}`, object });
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      failures.push(new Failure(`failed to patch image update to pod template: ${error.message}`));
    }
  }
  throwAll(failures);
}
