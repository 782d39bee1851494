/** Query parameters and delete options, decoded with Kubernetes' errors. */

import { invalid, invalidObject, notSupported } from "../../api/field-error.ts";
import { isObject } from "../../api/json.ts";
import type { RequestOptions } from "../../api/request.ts";
import { badRequest } from "../../api/status.ts";

const integers = ["limit", "gracePeriodSeconds", "timeoutSeconds"] as const;

/** The options in the query of a request. Throws BadRequest or Invalid. */
export function queryOptions(query: URLSearchParams): RequestOptions {
  const text = (name: string) => query.get(name) ?? undefined;
  for (const name of integers) checkInteger(query.get(name));
  const dryRun = query.getAll("dryRun");
  checkDryRun(dryRun);
  const fieldValidation = oneOf("fieldValidation", text("fieldValidation"), validations);
  const match = oneOf("resourceVersionMatch", text("resourceVersionMatch"), matches);
  return {
    labelSelector: text("labelSelector"),
    fieldSelector: text("fieldSelector"),
    limit: numberOf(query.get("limit")),
    continue: text("continue"),
    resourceVersion: text("resourceVersion"),
    resourceVersionMatch: match,
    dryRun: dryRun.length > 0,
    fieldManager: text("fieldManager"),
    fieldValidation,
    force: query.get("force") === "true",
    gracePeriodSeconds: numberOf(query.get("gracePeriodSeconds")),
    propagationPolicy: policyOf(
      text("propagationPolicy"),
      orphanText(query.get("orphanDependents")),
    ),
  };
}

/** The options of a DELETE: those of the query, and those of a DeleteOptions body over them. */
export function deleteOptions(options: RequestOptions, body: unknown): RequestOptions {
  if (!isObject(body) || Object.keys(body).length === 0) return options;
  const { gracePeriodSeconds, propagationPolicy, orphanDependents, preconditions, dryRun } = body;
  if (Array.isArray(dryRun)) checkDryRun(dryRun.map(String));
  const policy = policyOf(
    typeof propagationPolicy === "string" ? propagationPolicy : undefined,
    typeof orphanDependents === "boolean" ? orphanDependents : undefined,
  );
  const held = isObject(preconditions) ? preconditions : {};
  return {
    ...options,
    ...(typeof gracePeriodSeconds === "number" ? { gracePeriodSeconds } : {}),
    ...(policy === undefined ? {} : { propagationPolicy: policy }),
    ...(Array.isArray(dryRun) && dryRun.length > 0 ? { dryRun: true } : {}),
    preconditions: {
      ...(typeof held.uid === "string" ? { uid: held.uid } : {}),
      ...(typeof held.resourceVersion === "string"
        ? { resourceVersion: held.resourceVersion }
        : {}),
    },
  };
}

const validations = ["Ignore", "Strict", "Warn"] as const;
const matches = ["Exact", "NotOlderThan"] as const;
const policies = ["Foreground", "Background", "Orphan"] as const;

function oneOf<T extends string>(
  name: string,
  value: string | undefined,
  allowed: readonly T[],
): T | undefined {
  if (value === undefined || value === "") return undefined;
  const found = allowed.find((each) => each === value);
  if (found !== undefined) return found;
  const names = { group: "meta.k8s.io", kind: "ListOptions", plural: "" };
  throw invalidObject(names, "", [notSupported(name, value, allowed)]);
}

function policyOf(policy: string | undefined, orphan: boolean | undefined) {
  const names = { group: "meta.k8s.io", kind: "DeleteOptions", plural: "" };
  if (policy !== undefined && orphan !== undefined) {
    const detail = "orphanDependents and deletionPropagation cannot be both set";
    throw invalidObject(names, "", [invalid("propagationPolicy", policy, detail)]);
  }
  if (policy === undefined) {
    if (orphan === undefined) return undefined;
    return orphan ? "Orphan" : "Background";
  }
  const found = policies.find((each) => each === policy);
  if (found !== undefined) return found;
  const error = notSupported("propagationPolicy", policy, [...policies, "nil"]);
  // Kubernetes lists these in its own order.
  const detail = 'supported values: "Foreground", "Background", "Orphan", "nil"';
  throw invalidObject(names, "", [{ ...error, detail }]);
}

function checkDryRun(values: readonly string[]): void {
  const wrong = values.find((each) => each !== "All");
  if (wrong === undefined) return;
  const names = { group: "meta.k8s.io", kind: "CreateOptions", plural: "" };
  throw invalidObject(names, "", [notSupported("dryRun", wrong, ["All"])]);
}

const orphanText = (text: string | null) => (text === null ? undefined : text === "true");

function checkInteger(text: string | null): void {
  if (text === null || text === "" || /^-?[0-9]+$/.test(text)) return;
  throw badRequest(`strconv.ParseInt: parsing "${text}": invalid syntax`);
}

function numberOf(text: string | null): number | undefined {
  return text === null || text === "" ? undefined : Number(text);
}
