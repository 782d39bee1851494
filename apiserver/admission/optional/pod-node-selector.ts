import { Namespace } from "../../../api/core/namespace.ts";
import { Pod } from "../../../api/core/pod/pod.ts";
import { withMembers } from "../../../api/json.ts";
import { forbidden, notFound } from "../../../api/status.ts";
import type { AdmissionPlugin } from "../plugin.ts";
import { parsePlainLabels } from "./plain-labels.ts";

const annotation = "scheduler.alpha.kubernetes.io/node-selector";

/**
 * The pods of a namespace go to the nodes that its annotation names: `env=dev,disk=ssd`.
 * Source: plugin/pkg/admission/podnodeselector 1.36.
 */
export const podNodeSelector: AdmissionPlugin = {
  name: "PodNodeSelector",
  resource: Pod,
  mutate(object, { verb, subresource, definition, name, namespace = "" }, { storage }) {
    if (verb !== "create" || subresource !== undefined) return object;
    const around = storage.get("namespaces", namespace);
    if (around === undefined) throw notFound(Namespace, namespace);
    const text = around.metadata.annotations?.[annotation];
    if (text === undefined) return object;
    const wanted = parsePlainLabels(text);
    // The plugin is given pods alone.
    const pod = object as Pod;
    const own = pod.spec.nodeSelector ?? {};
    if (Object.keys(wanted).some((key) => own[key] !== undefined && own[key] !== wanted[key])) {
      const fact = "pod node label selector conflicts with its namespace node label selector";
      throw forbidden(definition, name, fact);
    }
    const nodeSelector = { ...wanted, ...own };
    return withMembers(pod, { spec: withMembers(pod.spec, { nodeSelector }) });
  },
};
