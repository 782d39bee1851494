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

export const allowlistFlag = {
  "prune-allowlist": {
    kind: "list",
    value: "GROUP/VERSION/KIND",
    doc: "of which kinds that is deleted (repeatable)",
  },
} as const satisfies Flags;

export const pruneFlags = {
  prune: { kind: "bool", doc: "delete what was applied and is in no manifest; with -l or --all" },
  ...allowlistFlag,
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

/** Throws where flags contradict one another, or more would be pruned than may be meant. */
export function checkPruned(given: Given<typeof pruneFlags> & { readonly selector?: string }) {
  const { selector = "" } = given;
  if (given.all === true && selector !== "") {
    throw new Failure("cannot set --all and --selector at the same time");
  }
  if (given.all !== true && selector === "") {
    throw new Failure(
      "all resources selected for prune without explicitly passing --all. To prune all resources, " +
        "pass the --all flag. If you did not mean to prune all resources, specify a label selector",
    );
  }
}

/** What kinds of objects may be pruned. */
export async function prunedTypes(
  io: Io,
  { "prune-allowlist": names = allowed }: Given<typeof allowlistFlag>,
): Promise<readonly Served[]> {
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

/** Where is looked for what is to be pruned, and what is not. */
export interface Sought {
  /** What was applied, which stays. */
  readonly objects: readonly JsonObject[];
  readonly namespaces: ReadonlySet<string>;
  readonly selector?: string | undefined;
}

export interface Pruning extends Sought, Pick<Policy, "propagation" | "graceSeconds"> {
  readonly dryRun: DryRun;
}

export interface Pruned {
  readonly resource: Served;
  readonly namespace: string | undefined;
  readonly name: string;
  readonly object: JsonObject;
}

/** Deletes, and yields each object that it deleted, as it was. */
export async function* prune(
  io: Io,
  types: readonly Served[],
  pruning: Pruning,
): AsyncGenerator<Pruned> {
  for await (const found of toPrune(io, types, pruning)) {
    await remove(io, found, pruning);
    yield found;
  }
}

/** Yields what was applied once and is not any more, namespace by namespace and kind by kind. */
export async function* toPrune(
  io: Io,
  types: readonly Served[],
  { objects, namespaces, selector = "" }: Sought,
): AsyncGenerator<Pruned> {
  const kept = new Set(objects.map((object) => textAt(metadataOf(object), "uid")));
  const inside = types.filter(({ namespaced }) => namespaced);
  const places: (readonly [Served, string?])[] = [
    ...[...namespaces].sort().flatMap((each) => inside.map((type) => [type, each] as const)),
    ...types.filter(({ namespaced }) => !namespaced).map((type) => [type] as const),
  ];
  for (const [resource, namespace] of places) {
    const query = selector === "" ? {} : { labelSelector: selector };
    const list = await io.client.json({ path: pathOf(resource, { namespace }, query) });
    for (const item of parts(list, "items")) {
      if (part(metadataOf(item), "annotations")[lastAppliedAnnotation] === undefined) continue;
      if (kept.has(textAt(metadataOf(item), "uid"))) continue;
      const name = textAt(metadataOf(item), "name");
      const type = { apiVersion: apiVersionOf(resource), kind: resource.kind };
      yield { resource, namespace, name, object: { ...type, ...item } };
    }
  }
}

async function remove(
  io: Io,
  { resource, namespace, name }: Pruned,
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
    path: pathOf(resource, { namespace, name }),
    body: JSON.stringify(options),
  });
}
