/** Manifests of devices, and of those who ask for them. */

export const driver = "gpu.example.com";

export const gpuClass = {
  apiVersion: "resource.k8s.io/v1",
  kind: "DeviceClass",
  metadata: { name: driver },
  spec: { selectors: [{ cel: { expression: `device.driver == "${driver}"` } }] },
};

/** The name of an extended resource, and the class that stands for it. */
export const resourceName = "example.com/gpu";
export const namedClass = {
  ...gpuClass,
  spec: { ...gpuClass.spec, extendedResourceName: resourceName },
};

/** A pod that asks for so many by the name of a resource. */
export function podByName(name: string, count = 1, resource = resourceName) {
  const limits = { [resource]: `${count}` };
  const containers = [{ name: "app", image: "app:1", resources: { limits } }];
  const spec = { terminationGracePeriodSeconds: 1, containers };
  return { apiVersion: "v1", kind: "Pod", metadata: { name }, spec };
}

/** The devices of a node; each has 40 GiB and a model. */
export const gpusOf = (node: string, models: readonly string[]) => ({
  apiVersion: "resource.k8s.io/v1",
  kind: "ResourceSlice",
  metadata: { name: `${node}-gpus` },
  spec: {
    driver,
    pool: { name: node, generation: 1, resourceSliceCount: 1 },
    nodeName: node,
    devices: models.map((model, index) => ({
      name: `gpu-${index}`,
      attributes: { model: { string: model } },
      capacity: { memory: { value: "40Gi" } },
    })),
  },
});

/** Asks for one device, as it is stored. */
export const exactly = { deviceClassName: driver, allocationMode: "ExactCount", count: 1 };

/** Asks for so many devices, or for those that an expression holds for. */
export function asking({ count = 1, expression }: { count?: number; expression?: string } = {}) {
  const selectors = expression === undefined ? [] : [{ cel: { expression } }];
  const asked = { ...exactly, count, selectors };
  return { devices: { requests: [{ name: "gpu", exactly: asked }] } };
}

export const claim = (name: string, spec: object = asking()) => ({
  apiVersion: "resource.k8s.io/v1",
  kind: "ResourceClaim",
  metadata: { name },
  spec,
});

export const template = (name: string, spec: object = asking()) => ({
  apiVersion: "resource.k8s.io/v1",
  kind: "ResourceClaimTemplate",
  metadata: { name },
  spec: { spec },
});

/** What is the same in pods and in their templates. */
export const podSpec = (source: object, more: object = {}) => ({
  resourceClaims: [{ name: "gpu", ...source }],
  containers: [{ name: "app", image: "app:1", resources: { claims: [{ name: "gpu" }] } }],
  ...more,
});

export const pod = (name: string, source: object, more: object = {}) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name },
  spec: podSpec(source, more),
});
