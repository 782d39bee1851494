import { Service } from "../../api/core/service/service.ts";
import { equalJson } from "../../api/json.ts";
import {
  type Action,
  type PatchAction,
  patchStatus,
  record,
  untyped,
} from "../../client/action.ts";
import { keyOf, type Plan } from "../../client/controller.ts";
import { wishOf } from "./changes.ts";
import { normal, note, syncFailed, unavailable } from "./events.ts";
import { Allocator, isOfPool, type Pool, shownBy } from "./pool.ts";
import { cleanupFinalizer, hasFinalizer, needsCleanup, wantsLoadBalancer } from "./state.ts";

/** All that load balancers depend on. */
export interface Observed {
  /** Those of interest to load balancers, in any order. */
  readonly services: readonly Service[];
  readonly pool: Pool;
  /** Whether there is a node to send traffic to. */
  readonly hasNodes: boolean;
  /** Another controller hands out addresses: what was made here is cleared away, and no more. */
  readonly isLeft?: boolean;
  /** Why the last plan stopped, if it did. */
  readonly failure: string | undefined;
  /** Time until what failed under that name should be tried again; 0 is now. */
  readonly backoffMs: (name: string) => number;
}

/** What is to be done for one Service. */
interface Work {
  readonly name: string;
  readonly actions: readonly Action[];
  /** It cannot have what it wants: it is told so, time and again. */
  readonly isRefused: boolean;
}

/**
 * Gives every Service that wants a load balancer an address of the pool, and takes it back from
 * those that want none any more. The state is in the API alone: an address is taken as long as some
 * Service shows it. The finalizer comes before the address and goes after it, so that none is lost.
 * Source: k8s.io/cloud-provider, service controller 1.36.
 */
export function planLoadBalancers(observed: Observed): Plan {
  const { failure, backoffMs } = observed;
  const works: Work[] = [];
  const waits: number[] = [];
  for (const work of worksOf(observed)) {
    const waitMs = backoffMs(work.name);
    if (waitMs > 0) waits.push(waitMs);
    else works.push(work);
  }
  // One whose write is refused again and again does not hold up the others.
  const planned = failure === undefined ? works : works.slice(0, 1);
  const tries = planned.flatMap(({ name, isRefused }) =>
    isRefused || failure !== undefined ? [name] : [],
  );
  const actions = planned.flatMap((work) => work.actions);
  if (tries.length > 0) return { actions, tries, requeueAfterMs: 0 };
  return waits.length > 0 ? { actions, requeueAfterMs: Math.min(...waits) } : { actions };
}

function worksOf(observed: Observed): readonly Work[] {
  const services = [...observed.services].sort(byAge);
  const allocator = new Allocator(observed.pool, services);
  return services.flatMap((service): Work[] => {
    if (needsCleanup(service)) return [cleanup(service)];
    const isEnding = service.metadata.deletionTimestamp !== undefined;
    if (observed.isLeft === true || !wantsLoadBalancer(service) || isEnding) return [];
    if (isForeign(service, observed.pool)) return [];
    const work = ensure(service, allocator, observed);
    return work === undefined ? [] : [work];
  });
}

/** Whoever came first gets the first address. */
const byAge = (left: Service, right: Service) => (ageOf(left) < ageOf(right) ? -1 : 1);

const ageOf = (service: Service) => `${service.metadata.creationTimestamp} ${keyOf(service)}`;

/** Points of entry that somebody wrote by hand, beyond the pool, are left alone. */
const isForeign = ({ status }: Service, pool: Pool): boolean =>
  (status.loadBalancer.ingress ?? []).some(({ ip = "" }) => !isOfPool(pool, ip));

/**
 * The finalizer is the last word for most Services: with it they are gone, and so is their address.
 * One that others hold on to gives its address back first.
 */
function cleanup(service: Service): Work {
  const release = patchStatus(Service, service, { loadBalancer: { ingress: null } });
  const failed = syncFailed(service, "failed to delete load balancer: {error}");
  const isHeld = service.metadata.finalizers?.some((each) => each !== cleanupFinalizer) === true;
  return {
    name: `delete ${keyOf(service)}`,
    isRefused: false,
    actions: [
      note(service, "DeletingLoadBalancer", "Deleting load balancer"),
      ...(isHeld && shownBy(service).length > 0 ? [{ ...release, failed }] : []),
      {
        ...patchFinalizers(service, { "$deleteFromPrimitiveList/finalizers": [cleanupFinalizer] }),
        succeeded: normal(service, "DeletedLoadBalancer", "Deleted load balancer"),
        failed: syncFailed(service, "failed to remove load balancer cleanup finalizer: {error}"),
      },
    ],
  };
}

function ensure(service: Service, allocator: Allocator, { hasNodes }: Observed): Work | undefined {
  const wanted = allocator.addressesFor(service);
  const isRefused = "refusal" in wanted;
  const isShown = !isRefused && equalJson(wanted.addresses, shownBy(service));
  if (isShown && hasFinalizer(service)) return undefined;
  return {
    // Whoever asks for something else need not wait.
    name: isRefused ? `refuse ${keyOf(service)} ${wishOf(service)}` : `ensure ${keyOf(service)}`,
    isRefused,
    actions: [
      note(service, "EnsuringLoadBalancer", "Ensuring load balancer"),
      ...(hasFinalizer(service) ? [] : [addFinalizer(service)]),
      ...(hasNodes ? [] : [record(unavailable(service))]),
      isRefused
        ? record(syncFailed(service, `failed to ensure load balancer: ${wanted.refusal}`))
        : show(service, wanted.addresses),
    ],
  };
}

function addFinalizer(service: Service): Action {
  const failed = syncFailed(service, "failed to add load balancer cleanup finalizer: {error}");
  return { ...patchFinalizers(service, { finalizers: [cleanupFinalizer] }), failed };
}

function show(service: Service, addresses: readonly string[]): Action {
  const ingress = addresses.map((ip) => ({ ip, ipMode: "VIP" }));
  return {
    ...patchStatus(Service, service, { loadBalancer: { ingress } }),
    succeeded: normal(service, "EnsuredLoadBalancer", "Ensured load balancer"),
    failed: syncFailed(service, "failed to update load balancer status: {error}"),
  };
}

/**
 * The uid keeps another Service of the name from being changed in its place. Finalizers go the way
 * of the status. Source: k8s.io/cloud-provider/service/helpers, PatchService 1.36.
 */
function patchFinalizers({ metadata }: Service, finalizers: object): PatchAction {
  const { namespace, name = "", uid } = metadata;
  const patch = { metadata: { uid, ...finalizers } };
  return {
    do: "patch",
    resource: untyped(Service),
    namespace,
    name,
    patchType: "strategic",
    patch,
    subresource: "status",
  };
}
