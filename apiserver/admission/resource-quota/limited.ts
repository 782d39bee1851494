/** What nobody has where no quota says so. Source: ResourceQuotaConfiguration v1. */
import type { Amounts } from "../../../api/core/quota/amounts.ts";
import type { Evaluator } from "../../../api/core/quota/evaluators.ts";
import type {
  ResourceQuota,
  ScopedResourceSelectorRequirement,
} from "../../../api/core/quota/resource-quota.ts";
import { requirementsOf } from "../../../api/core/quota/scopes.ts";
import { type FieldError, required } from "../../../api/field-error.ts";
import { compareQuantities } from "../../../api/quantity.ts";
import type { KubeObject, ResourceDefinition } from "../../../api/resource.ts";

/** A resource of which a namespace gets nothing without a quota for it. */
export interface LimitedResource {
  readonly apiGroup?: string;
  /** The plural of a kind. */
  readonly resource: string;
  /** Of what objects of the kind take, that whose name contains any of these. */
  readonly matchContains?: readonly string[];
  /** Objects that are so need a quota of that scope, whatever their kind. */
  readonly matchScopes?: readonly ScopedResourceSelectorRequirement[];
}

/** How ResourceQuota is set up. */
export interface ResourceQuotaOptions {
  readonly limitedResources?: readonly LimitedResource[];
}

/** What an object takes of what is limited, and which of the limited scopes it is in. */
export interface Limits {
  readonly names: readonly string[];
  readonly scopes: readonly ScopedResourceSelectorRequirement[];
}

const nothing: Limits = { names: [], scopes: [] };

/** What a new object needs a quota for. */
export function limitsOn(
  object: KubeObject,
  limited: readonly LimitedResource[],
  of: {
    readonly definition: ResourceDefinition;
    readonly evaluator: Evaluator;
    readonly usage: Amounts;
  },
): Limits {
  if (limited.length === 0) return nothing;
  const { definition, evaluator, usage } = of;
  const ofKind = limited.filter(
    ({ apiGroup = "", resource }) =>
      apiGroup === definition.group && resource === definition.plural,
  );
  const contained = ofKind.flatMap(({ matchContains = [] }) => matchContains);
  const names = Object.keys(usage).filter(
    (name) =>
      compareQuantities(usage[name] ?? "0", "0") > 0 &&
      contained.some((part) => name.includes(part)),
  );
  const scopes = limited.flatMap(({ matchScopes = [] }) =>
    matchScopes.filter((scope) => evaluator.matches(object, scope)),
  );
  return { names, scopes };
}

/** What no quota of the namespace covers, of the scopes that it has to. */
export function uncoveredScopes(
  object: KubeObject,
  { scopes }: Limits,
  { evaluator, quotas }: { evaluator: Evaluator; quotas: readonly ResourceQuota[] },
): readonly ScopedResourceSelectorRequirement[] {
  if (scopes.length === 0) return scopes;
  const covered = new Set(
    quotas
      .flatMap(requirementsOf)
      .filter((requirement) => evaluator.matches(object, requirement))
      .map(({ scopeName }) => scopeName),
  );
  return scopes.filter(({ scopeName }) => !covered.has(scopeName));
}

/** `[{PriorityClass In [high higher]}]` */
export const shownScopes = (scopes: readonly ScopedResourceSelectorRequirement[]): string =>
  `[${scopes
    .map(
      ({ scopeName, operator, values = [] }) => `{${scopeName} ${operator} [${values.join(" ")}]}`,
    )
    .join(" ")}]`;

/** Source: resourcequota apis/resourcequota/validation 1.36. */
export const validateResourceQuota = ({
  limitedResources = [],
}: ResourceQuotaOptions): readonly FieldError[] =>
  limitedResources.flatMap(({ resource }, at) =>
    resource === "" ? [required(`limitedResources[${at}].resource`)] : [],
  );
