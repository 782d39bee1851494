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
import { planNodeNotes, takesTraffic } from "./nodes.ts";
import { planLoadBalancers } from "./plan.ts";
import { poolOf } from "./pool.ts";
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
  readonly names: readonly string[];
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
        when: (next, previous) => isServing(next) !== isServing(previous),
        heedsRenewals: false,
      }),
    ],
    watchCustom: (resource) =>
      isForPools(resource) ? watch(resource, { keys: () => [allAddresses] }) : undefined,
    reconcile(key, view, { failure, backoffMs, memory }) {
      if (key === allAddresses) {
        const services = view.indexed(Service, ofInterest, ofInterest);
        if (services.length === 0) return nothing;
        const hasNodes = view.list(Node).some(takesTraffic);
        const isLeft = leavesServices(view);
        return planLoadBalancers({ services, pool, hasNodes, isLeft, failure, backoffMs });
      }
      return key === allNodes ? reconcileNodes(view, memory) : reconcileService(key, view, memory);
    },
  };
}

/** Whether the objects of a custom resource are pools of a controller that hands out addresses. */
const isForPools = ({ apiVersion, kind }: ResourceDefinition) =>
  apiVersion.startsWith("metallb.io/") && kind === "IPAddressPool";

/** Where somebody else has addresses to hand out, the cluster is none of a cloud. */
const leavesServices = (view: View): boolean =>
  view.customResources.some((each) => isForPools(each) && view.list(each).length > 0);

const isServing = (node: Node | undefined) => node !== undefined && takesTraffic(node);

/** Whether a change can change who has which address. */
function changesAddresses(next: Service | undefined, previous: Service | undefined): boolean {
  const concerns = [next, previous].some((each) => each !== undefined && isOfInterest(each));
  if (next === undefined || previous === undefined || !concerns) return concerns;
  const { metadata, spec, status } = next;
  return (
    metadata.deletionTimestamp !== previous.metadata.deletionTimestamp ||
    !equalJson(metadata.finalizers, previous.metadata.finalizers) ||
    !equalJson(spec, previous.spec) ||
    !equalJson(status, previous.status)
  );
}

function reconcileService(key: string, view: View, memory: object | undefined): Plan {
  const { namespace, name } = splitKey(key);
  const service = view.get(Service, namespace, name);
  if (service === undefined) return nothing;
  const seen: SeenService = { service };
  // Memory is what this function returned as such.
  const before = memory as SeenService | undefined;
  const isSame = before?.service.metadata.uid === service.metadata.uid;
  const actions = before !== undefined && isSame ? planChangeNotes(before.service, service) : [];
  return { actions, memory: seen };
}

function reconcileNodes(view: View, memory: object | undefined): Plan {
  const names = view
    .list(Node)
    .filter(takesTraffic)
    .map(({ metadata: { name = "" } }) => name)
    .sort();
  const seen: SeenNodes = { names };
  // Memory is what this function returned as such.
  const before = memory as SeenNodes | undefined;
  const services = view.indexed(Service, ofInterest, ofInterest);
  const actions = before === undefined ? [] : planNodeNotes(services, before.names, names);
  return { actions, memory: seen };
}
