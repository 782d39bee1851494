import { Endpoints } from "../../api/core/endpoints.ts";
import { Service } from "../../api/core/service/service.ts";
import { EndpointSlice } from "../../api/discovery/endpointslice.ts";
import {
  type Controller,
  doublingMs,
  keyOf,
  nothing,
  splitKey,
  watch,
} from "../../client/controller.ts";
import { isForTerminatingNamespace } from "../namespace-ending.ts";
import { sliceKeysOf } from "../slices.ts";
import { mirroredBy, planMirror } from "./plan.ts";

const sliceIndex = "mirroredSlices";
const endpointsKeys = sliceKeysOf(mirroredBy);

/** Mirrors Endpoints that no controller keeps in EndpointSlices, which is where clients look. */
export const endpointSliceMirroringController: Controller = {
  name: "endpoint-slice-mirroring-controller",
  watches: [
    watch(Endpoints, { keys: (endpoints) => [keyOf(endpoints)] }),
    watch(Service, {
      keys: (service) => [keyOf(service)],
      when: (next, previous) => isManual(next) || isManual(previous),
    }),
    watch(EndpointSlice, { keys: endpointsKeys, indices: { [sliceIndex]: endpointsKeys } }),
  ],
  // Source: pkg/controller/endpointslicemirroring defaultSyncBackOff, maxSyncBackOff 1.36.
  retryMs: doublingMs(100_000, 1000),
  reconcile(key, view, { failure }) {
    if (isForTerminatingNamespace(failure)) return nothing;
    const { namespace, name } = splitKey(key);
    return {
      actions: planMirror({
        endpoints: view.get(Endpoints, namespace, name),
        service: view.get(Service, namespace, name),
        slices: view.indexed(EndpointSlice, sliceIndex, key),
      }),
    };
  },
};

const isManual = (service: Service | undefined) =>
  service !== undefined && service.spec.selector === undefined;
