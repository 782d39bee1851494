/** Claims and pods that use them, as a user writes them. */
import { Pod } from "../../api/core/pod/pod.ts";
import type { ResourceRef } from "../../api/request.ts";
import { ResourceSlice } from "../../api/resource/resource-slice.ts";
import type { Cluster } from "../../simulator/cluster.ts";
import { claim as claimOf, driver, exactly, template as templateOf } from "./gpus.ts";

const asked = { devices: { requests: [{ name: "gpu", exactly }] } };

/** A template called `gpu`. */
export const template = {
  ...templateOf("gpu"),
  spec: { metadata: { labels: { app: "web" } }, spec: asked },
};

/** A claim called `gpus`, protected as the scheduler protects what it allocates. */
export const claim = {
  ...claimOf("gpus", asked),
  metadata: { name: "gpus", finalizers: ["resource.kubernetes.io/delete-protection"] },
};

const container = {
  name: "c",
  image: "nginx",
  resources: { requests: { "example.com/gpu": "0" }, limits: { "example.com/gpu": "0" } },
};

/** A pod with one claim called `gpu`, or none, which no scheduler looks at. */
export const podOf = (name: string, source: object | undefined, more: object = {}) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name },
  spec: {
    schedulerName: "nobody",
    containers: [container],
    ...(source && { resourceClaims: [{ name: "gpu", ...source }] }),
    ...more,
  },
});

/** A Deployment called `web` whose pods have a claim each. */
export const webWithClaims = (replicas: number) => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "web" },
  spec: {
    replicas,
    selector: { matchLabels: { app: "web" } },
    template: {
      metadata: { labels: { app: "web" } },
      spec: {
        terminationGracePeriodSeconds: 1,
        containers: [{ name: "c", image: "nginx" }],
        resourceClaims: [{ name: "gpu", resourceClaimTemplateName: "gpu" }],
      },
    },
  },
});

/** What a scheduler writes that allocates a device to these pods. */
export const allocatedTo = (cluster: Cluster, pods: readonly string[]) => ({
  status: {
    allocation: {
      devices: { results: [{ request: "gpu", driver, pool: "node-0", device: "gpu-0" }] },
    },
    reservedFor: pods.map((name) => ({
      resource: "pods",
      name,
      uid: cluster.get(Pod, name)?.metadata.uid,
    })),
  },
});

/** Asks for one GPU though it may be failing. */
export const tolerating = (tolerations: readonly object[]) => {
  const all = tolerations.map((each) => ({ ...failing, operator: "Exists", ...each }));
  return { devices: { requests: [{ name: "gpu", exactly: { ...exactly, tolerations: all } }] } };
};

const failing = { key: `${driver}/failing`, effect: "NoExecute" };

/** Says that these GPUs of a node are failing, and that its others are not. */
export const tainting =
  (node: string, ...names: readonly string[]) =>
  (cluster: Cluster) => {
    const { spec } = cluster.get(ResourceSlice, `${node}-gpus`) ?? {};
    const devices = spec?.devices?.map(({ taints, ...device }) =>
      names.includes(device.name) ? { ...device, taints: taints ?? [failing] } : device,
    );
    cluster.patch(ResourceSlice, `${node}-gpus`, { spec: { devices } });
  };

/** Merges into the status of an object. */
export const patchStatus = (
  cluster: Cluster,
  resource: ResourceRef,
  { name, body }: { readonly name: string; readonly body: object },
) =>
  cluster.request({
    verb: "patch",
    patchType: "merge",
    resource,
    namespace: "default",
    name,
    body,
    subresource: "status",
  });
