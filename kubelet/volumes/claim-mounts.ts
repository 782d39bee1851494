/** What a pod misses of its claims: bound volumes, attached to the node. Source: kubelet 1.36. */
import { claimsOfPod, type PodClaim } from "../../api/core/pod/claims.ts";
import { type ClaimState, never, type Observed } from "../observed.ts";
import { isUsed, usedVolumes } from "./used-volumes.ts";

/** So long a kubelet waits after it could not go on with a pod. Source: 1.36, backOffPeriod. */
export const retryMs = 10_000;

/** How far the volumes of claims are that containers use. */
export interface ClaimMounts {
  /** Since when all of them are there: 0 without any, `Infinity` while one is not. */
  readonly readyMs: number;
  /** The volumes that cannot be attached to the node, as nobody knows yet what they are. */
  readonly unprocessed: readonly { readonly volume: string; readonly why: string }[];
  /** Those that are yet to be attached. */
  readonly unattached: readonly string[];
}

const none: ClaimMounts = { readyMs: 0, unprocessed: [], unattached: [] };

/** The volumes of the claims, for a pod taken on at `begunMs`. */
export function claimMounts(observed: Observed, begunMs: number): ClaimMounts {
  const { pod } = observed;
  const claims = claimsOfPod(pod).filter(({ volume }) => isUsed(pod.spec, volume));
  if (claims.length === 0) return none;
  const found = claims.map((each) => lookAt(observed, each, begunMs));
  return {
    readyMs: Math.max(...found.map((each) => each.readyMs)),
    unprocessed: found.flatMap(({ volume, why }) => (why === undefined ? [] : [{ volume, why }])),
    unattached: found.flatMap((each) =>
      each.readyMs === never && each.why === undefined ? [each.volume] : [],
    ),
  };
}

interface Found {
  readonly volume: string;
  /** Why the claim has no volume that could be attached. */
  readonly why: string | undefined;
  readonly readyMs: number;
}

function lookAt(observed: Observed, asked: PodClaim, begunMs: number): Found {
  const { volume } = asked;
  const claim = observed.claim(asked.name);
  const why = claimProblem(observed, asked, claim);
  if (claim?.boundMs === undefined || why !== undefined) return { volume, why, readyMs: never };
  if (claim.attachedMs === undefined) return { volume, why, readyMs: never };
  // Who could not go on for want of it sees it when the pod is looked at again.
  const retries = Math.ceil(Math.max(claim.boundMs - begunMs, 0) / retryMs);
  const seenMs = retries === 0 ? claim.boundMs : begunMs + retries * retryMs;
  return { volume, why, readyMs: Math.max(seenMs, claim.attachedMs) };
}

/** In the words of the volume manager. */
function claimProblem(
  { pod: { metadata, spec, status } }: Observed,
  { name, volume }: PodClaim,
  claim: ClaimState | undefined,
): string | undefined {
  const fails = (why: string) => `error processing PVC ${metadata.namespace}/${name}: ${why}`;
  if (claim === undefined) {
    const missing = `persistentvolumeclaims "${name}" not found`;
    return fails(`failed to fetch PVC from API server: ${missing}`);
  }
  if (claim.isDeleted && status.podIP === undefined) return fails("PVC is being deleted");
  if (claim.boundMs === undefined) return fails("PVC is not bound");
  const { volumeMode: mode = "Filesystem" } = claim;
  const { mounted, devices } = usedVolumes(spec);
  const isWrong = (mode === "Filesystem" ? devices : mounted).has(volume);
  if (!isWrong) return undefined;
  const where = mode === "Filesystem" ? "volumeDevices" : "volumeMounts";
  return `volume ${volume} has volumeMode ${mode}, but is specified in ${where}`;
}
