/** How the node affinity of a volume may change. Source: core/validation 1.36. */
import type { FieldError } from "../../field-error.ts";
import { printed } from "../../internal-types/index.ts";
import { equalJson } from "../../json.ts";
import { immutableField } from "../../validation/meta.ts";
import type { VolumeNodeAffinity } from "./spec.ts";

/** Labels of old, and those that took their place. */
const successors: Readonly<Record<string, string>> = {
  "failure-domain.beta.kubernetes.io/zone": "topology.kubernetes.io/zone",
  "failure-domain.beta.kubernetes.io/region": "topology.kubernetes.io/region",
  "beta.kubernetes.io/os": "kubernetes.io/os",
  "beta.kubernetes.io/arch": "kubernetes.io/arch",
  "beta.kubernetes.io/instance-type": "node.kubernetes.io/instance-type",
};

/** It is set once, and then only gets the labels of today where it has those of old. */
export function validateAffinityUpdate(
  after: VolumeNodeAffinity | undefined,
  before: VolumeNodeAffinity | undefined,
): readonly FieldError[] {
  if (before === undefined || equalJson(after, renewed(before, after))) return [];
  const type = "core.VolumeNodeAffinity";
  const why = "field is immutable, except for updating from beta label to GA";
  return immutableField(printed(type, after), printed(type, before), "nodeAffinity", why);
}

/** The affinity of before, with the labels of today where that of after has them in their place. */
function renewed(
  before: VolumeNodeAffinity,
  after: VolumeNodeAffinity | undefined,
): VolumeNodeAffinity {
  if (before.required === undefined) return before;
  const nodeSelectorTerms = before.required.nodeSelectorTerms.map((term, index) => {
    const next = after?.required?.nodeSelectorTerms[index];
    const { matchExpressions } = term;
    if (matchExpressions === undefined) return term;
    return {
      ...term,
      matchExpressions: matchExpressions.map((expression, at) => {
        const key = next?.matchExpressions?.[at]?.key;
        return key !== undefined && successors[expression.key] === key
          ? { ...expression, key }
          : expression;
      }),
    };
  });
  return { ...before, required: { ...before.required, nodeSelectorTerms } };
}
