import type { PersistentVolumeClaim } from "../../api/core/claim.ts";
import { PersistentVolumeClaim as Claims } from "../../api/core/persistent-volume-claim.ts";
import { claimsOfPod } from "../../api/core/pod/claims.ts";
import { selectedNode } from "../../api/core/volume/annotations.ts";
import { boundTo } from "../../api/core/volume/claim-ref.ts";
import { PersistentVolume } from "../../api/core/volume/persistent-volume.ts";
import { changeMetadata } from "../../api/meta/change-metadata.ts";
import { type Action, update } from "../../client/action.ts";
import { keyOf } from "../../client/controller.ts";
import type { Handle, Placement } from "../framework/placement.ts";
import { type Bindings, isBound } from "../volumes/volume-binding.ts";
import { claimKey, type Volumes } from "../volumes/volumes.ts";

interface Asked {
  readonly handle: Handle;
  readonly bindings: Bindings;
  readonly timeoutMs: number;
}

/**
 * Asks for the volumes of a pod, and waits until its claims have them. `done` is called once, with
 * what went wrong if something did; not after what this returns was called, which ends the wait.
 * Source: volumebinding BindPodVolumes 1.36.
 */
export function bindVolumes(
  { pod, node, cause }: Placement,
  { handle, bindings, timeoutMs }: Asked,
  done: (problem: string | undefined) => void,
): () => void {
  const { clock, snapshot } = handle;
  const { volumes } = snapshot;
  const keys = new Set(claimsOfPod(pod).map((claim) => claimKey(pod, claim)));
  let isOver = false;
  const cancel = () => {
    isOver = true;
    timer.cancel();
    stopListening();
  };
  const end = (problem?: string) => {
    if (isOver) return;
    cancel();
    done(problem === undefined ? undefined : `binding volumes: ${problem}`);
  };
  const look = () => {
    if (allBound(keys, volumes)) end();
  };
  const timer = clock.setTimer(timeoutMs, () => end("context deadline exceeded"));
  const stopListening = volumes.onClaimChange((next, previous) => {
    const claim = next ?? previous;
    if (claim === undefined || !keys.has(keyOf(claim))) return;
    const problem = problemOf(next, claim, previous);
    if (problem === undefined) look();
    else end(problem);
  });
  for (const action of [...chosenActions(bindings), ...provisionActions(bindings, node)]) {
    if (isOver) break;
    handle.perform(action, cause, ({ error }) => {
      if (error !== undefined) end(error.message);
    });
  }
  look();
  return cancel;
}

/** Why a claim that changed will never be bound to what was asked for. */
function problemOf(
  next: PersistentVolumeClaim | undefined,
  { metadata: { name } }: PersistentVolumeClaim,
  previous: PersistentVolumeClaim | undefined,
): string | undefined {
  if (next === undefined) return `persistentvolumeclaim "${name}" not found`;
  const isReset =
    previous?.metadata.annotations?.[selectedNode] !== undefined &&
    next.metadata.annotations?.[selectedNode] === undefined;
  return isReset ? `provisioning failed for PVC "${name}"` : undefined;
}

function allBound(keys: ReadonlySet<string>, { sources }: Volumes): boolean {
  return [...keys].every((key) => {
    const claim = sources.claims.get(key);
    return claim !== undefined && isBound(claim);
  });
}

/** What is promised to a pod nobody else gets. */
export function promise({ chosen, provisioned }: Bindings, node: string, volumes: Volumes): void {
  for (const { claim, volume } of chosen) {
    volumes.promisedVolumes.set(volume.metadata.name ?? "", keyOf(claim));
  }
  for (const claim of provisioned) volumes.promisedNodes.set(keyOf(claim), node);
}

export function release({ chosen, provisioned }: Bindings, volumes: Volumes): void {
  for (const { volume } of chosen) volumes.promisedVolumes.delete(volume.metadata.name ?? "");
  for (const claim of provisioned) volumes.promisedNodes.delete(keyOf(claim));
}

const chosenActions = ({ chosen }: Bindings): readonly Action[] =>
  chosen.map(({ claim, volume }) => update(PersistentVolume, boundTo(volume, claim)));

function provisionActions({ provisioned }: Bindings, node: string): readonly Action[] {
  return provisioned
    .filter(({ metadata }) => metadata.annotations?.[selectedNode] === undefined)
    .map((claim) => {
      const annotations = { ...claim.metadata.annotations, [selectedNode]: node };
      const metadata = changeMetadata(claim.metadata, { annotations });
      return update(Claims, { ...claim, metadata });
    });
}
