import { Deployment } from "../../api/apps/deployment.ts";
import { ReplicaSet } from "../../api/apps/replicaset.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { PodDisruptionBudget } from "../../api/policy/pod-disruption-budget.ts";
import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
import { selectorFromLabelSelector } from "../../api/selectors/labels.ts";
import {
  type Controller,
  cached,
  controllerRef,
  keyOf,
  nothing,
  splitKey,
  type View,
  watch,
} from "../../client/controller.ts";
import { changesPodCount, podCondition } from "../pod-state.ts";
import type { Keeper, KeeperOf } from "./expected.ts";
import { planBudget } from "./plan.ts";
import { planStaleDisruption } from "./stale.ts";

/** What marks the key of a pod among those of budgets. */
const podMark = " pod";

/**
 * Says of each budget what may be evicted. A key is that of a budget; those of pods end in a mark,
 * and are of pods that somebody is about to end.
 */
export function disruptionController(definitions: readonly ResourceDefinition[]): Controller {
  const scalable = definitions.filter(({ scale }) => scale !== undefined);
  return {
    // Upstream's has no name of its own, and its events show that.
    name: "controllermanager",
    watches: [
      watch(PodDisruptionBudget, { keys: (budget) => [keyOf(budget)] }),
      watch(Pod, {
        keys: (pod, view) => budgetKeys(pod, view).concat(targetKeys(pod)),
        when: (next, previous) => changesPodCount(next, previous) || changesTarget(next, previous),
      }),
      // How many pods there should be is looked up; that it changed shows in the pods soon enough.
      ...scalable.map((resource) => cached(resource)),
    ],
    watchCustom: (resource) => (resource.scale === undefined ? undefined : cached(resource)),
    reconcile(key, view) {
      const { namespace = "", name } = splitKey(key);
      if (name.endsWith(podMark)) {
        const pod = view.get(Pod, namespace, name.slice(0, -podMark.length));
        return pod === undefined ? nothing : planStaleDisruption(pod, view.nowMs);
      }
      const budget = view.get(PodDisruptionBudget, namespace, name);
      if (budget === undefined) return nothing;
      const { matches } = selectorFromLabelSelector(budget.spec.selector);
      const pods = view.list(Pod, namespace).filter(({ metadata }) => matches(metadata.labels));
      const keeperOf = keepers([...definitions, ...view.customResources], view);
      return planBudget({ budget, pods, keeperOf, nowMs: view.nowMs });
    },
  };
}

function budgetKeys({ metadata }: Pod, view: View): string[] {
  const keys: string[] = [];
  for (const budget of view.list(PodDisruptionBudget, metadata.namespace)) {
    const { matches } = selectorFromLabelSelector(budget.spec.selector);
    if (matches(metadata.labels)) keys.push(keyOf(budget));
  }
  return keys;
}

const targetStatus = (pod: Pod | undefined) =>
  pod === undefined ? undefined : podCondition(pod, "DisruptionTarget")?.status;

const targetKeys = (pod: Pod) => (targetStatus(pod) === "True" ? [`${keyOf(pod)}${podMark}`] : []);

const changesTarget = (next: Pod | undefined, previous: Pod | undefined) =>
  targetStatus(next) !== targetStatus(previous);

/** Source: pkg/controller/disruption, the finders of a pod's controller 1.36. */
function keepers(definitions: readonly ResourceDefinition[], view: View): KeeperOf {
  return (pod) => {
    const ref = controllerRef(pod);
    if (ref === undefined) return undefined;
    const { namespace } = pod.metadata;
    const definition = definitions.find(
      ({ apiVersion, kind }) => apiVersion === ref.apiVersion && kind === ref.kind,
    );
    const none = `found no controllers for pod ${JSON.stringify(pod.metadata.name)}`;
    if (definition === undefined) return none;
    if (definition.scale === undefined) {
      return `${definition.plural}.${definition.group} does not implement the scale subresource`;
    }
    const owner = view.get(definition, namespace, ref.name);
    if (owner === undefined || owner.metadata.uid !== ref.uid) return none;
    const above = ref.kind === ReplicaSet.kind ? controllerRef(owner) : undefined;
    if (above?.kind !== Deployment.kind) return keeper(definition, owner);
    const deployment = view.get(Deployment, namespace, above.name);
    return deployment?.metadata.uid === above.uid
      ? { uid: above.uid, replicas: deployment.spec.replicas }
      : none;
  };
}

const keeper = ({ scale }: ResourceDefinition, owner: KubeObject): Keeper => ({
  uid: owner.metadata.uid ?? "",
  replicas: scale?.replicas(owner) ?? 0,
});
