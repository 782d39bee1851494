/** `kubesim autoscale`: makes a HorizontalPodAutoscaler of a workload. */
import { compact, type JsonObject } from "../api/json.ts";
import { canonicalQuantity, parseQuantity } from "../api/quantity.ts";
import { Failure, RefusedError, throwAll } from "../client/kubectl/failure.ts";
import type { Given } from "../client/kubectl/flags.ts";
import { defineCommand } from "./command.ts";
import { withMadeConfig } from "./files/structure.ts";
import type { Io } from "./io.ts";
import { forEach, nothingGiven, reportFlags, reportTo } from "./report.ts";
import { pathOf, type Served } from "./server/resources.ts";
import {
  type DryRun,
  dryRunFlag,
  dryRunOf,
  dryRunQuery,
  dryRunSuffix,
  fileFlags,
} from "./shared-flags.ts";
import { findTargets, type Target } from "./targets/targets.ts";

const flags = {
  ...fileFlags,
  ...reportFlags,
  ...dryRunFlag,
  min: { kind: "int", value: "COUNT", doc: "pods that there are at least" },
  max: { kind: "int", value: "COUNT", doc: "pods that there are at most" },
  cpu: { kind: "text", value: "CPU", doc: "what pods should use: 70% of their requests, or 500m" },
  "cpu-percent": {
    kind: "int",
    value: "PERCENT",
    doc: "the share of their requests that pods should use",
    deprecated:
      "Use --cpu with percentage or resource quantity format " +
      "(e.g., '70%' for utilization or '500m' for milliCPU).",
  },
  memory: { kind: "text", value: "MEMORY", doc: "the same of memory: 60%, or 200Mi" },
  name: { kind: "text", value: "NAME", doc: "the autoscaler's name; else that of the workload" },
  "field-manager": { kind: "text", value: "NAME", doc: "who then owns the fields" },
  "save-config": { kind: "bool", doc: "keep the manifest in an annotation, for apply" },
} as const;

type Flags = Given<typeof flags>;

export const command = defineCommand({
  name: "autoscale",
  usage: "(TYPE NAME | TYPE/NAME) --max=COUNT [flags]",
  summary: "Scale a workload by what its pods use",
  examples: ["kubesim autoscale deployment/web --min=2 --max=10 --cpu=50%"],
  flags,
  records: true,
  async run(io, { flags: given, args }) {
    const { max, min = -1 } = given;
    if (max === undefined) throw new Failure('required flag(s) "max" not set');
    const dryRun = dryRunOf(given["dry-run"]);
    const report = reportTo(io, given, { isTyped: true, isApart: false });
    if (max < 1) {
      throw new Failure(`--max=MAXPODS is required and must be at least 1, max: ${max}`);
    }
    if (max < min) {
      const rule = "--max=MAXPODS must be larger or equal to --min=MINPODS";
      throw new Failure(`${rule}, max: ${max}, min: ${min}`);
    }
    const cpu = cpuOf(given);
    if (args.length === 0 && (given.filename ?? []).length === 0) throw nothingGiven();
    const { targets, errors } = await findTargets(io, { ...given, args, isAsGiven: true });
    const verb = dryRun === "client" ? "created" : "autoscaled";
    const failures = await forEach(targets, async (target) => {
      const { resource, object } = await autoscale(io, target, { ...given, cpu, max, min }, dryRun);
      const name = given.name ?? target.name;
      await report({ resource, name }, { message: `${verb}${dryRunSuffix(dryRun)}`, object });
    });
    throwAll([...errors, ...failures]);
  },
});

/** Of CPU, what `--cpu` says, or a percentage alone as it was said before. */
function cpuOf({ cpu, "cpu-percent": percent = -1 }: Flags): string | undefined {
  if (percent < 0) return cpu;
  if (cpu !== undefined) throw new Failure("--cpu-percent and --cpu are mutually exclusive");
  return percent === 0 ? undefined : `${percent}%`;
}

interface Autoscaling extends Omit<Flags, "cpu"> {
  readonly cpu: string | undefined;
  readonly max: number;
  /** Below 1 where the server is to decide. */
  readonly min: number;
}

async function autoscale(io: Io, target: Target, given: Autoscaling, dryRun: DryRun) {
  const { resource, namespace } = target;
  if (!resource.subresources.includes("scale")) {
    const path = `${resource.group}/${resource.version}, Resource=${resource.plural}`;
    throw new Failure(
      `cannot autoscale a ${resource.kind}: could not find scale subresource for ${path} in ` +
        "discovery information",
    );
  }
  const autoscalers = await io.resources.byKind("autoscaling/v2", "HorizontalPodAutoscaler");
  if (autoscalers === undefined) throw new Failure("autoscaling/v2 is not served");
  const placedIn = io.isNamespaceGiven ? io.namespace : undefined;
  const made = autoscalerOf(target, given, placedIn);
  if (dryRun === "client") return { resource: autoscalers, object: made };
  const body = given["save-config"] === true ? await withMadeConfig(made) : made;
  const { "field-manager": fieldManager = "kubectl-autoscale" } = given;
  const query = { ...dryRunQuery(dryRun), fieldManager };
  const path = (served: Served) => pathOf(served, { namespace }, query);
  const post = (served: Served, object: JsonObject) =>
    io.client.json({ method: "POST", path: path(served), body: JSON.stringify(object) });
  try {
    return { resource: autoscalers, object: await post(autoscalers, body) };
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    // kubectl tries the older version then, which is refused as well.
    throw refusedTwice(error, given);
  }
}

/** What kubectl says once the older version did not help either: it has no words for the reason. */
function refusedTwice(error: RefusedError, { cpu = "", memory = "" }: Autoscaling): Error {
  const what = "failed to create autoscaling/v2 HPA and the configuration is incompatible with";
  if (memory === "" && isPercentage(cpu)) return error;
  return new Failure(`${what} autoscaling/v1: ${cpu === "" ? "empty input" : "%!w(<nil>)"}`);
}

function autoscalerOf(
  target: Target,
  { name, min, max, cpu, memory }: Autoscaling,
  namespace: string | undefined,
): JsonObject {
  const metrics = [metricOf("cpu", cpu, "m"), metricOf("memory", memory, "Mi")].filter(
    (each) => each !== undefined,
  );
  const { group, version, kind } = target.resource;
  return {
    apiVersion: "autoscaling/v2",
    kind: "HorizontalPodAutoscaler",
    metadata: compact({ name: name ?? target.name, namespace }),
    spec: compact({
      maxReplicas: max,
      metrics: metrics.length === 0 ? undefined : metrics,
      minReplicas: min > 0 ? min : undefined,
      scaleTargetRef: {
        apiVersion: group === "" ? version : `${group}/${version}`,
        kind,
        name: target.name,
      },
    }),
    // Go writes both where they are empty.
    status: { currentMetrics: null, desiredReplicas: 0 },
  };
}

const isPercentage = (text: string) => /^[+-]?\d+%$/.test(text);

/** `50%` is a share of requests, `500m` an amount, and a bare number one in `unit`. */
function metricOf(resource: string, text: string | undefined, unit: string) {
  if (text === undefined || text === "") return undefined;
  const of = (target: JsonObject) => ({ type: "Resource", resource: { name: resource, target } });
  if (isPercentage(text)) {
    return of({ type: "Utilization", averageUtilization: Number.parseInt(text, 10) });
  }
  const amount = /^[+-]?[\d.]+$/.test(text) ? `${text}${unit}` : text;
  if (parseQuantity(amount) !== undefined) {
    return of({ type: "AverageValue", averageValue: canonicalQuantity(amount) });
  }
  throw new Failure(`invalid resource ${resource} value: ${text}`);
}
