/** What a container's environment tells it of its own pod. Source: pkg/fieldpath, kubelet 1.36. */
import type { Pod } from "../../api/core/pod/pod.ts";
import { milliValue } from "../../api/quantity.ts";
import type { FindConfiguration } from "../observed.ts";
import type { Container, Volume } from "../types.ts";

type Source = NonNullable<NonNullable<Container["env"]>[number]["valueFrom"]>;

/**
 * The container with the values of the variables that come from its pod; the very container where
 * there are none. A limit that is not set stays without a value: it is that of the node.
 */
export function withDownwardValues(container: Container, pod: Pod): Container {
  const { env = [] } = container;
  if (env.every(({ valueFrom }) => !isDownward(valueFrom))) return container;
  const resolved = env.map((variable) => {
    const { valueFrom } = variable;
    const value = valueFrom && variableOf(valueFrom, container, pod);
    return value === undefined ? variable : { ...variable, value };
  });
  return { ...container, env: resolved };
}

type Item = NonNullable<NonNullable<Volume["downwardAPI"]>["items"]>[number];

/** What a file of a downward API volume holds. */
export function downwardFile(
  { fieldRef, resourceFieldRef }: Item,
  pod: Pod,
  configuration: FindConfiguration,
): string {
  if (resourceFieldRef !== undefined) {
    const [first] = pod.spec.containers;
    const own = first && variableOf({ resourceFieldRef }, first, pod);
    return own ?? nodeLimit(resourceFieldRef, configuration) ?? "";
  }
  const path = fieldRef?.fieldPath ?? "";
  if (path === "metadata.labels") return listed(pod.metadata.labels);
  if (path === "metadata.annotations") return listed(pod.metadata.annotations);
  return fieldOf(path, pod) ?? "";
}

/** `app="web"`, a line each, in order. */
const listed = (map: Readonly<Record<string, string>> = {}): string =>
  Object.keys(map)
    .sort()
    .map((key) => `${key}=${JSON.stringify(map[key])}`)
    .join("\n");

const isDownward = (source: Source | undefined): boolean =>
  source?.fieldRef !== undefined || source?.resourceFieldRef !== undefined;

function variableOf({ fieldRef, resourceFieldRef }: Source, container: Container, pod: Pod) {
  if (fieldRef !== undefined) return fieldOf(fieldRef.fieldPath, pod);
  if (resourceFieldRef === undefined) return undefined;
  const { containerName = "" } = resourceFieldRef;
  const all = [...pod.spec.containers, ...(pod.spec.initContainers ?? [])];
  const other = all.find(({ name }) => name === containerName);
  return resourceOf(resourceFieldRef, containerName === "" ? container : other);
}

/** A label or annotation that is not there is empty. */
function fieldOf(path: string, { metadata, spec, status }: Pod): string | undefined {
  const [, map, key = ""] = /^metadata\.(labels|annotations)\['(.+)'\]$/.exec(path) ?? [];
  if (map === "labels") return metadata.labels?.[key] ?? "";
  if (map === "annotations") return metadata.annotations?.[key] ?? "";
  const joined = (ips: readonly { readonly ip: string }[] = []) => ips.map(({ ip }) => ip).join();
  switch (path) {
    case "metadata.name":
      return metadata.name;
    case "metadata.namespace":
      return metadata.namespace;
    case "metadata.uid":
      return metadata.uid;
    case "spec.nodeName":
      return spec.nodeName;
    case "spec.serviceAccountName":
      return spec.serviceAccountName;
    case "status.hostIP":
      return status.hostIP;
    case "status.hostIPs":
      return joined(status.hostIPs);
    case "status.podIP":
      return status.podIP;
    case "status.podIPs":
      return joined(status.podIPs);
    default:
      return undefined;
  }
}

/** The limit of a container that has none: what its node has for pods. */
export function nodeLimit(
  reference: Source["resourceFieldRef"],
  configuration: FindConfiguration,
): string | undefined {
  const resource = /^limits\.(.+)$/.exec(reference?.resource ?? "")?.[1];
  const amount = configuration("Node", "")?.data.get(resource ?? "");
  return amount === undefined ? undefined : units(amount, reference?.divisor);
}

const units = (amount: string, divisor = "0") =>
  String(Math.ceil(milliValue(amount) / (milliValue(divisor) || 1000)));

/** In units of the divisor, rounded up: of 250m cpu that is 1, and 250 with a divisor of 1m. */
function resourceOf(
  { resource, divisor }: NonNullable<Source["resourceFieldRef"]>,
  container: Container | undefined,
): string | undefined {
  const dot = resource.indexOf(".");
  const kind = resource.slice(0, dot) === "limits" ? "limits" : "requests";
  const amount = container?.resources?.[kind]?.[resource.slice(dot + 1)];
  if (amount === undefined) return kind === "limits" ? undefined : "0";
  return units(amount, divisor);
}
