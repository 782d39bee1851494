/** Devices for pods on their way to a node: promised, bound, waited for, or given back. */
import { isReservedFor } from "../../api/resource/pod-claims.ts";
import type { ResourceClaim } from "../../api/resource/resource-claim.ts";
import { keyOf } from "../../client/controller.ts";
import { askedBy, type Granted, grantOn } from "../devices/grant.ts";
import { hasConditions } from "../devices/readiness.ts";
import type { Handle, Placement, PluginStatus } from "../framework/placement.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";
import { awaitDevices } from "./binding-conditions.ts";
import { bindClaims, type ClaimToBind, discard, unreserve } from "./claim-binder.ts";
import { bindExtendedClaim } from "./extended-claim-binder.ts";

/** What a pod on its way to a node was promised. */
interface Promised {
  readonly claims: readonly ClaimToBind[];
  readonly extended: Granted["extended"];
  /** The claim of its extended resources, once there is one. */
  made?: ResourceClaim;
  /** Ends the wait for drivers, where the pod waits for any. */
  cancel?: () => void;
}

/** They go by the placement. */
const promised = new WeakMap<Placement, Promised>();

/** Keeps others from the devices that a pod gets, until its claims tell of them. */
export function promiseDevices(placement: Placement, snapshot: Snapshot): PluginStatus | undefined {
  const { pod, node } = placement;
  const { devices } = snapshot;
  const asked = askedBy(pod, devices);
  if (asked === undefined) return undefined;
  if (typeof asked === "string") return { code: "Error", message: asked };
  const granted = grantOn(snapshot.info(snapshot.slotOf(node)).node, asked, devices);
  if ("reasons" in granted) return { code: "Error", message: granted.reasons.join() };
  const { allocations, extended } = granted;
  const claims = asked.claims.map((claim) => {
    return { claim, allocation: allocations[asked.open.indexOf(claim)] };
  });
  promised.set(placement, { claims, extended });
  for (const { claim, allocation } of [...claims, ...(extended ? [extended] : [])]) {
    if (allocation !== undefined) devices.promise(claim, allocation);
  }
  return undefined;
}

/** The pod does not come: others may have its devices. */
export function takeBackDevices(placement: Placement, handle: Handle): void {
  const given = promised.get(placement);
  if (given === undefined) return;
  promised.delete(placement);
  const { claims, extended, made } = given;
  given.cancel?.();
  const { devices } = handle.snapshot;
  for (const { claim } of claims) {
    devices.release(claim);
    const now = devices.sources.claims.get(keyOf(claim));
    if (now === undefined || !isReservedFor(now, placement.pod)) continue;
    handle.perform(unreserve(now, placement.pod), placement.cause, () => undefined);
  }
  for (const claim of [extended?.claim, made]) if (claim !== undefined) devices.release(claim);
  for (const write of made === undefined ? [] : discard(made)) {
    handle.perform(write, placement.cause, () => undefined);
  }
}

interface Binding {
  readonly handle: Handle;
  /** How long drivers are waited for. */
  readonly timeoutMs: number;
}

/**
 * Writes what a pod was promised to its claims, and waits until its devices are ready. `done` is
 * called once, with what went wrong if something did.
 */
export function bindDevices(
  placement: Placement,
  { handle, timeoutMs }: Binding,
  done: (problem: string | undefined) => void,
): void {
  const given = promised.get(placement);
  if (given === undefined) {
    done(undefined);
    return;
  }
  bindAll(placement, { handle, given }, (problem) => {
    if (problem !== undefined || !awaitsDrivers(given)) {
      done(problem);
      return;
    }
    const { claims, made } = given;
    const keys = [...claims.map(({ claim }) => claim), ...(made ? [made] : [])].map(keyOf);
    given.cancel = awaitDevices(placement, { handle, claims: keys, timeoutMs }, done);
  });
}

/** Binds the claims of a pod, the one that is made for it last. */
function bindAll(
  placement: Placement,
  { handle, given }: { readonly handle: Handle; readonly given: Promised },
  done: (problem: string | undefined) => void,
): void {
  const { extended } = given;
  const claims = given.claims.filter(({ claim }) => !isReservedFor(claim, placement.pod));
  bindClaims(placement, { handle, claims }, (problem) => {
    if (problem !== undefined || extended === undefined) {
      done(problem);
      return;
    }
    const made = (claim: ResourceClaim) => {
      given.made = claim;
      handle.snapshot.devices.release(extended.claim);
      handle.snapshot.devices.promise(claim, extended.allocation);
    };
    bindExtendedClaim(placement, { ...extended, handle, made }, done);
  });
}

const awaitsDrivers = ({ claims, extended }: Promised): boolean =>
  [
    ...claims.map(({ claim, allocation }) => allocation ?? claim.status.allocation),
    extended?.allocation,
  ].some((allocation) => allocation?.devices.results?.some(hasConditions) === true);
