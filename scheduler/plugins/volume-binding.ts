import * as z from "zod";
import { claimsOfPod } from "../../api/core/pod/claims.ts";
import { invalid } from "../../api/field-error.ts";
import { bindVolumes, promise, release } from "../binding/volume-binder.ts";
import type { Plugin, Pod, PreFilterResult, Rejection } from "../framework/framework.ts";
import type { Placement } from "../framework/placement.ts";
import { configurable } from "../framework/plugin-args.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";
import { claimRules } from "../volumes/claim-rules.ts";
import { type Bindings, bindingsOn, claimsToBind } from "../volumes/volume-binding.ts";
import { claimRemedies, reachableVolume } from "../volumes/volume-remedies.ts";
import { claimsSignature } from "../volumes/volumes.ts";

const name = "VolumeBinding";
const args = z.strictObject({
  /** So long a pod waits for its volumes; then it is placed anew. */
  bindTimeoutSeconds: z.int().default(600),
  shape: z.array(z.unknown()).optional(),
});
const rejections = new Map<string, Rejection>();

/** One object for each set of reasons, for rejections are counted by it. */
function rejectionFor(reasons: readonly string[]): Rejection {
  const key = reasons.join();
  const known = rejections.get(key);
  if (known !== undefined) return known;
  const made: Rejection = { plugin: name, reasons, unresolvable: true };
  rejections.set(key, made);
  return made;
}

/** What pods on their way to a node were promised; they go by the placement. */
interface Reserved {
  readonly bindings: Bindings;
  /** Ends the wait for the volumes. */
  cancel?: () => void;
}
const reservations = new WeakMap<Placement, Reserved>();

const noShape =
  "unexpected field `shape`, remove it or turn on the feature gate StorageCapacityScoring";
const noTime = "invalid BindTimeoutSeconds, should not be a negative value";

/** Places pods where their volumes are, or can be had. */
export const volumeBinding = configurable(
  name,
  args,
  ({ bindTimeoutSeconds }) => create(bindTimeoutSeconds * 1000),
  ({ bindTimeoutSeconds: seconds, shape }) => [
    ...(seconds < 0 ? [invalid("bindTimeoutSeconds", seconds, noTime)] : []),
    ...(shape === undefined ? [] : [invalid("shape", shape, noShape)]),
  ],
);

const create = (timeoutMs: number): Plugin => ({
  name,
  sign,
  preFilter,
  reserve(placement, { snapshot }) {
    const { pod, node } = placement;
    if (claimsOfPod(pod).length === 0) return undefined;
    const { volumes } = snapshot;
    const claims = claimsToBind(pod, volumes);
    const info = snapshot.info(snapshot.slotOf(node));
    const bindings = typeof claims === "string" ? [claims] : bindingsOn(claims, info, volumes);
    if (!("chosen" in bindings)) return { code: "Error", message: bindings.join(", ") };
    promise(bindings, node, volumes);
    reservations.set(placement, { bindings });
    return undefined;
  },
  unreserve(placement, { snapshot }) {
    const reserved = reservations.get(placement);
    if (reserved === undefined) return;
    reservations.delete(placement);
    reserved.cancel?.();
    release(reserved.bindings, snapshot.volumes);
  },
  preBind(placement, handle, done) {
    const reserved = reservations.get(placement);
    if (reserved === undefined) {
      done();
      return;
    }
    const { bindings } = reserved;
    reserved.cancel = bindVolumes(placement, { handle, bindings, timeoutMs }, (problem) => {
      reservations.delete(placement);
      release(bindings, handle.snapshot.volumes);
      done(problem === undefined ? undefined : { code: "Error", message: problem });
    });
  },
  requeueOn: [
    "NodeAdd",
    "NodeUpdateLabel",
    "PersistentVolumeClaimAdd",
    "PersistentVolumeClaimUpdate",
    "PersistentVolumeChange",
    "StorageClassChange",
    "CSIDriverUpdate",
    "CSIStorageCapacityChange",
  ],
});

/** Pods whose claims say the same of nodes are alike. */
function sign(pod: Pod, { volumes }: Snapshot): string {
  if (claimsOfPod(pod).length === 0) return "";
  const claims = claimsToBind(pod, volumes);
  if (typeof claims === "string") return `!${claims}`;
  return claimRules(claims, volumes)?.text ?? claimsSignature(pod);
}

const remedies = () => [reachableVolume];

function preFilter(pod: Pod, snapshot: Snapshot): PreFilterResult | undefined {
  if (claimsOfPod(pod).length === 0) return undefined;
  const { volumes } = snapshot;
  const claims = claimsToBind(pod, volumes);
  if (typeof claims === "string") {
    const rejection = { plugin: name, reasons: [claims], unresolvable: true };
    return { rejection, remedies: claimRemedies(pod, volumes) };
  }
  const rules = claimRules(claims, volumes);
  if (rules === undefined) {
    return {
      filter(slot) {
        const found = bindingsOn(claims, snapshot.info(slot), volumes);
        return "chosen" in found ? undefined : rejectionFor(found);
      },
      remedies,
      clusterWide: true,
    };
  }
  if (rules.text === "") return undefined;
  return {
    filter(slot) {
      const reasons = rules.refuse(snapshot.info(slot));
      return reasons.length === 0 ? undefined : rejectionFor(reasons);
    },
    remedies,
  };
}
