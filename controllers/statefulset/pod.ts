/** The pods of a StatefulSet: their identity, and the writes that make, mend and delete them. */
import type { StatefulSet } from "../../api/apps/statefulset.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import type { PodTemplateSpec } from "../../api/core/pod/template.ts";
import {
  type Action,
  create,
  type Draft,
  type Outcome,
  remove,
  update,
} from "../../client/action.ts";
import { controllerRefTo } from "../claim.ts";
import { revisionLabel } from "../history/revision.ts";
import { podNameOf } from "./ordinals.ts";

export const podNameLabel = "statefulset.kubernetes.io/pod-name";
export const podIndexLabel = "apps.kubernetes.io/pod-index";

/** Name of the revision that a pod was made from. */
export const revisionOf = ({ metadata }: Pod): string => metadata.labels?.[revisionLabel] ?? "";

/** A pod to make. */
export interface Wanted {
  readonly ordinal: number;
  readonly template: PodTemplateSpec;
  /** Name of the revision that the template is of. */
  readonly revision: string;
}

/**
 * The pod of that number: as the template says, with a name, a host name and claims of its own.
 * Source: newStatefulSetPod, updateIdentity, updateStorage 1.36.
 */
export function podDraft(statefulSet: StatefulSet, wanted: Wanted): Draft<Pod> {
  const { ordinal, template, revision } = wanted;
  const { labels, annotations, finalizers } = template.metadata;
  const name = podNameOf(statefulSet, ordinal);
  const { serviceName = "" } = statefulSet.spec;
  const { subdomain: _, ...spec } = template.spec;
  return {
    metadata: {
      name,
      namespace: statefulSet.metadata.namespace,
      labels: { ...labels, ...identityLabels(name, ordinal), [revisionLabel]: revision },
      ...(annotations && { annotations }),
      ...(finalizers && { finalizers }),
      ownerReferences: [controllerRefTo(statefulSet)],
    },
    spec: {
      ...spec,
      hostname: name,
      ...(serviceName !== "" && { subdomain: serviceName }),
      ...volumesOf(statefulSet, wanted),
    },
  };
}

const identityLabels = (name: string, ordinal: number) => ({
  [podNameLabel]: name,
  [podIndexLabel]: String(ordinal),
});

/** Claims come first, and take the place of volumes of the same name. */
function volumesOf(statefulSet: StatefulSet, { template, ordinal }: Wanted) {
  const { volumes } = template.spec;
  const claims = statefulSet.spec.volumeClaimTemplates ?? [];
  if (claims.length === 0) return volumes && { volumes };
  const names = new Set(claims.map(({ metadata: { name = "" } }) => name));
  const pod = podNameOf(statefulSet, ordinal);
  return {
    volumes: [
      ...[...names].map((name) => ({
        name,
        persistentVolumeClaim: { claimName: `${name}-${pod}` },
      })),
      ...(volumes ?? []).filter(({ name }) => !names.has(name)),
    ],
  };
}

/**
 * Makes a pod. Where the name is known to be taken by a pod that is not of the set, that is tried
 * again and again, and not told.
 */
export function createPod(statefulSet: StatefulSet, wanted: Wanted, isTaken: boolean): Action {
  const name = podNameOf(statefulSet, wanted.ordinal);
  const { succeeded, failed } = told(statefulSet, "Create", name);
  const outcome = isTaken ? { succeeded } : { succeeded, failed };
  return create(Pod, podDraft(statefulSet, wanted), outcome);
}

export const deletePod = (statefulSet: StatefulSet, pod: Pod): Action =>
  remove(Pod, pod, told(statefulSet, "Delete", pod.metadata.name ?? ""));

/** Whether a pod has the label of its own name, by which a Service can select it alone. */
export const hasIdentity = ({ metadata }: Pod): boolean =>
  metadata.labels?.[podNameLabel] === metadata.name;

/** Gives a pod the labels of its identity. */
export function mendPod(statefulSet: StatefulSet, pod: Pod, ordinal: number): Action {
  const { metadata } = pod;
  const { name = "" } = metadata;
  const labels = { ...metadata.labels, ...identityLabels(name, ordinal) };
  const mended = { ...pod, metadata: { ...metadata, labels } };
  return update(Pod, mended, told(statefulSet, "Update", name));
}

/** The events about a write of a pod. Source: recordPodEvent 1.36. */
function told(
  regarding: StatefulSet,
  verb: "Create" | "Update" | "Delete",
  name: string,
): Required<Outcome> {
  const subject = `${verb.toLowerCase()} Pod ${name} in StatefulSet ${regarding.metadata.name}`;
  return {
    succeeded: {
      regarding,
      type: "Normal",
      reason: `Successful${verb}`,
      message: `${subject} successful`,
    },
    failed: {
      regarding,
      type: "Warning",
      reason: `Failed${verb}`,
      message: `${subject} failed error: {error}`,
    },
  };
}
