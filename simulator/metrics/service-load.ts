import { Pod } from "../../api/core/pod/pod.ts";
import { Service } from "../../api/core/service/service.ts";
import { milliValue, parseQuantity } from "../../api/quantity.ts";
import type { Reader } from "../objects/reader.ts";

/** On a Service: the CPU that what it is asked for takes, of all its ready pods together. */
export const loadAnnotation = "sim.kubesim.dev/cpu";

/**
 * What each pod has to do for Services, in millicores: the ready pods of a Service share its load
 * in equal parts. `namespace` is that of the pods asked about, if all are in one.
 */
export function loadOf(reader: Reader, namespace: string | undefined): (pod: Pod) => number {
  const loads = reader.list(Service, namespace).flatMap((service) => shareOf(reader, service));
  if (loads.length === 0) return () => 0;
  return (pod) =>
    loads
      .filter(({ pods }) => pods.has(pod))
      .reduce((sum, { millicores, pods }) => sum + millicores / pods.size, 0);
}

function shareOf(reader: Reader, { metadata, spec }: Service) {
  const text = metadata.annotations?.[loadAnnotation];
  const amount = text === undefined ? undefined : parseQuantity(text);
  const selector = Object.entries(spec.selector ?? {});
  if (text === undefined || amount === undefined || amount.nano <= 0n) return [];
  const pods = reader
    .list(Pod, metadata.namespace)
    .filter(
      (pod) =>
        selector.length > 0 &&
        selector.every(([key, value]) => pod.metadata.labels?.[key] === value) &&
        isReady(pod),
    );
  return [{ millicores: milliValue(text), pods: new Set(pods) }];
}

const isReady = ({ status }: Pod) =>
  status.conditions?.some(({ type, status: is }) => type === "Ready" && is === "True") === true;
