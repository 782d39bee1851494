import type { Strategy } from "../../resource.ts";
import { cidrWarnings } from "../../validation/ip.ts";
import type { Node } from "./node.ts";
import { validateNode, validateNodeStatusUpdate, validateNodeUpdate } from "./validate.ts";

/** How nodes are created and changed. Source: pkg/registry/core/node 1.36. */
export const nodeStrategy: Strategy<Node> = {
  defaults,
  prepareForCreate: withoutConfig,
  prepareForUpdate: withoutConfig,
  prepareForStatusUpdate: withoutConfig,
  validate: validateNode,
  validateUpdate: validateNodeUpdate,
  validateStatusUpdate: validateNodeStatusUpdate,
  warnings,
};

function defaults(node: Node): Node {
  const spec = withBothCidrs(node.spec);
  const { capacity, allocatable } = node.status;
  const status =
    capacity === undefined || allocatable !== undefined
      ? node.status
      : { ...node.status, allocatable: capacity };
  return spec === node.spec && status === node.status ? node : { ...node, spec, status };
}

/** `podCIDR` is the first of `podCIDRs`; where they differ, `podCIDR` is right. */
function withBothCidrs(spec: Node["spec"]): Node["spec"] {
  const { podCIDR = "", podCIDRs = [] } = spec;
  const first = podCIDRs[0] ?? "";
  if (podCIDR === first) return spec;
  return podCIDR === "" ? { ...spec, podCIDR: first } : { ...spec, podCIDRs: [podCIDR] };
}

/** Configuration of kubelets through the API is gone from Kubernetes; its fields are dropped. */
function withoutConfig(node: Node): Node {
  if (node.spec.configSource === undefined && node.status.config === undefined) return node;
  const { configSource: _source, ...spec } = node.spec;
  const { config: _config, ...status } = node.status;
  return { ...node, spec, status };
}

function warnings({ spec }: Node): string[] {
  const { externalID = "", podCIDRs = [] } = spec;
  const deprecated =
    externalID === "" ? [] : ["spec.externalID: deprecated in v1.11, this field is unused"];
  const cidrs = podCIDRs.flatMap((cidr, index) => cidrWarnings(cidr, `spec.podCIDRs[${index}]`));
  return [...deprecated, ...cidrs];
}
