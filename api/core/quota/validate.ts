/** What must hold for quotas. Source: core/validation ValidateResourceQuota 1.36. */
import { type FieldError, invalid, required } from "../../field-error.ts";
import type { Amounts } from "./amounts.ts";
import { amountErrors, isStandardQuotaResource } from "./resource-names.ts";
import type { ResourceQuota, ScopedResourceSelectorRequirement } from "./resource-quota.ts";

export function validateQuota({ spec }: ResourceQuota): FieldError[] {
  return [
    ...validateAmounts(spec.hard, "spec.hard"),
    ...validateScopes(spec),
    ...validateSelector(spec),
  ];
}

export function validateQuotaStatus({ status }: ResourceQuota): FieldError[] {
  return [
    ...validateAmounts(status.hard, "status.hard"),
    ...validateAmounts(status.used, "status.used"),
  ];
}

/** What a quota counts never changes. */
export function validateQuotaUpdate(next: ResourceQuota, stored: ResourceQuota): FieldError[] {
  const before = new Set(stored.spec.scopes);
  const after = new Set(next.spec.scopes);
  const isSame = before.size === after.size && [...before].every((scope) => after.has(scope));
  return isSame ? [] : [invalid("spec.scopes", next.spec.scopes ?? null, "field is immutable")];
}

const validateAmounts = (amounts: Amounts = {}, path: string): FieldError[] =>
  Object.entries(amounts).flatMap(([name, amount]) =>
    amountErrors(name, amount, `${path}[${name}]`),
  );

const podScopes = ["Terminating", "NotTerminating", "NotBestEffort", "PriorityClass"];
const allScopes = [
  ...podScopes,
  "BestEffort",
  "CrossNamespacePodAffinity",
  "VolumeAttributesClass",
];
const opposites = [
  ["BestEffort", "NotBestEffort"],
  ["Terminating", "NotTerminating"],
];
const compute = new Set([
  "cpu",
  "memory",
  ...["requests", "limits"].flatMap((kind) => [`${kind}.cpu`, `${kind}.memory`]),
]);
const storage = new Set(["persistentvolumeclaims", "requests.storage"]);

/** Whether what a scope tells apart has such a resource. */
function isScopeFor(scope: string, resource: string): boolean {
  switch (scope) {
    case "BestEffort":
      return resource === "pods";
    case "VolumeAttributesClass":
      return storage.has(resource);
    default:
      return !isPodScope(scope) || resource === "pods" || compute.has(resource);
  }
}

const isPodScope = (scope: string) =>
  podScopes.includes(scope) || scope === "CrossNamespacePodAffinity";

const unfitting = (scope: string, hard: Amounts = {}) =>
  Object.keys(hard).filter((name) => isStandardQuotaResource(name) && !isScopeFor(scope, name));

const contradict = (scopes: readonly string[]) =>
  opposites.filter((pair) => pair.every((scope) => scopes.includes(scope)));

function validateScopes({ scopes = [], hard }: ResourceQuota["spec"]): FieldError[] {
  const refuse = (why: string) => invalid("spec.scopes", scopes, why);
  return [
    ...scopes.flatMap((scope) => [
      ...(allScopes.includes(scope) ? [] : [refuse("unsupported scope")]),
      ...unfitting(scope, hard).map(() => refuse("unsupported scope applied to resource")),
    ]),
    ...contradict(scopes).map(() => refuse("conflicting scopes")),
  ];
}

function validateSelector({ scopeSelector, scopes, hard }: ResourceQuota["spec"]): FieldError[] {
  if (scopeSelector === undefined) return [];
  const path = "spec.scopeSelector.matchExpressions";
  const requirements = scopeSelector.matchExpressions ?? [];
  const errors = requirements.flatMap((requirement) => {
    const { scopeName } = requirement;
    const why = "unsupported scope applied to resource";
    return [
      ...(allScopes.includes(scopeName)
        ? []
        : [invalid(`${path}.scopeName`, scopeName, "unsupported scope")]),
      ...unfitting(scopeName, hard).map(() => invalid(path, shown(requirements), why)),
      ...validateRequirement(requirement, path),
    ];
  });
  const clashes = contradict(requirements.map(({ scopeName }) => scopeName));
  return [...errors, ...clashes.map(() => invalid(path, scopes ?? null, "conflicting scopes"))];
}

/** A selector as refusals show it: by the names of upstream's own type. */
const shown = (requirements: readonly ScopedResourceSelectorRequirement[]) => ({
  MatchExpressions: requirements.map(({ scopeName, operator, values }) => ({
    ScopeName: scopeName,
    Operator: operator,
    Values: values ?? null,
  })),
});

const wordScopes = new Set(["BestEffort", "NotBestEffort", "Terminating", "NotTerminating"]).add(
  "CrossNamespacePodAffinity",
);

function validateRequirement(
  { scopeName, operator, values = [] }: ScopedResourceSelectorRequirement,
  path: string,
): FieldError[] {
  const errors: FieldError[] = [];
  if (wordScopes.has(scopeName) && operator !== "Exists") {
    const why =
      "must be 'Exist' when scope is any of ResourceQuotaScopeTerminating, " +
      "ResourceQuotaScopeNotTerminating, ResourceQuotaScopeBestEffort, " +
      "ResourceQuotaScopeNotBestEffort or ResourceQuotaScopeCrossNamespacePodAffinity";
    errors.push(invalid(`${path}.operator`, operator, why));
  }
  switch (operator) {
    case "In":
    case "NotIn":
      if (values.length > 0) return errors;
      return [
        ...errors,
        required(
          `${path}.values`,
          "must be at least one value when `operator` is 'In' or 'NotIn' for scope selector",
        ),
      ];
    case "Exists":
    case "DoesNotExist":
      if (values.length === 0) return errors;
      return [
        ...errors,
        invalid(
          `${path}.values`,
          values,
          "must be no value when `operator` is 'Exist' or 'DoesNotExist' for scope selector",
        ),
      ];
    default:
      return [...errors, invalid(`${path}.operator`, operator, "not a valid selector operator")];
  }
}
