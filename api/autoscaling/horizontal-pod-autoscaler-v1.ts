import { objectFields } from "../meta/object-meta.ts";
import { type Column, defineResource, type ObjectOf } from "../resource.ts";
import { int32, int64, mandatory, present, ref, struct, time } from "../schema.ts";
import { CrossVersionObjectReferenceV1 } from "./cross-version-reference.ts";
import { HorizontalPodAutoscaler as Stored } from "./horizontal-pod-autoscaler.ts";
import {
  fromVersion2,
  statusAnnotations,
  toVersion2,
} from "./horizontal-pod-autoscaler-conversion.ts";
import { autoscalerStrategy, withoutAnnotations } from "./horizontal-pod-autoscaler-strategy.ts";

const HorizontalPodAutoscalerSpec = struct(
  "autoscaling.v1.HorizontalPodAutoscalerSpec",
  "What is scaled, by what share of CPU, and how far.",
  {
    scaleTargetRef: mandatory(
      ref("What is scaled, by its scale subresource.", CrossVersionObjectReferenceV1),
    ),
    minReplicas: int32("Pods that there are at least.").default(1),
    maxReplicas: mandatory(int32("Pods that there are at most.")),
    targetCPUUtilizationPercentage: int32(
      "Share of the CPU they request that pods should use, in percent.",
    ),
  },
);

const HorizontalPodAutoscalerStatus = struct(
  "autoscaling.v1.HorizontalPodAutoscalerStatus",
  "What was last seen and decided.",
  {
    observedGeneration: int64("The generation that this status speaks of."),
    lastScaleTime: time("When it last scaled."),
    currentReplicas: mandatory(int32("Pods that there were.")),
    desiredReplicas: mandatory(int32("Pods that it wants.")),
    currentCPUUtilizationPercentage: int32(
      "Share of the CPU they request that pods used, in percent.",
    ),
  },
);

const schema = struct(
  "autoscaling.v1.HorizontalPodAutoscaler",
  "Keeps the number of pods such that they use the wanted share of CPU.",
  {
    ...objectFields,
    spec: mandatory(ref("What is scaled and how far.", HorizontalPodAutoscalerSpec)),
    status: present(ref("What was last seen and decided.", HorizontalPodAutoscalerStatus)),
  },
);

export type HorizontalPodAutoscaler = ObjectOf<typeof schema>;
/** By the name that the definition has, where both versions are at hand. */
export type HorizontalPodAutoscalerV1 = HorizontalPodAutoscaler;

const { validateCreate, validateUpdate, validateStatusUpdate } = autoscalerStrategy;

/**
 * The view that older clients have of autoscaling/v2; what it has no fields for stands in
 * annotations. Source: autoscaling/v1 HorizontalPodAutoscaler 1.36.
 */
export const HorizontalPodAutoscalerV1 = defineResource("autoscaling/v1", schema, {
  kind: Stored.kind,
  plural: Stored.plural,
  shortNames: Stored.shortNames,
  categories: Stored.categories,
  namespaced: true,
  hasStatus: true,
  strategy: {
    prepareForCreate: (object) => ({
      ...object,
      metadata: withoutAnnotations(object.metadata, statusAnnotations),
    }),
    // What annotations say of the status is the server's, like the status itself.
    prepareForUpdate: (next, stored) => {
      const [wanted, present] = [toVersion2(next), toVersion2(stored)];
      return fromVersion2({ ...wanted, status: present.status });
    },
    prepareForStatusUpdate: (next, stored) => {
      const [wanted, present] = [toVersion2(next), toVersion2(stored)];
      return fromVersion2({ ...wanted, spec: present.spec });
    },
    validateCreate: (object) => validateCreate?.(toVersion2(object)) ?? [],
    validateUpdate: (next, stored) => validateUpdate?.(toVersion2(next), toVersion2(stored)) ?? [],
    validateStatusUpdate: (next, stored) =>
      validateStatusUpdate?.(toVersion2(next), toVersion2(stored)) ?? [],
  },
  columns: Stored.columns.map(
    ({ value, ...column }): Column<HorizontalPodAutoscaler> => ({
      ...column,
      value: (object, nowMs) => value(toVersion2(object), nowMs),
    }),
  ),
  storage: {
    group: Stored.group,
    plural: Stored.plural,
    toStored: toVersion2,
    // The stores of both versions are one, so what is stored is an object of version 2.
    fromStored: (stored) => fromVersion2(stored as Stored),
  },
});
