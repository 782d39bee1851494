/**
 * `apply --prune`: deletes what was applied once and is in no manifest now.
 * Source: kubectl 1.36, pkg/cmd/apply prune.go and pkg/util/prune.
 */
import type { JsonObject } from "../../api/json.ts";
import { part, parts } from "../../api/json-parts.ts";
import { Failure } from "../../client/kubectl/failure.ts";
import type { Flags, Given } from "../../client/kubectl/flags.ts";
import { lastAppliedAnnotation } from "../../client/three-way.ts";
import type { Io } from "../io.ts";
import { apiVersionOf, pathOf, type Served } from "../server/resources.ts";
import { type DryRun, dryRunQuery } from "../shared-flags.ts";
import type { Policy } from "../targets/deletion.ts";
import { metadataOf, textAt } from "../targets/targets.ts";

export const pruneFlags = {
  prune: { kind: "bool", doc: "delete what was applied and is in no manifest; with -l or --all" },
  "prune-allowlist": {
    kind: "list",
    value: "GROUP/VERSION/KIND",
    doc: "of which kinds that is deleted (repeatable)",
  },
  all: { kind: "bool", doc: "with --prune: whatever labels it has" },
} as const satisfies Flags;

/** Unless said otherwise, of these. */
const allowed = [
  "core/v1/ConfigMap",
  "core/v1/Endpoints",
  "core/v1/Namespace",
  "core/v1/PersistentVolumeClaim",
  "core/v1/PersistentVolume",
  "core/v1/Pod",
  "core/v1/ReplicationController",
  "core/v1/Secret",
  "core/v1/Service",
  "batch/v1/Job",
  "batch/v1/CronJob",
  "networking.k8s.io/v1/Ingress",
  "apps/v1/DaemonSet",
  "apps/v1/Deployment",
  "apps/v1/ReplicaSet",
  "apps/v1/StatefulSet",
];

/** What kinds of objects may be pruned. Throws where flags contradict one another. */
export async function prunedTypes(
  io: Io,
  given: Given<typeof pruneFlags> & { readonly selector?: string },
): Promise<readonly Served[]> {
  const { "prune-allowlist": names = allowed, selector = "" } = given;
  if (given.all === true && selector !== "") {
    throw new Failure("cannot set --all and --selector at the same time");
  }
  if (given.all !== true && selector === "") {
    throw new Failure(
      "all resources selected for prune without explicitly passing --all. To prune all resources, " +
        "pass the --all flag. If you did not mean to prune all resources, specify a label selector",
    );
  }
  const types: Served[] = [];
  for (const name of names) types.push(await typeNamed(io, name));
  return types;
}

async function typeNamed(io: Io, text: string): Promise<Served> {
  const [group = "", version = "", kind, ...more] = text.split("/");
  if (kind === undefined || more.length > 0) {
    throw new Failure(
      `invalid GroupVersionKind format: ${text}, please follow <group/version/kind>`,
    );
  }
  const apiVersion = ["core", ""].includes(group) ? version : `${group}/${version}`;
  const found = await io.resources.byKind(apiVersion, kind);
  if (found === undefined) {
    throw new Failure(`no matches for kind "${kind}" in version "${apiVersion}"`);
  }
  return found;
}

export interface Pruning extends Pick<Policy, "propagation" | "graceSeconds"> {
  /** What was applied, which stays. */
  readonly objects: readonly JsonObject[];
  readonly namespaces: ReadonlySet<string>;
  readonly selector?: string;
  readonly dryRun: DryRun;
}

export interface Pruned {
  readonly resource: Served;
  readonly name: string;
  readonly object: JsonObject;
}

/** Deletes, and yields each object that it deleted, as it was. */
export async function* prune(
  io: Io,
  types: readonly Served[],
  pruning: Pruning,
): AsyncGenerator<Pruned> {
  const kept = new Set(pruning.objects.map((object) => textAt(metadataOf(object), "uid")));
  const inside = types.filter(({ namespaced }) => namespaced);
  const places: (readonly [Served, string?])[] = [
    ...[...pruning.namespaces]
      .sort()
      .flatMap((each) => inside.map((type) => [type, each] as const)),
    ...types.filter(({ namespaced }) => !namespaced).map((type) => [type] as const),
  ];
  for (const [resource, namespace] of places) {
    const { selector = "" } = pruning;
    const query = selector === "" ? {} : { labelSelector: selector };
    const list = await io.client.json({ path: pathOf(resource, { namespace }, query) });
    for (const item of parts(list, "items")) {
      if (part(metadataOf(item), "annotations")[lastAppliedAnnotation] === undefined) continue;
      if (kept.has(textAt(metadataOf(item), "uid"))) continue;
      const name = textAt(metadataOf(item), "name");
      await remove(io, { resource, namespace, name }, pruning);
      const type = { apiVersion: apiVersionOf(resource), kind: resource.kind };
      yield { resource, name, object: { ...type, ...item } };
    }
  }
}

async function remove(
  io: Io,
  { resource, ...place }: { resource: Served; namespace: string | undefined; name: string },
  { dryRun, propagation, graceSeconds }: Pruning,
): Promise<void> {
  if (dryRun === "client") return;
  const options = {
    propagationPolicy: propagation,
    gracePeriodSeconds: graceSeconds,
    dryRun: dryRunQuery(dryRun).dryRun === undefined ? undefined : ["All"],
  };
  await io.client.json({
    method: "DELETE",
    path: pathOf(resource, place),
    body: JSON.stringify(options),
  });
}
