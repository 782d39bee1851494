import type { PersistentVolumeClaim } from "../core/claim.ts";
import { claimSpecWarnings } from "../core/claim-validate.ts";
import { defaultPodTemplate } from "../core/pod/defaults.ts";
import { podTemplateWarnings } from "../core/pod/warnings/warnings.ts";
import { equalJson, mapItems, withMembers } from "../json.ts";
import type { Strategy } from "../resource.ts";
import type { StatefulSet, StatefulSetSpec, StatefulSetUpdateStrategy } from "./statefulset.ts";
import {
  validateStatefulSet,
  validateStatefulSetCreate,
  validateStatefulSetStatus,
  validateStatefulSetUpdate,
} from "./statefulset-validate.ts";

/** How StatefulSets are created and changed. Source: pkg/registry/apps/statefulset 1.36. */
export const statefulSetStrategy: Strategy<StatefulSet> = {
  defaults: (object) => withMembers(object, { spec: defaultSpec(object.spec) }),
  prepareForCreate: (object) => ({ ...object, status: { replicas: 0, availableReplicas: 0 } }),
  prepareForStatusUpdate: (next, stored) => ({ ...next, spec: stored.spec }),
  validate: validateStatefulSet,
  validateCreate: validateStatefulSetCreate,
  validateUpdate: validateStatefulSetUpdate,
  validateStatusUpdate: validateStatefulSetStatus,
  warnings,
};

function defaultSpec(spec: StatefulSetSpec): StatefulSetSpec {
  const { volumeClaimTemplates: claims } = spec;
  return withMembers(spec, {
    template: defaultPodTemplate(spec.template),
    updateStrategy: defaultUpdateStrategy(spec.updateStrategy),
    ...(claims && { volumeClaimTemplates: mapItems(claims, defaultClaim) }),
  });
}

function defaultUpdateStrategy(strategy: StatefulSetUpdateStrategy): StatefulSetUpdateStrategy {
  const { type, rollingUpdate } = strategy;
  if (type !== "RollingUpdate" || rollingUpdate?.partition !== undefined) return strategy;
  return { ...strategy, rollingUpdate: { ...rollingUpdate, partition: 0 } };
}

/** Claims inside a set say what they are, whatever they were given as. */
const defaultClaim = (claim: PersistentVolumeClaim): PersistentVolumeClaim =>
  withMembers(claim, { apiVersion: "v1", kind: "PersistentVolumeClaim" });

function warnings({ spec }: StatefulSet, stored?: StatefulSet): readonly string[] {
  const isUnchanged = stored !== undefined && equalJson(spec, stored.spec);
  // Kubernetes names the field with a capital letter in updates, and not at all in creations.
  const inside = stored === undefined ? "" : ".Spec";
  return [
    ...(isUnchanged ? [] : podTemplateWarnings(spec.template, "spec.template")),
    ...(spec.volumeClaimTemplates ?? []).flatMap((claim, index) =>
      claimSpecWarnings(claim.spec, `spec.volumeClaimTemplates[${index}]${inside}`),
    ),
    ...(spec.revisionHistoryLimit < 0
      ? [
          "spec.revisionHistoryLimit: a negative value retains all historical revisions; " +
            "a value >= 0 is recommended",
        ]
      : []),
  ];
}
