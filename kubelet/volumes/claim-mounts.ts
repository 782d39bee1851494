/** What a pod misses of its claims: bound volumes, attached to the node. Source: kubelet 1.36. */
import { claimsOfPod, type PodClaim } from "../../api/core/pod/claims.ts";
import { type Note, never, note, type Observed } from "../observed.ts";

/** So long a kubelet waits for volumes before it says that they do not come. Source: 1.36. */
const waitMs = 123_000;

export type ClaimMounts =
  | {
      readonly problem: Note;
      /** When that was said last, if it was. */
      readonly toldMs: number | undefined;
      /** When it is to be said next. */
      readonly dueMs: number;
    }
  | {
      readonly problem: undefined;
      /** Since when all of them are there; 0 without any. */
      readonly readyMs: number;
    };

const none: ClaimMounts = { problem: undefined, readyMs: 0 };

/** Whether the volumes of the claims can be mounted, for a pod taken on at `begunMs`. */
export function claimMounts(observed: Observed, begunMs: number): ClaimMounts {
  const { pod, nowMs } = observed;
  const claims = claimsOfPod(pod);
  if (claims.length === 0) return none;
  const found = claims.map((each) => lookAt(observed, each));
  const missing = found.filter(({ readyMs }) => readyMs === never);
  // A pod whose sandbox stands has mounted them, whatever has become of them since.
  if (pod.status.podIP !== undefined && missing.length > 0) {
    return { problem: undefined, readyMs: begunMs };
  }
  if (missing.length === 0) {
    const readyMs = Math.max(...found.map((each) => each.readyMs));
    return { problem: undefined, readyMs };
  }
  const waits = Math.max(0, Math.floor((nowMs - begunMs) / waitMs));
  return {
    problem: note.warning("FailedMount", message(missing)),
    toldMs: waits === 0 ? undefined : begunMs + waits * waitMs,
    dueMs: begunMs + (waits + 1) * waitMs,
  };
}

interface Found {
  readonly volume: string;
  /** Why the claim has no volume that could be attached. */
  readonly why: string | undefined;
  readonly readyMs: number;
}

function lookAt(observed: Observed, { name, volume }: PodClaim): Found {
  const { namespace } = observed.pod.metadata;
  const claim = observed.claim(name);
  const fails = (why: string): Found => ({
    volume,
    why: `error processing PVC ${namespace}/${name}: ${why}`,
    readyMs: never,
  });
  if (claim === undefined) {
    const missing = `persistentvolumeclaims "${name}" not found`;
    return fails(`failed to fetch PVC from API server: ${missing}`);
  }
  const { isDeleted, boundMs, attachedMs } = claim;
  if (isDeleted && observed.pod.status.podIP === undefined) return fails("PVC is being deleted");
  if (boundMs === undefined) return fails("PVC is not bound");
  if (attachedMs === undefined) return { volume, why: undefined, readyMs: never };
  return { volume, why: undefined, readyMs: Math.max(boundMs, attachedMs) };
}

function message(missing: readonly Found[]): string {
  const list = (found: readonly Found[]) => `[${found.map(({ volume }) => volume).join(" ")}]`;
  const unprocessed = missing.filter(({ why }) => why !== undefined);
  const unattached = missing.filter(({ why }) => why === undefined);
  const whys = unprocessed.map(({ why }) => why).join("; ");
  return (
    `Unable to attach or mount volumes: unmounted volumes=${list(missing)}, ` +
    `unattached volumes=${list(unattached)}, failed to process volumes=${list(unprocessed)}: ` +
    (whys === "" ? "context deadline exceeded" : whys)
  );
}
