import type { KubeObject, ScaleMapping } from "../resource.ts";
import { StatusError } from "../status.ts";
import type { CustomResourceSubresourceScale } from "./definition.ts";
import { memberAt, membersOf, withMemberAt } from "./json-path.ts";

/** How objects are scaled that keep their numbers at these paths. */
export function scaleMapping(paths: CustomResourceSubresourceScale): ScaleMapping<KubeObject> {
  const { specReplicasPath, statusReplicasPath, labelSelectorPath = "" } = paths;
  const spec = membersOf(specReplicasPath);
  const status = membersOf(statusReplicasPath);
  const selector = membersOf(labelSelectorPath);
  return {
    replicas(object) {
      const replicas = memberAt(object, spec);
      if (typeof replicas === "number") return replicas;
      throw new StatusError(
        "InternalError",
        `Internal error occurred: the spec replicas field "${specReplicasPath}" does not exist`,
      );
    },
    withReplicas: (object, replicas) => withMemberAt(object, spec, replicas),
    statusReplicas(object) {
      const replicas = memberAt(object, status);
      return typeof replicas === "number" ? replicas : 0;
    },
    selector(object) {
      const text = memberAt(object, selector);
      return typeof text === "string" ? text : "";
    },
  };
}
