import { ReplicaSet } from "../../api/apps/replicaset.ts";
import { StatefulSet } from "../../api/apps/statefulset.ts";
import { Namespace } from "../../api/core/namespace.ts";
import { ReplicationController } from "../../api/core/replication-controller.ts";
import { Service } from "../../api/core/service/service.ts";
import { equalJson } from "../../api/json.ts";
import { Informer, type InformerOptions } from "../../client/informer.ts";
import { startInOrder } from "../../client/start-in-order.ts";
import { servicesIndex } from "../spreading/pod-selection.ts";
import type { Snapshot } from "./snapshot.ts";

/** What says which pods belong together, kept up to date in the snapshot. */
export function informOfSelections(snapshot: Snapshot, options: InformerOptions) {
  const services = new Informer(Service, options);
  const replicaSets = new Informer(ReplicaSet, options);
  const statefulSets = new Informer(StatefulSet, options);
  const replicationControllers = new Informer(ReplicationController, options);
  const namespaces = new Informer(Namespace, options);
  services.addIndex(servicesIndex, ({ metadata }) => [metadata.namespace ?? ""]);
  namespaces.onChange((next, previous) => {
    if (equalJson(next?.metadata.labels, previous?.metadata.labels)) return;
    snapshot.namespaceChanged();
  });
  snapshot.selections = { services, replicaSets, statefulSets, replicationControllers };
  snapshot.terms.namespaceLabels = (name) => namespaces.get(name)?.metadata.labels;
  const all = [namespaces, services, replicaSets, statefulSets, replicationControllers];
  return {
    start(synced: () => void): void {
      startInOrder(all, synced);
    },
    stop(): void {
      for (const informer of all) informer.stop();
    },
  };
}
