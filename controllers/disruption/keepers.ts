import { Deployment } from "../../api/apps/deployment.ts";
import { ReplicaSet } from "../../api/apps/replicaset.ts";
import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
import { controllerRef, type View } from "../../client/controller.ts";
import type { Keeper, KeeperOf } from "./expected.ts";

/**
 * Looks up who keeps a pod: the Deployment above its ReplicaSet, or else whatever controls it and
 * can be scaled. Source: pkg/controller/disruption, the finders of a pod's controller 1.36.
 */
export function keepers(definitions: readonly ResourceDefinition[], view: View): KeeperOf {
  return (pod) => {
    const ref = controllerRef(pod);
    if (ref === undefined) return undefined;
    const { namespace } = pod.metadata;
    const definition = definitions.find(
      ({ apiVersion, kind }) => apiVersion === ref.apiVersion && kind === ref.kind,
    );
    if (definition === undefined) {
      return `no matches for kind ${JSON.stringify(ref.kind)} in version "${ref.apiVersion}"`;
    }
    if (definition.scale === undefined) {
      return `${resourceName(definition)} does not implement the scale subresource`;
    }
    const owner = view.get(definition, namespace, ref.name);
    if (owner === undefined || owner.metadata.uid !== ref.uid) {
      return `found no controllers for pod ${JSON.stringify(pod.metadata.name)}`;
    }
    return deploymentAbove(definition, owner, view) ?? keeperOf(definition, owner);
  };
}

/** `daemonsets.apps`, `nodes` */
const resourceName = ({ plural, group }: ResourceDefinition) =>
  group === "" ? plural : `${plural}.${group}`;

/** Nothing where there is none, or none any more: then the ReplicaSet counts for itself. */
function deploymentAbove(
  { kind }: ResourceDefinition,
  owner: KubeObject,
  view: View,
): Keeper | undefined {
  const above = kind === ReplicaSet.kind ? controllerRef(owner) : undefined;
  if (above?.kind !== Deployment.kind) return undefined;
  const deployment = view.get(Deployment, owner.metadata.namespace, above.name);
  if (deployment?.metadata.uid !== above.uid) return undefined;
  return { uid: above.uid, replicas: deployment.spec.replicas };
}

const keeperOf = ({ scale }: ResourceDefinition, owner: KubeObject): Keeper => ({
  uid: owner.metadata.uid ?? "",
  replicas: scale?.replicas(owner) ?? 0,
});
