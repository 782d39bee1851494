import { Endpoints } from "../../api/core/endpoints.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { Service } from "../../api/core/service/service.ts";
import { type Controller, keyOf, nothing, splitKey, watch } from "../../client/controller.ts";
import { isForTerminatingNamespace } from "../namespace-ending.ts";
import {
  candidatesOf,
  changesEndpoints,
  labelIndices,
  sameLabels,
  selectorIndices,
  serviceKeysOf,
} from "../service-pods.ts";
import { planEndpoints } from "./plan.ts";

/** Keeps Endpoints for every Service that selects pods. */
export const endpointsController: Controller = {
  name: "endpoint-controller",
  watches: [
    watch(Service, { keys: (service) => [keyOf(service)], indices: selectorIndices }),
    watch(Pod, {
      keys: serviceKeysOf,
      sameKeys: sameLabels,
      when: changesEndpoints,
      indices: labelIndices,
    }),
    // Made by hand, they may be there before their Service is: only what is gone is looked after,
    // and what this controller made for a Service that went while nobody watched.
    watch(Endpoints, {
      keys: (endpoints, view) => {
        const { namespace, name = "", labels = {} } = endpoints.metadata;
        const isGone = view.get(Endpoints, namespace, name) === undefined;
        const isLeftOver =
          "endpoints.kubernetes.io/managed-by" in labels &&
          view.get(Service, namespace, name) === undefined;
        return isGone || isLeftOver ? [keyOf(endpoints)] : [];
      },
    }),
  ],
  reconcile(key, view, { failure }) {
    if (isForTerminatingNamespace(failure)) return nothing;
    const { namespace, name } = splitKey(key);
    const service = view.get(Service, namespace, name);
    return {
      actions: planEndpoints({
        service,
        pods: () => (service === undefined ? [] : candidatesOf(service, view)),
        endpoints: view.get(Endpoints, namespace, name),
      }),
    };
  },
};
