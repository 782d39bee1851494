/** The pods of a StatefulSet: their identity, and the writes that make, mend and delete them. */
import type { StatefulSet } from "../../api/apps/statefulset.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import type { PodSpec } from "../../api/core/pod/spec.ts";
import type { PodTemplateSpec } from "../../api/core/pod/template.ts";
import {
  type Action,
  create,
  type Draft,
  type EventNote,
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
      ...volumesOf(statefulSet, name, template.spec),
    },
  };
}

const identityLabels = (name: string, ordinal: number) => ({
  [podNameLabel]: name,
  [podIndexLabel]: String(ordinal),
});

/** Claims come first, and take the place of volumes of the same name. */
function volumesOf(statefulSet: StatefulSet, pod: string, { volumes }: Pick<PodSpec, "volumes">) {
  const names = claimVolumes(statefulSet);
  if (names.size === 0) return volumes && { volumes };
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

const claimVolumes = ({ spec }: StatefulSet): ReadonlySet<string> =>
  new Set((spec.volumeClaimTemplates ?? []).map(({ metadata: { name = "" } }) => name));

/**
 * Whether a pod mounts all claims of its own. One that was made before the set had them does not,
 * and never will: volumes of a pod stay as they are. Source: storageMatches 1.36.
 */
export function hasClaims(statefulSet: StatefulSet, { metadata, spec }: Pod): boolean {
  const claims = new Map<string, string | undefined>();
  for (const { name, persistentVolumeClaim } of spec.volumes ?? []) {
    claims.set(name, persistentVolumeClaim?.claimName);
  }
  const names = [...claimVolumes(statefulSet)];
  return names.every((name) => claims.get(name) === `${name}-${metadata.name}`);
}

/**
 * Makes a pod. Where the name is known to be taken by a pod that is not of the set, that is tried
 * again and again, and not told.
 */
export function createPod(statefulSet: StatefulSet, wanted: Wanted, isTaken: boolean): Action {
  const name = podNameOf(statefulSet, wanted.ordinal);
  const succeeded = successNote(statefulSet, "Create", name);
  const outcome = isTaken ? { succeeded } : told(statefulSet, "Create", name);
  return create(Pod, podDraft(statefulSet, wanted), outcome);
}

export const deletePod = (statefulSet: StatefulSet, pod: Pod): Action =>
  remove(Pod, pod, told(statefulSet, "Delete", pod.metadata.name ?? ""));

/** Whether a pod has the label of its own name, by which a Service can select it alone. */
export const hasIdentity = ({ metadata }: Pod): boolean =>
  metadata.labels?.[podNameLabel] === metadata.name;

/** Gives a pod the labels of its identity, and tries to give it its claims. */
export function mendPod(statefulSet: StatefulSet, pod: Pod, ordinal: number): Action {
  const { metadata } = pod;
  const { name = "" } = metadata;
  const labels = { ...metadata.labels, ...identityLabels(name, ordinal) };
  const spec = { ...pod.spec, ...volumesOf(statefulSet, name, pod.spec) };
  const mended = { ...pod, metadata: { ...metadata, labels }, spec };
  return update(Pod, mended, told(statefulSet, "Update", name));
}

type Verb = "Create" | "Update" | "Delete";

/** The events about a write of a pod. Source: recordPodEvent 1.36. */
const told = (statefulSet: StatefulSet, verb: Verb, name: string): Outcome => ({
  succeeded: successNote(statefulSet, verb, name),
  failed: failureNote(statefulSet, verb, name),
});

/** What is told of a pod once it is as it should be. */
export const successNote = (regarding: StatefulSet, verb: Verb, name: string): EventNote => ({
  regarding,
  type: "Normal",
  reason: `Successful${verb}`,
  message: `${subject(regarding, verb, name)} successful`,
});

/** What is told of a pod that could not be seen to; in `why`, `{error}` is the refusal. */
export const failureNote = (
  regarding: StatefulSet,
  verb: Verb,
  name: string,
  why = "{error}",
): EventNote => ({
  regarding,
  type: "Warning",
  reason: `Failed${verb}`,
  message: `${subject(regarding, verb, name)} failed error: ${why}`,
});

const subject = ({ metadata }: StatefulSet, verb: Verb, name: string) =>
  `${verb.toLowerCase()} Pod ${name} in StatefulSet ${metadata.name}`;
