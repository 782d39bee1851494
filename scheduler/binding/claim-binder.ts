import type { AllocationResult } from "../../api/resource/claim-status.ts";
import { claimFinalizer } from "../../api/resource/pod-claims.ts";
import { ResourceClaim } from "../../api/resource/resource-claim.ts";
import { formatTime } from "../../api/runtime.ts";
import {
  type Action,
  type PatchAction,
  patchStatus,
  remove,
  untyped,
} from "../../client/action.ts";
import { keyOf } from "../../client/controller.ts";
import type { Performed } from "../../client/executor.ts";
import type { Pod } from "../framework/framework.ts";
import type { Handle, Placement } from "../framework/placement.ts";

/** A claim that a pod is to use, and what it is to get where it has nothing yet. */
export interface ClaimToBind {
  readonly claim: ResourceClaim;
  readonly allocation: AllocationResult | undefined;
}

/** So often it is tried where somebody else changes the claim meanwhile. */
const attemptsMax = 5;

/**
 * Writes to claims, one after the other, what they get and that the pod uses it. `done` is called
 * once, with what went wrong if something did. Source: dynamicresources bindClaim 1.36.
 */
export function bindClaims(
  { pod, cause }: Placement,
  { handle, claims }: { readonly handle: Handle; readonly claims: readonly ClaimToBind[] },
  done: (problem: string | undefined) => void,
): void {
  const next = (index: number): void => {
    const each = claims[index];
    if (each === undefined) {
      done(undefined);
      return;
    }
    bindClaim(each, {
      pod,
      nowMs: () => handle.clock.now(),
      perform: (action, performed) => handle.perform(action, cause, performed),
      done: (problem) => (problem === undefined ? next(index + 1) : done(problem)),
    });
  };
  next(0);
}

interface Way {
  readonly pod: Pod;
  readonly nowMs: () => number;
  readonly perform: (action: Action, performed: (outcome: Performed) => void) => void;
  readonly done: (problem: string | undefined) => void;
}

function bindClaim({ claim, allocation }: ClaimToBind, { pod, nowMs, perform, done }: Way): void {
  const key = keyOf(claim);
  if (allocation === undefined) {
    perform(reservation(claim, pod), ({ error }) =>
      done(error && `add reservation to claim ${key}: ${error.message}`),
    );
    return;
  }
  const allocate = (version: ResourceClaim, attempt: number): void =>
    perform(allocated(version, { allocation: dated(allocation, nowMs()), pod }), ({ error }) => {
      if (error?.reason === "Conflict" && attempt < attemptsMax) protect(attempt + 1);
      else done(error && `add allocation and reservation to claim ${key}: ${error.message}`);
    });
  const protect = (attempt: number): void =>
    perform(patchFinalizers(claim, { finalizers: [claimFinalizer] }), ({ error, answer }) => {
      if (error !== undefined) done(`add finalizer to claim ${key}: ${error.message}`);
      // What a claim is patched to is a claim, as it is now.
      else allocate((answer ?? claim) as ResourceClaim, attempt);
    });
  if (claim.metadata.finalizers?.includes(claimFinalizer) === true) allocate(claim, 1);
  else protect(1);
}

const userOf = ({ metadata: { name = "", uid = "" } }: Pod) => ({ resource: "pods", name, uid });

const dated = (allocation: AllocationResult, nowMs: number): AllocationResult => {
  return { ...allocation, allocationTimestamp: formatTime(nowMs) };
};

/** Others may begin to use the claim, or stop, at the same time. */
function reservation(claim: ResourceClaim, pod: Pod): Action {
  const user = userOf(pod);
  const users = [...(claim.status.reservedFor ?? []), user].map(({ uid }) => ({ uid }));
  return patchStatus(ResourceClaim, claim, {
    "$setElementOrder/reservedFor": users,
    reservedFor: [user],
  });
}

/** Only of this version: another may be about to lose what protects it. */
function allocated(
  claim: ResourceClaim,
  { allocation, pod }: { readonly allocation: AllocationResult; readonly pod: Pod },
): Action {
  const { uid, resourceVersion } = claim.metadata;
  const status = { allocation, reservedFor: [userOf(pod)] };
  const patch = { metadata: { uid, resourceVersion }, status };
  return { ...patchStatus(ResourceClaim, claim, status), patch };
}

function patchFinalizers({ metadata }: ResourceClaim, change: object): PatchAction {
  const { namespace, name = "", uid } = metadata;
  return {
    do: "patch",
    resource: untyped(ResourceClaim),
    namespace,
    name,
    patchType: "strategic",
    patch: { metadata: { uid, ...change } },
  };
}

/** Unprotects a claim that came to nothing, and deletes it. Source: deleteClaim 1.36. */
export const discard = (claim: ResourceClaim): readonly Action[] => [
  patchFinalizers(claim, { "$deleteFromPrimitiveList/finalizers": [claimFinalizer] }),
  remove(ResourceClaim, claim),
];

/** Gives back what is allocated, so that it may be had elsewhere. */
export const deallocate = (claim: ResourceClaim): Action =>
  patchStatus(ResourceClaim, claim, { allocation: null, reservedFor: null, devices: null });

/** Takes back that the pod uses the claim, whoever else does. */
export const unreserve = (claim: ResourceClaim, { metadata }: Pod): Action =>
  patchStatus(ResourceClaim, claim, {
    reservedFor: [{ $patch: "delete", uid: metadata.uid }],
  });
