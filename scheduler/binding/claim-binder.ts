import type { AllocationResult } from "../../api/resource/claim-status.ts";
import { ResourceClaim } from "../../api/resource/resource-claim.ts";
import { type Action, type PatchAction, patchStatus, untyped } from "../../client/action.ts";
import { keyOf } from "../../client/controller.ts";
import type { Pod } from "../framework/framework.ts";
import type { Handle, Placement } from "../framework/placement.ts";

/** A claim that a pod is to use, and what it is to get where it has nothing yet. */
export interface ClaimToBind {
  readonly claim: ResourceClaim;
  readonly allocation: AllocationResult | undefined;
}

/** Keeps a claim while something is allocated to it. Source: resource/v1 Finalizer 1.36. */
const finalizer = "resource.kubernetes.io/delete-protection";

/**
 * Writes to claims, one after the other, what they get and that the pod uses it. `done` is called
 * once, with what went wrong if something did. Source: dynamicresources bindClaim 1.36.
 */
export function bindClaims(
  placement: Placement,
  { handle, claims }: { readonly handle: Handle; readonly claims: readonly ClaimToBind[] },
  done: (problem: string | undefined) => void,
): void {
  const writes = claims.flatMap((each) => writesOf(each, placement.pod));
  const next = (index: number): void => {
    const write = writes[index];
    if (write === undefined) {
      done(undefined);
      return;
    }
    handle.perform(write.action, placement.cause, ({ error }) => {
      if (error === undefined) next(index + 1);
      else done(`${write.what}: ${error.message}`);
    });
  };
  next(0);
}

interface Write {
  readonly action: Action;
  /** In the words of Kubernetes, for where it fails. */
  readonly what: string;
}

function writesOf({ claim, allocation }: ClaimToBind, pod: Pod): readonly Write[] {
  const key = keyOf(claim);
  const { name = "", uid = "" } = pod.metadata;
  const reservedFor = [{ resource: "pods", name, uid }];
  if (allocation === undefined) {
    const users = [...(claim.status.reservedFor ?? []), { uid }].map((user) => ({ uid: user.uid }));
    const last = { "$setElementOrder/reservedFor": users, reservedFor };
    const action = patchStatus(ResourceClaim, claim, last);
    return [{ action, what: `add reservation to claim ${key}` }];
  }
  const allocate: Write = {
    action: patchStatus(ResourceClaim, claim, { allocation, reservedFor }),
    what: `add allocation and reservation to claim ${key}`,
  };
  if (claim.metadata.finalizers?.includes(finalizer) === true) return [allocate];
  return [{ action: withFinalizer(claim), what: `add finalizer to claim ${key}` }, allocate];
}

function withFinalizer({ metadata }: ResourceClaim): PatchAction {
  const { namespace, name = "", uid } = metadata;
  return {
    do: "patch",
    resource: untyped(ResourceClaim),
    namespace,
    name,
    patchType: "strategic",
    patch: { metadata: { uid, finalizers: [finalizer] } },
  };
}

/** Gives back what is allocated, so that it may be had elsewhere. */
export const deallocate = (claim: ResourceClaim): Action =>
  patchStatus(ResourceClaim, claim, { allocation: null, reservedFor: null });

/** Takes back that the pod uses the claim, whoever else does. */
export const unreserve = (claim: ResourceClaim, { metadata }: Pod): Action =>
  patchStatus(ResourceClaim, claim, {
    reservedFor: [{ $patch: "delete", uid: metadata.uid }],
  });
