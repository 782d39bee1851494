/**
 * The limits that a pod sets to what it writes. Source: kubelet 1.36, localStorageEviction, which
 * looks at volumes first, then at the pod as a whole, then at its containers.
 */
import type { Pod } from "../../api/core/pod/pod.ts";
import { aggregateContainers } from "../../api/core/pod/pod-resources.ts";
import { canonicalQuantity, quantityToNumber } from "../../api/quantity.ts";
import type { PodUse } from "../behavior/machine-use.ts";
import type { Container, PodSpec } from "../types.ts";
import { containerBytes, podTotals, runningContainers } from "./pod-storage.ts";

const resource = "ephemeral-storage";

/** Whether a pod sets any such limit: all others are never looked at. */
export const limitsStorage = ({ spec }: Pod): boolean =>
  spec.volumes?.some(({ emptyDir }) => emptyDir?.sizeLimit !== undefined) === true ||
  spec.containers.some(limits) ||
  spec.initContainers?.some(limits) === true;

const limits = ({ resources }: Container): boolean => resources.limits?.[resource] !== undefined;

/** What a pod has exceeded, in the kubelet's words; `undefined` where it keeps to its limits. */
export function exceeded(pod: Pod, use: PodUse | undefined): string | undefined {
  for (const { name, emptyDir } of pod.spec.volumes ?? []) {
    const limit = emptyDir?.sizeLimit;
    if (limit === undefined || !isOver(use?.volumes.get(name)?.bytes ?? 0, limit)) continue;
    return `Usage of EmptyDir volume "${name}" exceeds the limit "${canonicalQuantity(limit)}". `;
  }
  const total = limitOf(pod.spec);
  if (total !== undefined && podTotals(pod, { use }).diskBytes > quantityToNumber(total)) {
    const limit = canonicalQuantity(total);
    return `Pod ephemeral local storage usage exceeds the total limit of containers ${limit}. `;
  }
  for (const container of runningContainers(pod)) {
    const limit = container.resources.limits?.[resource];
    if (limit === undefined || !isOver(containerBytes(pod, container, use), limit)) continue;
    const text = canonicalQuantity(limit);
    return `Container ${container.name} exceeded its local ephemeral storage limit "${text}". `;
  }
  return undefined;
}

/** The limit of all containers together; pods of one template share the answer. */
function limitOf(spec: PodSpec): string | undefined {
  const known = podLimits.get(spec.containers);
  if (known !== undefined) return known.limit;
  const limit = aggregateContainers(spec, "limits")[resource];
  podLimits.set(spec.containers, { limit });
  return limit;
}

const podLimits = new WeakMap<PodSpec["containers"], { readonly limit: string | undefined }>();

/** A limit of nothing is none. */
function isOver(bytes: number, limit: string): boolean {
  const most = quantityToNumber(limit);
  return most > 0 && bytes > most;
}
