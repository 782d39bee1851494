import { Node } from "../../api/core/node/node.ts";
import { Service } from "../../api/core/service/service.ts";
import { equalJson } from "../../api/json.ts";
import type { ResourceDefinition } from "../../api/resource.ts";
import {
  type Controller,
  keyOf,
  nothing,
  type Plan,
  splitKey,
  type View,
  watch,
} from "../../client/controller.ts";
import { planChangeNotes } from "./changes.ts";
import { changesHosts, hostsOf, planNodeNotes, takesTraffic } from "./nodes.ts";
import { planLoadBalancers } from "./plan.ts";
import { type Pool, poolOf } from "./pool.ts";
import { isOfInterest } from "./state.ts";

/** One key for all addresses: two Services planned apart could be given the same. */
const allAddresses = "load-balancers";
/** What is told of the nodes behind them. */
const allNodes = "nodes";

const ofInterest = "ofLoadBalancers";

/** What the last plan saw of a Service, to tell what changed; nothing depends on it. */
interface SeenService {
  readonly service: Service;
}
interface SeenNodes {
  readonly hosts: readonly string[];
}

/**
 * Makes load balancers of thin air: gives Services addresses of some ranges. A key of a Service is
 * for the events of its changes alone.
 */
export function serviceLbController(ranges: readonly string[]): Controller {
  const pool = poolOf(ranges);
  return {
    name: "service-controller",
    watches: [
      watch(Service, { keys: (service) => [keyOf(service)] }),
      watch(Service, {
        keys: () => [allAddresses],
        indices: { [ofInterest]: (service) => (isOfInterest(service) ? [ofInterest] : []) },
        when: changesAddresses,
      }),
      watch(Node, {
        keys: () => [allNodes],
        when: changesHosts,
        heedsRenewals: false,
      }),
    ],
    watchCustom: (resource) =>
      isForPools(resource) ? watch(resource, { keys: () => [allAddresses] }) : undefined,
    // Source: k8s.io/cloud-provider, service controller, minRetryDelay, maxRetryDelay 1.36.
    itemWaits: { firstMs: 5000, longestMs: 300_000 },
    reconcile(key, view, { failure, backoffMs, memory }) {
      if (key === allAddresses) {
        const services = view.indexed(Service, ofInterest, ofInterest);
        if (services.length === 0) return nothing;
        return planLoadBalancers({
          services,
          pool,
          hasNodes: hasNodes(view),
          isLeft: leavesServices(view),
          failure,
          backoffMs,
        });
      }
      if (key === allNodes) return reconcileNodes(view, memory);
      return reconcileService(key, view, { pool, memory });
    },
  };
}

const hasNodes = (view: View): boolean => view.list(Node).some(takesTraffic);

/** Whether the objects of a custom resource are pools of a controller that hands out addresses. */
const isForPools = ({ apiVersion, kind }: ResourceDefinition) =>
  apiVersion.startsWith("metallb.io/") && kind === "IPAddressPool";

/** Where somebody else has addresses to hand out, the cluster is none of a cloud. */
const leavesServices = (view: View): boolean =>
  view.customResources.some((each) => isForPools(each) && view.list(each).length > 0);

/** Whether a change can change who has which address. */
function changesAddresses(next: Service | undefined, previous: Service | undefined): boolean {
  const concerns = [next, previous].some((each) => each !== undefined && isOfInterest(each));
  if (next === undefined || previous === undefined || !concerns) return concerns;
  const { metadata, spec, status } = next;
  return (
    metadata.deletionTimestamp !== previous.metadata.deletionTimestamp ||
    !equalJson(metadata.finalizers, previous.metadata.finalizers) ||
    !equalJson(metadata.annotations, previous.metadata.annotations) ||
    !equalJson(spec, previous.spec) ||
    !equalJson(status, previous.status)
  );
}

function reconcileService(
  key: string,
  view: View,
  { pool, memory }: { readonly pool: Pool; readonly memory: object | undefined },
): Plan {
  const { namespace, name } = splitKey(key);
  const service = view.get(Service, namespace, name);
  if (service === undefined) return nothing;
  const seen: SeenService = { service };
  // Memory is what this function returned as such.
  const before = memory as SeenService | undefined;
  const isSame = before?.service.metadata.uid === service.metadata.uid;
  const means = { pool, hasNodes: () => hasNodes(view) };
  const actions =
    before !== undefined && isSame ? planChangeNotes(before.service, service, means) : [];
  return { actions, memory: seen };
}

function reconcileNodes(view: View, memory: object | undefined): Plan {
  const hosts = hostsOf(view.list(Node));
  const seen: SeenNodes = { hosts };
  // Memory is what this function returned as such.
  const before = memory as SeenNodes | undefined;
  const services = view.indexed(Service, ofInterest, ofInterest);
  const actions = before === undefined ? [] : planNodeNotes(services, before.hosts, hosts);
  return { actions, memory: seen };
}
