import { type EndpointSubset, Endpoints } from "../../api/core/endpoints.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import type { Service } from "../../api/core/service/service.ts";
import { equalJson } from "../../api/json.ts";
import { type Action, create, remove, update } from "../../client/action.ts";
import type { Parts } from "../parts.ts";
import {
  headlessLabel,
  isHeadless,
  isLock,
  sameButHeadless,
  selectsPods,
  triggerTime,
  withTriggerTime,
} from "../service-pods.ts";
import { type AddressBook, addressBookOf } from "./subsets.ts";

/** All that the Endpoints of one name depend on. */
export interface Observed {
  readonly service: Service | undefined;
  /** Pods among which are those of the Service; only asked for where it selects any. */
  readonly pods: () => Parts<Pod>;
  readonly endpoints: Endpoints | undefined;
}

const managedByLabel = "endpoints.kubernetes.io/managed-by";
const controllerName = "endpoint-controller";
const overCapacityAnnotation = "endpoints.kubernetes.io/over-capacity";

/** The one write that brings Endpoints to what the Service selects, or none. */
export function planEndpoints({ service, pods, endpoints }: Observed): readonly Action[] {
  if (service === undefined) {
    return endpoints === undefined || isLock(endpoints) ? [] : [remove(Endpoints, endpoints)];
  }
  if (!selectsPods(service)) return [];
  const book = addressBookOf(service, pods());
  const { subsets, truncated } = book.packed;
  const labels = labelsOf(service);
  const before = endpoints?.metadata;
  const unchanged =
    equalJson(subsets, endpoints?.subsets ?? []) &&
    sameButHeadless(labels, before?.labels) &&
    truncated === (before?.annotations?.[overCapacityAnnotation] !== undefined);
  if (endpoints !== undefined && unchanged) return [];
  const changed = changedPods(book, endpoints?.subsets ?? []);
  const time = triggerTime(endpoints === undefined ? service : undefined, changed);
  const { [overCapacityAnnotation]: _, ...annotations } = withTriggerTime(
    before?.annotations,
    time,
  );
  const noted = truncated ? { ...annotations, [overCapacityAnnotation]: "truncated" } : annotations;
  const { name, namespace } = service.metadata;
  const metadata = {
    ...(before ?? { name, namespace }),
    labels,
    annotations: Object.keys(noted).length === 0 ? undefined : noted,
  };
  const content = subsets.length === 0 ? {} : { subsets };
  return endpoints === undefined
    ? [create(Endpoints, { metadata, ...content }, failure(service, "Create"))]
    : [
        update(
          Endpoints,
          { apiVersion: "v1", kind: "Endpoints", metadata, ...content },
          failure(service, "Update"),
        ),
      ];
}

/** The labels of the Service, and those that are Kubernetes' own. */
function labelsOf(service: Service): Readonly<Record<string, string>> {
  const { [headlessLabel]: _, ...labels } = service.metadata.labels ?? {};
  return {
    ...labels,
    ...(isHeadless(service) ? { [headlessLabel]: "" } : {}),
    [managedByLabel]: controllerName,
  };
}

/** The pods that are addresses now and were not, or were in another state. */
function changedPods(book: AddressBook, stored: readonly EndpointSubset[]): readonly Pod[] {
  const before = readiness(stored);
  return [...readiness(book.packed.subsets)].flatMap(([uid, ready]) => {
    const pod = before.get(uid) === ready ? undefined : book.pod(uid);
    return pod === undefined ? [] : [pod];
  });
}

/** Whether it is ready, for each pod that is an address. */
function readiness(subsets: readonly EndpointSubset[]): ReadonlyMap<string, boolean> {
  const ready = new Map<string, boolean>();
  for (const { addresses = [], notReadyAddresses = [] } of subsets) {
    for (const { targetRef } of addresses) ready.set(targetRef?.uid ?? "", true);
    for (const { targetRef } of notReadyAddresses) ready.set(targetRef?.uid ?? "", false);
  }
  return ready;
}

function failure(service: Service, verb: "Create" | "Update") {
  const { namespace, name } = service.metadata;
  const target = verb === "Create" ? `for service ${namespace}/${name}` : `${namespace}/${name}`;
  const regarding = { apiVersion: "v1", kind: "Endpoints", metadata: { namespace, name } };
  const message = `Failed to ${verb.toLowerCase()} endpoint ${target}: {error}`;
  const reason = `FailedTo${verb}Endpoint`;
  return { failed: { regarding, type: "Warning", reason, message } } as const;
}
