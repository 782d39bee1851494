/** Makes and binds the claim for what a pod asks for by the names of extended resources. */
import { Pod } from "../../api/core/pod/pod.ts";
import type { AllocationResult } from "../../api/resource/claim-status.ts";
import { ResourceClaim } from "../../api/resource/resource-claim.ts";
import { create, patchStatus } from "../../client/action.ts";
import { keyOf } from "../../client/controller.ts";
import type { ExtendedClaim } from "../devices/extended-claim.ts";
import type { Handle, Placement } from "../framework/placement.ts";
import { bindClaims } from "./claim-binder.ts";

interface Making extends ExtendedClaim {
  readonly handle: Handle;
  readonly allocation: AllocationResult;
  /** Is told of the claim as soon as there is one. */
  readonly made: (claim: ResourceClaim) => void;
}

/**
 * Makes the claim, writes to it what it gets, and to the status of the pod which container has what
 * of it. `done` is called once, with what went wrong if something did.
 * Source: dynamicresources bindClaim 1.36.
 */
export function bindExtendedClaim(
  placement: Placement,
  { handle, claim, mappings, allocation, made }: Making,
  done: (problem: string | undefined) => void,
): void {
  const { pod, cause } = placement;
  const { name: _, uid: __, ...metadata } = claim.metadata;
  const draft = { metadata, spec: claim.spec };
  handle.perform(create(ResourceClaim, draft), cause, ({ error, answer }) => {
    if (error !== undefined) {
      done(`create claim for extended resources ${keyOf(claim)}: ${error.message}`);
      return;
    }
    // What is made is answered with.
    const bound = answer as ResourceClaim;
    made(bound);
    bindClaims(placement, { handle, claims: [{ claim: bound, allocation }] }, (problem) => {
      if (problem !== undefined) {
        done(problem);
        return;
      }
      const { name: resourceClaimName } = bound.metadata;
      const status = {
        extendedResourceClaimStatus: { resourceClaimName, requestMappings: mappings },
      };
      handle.perform(patchStatus(Pod, pod, status), cause, ({ error: refused }) =>
        done(refused && `update pod ${keyOf(pod)} ExtendedResourceClaimStatus: ${refused.message}`),
      );
    });
  });
}
