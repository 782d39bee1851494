import { servedResources } from "../../../api/index.ts";
import type { JsonObject } from "../../../api/json.ts";
import type { KubeObject } from "../../../api/resource.ts";
import type { PodSchedulingReport } from "../../../api/sim/pod-scheduling-report.ts";
import { decodeObject } from "../../../apiserver/decode.ts";
import type { StoredEvent } from "../../../apiserver/storage/storage.ts";
import type { Known } from "../known.ts";

/** The time of all that is asked in tables. */
export const nowMs = Date.UTC(2026, 0, 1, 1);
/** `2026-01-01T00:59:50Z` for 10: a time so many seconds ago. */
export const secondsAgo = (seconds: number) =>
  `${new Date(nowMs - seconds * 1000).toISOString().slice(0, 19)}Z`;

export interface Row {
  readonly objects?: readonly KubeObject[];
  readonly log?: readonly StoredEvent[];
  readonly report?: PodSchedulingReport;
}

/** What is known where there are just these objects and writes. */
export function knownOf({ objects = [], log = [], report }: Row): Known {
  const isOf = (kind: string, namespace?: string) => (object: KubeObject) =>
    object.kind === kind && (namespace === undefined || object.metadata.namespace === namespace);
  // Objects are found by their kind, so each is one of the resource asked for.
  const list = ((resource: { kind: string }, namespace?: string) =>
    objects.filter(isOf(resource.kind, namespace))) as Known["list"];
  return {
    nowMs,
    startMs: Date.UTC(2026, 0, 1),
    log,
    list,
    get: (resource, name, namespace) =>
      list(resource, namespace).find(({ metadata }) => metadata.name === name),
    schedulingOf: () => report,
  };
}

/** The object of a manifest, with what decoding fills in. Its uid is made of its name. */
export function objectOf(manifest: JsonObject): KubeObject {
  const { apiVersion, kind, metadata } = manifest;
  const definition = servedResources.find(
    (each) => each.apiVersion === apiVersion && each.kind === kind,
  );
  if (definition === undefined) throw new Error(`no kind ${kind}`);
  const given: JsonObject = Object(metadata);
  const scope = definition.namespaced ? { namespace: "default" } : {};
  const whole = { ...manifest, metadata: { ...scope, uid: `${given.name}-uid`, ...given } };
  // Decoding gives an object of the kind that it was asked for.
  return decodeObject(definition.structure, whole, definition.kind).value as KubeObject;
}
