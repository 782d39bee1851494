/**
 * What Kubernetes 1.36 does otherwise than the recorded 1.20, and what is not told apart because
 * nothing says how it must be. Each rule turns recorded rows into what is to be expected.
 */
import { equalJson, type Json, type JsonObject } from "../../api/json.ts";
import type { Action, Row } from "./recording.ts";

/** A rule with the reason for it as its name. */
interface Rule {
  readonly because: string;
  readonly apply: (rows: readonly Row[]) => readonly Row[];
}

const rules: readonly Rule[] = [
  {
    because: "1.36 says from how many replicas a set is scaled",
    apply: withScaledFrom,
  },
  {
    because: "that a write of the endpoint slice controller met a stale cache is one possible run",
    apply: withFailedSliceWritten,
  },
  {
    because: "1.36 counts what became of pods of a StatefulSet once it sees it, not before",
    apply: withLateCounts,
  },
  {
    because: "1.36 evicts from tainted nodes by a controller of its own",
    apply: (rows) =>
      rows.map((row) =>
        row.fields.source === "taint-controller"
          ? { ...row, fields: { ...row.fields, source: "taint-eviction-controller" } }
          : row,
      ),
  },
  {
    because: "1.36 says what ends a Job before it has ended, and why it is complete",
    apply: withReasons,
  },
  {
    because: "1.36 names the pods that have ended before it counts them",
    apply: withCountsAfter,
  },
  {
    because: "1.36 puts off the pod that replaces one that failed",
    apply: withBackoff,
  },
  {
    because: "1.36 tells of the condition of a Job that has ended",
    apply: (rows) => rows.map((row) => reworded(row, "status: Complete", "condition: Complete")),
  },
  {
    because: "here a node that is back loses both taints of its loss in one write, not one by one",
    apply: (rows) =>
      rows.filter(
        ({ kind, fields: { ready, taints } }) =>
          kind !== "Node" ||
          ready !== "True" ||
          !equalJson(taints, ["node.kubernetes.io/unreachable:NoExecute"]),
      ),
  },
];

/** The rows that 1.36 would have left. */
export const asIn136 = (rows: readonly Row[]): readonly Row[] =>
  rules.reduce((current, { apply }) => apply(current), rows);

/** By flag the recorded control plane gave a silent node up after 14 seconds, not after 50. */
const longerGraceMs = 36_000;

/** What to do so that the same happens: more patience with a silent node, and other versions. */
export const actionsIn136 = (actions: readonly Action[]): readonly Action[] =>
  actions.map((action, index) => {
    if (action.do === "sleep" && actions[index - 1]?.do === "node") {
      return { ...action, ms: action.ms + longerGraceMs };
    }
    if (action.do !== "create") return action;
    const version = stableVersions[String(action.object.apiVersion)];
    return version === undefined
      ? action
      : { ...action, object: { ...action.object, apiVersion: version } };
  });

/** What was beta then is served in its stable version alone. */
const stableVersions: Readonly<Record<string, string>> = {
  "batch/v1beta1": "batch/v1",
  "policy/v1beta1": "policy/v1",
};

function reworded(row: Row, recorded: string, said: string): Row {
  const { message } = row.fields;
  if (typeof message !== "string" || !message.includes(recorded)) return row;
  return { ...row, fields: { ...row.fields, message: message.replace(recorded, said) } };
}

const reached = "CompletionsReached: Reached expected number of succeeded pods";

function withReasons(rows: readonly Row[]): readonly Row[] {
  return rows.map((row) => {
    const [end] = Array.isArray(row.fields.conditions) ? row.fields.conditions : [];
    if (row.kind !== "Job" || typeof end !== "string") return row;
    const conditions = end.startsWith("Complete")
      ? [`Complete=True:${reached}`, `SuccessCriteriaMet=True:${reached}`]
      : [end, end.replace("Failed=", "FailureTarget=")];
    return { ...row, fields: { ...row.fields, conditions } };
  });
}

/** Puts rows before the rows of Jobs, by what they were before. */
function beforeJobRows(
  rows: readonly Row[],
  insert: (before: JsonObject, row: Row) => readonly JsonObject[],
): readonly Row[] {
  const last = new Map<string, JsonObject>();
  return rows.flatMap((row) => {
    if (row.kind !== "Job" || row.type !== "MODIFIED") {
      if (row.kind === "Job") last.set(row.name, row.fields);
      return [row];
    }
    const before = last.get(row.name) ?? {};
    last.set(row.name, row.fields);
    return [...insert(before, row).map((fields) => ({ ...row, fields })), row];
  });
}

/** First fewer pods are active, with the first of the conditions; then they are counted. */
function withCountsAfter(rows: readonly Row[]): readonly Row[] {
  return beforeJobRows(rows, (before, { fields }) => {
    const { active, succeeded, failed, conditions } = fields;
    const isCounted = before.succeeded !== succeeded || before.failed !== failed;
    if (before.active === active || !isCounted) return [];
    const interim = Array.isArray(conditions) && { conditions: [conditions[1] ?? ""] };
    return [{ ...before, active: active ?? 0, ...interim }];
  });
}

/** A pod that failed is missing for a while. */
function withBackoff(rows: readonly Row[]): readonly Row[] {
  return beforeJobRows(rows, (before, { fields }) => {
    const isReplaced = before.active === fields.active && before.failed !== fields.failed;
    if (!isReplaced || fields.conditions !== undefined) return [];
    const active = Number(fields.active) - (Number(fields.failed) - Number(before.failed));
    return [
      { ...before, active },
      { ...fields, active },
    ];
  });
}

const scaledTo = /Scaled (?:up|down) replica set (.*) to ([0-9]+)$/;

/** The event about a change of size comes after the change, so the changes tell where it began. */
function withScaledFrom(rows: readonly Row[]): readonly Row[] {
  const sizes = new Map<string, number>();
  const changes: { set: string; from: number; to: number }[] = [];
  return rows.map((row) => {
    const { kind, name, fields } = row;
    if (kind === "ReplicaSet") {
      const to = Number(fields.specReplicas);
      const from = sizes.get(name) ?? 0;
      if (from !== to) changes.push({ set: name, from, to });
      sizes.set(name, to);
    }
    const [, set, size] = scaledTo.exec(String(fields.message ?? "")) ?? [];
    if (kind !== "Event" || set === undefined) return row;
    const index = changes.findIndex((each) => each.set === set && each.to === Number(size));
    const [change] = changes.splice(index, 1);
    const message = String(fields.message).replace(/ to (?=[0-9]+$)/, ` from ${change?.from} to `);
    return { ...row, fields: { ...fields, message } };
  });
}

/** In place of the event about a write that failed, the write: a slice without the deleted pods. */
function withFailedSliceWritten(rows: readonly Row[]): readonly Row[] {
  const deleted = new Set<Json>();
  let slice: Row | undefined;
  return rows.map((row) => {
    if (row.kind === "Pod" && row.type === "DELETED") deleted.add(row.name);
    if (row.kind === "EndpointSlice") slice = row;
    if (row.fields.reason !== "FailedToUpdateEndpointSlices" || slice === undefined) return row;
    const { endpoints } = slice.fields;
    const left = Array.isArray(endpoints) ? endpoints.filter(({ pod }) => !deleted.has(pod)) : [];
    return { ...slice, type: "MODIFIED", fields: { ...slice.fields, endpoints: left } };
  });
}

/**
 * Before a status that counts a pod just made, or one no longer that is too many, stands one that
 * does not yet: only pods that a rolling update takes are told of at once.
 */
function withLateCounts(rows: readonly Row[]): readonly Row[] {
  let before: Row | undefined;
  let change: "made" | "condemned" | undefined;
  return rows.flatMap((row) => {
    if (row.kind === "Pod") change = changeOf(row, before) ?? change;
    if (row.kind !== "StatefulSet") return [row];
    const late = before === undefined ? undefined : lateCounts(row, before, change);
    const isNews = late !== undefined && !equalJson(late.fields, before?.fields);
    change = undefined;
    before = row;
    return isNews ? [late, row] : [row];
  });
}

function changeOf({ type, name, fields }: Row, set: Row | undefined) {
  if (set === undefined || fields.owner !== `StatefulSet/${set.name}`) return undefined;
  if (type === "ADDED") return "made";
  const ordinal = Number(name.slice(name.lastIndexOf("-") + 1));
  const isSurplus = ordinal >= Number(set.fields.specReplicas);
  return type === "MODIFIED" && fields.deleting === true && isSurplus ? "condemned" : undefined;
}

function lateCounts(row: Row, before: Row, change: "made" | "condemned" | undefined) {
  if (change === undefined) return undefined;
  const { current = 0, updated = 0 } = before.fields;
  const replicas = Number(row.fields.replicas) - (change === "made" ? 1 : 0);
  return { ...row, fields: { ...row.fields, replicas, current, updated } };
}
