/** `kubesim scale`: sets how many replicas a workload wants, through its `scale` subresource. */
import type { JsonObject } from "../api/json.ts";
import { defineCommand } from "./command.ts";
import { Failure, throwAll } from "./failure.ts";
import type { Given } from "./flags.ts";
import type { Io } from "./io.ts";
import { forEach, nothingGiven, report } from "./report.ts";
import {
  dryRunFlag,
  dryRunOf,
  dryRunQuery,
  dryRunSuffix,
  fileFlags,
  outputFlag,
  selectorFlag,
} from "./shared-flags.ts";
import {
  findTargets,
  metadataOf,
  part,
  patchTarget,
  pathOfTarget,
  type Target,
} from "./targets.ts";

const flags = {
  ...fileFlags,
  ...selectorFlag,
  ...outputFlag,
  ...dryRunFlag,
  all: { kind: "bool", doc: "all of the resource in the namespace" },
  replicas: { kind: "int", value: "COUNT", doc: "how many replicas there shall be" },
  "current-replicas": { kind: "int", value: "COUNT", doc: "only where there are so many" },
  "resource-version": { kind: "text", value: "VERSION", doc: "only at this version" },
  timeout: { kind: "duration", value: "TIME", doc: "accepted for the sake of scripts" },
} as const;

export const command = defineCommand({
  name: "scale",
  usage: "--replicas=COUNT (TYPE NAME | TYPE/NAME) [flags]",
  summary: "Set how many replicas a workload wants",
  examples: ["kubesim scale deployment/nginx-deployment --replicas=5"],
  flags,
  async run(io, { flags: given, args }) {
    const { replicas } = given;
    if (replicas === undefined) throw new Failure('required flag(s) "replicas" not set');
    if (replicas < 0) {
      throw new Failure(
        "The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0",
      );
    }
    if (args.length === 0 && (given.filename ?? []).length === 0) throw nothingGiven();
    const { targets, errors } = await findTargets(io, { ...given, args, isAll: given.all });
    const failures = await forEach(targets, (target) => scale(io, target, replicas, given));
    throwAll([...failures, ...errors]);
  },
});

async function scale(
  io: Io,
  target: Target,
  replicas: number,
  given: Given<typeof flags>,
): Promise<void> {
  const dryRun = dryRunOf(given["dry-run"]);
  await checkPreconditions(io, target, given);
  let object: JsonObject = target.object;
  if (dryRun !== "client") {
    object = await patchTarget(io, target, {
      type: "merge",
      body: { spec: { replicas } },
      query: dryRunQuery(dryRun),
      subresource: "scale",
    });
  }
  const message = `scaled${dryRunSuffix(dryRun)}`;
  // The answer is a Scale; what is printed is the object that was scaled.
  const shown = given.output === undefined || dryRun !== "none" ? object : await again(io, target);
  await report(io, target, { message, object: shown, output: given.output });
}

const again = (io: Io, target: Target) => io.client.json({ path: pathOfTarget(target) });

async function checkPreconditions(
  io: Io,
  target: Target,
  given: Given<typeof flags>,
): Promise<void> {
  const wanted = given["current-replicas"] ?? -1;
  const version = given["resource-version"] ?? "";
  if (wanted < 0 && version === "") return;
  const scale = await io.client.json({ path: pathOfTarget(target, {}, "scale") });
  const { replicas = 0 } = part(scale, "spec");
  if (wanted >= 0 && replicas !== wanted) {
    throw new Failure(`Expected replicas to be ${wanted}, was ${replicas}`);
  }
  const { resourceVersion } = metadataOf(scale);
  if (version !== "" && resourceVersion !== version) {
    throw new Failure(`Expected resource version to be ${version}, was ${resourceVersion}`);
  }
}
