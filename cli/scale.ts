/** `kubesim scale`: sets how many replicas a workload wants, through its `scale` subresource. */
import { isObject, type JsonObject } from "../api/json.ts";
import { Failure, throwAll } from "../client/kubectl/failure.ts";
import type { Given } from "../client/kubectl/flags.ts";
import { defineCommand } from "./command.ts";
import type { Io } from "./io.ts";
import { nothingGiven, reportFlags, reportTo } from "./report.ts";
import {
  type DryRun,
  dryRunFlag,
  dryRunOf,
  dryRunQuery,
  dryRunSuffix,
  fileFlags,
  selectorFlag,
} from "./shared-flags.ts";
import { followObject } from "./targets/follow.ts";
import {
  findTargets,
  metadataOf,
  numberAt,
  part,
  patchTarget,
  pathOfTarget,
  type Target,
} from "./targets/targets.ts";

const flags = {
  ...fileFlags,
  ...selectorFlag,
  ...reportFlags,
  ...dryRunFlag,
  all: { kind: "bool", doc: "all of the resource in the namespace" },
  replicas: { kind: "int", value: "COUNT", doc: "how many replicas there shall be" },
  "current-replicas": { kind: "int", value: "COUNT", doc: "only where there are so many" },
  "resource-version": { kind: "text", value: "VERSION", doc: "only at this version" },
  timeout: { kind: "duration", value: "TIME", doc: "wait so long for the replicas to be there" },
} as const;

export const command = defineCommand({
  name: "scale",
  usage: "--replicas=COUNT (TYPE NAME | TYPE/NAME) [flags]",
  summary: "Set how many replicas a workload wants",
  examples: ["kubesim scale deployment/nginx-deployment --replicas=5"],
  flags,
  records: true,
  async run(io, { flags: given, args }) {
    const replicas = replicasOf(given);
    const dryRun = dryRunOf(given["dry-run"]);
    const report = reportTo(io, given);
    if (args.length === 0 && (given.filename ?? []).length === 0) throw nothingGiven();
    const { targets, errors } = await findTargets(io, {
      ...given,
      args,
      isAll: given.all,
      isAsGiven: true,
    });
    if ((given["resource-version"] ?? "") !== "" && targets.length > 1) {
      throw new Failure("cannot use --resource-version with multiple resources");
    }
    if (targets.length === 0 && errors.length === 0)
      throw new Failure("no objects passed to scale");
    // The first that cannot be scaled ends it.
    for (const target of targets) {
      if (dryRun !== "client") await scale(io, target, { replicas, dryRun, given });
      const message = `scaled${dryRunSuffix(dryRun)}`;
      await report(target, { message, object: withReplicas(target.object, replicas) });
    }
    throwAll(errors);
  },
});

function replicasOf(given: Given<typeof flags>): number {
  const { replicas } = given;
  if (replicas === undefined) throw new Failure('required flag(s) "replicas" not set');
  if (replicas < 0) {
    throw new Failure(
      "The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0",
    );
  }
  if ((given["current-replicas"] ?? -1) < -1) {
    throw new Failure("The --current-replicas must specify an integer of -1 or greater");
  }
  return replicas;
}

interface Scaling {
  readonly replicas: number;
  readonly dryRun: DryRun;
  readonly given: Given<typeof flags>;
}

async function scale(io: Io, target: Target, scaling: Scaling): Promise<void> {
  const { replicas, dryRun, given } = scaling;
  await checkPreconditions(io, target, given);
  await patchTarget(io, target, {
    type: "merge",
    body: { spec: { replicas } },
    query: dryRunQuery(dryRun),
    subresource: "scale",
  });
  const timeoutMs = given.timeout ?? 0;
  if (timeoutMs > 0 && dryRun === "none") await untilScaled(io, target, replicas, timeoutMs);
}

async function untilScaled(
  io: Io,
  target: Target,
  replicas: number,
  timeoutMs: number,
): Promise<void> {
  try {
    await followObject(io, target, timeoutMs, (type, object) => {
      if (type === "DELETED" || !isObject(object)) return true;
      return numberAt(part(object, "status"), "replicas") === replicas;
    });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw new Failure(`timed out waiting for "${target.name}" to be synced`);
  }
}

const withReplicas = (object: JsonObject, replicas: number): JsonObject => ({
  ...object,
  spec: { ...part(object, "spec"), replicas },
});

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
