/** What users do in the examples. */
import { Node } from "../../api/core/node/node.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
import { untyped } from "../../client/action.ts";
import type { Cluster } from "../../simulator/cluster.ts";

export type Act = (cluster: Cluster) => void;

/** `kubectl delete pod`. */
export const deletePod =
  (name: string): Act =>
  (cluster) =>
    cluster.delete(Pod, name);

/** `kubectl drain --grace-period=0 --force`. */
export const drain =
  (node: string): Act =>
  (cluster) => {
    cluster.patch(Node, node, { spec: { unschedulable: true } });
    const onNode = cluster.list(Pod).filter(({ spec }) => spec.nodeName === node);
    for (const { metadata } of onNode) {
      cluster.request({
        verb: "create",
        resource: untyped(Pod),
        subresource: "eviction",
        namespace: metadata.namespace ?? "default",
        name: metadata.name ?? "",
        body: {
          apiVersion: "policy/v1",
          kind: "Eviction",
          metadata: { name: metadata.name },
          deleteOptions: { gracePeriodSeconds: 0 },
        },
      });
    }
  };

/** `kubectl patch --subresource resize` of the container `app`. */
export const resize =
  (name: string, resources: object): Act =>
  (cluster) => {
    cluster.request({
      verb: "patch",
      patchType: "strategic",
      resource: untyped(Pod),
      subresource: "resize",
      namespace: "default",
      name,
      body: { spec: { containers: [{ name: "app", resources }] } },
    });
  };

/** `kubectl patch --subresource status`. */
export const patchStatus =
  <T extends KubeObject>(resource: ResourceDefinition<T>, name: string, status: object): Act =>
  (cluster) => {
    cluster.request({
      verb: "patch",
      patchType: "strategic",
      resource: untyped(resource),
      subresource: "status",
      ...(resource.namespaced && { namespace: "default" }),
      name,
      body: { status },
    });
  };
