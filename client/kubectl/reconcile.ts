/**
 * What `kubectl auth reconcile` makes of a role or a binding that is there. Pure.
 * Source: component-helpers/auth/rbac/reconciliation 1.36.
 */
import { equalJson, isObject, type Json, type JsonObject } from "../../api/json.ts";
import { metadataOf, part, parts, textAt } from "../../api/json-parts.ts";
import { missingRules } from "../../api/rbac/missing-rules.ts";
import type { PolicyRule } from "../../api/rbac/policy-rule.ts";

export interface Reconciled {
  readonly operation: "none" | "create" | "update" | "recreate";
  readonly object: JsonObject;
  /** What rules or subjects are, in the words of the report. */
  readonly what: "rules" | "subjects";
  /** In Go's words. */
  readonly missing: readonly string[];
  readonly extra: readonly string[];
}

export interface Removals {
  readonly permissions: boolean;
  readonly subjects: boolean;
}

const isRole = ({ kind }: JsonObject) => kind === "Role" || kind === "ClusterRole";

/** Whether this is about objects of such a kind. */
export const isReconcilable = (object: JsonObject): boolean =>
  String(object.apiVersion).startsWith("rbac.authorization.k8s.io/") &&
  (isRole(object) || object.kind === "RoleBinding" || object.kind === "ClusterRoleBinding");

/** What is to be there, made anew. */
export function reconcileNew(wanted: JsonObject): Reconciled {
  const isOfRole = isRole(wanted);
  const missing = isOfRole ? rulesOf(wanted).map(ruleText) : subjectsOf(wanted).map(subjectText);
  const what = isOfRole ? "rules" : "subjects";
  return { operation: "create", object: wanted, what, missing, extra: [] };
}

export const reconcile = (live: JsonObject, wanted: JsonObject, removals: Removals): Reconciled =>
  isRole(wanted)
    ? reconcileRole(live, wanted, removals.permissions)
    : reconcileBinding(live, wanted, removals.subjects);

function reconcileRole(live: JsonObject, wanted: JsonObject, removes: boolean): Reconciled {
  const isMadeUp = isObject(wanted.aggregationRule);
  const isBoth = isMadeUp && isObject(live.aggregationRule);
  const extra = isBoth ? [] : missingRules(rulesOf(wanted), rulesOf(live));
  const missing = isMadeUp ? [] : missingRules(rulesOf(live), rulesOf(wanted));
  const changed = {
    ...withMarks(live, wanted),
    ...membersOf("rules", { live: rulesOf(live), wanted: wanted.rules, missing, extra, removes }),
    ...aggregationOf(live, wanted, removes),
  };
  return {
    operation: equalJson(changed, live) ? "none" : "update",
    object: changed,
    what: "rules",
    missing: missing.map(ruleText),
    extra: removes ? extra.map(ruleText) : [],
  };
}

function reconcileBinding(live: JsonObject, wanted: JsonObject, removes: boolean): Reconciled {
  const none = { what: "subjects", missing: [], extra: [] } as const;
  if (!equalJson(live.roleRef ?? null, wanted.roleRef ?? null)) {
    return { operation: "recreate", object: wanted, ...none };
  }
  const missing = without(subjectsOf(wanted), subjectsOf(live));
  const extra = without(subjectsOf(live), subjectsOf(wanted));
  const lists = { live: subjectsOf(live), wanted: wanted.subjects, missing, extra, removes };
  const changed = { ...withMarks(live, wanted), ...membersOf("subjects", lists) };
  return {
    operation: equalJson(changed, live) ? "none" : "update",
    object: changed,
    what: "subjects",
    missing: missing.map(subjectText),
    extra: removes ? extra.map(subjectText) : [],
  };
}

interface Lists {
  readonly live: readonly Json[];
  readonly wanted: Json | undefined;
  readonly missing: readonly Json[];
  readonly extra: readonly Json[];
  readonly removes: boolean;
}

function membersOf(name: string, { live, wanted, missing, extra, removes }: Lists): JsonObject {
  if (!removes) return missing.length > 0 ? { [name]: [...live, ...missing] } : {};
  return missing.length + extra.length > 0 ? { [name]: wanted ?? null } : {};
}

function aggregationOf(live: JsonObject, wanted: JsonObject, removes: boolean): JsonObject {
  if (!isObject(wanted.aggregationRule)) {
    return isObject(live.aggregationRule) ? { aggregationRule: undefined } : {};
  }
  const selectors = (role: JsonObject) =>
    parts(part(role, "aggregationRule"), "clusterRoleSelectors");
  const missing = without(selectors(wanted), selectors(live));
  const extra = without(selectors(live), selectors(wanted));
  if (removes && missing.length + extra.length > 0) {
    return { aggregationRule: wanted.aggregationRule };
  }
  if (removes || missing.length === 0) return {};
  return { aggregationRule: { clusterRoleSelectors: [...selectors(live), ...missing] } };
}

/** The live object with the labels and annotations that it lacks. */
function withMarks(live: JsonObject, wanted: JsonObject): JsonObject {
  const maps = ["labels", "annotations"].flatMap((name): [string, JsonObject][] => {
    const merged = { ...part(metadataOf(wanted), name), ...part(metadataOf(live), name) };
    return Object.keys(merged).length === 0 ? [] : [[name, merged]];
  });
  return { ...live, metadata: { ...metadataOf(live), ...Object.fromEntries(maps) } };
}

const without = (items: readonly JsonObject[], others: readonly JsonObject[]) =>
  items.filter((item) => others.every((other) => !equalJson(item, other)));

// Rules come from a server or from a manifest, which the server checks.
const rulesOf = (role: JsonObject) => parts(role, "rules") as readonly (JsonObject & PolicyRule)[];

const subjectsOf = (binding: JsonObject) => parts(binding, "subjects");

/** As Go's `%+v` writes it. */
function ruleText(rule: PolicyRule): string {
  const list = (texts: readonly string[] = []) => `[${texts.join(" ")}]`;
  return (
    `{Verbs:${list(rule.verbs)} APIGroups:${list(rule.apiGroups)} ` +
    `Resources:${list(rule.resources)} ResourceNames:${list(rule.resourceNames)} ` +
    `NonResourceURLs:${list(rule.nonResourceURLs)}}`
  );
}

const subjectText = (subject: JsonObject) =>
  `{Kind:${textAt(subject, "kind")} APIGroup:${textAt(subject, "apiGroup")} ` +
  `Name:${textAt(subject, "name")} Namespace:${textAt(subject, "namespace")}}`;
