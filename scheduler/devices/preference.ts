/** How near what claims get on a node is to what they would like best. */
import type { AllocationResult } from "../../api/resource/claim-status.ts";
import { subRequestsMax } from "../../api/resource/device-claim-validate.ts";
import type { ResourceClaim } from "../../api/resource/resource-claim.ts";

/** Whether a claim has a request that names several choices. */
export const hasChoice = ({ spec }: ResourceClaim): boolean =>
  (spec.devices.requests ?? []).some(({ firstAvailable = [] }) => firstAvailable.length > 0);

/**
 * The sum over all requests with several choices: 8 for the first of them, 7 for the second.
 * `allocations` are those of the claims, in their order.
 * Source: dynamicresources computeScore 1.36.
 */
export function preference(
  claims: readonly ResourceClaim[],
  allocations: readonly AllocationResult[],
): number {
  const scores = claims.flatMap(({ spec }, index) => {
    const results = allocations[index]?.devices.results ?? [];
    const chosen = new Set(results.map(({ request }) => request));
    return (spec.devices.requests ?? []).flatMap(({ name, firstAvailable = [] }) =>
      firstAvailable.map((choice, at) =>
        chosen.has(`${name}/${choice.name}`) ? subRequestsMax - at : 0,
      ),
    );
  });
  return scores.reduce((sum, score) => sum + score, 0);
}
