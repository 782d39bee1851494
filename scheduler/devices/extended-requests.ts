/** What containers ask for by the names of extended resources, as requests of a claim. */
import type { Container } from "../../api/core/pod/container.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import { isSidecar } from "../../api/core/pod/pod-resources.ts";
import { quantityToNumber } from "../../api/quantity.ts";
import type { DeviceRequest } from "../../api/resource/device-request.ts";

/** Which request of the claim a container has a resource from. */
export interface RequestMapping {
  readonly containerName: string;
  readonly resourceName: string;
  readonly requestName: string;
}

export interface ExtendedRequests {
  readonly requests: readonly DeviceRequest[];
  readonly mappings: readonly RequestMapping[];
}

interface Asked {
  readonly name: string;
  readonly count: number;
}

/**
 * A request for each container and resource of a class. An init container uses what the later ones
 * have that go on, and of what it needs beyond it only the most that any of them does is asked for.
 * `classes` are the names of the classes by the resources.
 * Source: dynamicresources createRequestsAndMappings 1.36.
 */
export function extendedRequests(
  { spec: { initContainers = [], containers } }: Pod,
  classes: ReadonlyMap<string, string>,
): ExtendedRequests {
  const all = [...initContainers, ...containers];
  const parts = [...classes].sort(byName).map(([resource, deviceClassName]) => {
    const { asked, mappings } = requestsOf(resource, all, initContainers.length);
    const requests = asked.map(({ name, count }): DeviceRequest => {
      return { name, exactly: { deviceClassName, allocationMode: "ExactCount", count } };
    });
    return { requests, mappings };
  });
  return {
    requests: parts.flatMap(({ requests }) => requests).sort((a, b) => (a.name < b.name ? -1 : 1)),
    mappings: parts.flatMap(({ mappings }) => mappings),
  };
}

const byName = ([left]: readonly [string, string], [right]: readonly [string, string]) =>
  left < right ? -1 : 1;

/** Those of one resource; `initCount` of all containers are init containers. */
function requestsOf(resource: string, all: readonly Container[], initCount: number) {
  const isShort = (index: number) => index < initCount && !isSidecar(all[index]);
  const lasting = all.map((container, index) =>
    isShort(index) ? undefined : askedBy(container, { index, resource, usable: [] }),
  );
  const short = all.flatMap((container, index) => {
    const usable = lasting.slice(index).flatMap((each) => each?.asked ?? []);
    return isShort(index) ? [askedBy(container, { index, resource, usable })] : [];
  });
  const extra = short.flatMap(({ asked }) => asked ?? []);
  const most = extra.reduce<Asked | undefined>(
    (best, each) => (each.count > (best?.count ?? 0) ? each : best),
    undefined,
  );
  const names = new Set(extra.map(({ name }) => name));
  const shortMappings = short
    .flatMap(({ mappings }) => mappings)
    .map((each) =>
      most !== undefined && names.has(each.requestName)
        ? { ...each, requestName: most.name }
        : each,
    );
  return {
    asked: [...(most === undefined ? [] : [most]), ...lasting.flatMap((each) => each?.asked ?? [])],
    mappings: [...lasting.flatMap((each) => each?.mappings ?? []), ...shortMappings],
  };
}

interface Place {
  /** Of the container, among all of the pod, those of its beginning first. */
  readonly index: number;
  readonly resource: string;
  /** What others ask for that have no use for it yet. */
  readonly usable: readonly Asked[];
}

interface AskedBy {
  /** What is asked for beyond what is usable. */
  readonly asked: Asked | undefined;
  readonly mappings: readonly RequestMapping[];
}

function askedBy({ name, resources }: Container, { index, resource, usable }: Place): AskedBy {
  const { requests = {} } = resources ?? {};
  const wanted = quantityToNumber(requests[resource] ?? "0");
  const mappings: RequestMapping[] = [];
  let left = wanted;
  const use = (requestName: string) =>
    mappings.push({ containerName: name, resourceName: resource, requestName });
  for (const each of usable) {
    if (left <= 0) break;
    left -= each.count;
    use(each.name);
  }
  if (left <= 0) return { asked: undefined, mappings };
  const asked = {
    name: `container-${index}-request-${Object.keys(requests).sort().indexOf(resource)}`,
    count: left,
  };
  use(asked.name);
  return { asked, mappings };
}
