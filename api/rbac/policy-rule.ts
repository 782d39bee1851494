import { type FieldError, invalid, required } from "../field-error.ts";
import type { ObjectOf } from "../resource.ts";
import { list, mandatory, struct, textItem } from "../schema.ts";

/** What may be done to what. Source: rbac.authorization.k8s.io/v1 PolicyRule 1.36. */
export const PolicyRule = struct("rbac.v1.PolicyRule", "What may be done to what.", {
  verbs: mandatory(list("What may be done; * is everything.", textItem, { type: "atomic" })),
  apiGroups: list("The groups of the resources; * is all.", textItem, { type: "atomic" }),
  resources: list("The resources, or their subresources; * is all.", textItem, { type: "atomic" }),
  resourceNames: list("The names of the objects; all if absent.", textItem, { type: "atomic" }),
  nonResourceURLs: list("Paths beside those of resources.", textItem, { type: "atomic" }),
});
export type PolicyRule = ObjectOf<typeof PolicyRule>;

/** Everything wrong with the rules of a role. Source: pkg/apis/rbac/validation 1.36. */
export function validateRules(
  rules: readonly PolicyRule[] | null | undefined,
  { namespaced }: { readonly namespaced: boolean },
): FieldError[] {
  return (rules ?? []).flatMap((rule, index) => validateRule(rule, namespaced, `rules[${index}]`));
}

function validateRule(rule: PolicyRule, namespaced: boolean, path: string): FieldError[] {
  const { verbs, apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [] } = rule;
  const errors: FieldError[] = [];
  if (verbs.length === 0) {
    errors.push(required(`${path}.verbs`, "verbs must contain at least one value"));
  }
  if (nonResourceURLs.length > 0) {
    const refuse = (why: string) => invalid(`${path}.nonResourceURLs`, nonResourceURLs, why);
    if (namespaced) {
      errors.push(refuse("namespaced rules cannot apply to non-resource URLs"));
    }
    if (apiGroups.length + resources.length + resourceNames.length > 0) {
      const why = "rules cannot apply to both regular resources and non-resource URLs";
      errors.push(refuse(why));
    }
    return errors;
  }
  if (apiGroups.length === 0) {
    const why = "resource rules must supply at least one api group";
    errors.push(required(`${path}.apiGroups`, why));
  }
  if (resources.length === 0) {
    const why = "resource rules must supply at least one resource";
    errors.push(required(`${path}.resources`, why));
  }
  return errors;
}
