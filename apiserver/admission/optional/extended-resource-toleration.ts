import { Pod } from "../../../api/core/pod/pod.ts";
import { isExtendedResource } from "../../../api/core/pod/validation/resources.ts";
import { equalJson } from "../../../api/json.ts";
import type { AdmissionPlugin } from "../plugin.ts";
import { onPodSpec } from "../pod-spec.ts";

/**
 * Pods that ask for a device bear the taint of its name, so that nodes with devices can be kept for
 * them. Source: plugin/pkg/admission/extendedresourcetoleration 1.36.
 */
export const extendedResourceToleration: AdmissionPlugin = {
  name: "ExtendedResourceToleration",
  resource: Pod,
  mutatesUpdates: true,
  mutateSpec: onPodSpec((spec) => {
    const { containers, initContainers = [], tolerations = [] } = spec;
    const names = [...containers, ...initContainers].flatMap(({ resources }) =>
      Object.keys(resources.requests ?? {}).filter(isExtendedResource),
    );
    const added = [...new Set(names)]
      .sort()
      .map((key) => ({ key, operator: "Exists", effect: "NoSchedule" }))
      .filter((wanted) => !tolerations.some((each) => equalJson(each, wanted)));
    return added.length === 0 ? spec : { ...spec, tolerations: [...tolerations, ...added] };
  }),
};
