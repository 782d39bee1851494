import { ageColumn, nameColumn } from "../../columns.ts";
import { objectFields } from "../../meta/object-meta.ts";
import { type Column, defineResource, type ObjectOf } from "../../resource.ts";
import {
  list,
  mandatory,
  map,
  present,
  quantityItem,
  ref,
  struct,
  text,
  textItem,
} from "../../schema.ts";
import { validateQuota, validateQuotaStatus, validateQuotaUpdate } from "./validate.ts";

/** One condition on what is counted. */
export const ScopedResourceSelectorRequirement = struct(
  "core.v1.ScopedResourceSelectorRequirement",
  "One condition on what is counted.",
  {
    scopeName: mandatory(text("The scope, such as PriorityClass.")),
    operator: mandatory(text("In, NotIn, Exists or DoesNotExist.")),
    values: list("What In and NotIn compare with.", textItem, { type: "atomic" }),
  },
);
export type ScopedResourceSelectorRequirement = ObjectOf<typeof ScopedResourceSelectorRequirement>;

const ScopeSelector = struct(
  "core.v1.ScopeSelector",
  "Conditions on what is counted.",
  {
    matchExpressions: list("What must hold.", ScopedResourceSelectorRequirement, {
      type: "atomic",
    }),
  },
  { atomic: true },
);

const ResourceQuotaSpec = struct("core.v1.ResourceQuotaSpec", "How much there may be.", {
  hard: map("The most that there may be, by resource.", quantityItem),
  scopes: list("What is counted, as words; all of them must hold. Immutable.", textItem, {
    type: "atomic",
  }),
  scopeSelector: ref("What is counted, as conditions.", ScopeSelector),
});

const ResourceQuotaStatus = struct("core.v1.ResourceQuotaStatus", "How much there is.", {
  hard: map("The limits that are enforced.", quantityItem),
  used: map("What was last counted, by resource.", quantityItem),
});

const schema = struct("core.v1.ResourceQuota", "Limits how much a namespace may hold.", {
  ...objectFields,
  spec: present(ref("How much there may be.", ResourceQuotaSpec)),
  status: present(ref("How much there is.", ResourceQuotaStatus)),
});

export type ResourceQuota = ObjectOf<typeof schema>;

const isLimit = (name: string) => name.startsWith("limits.");

/** Limits what a namespace may hold. Source: core/v1 ResourceQuota 1.36. */
export const ResourceQuota = defineResource("v1", schema, {
  kind: "ResourceQuota",
  plural: "resourcequotas",
  shortNames: ["quota"],
  namespaced: true,
  hasStatus: true,
  strategy: {
    prepareForStatusUpdate: (next, stored) => ({ ...next, spec: stored.spec }),
    validate: validateQuota,
    validateUpdate: validateQuotaUpdate,
    validateStatusUpdate: validateQuotaStatus,
  },
  columns: [
    nameColumn,
    amounts("Request", "What is asked for, of what may be.", (name) => !isLimit(name)),
    amounts("Limit", "What containers are limited to, of what may be.", isLimit),
    ageColumn,
  ],
});

/** `pods: 1/2, requests.cpu: 100m/1`, of the resources that the column is for. */
function amounts(
  name: string,
  description: string,
  isShown: (resource: string) => boolean,
): Column<ResourceQuota> {
  return {
    name,
    type: "string",
    description,
    value: ({ status: { hard = {}, used = {} } }) =>
      Object.keys(hard)
        .filter(isShown)
        .sort()
        .map((each) => `${each}: ${used[each] ?? "0"}/${hard[each]}`)
        .join(", "),
  };
}
