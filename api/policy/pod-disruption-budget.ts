import { ageColumn, nameColumn } from "../columns.ts";
import type { IntOrString } from "../int-or-string.ts";
import { Condition } from "../meta/condition.ts";
import { LabelSelector } from "../meta/label-selector.ts";
import { objectFields } from "../meta/object-meta.ts";
import { type Column, defineResource, type ObjectOf } from "../resource.ts";
import {
  int32,
  int64,
  intOrString,
  list,
  map,
  present,
  ref,
  struct,
  text,
  timeItem,
} from "../schema.ts";
import {
  validatePodDisruptionBudget,
  validatePodDisruptionBudgetStatus,
} from "./pod-disruption-budget-validate.ts";

const PodDisruptionBudgetSpec = struct(
  "policy.v1.PodDisruptionBudgetSpec",
  "How many pods may be missing by somebody's will.",
  {
    minAvailable: intOrString("Pods, or their share, that must be healthy after an eviction."),
    selector: ref("Whose pods it guards; {} is all of the namespace.", LabelSelector, {
      patchStrategy: "replace",
    }),
    maxUnavailable: intOrString("Pods, or their share, that may be missing after an eviction."),
    unhealthyPodEvictionPolicy: text(
      "When pods that are not ready may be evicted: IfHealthyBudget or AlwaysAllow.",
    ),
  },
);

const PodDisruptionBudgetStatus = struct(
  "policy.v1.PodDisruptionBudgetStatus",
  "What was last seen of the pods.",
  {
    observedGeneration: int64("The generation that this status speaks of."),
    disruptedPods: map("Pods whose eviction was granted, and when, until they go.", timeItem),
    disruptionsAllowed: present(int32("How many pods may be evicted now.")),
    currentHealthy: present(int32("Pods that are healthy.")),
    desiredHealthy: present(int32("Pods that must be healthy at least.")),
    expectedPods: present(int32("Pods that it counts altogether.")),
    conditions: list("Its state, aspect by aspect.", Condition, { merge: "type", type: "map" }),
  },
);

const schema = struct(
  "policy.v1.PodDisruptionBudget",
  "Limits how many pods of a set are evicted at the same time.",
  {
    ...objectFields,
    spec: present(ref("What is guarded.", PodDisruptionBudgetSpec)),
    status: present(ref("What was last seen.", PodDisruptionBudgetStatus)),
  },
);

export type PodDisruptionBudget = ObjectOf<typeof schema>;
export type PodDisruptionBudgetStatus = PodDisruptionBudget["status"];

const limit = (
  name: string,
  description: string,
  read: { of(spec: PodDisruptionBudget["spec"]): IntOrString | undefined }["of"],
): Column<PodDisruptionBudget> => ({
  name,
  type: "string",
  description,
  value: ({ spec }) => String(read(spec) ?? "N/A"),
});

/** Limits how many pods of a set are evicted. Source: policy/v1 PodDisruptionBudget 1.36. */
export const PodDisruptionBudget = defineResource("policy/v1", schema, {
  kind: "PodDisruptionBudget",
  plural: "poddisruptionbudgets",
  shortNames: ["pdb"],
  namespaced: true,
  countsGeneration: true,
  hasStatus: true,
  strategy: {
    prepareForStatusUpdate: (next, stored) => ({ ...next, spec: stored.spec }),
    validate: validatePodDisruptionBudget,
    validateStatusUpdate: validatePodDisruptionBudgetStatus,
  },
  columns: [
    nameColumn,
    limit("Min Available", "What must be healthy.", ({ minAvailable }) => minAvailable),
    limit("Max Unavailable", "What may be missing.", ({ maxUnavailable }) => maxUnavailable),
    {
      name: "Allowed Disruptions",
      type: "integer",
      description: "How many pods may be evicted now.",
      value: ({ status }) => status.disruptionsAllowed,
    },
    ageColumn,
  ],
});
