/** What containers and pods ask of a node. Source: core/v1 ResourceRequirements 1.36. */
import type { ObjectOf } from "../../resource.ts";
import { list, mandatory, map, quantityItem, struct, text } from "../../schema.ts";

/** Use of one of the pod's resource claims. */
export const ResourceClaim = struct(
  "core.v1.ResourceClaim",
  "Names one of the pod's resource claims that a container uses.",
  {
    name: mandatory(text("Name of an entry in the pod's resourceClaims.")),
    request: text("Name of the one request in the claim that is meant; all where it is absent."),
  },
);
export type ResourceClaim = ObjectOf<typeof ResourceClaim>;

/** Requests and limits. */
export const ResourceRequirements = struct(
  "core.v1.ResourceRequirements",
  "Resources that are reserved, and the most that may be used.",
  {
    limits: map("The most that may be used, by resource.", quantityItem),
    requests: map("What is reserved on the node, by resource.", quantityItem),
    claims: list("Devices that are used, by claims of the pod.", ResourceClaim, {
      keys: ["name"],
      type: "map",
    }),
  },
);
export type ResourceRequirements = ObjectOf<typeof ResourceRequirements>;

/** What a change of one resource does to a running container. */
export const ContainerResizePolicy = struct(
  "core.v1.ContainerResizePolicy",
  "Whether a container restarts when one of its resources changes.",
  {
    resourceName: mandatory(text("The resource: cpu or memory.")),
    restartPolicy: mandatory(text("NotRequired, or RestartContainer.")),
  },
);
export type ContainerResizePolicy = ObjectOf<typeof ContainerResizePolicy>;
