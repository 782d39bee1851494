import { equalJson } from "../../api/json.ts";
import { Ingress } from "../../api/networking/ingress.ts";
import { patchStatus, record } from "../../client/action.ts";
import { nothing, type Plan } from "../../client/controller.ts";

export interface Observed {
  readonly ingress: Ingress;
  readonly isServed: boolean;
  /** Where requests arrive. */
  readonly address: string;
  /** What the last plan left. */
  readonly memory: SyncMemory | undefined;
}

/** The version of the Ingress whose sync was told last. */
export interface SyncMemory {
  readonly resourceVersion: string | undefined;
}

/**
 * Writes the address of the entry into a served Ingress, and takes it out of one that is served no
 * more. Every change of a served one is told, and so is each that is there when the controller
 * starts. Source: ingress-nginx 1.14, store.go and status.go.
 */
export function planIngress({ ingress, isServed, address, memory }: Observed): Plan {
  const points = ingress.status.loadBalancer.ingress ?? [];
  const own = [{ ip: address }];
  const isShown = equalJson(points, own);
  if (!isServed) return isShown ? { actions: [setPoints(ingress, null)] } : nothing;
  const { resourceVersion } = ingress.metadata;
  const sync = record({
    regarding: ingress,
    type: "Normal",
    reason: "Sync",
    message: "Scheduled for sync",
  });
  return {
    actions: [
      ...(memory?.resourceVersion === resourceVersion ? [] : [sync]),
      ...(isShown ? [] : [setPoints(ingress, own)]),
    ],
    memory: { resourceVersion } satisfies SyncMemory,
  };
}

const setPoints = (ingress: Ingress, points: readonly { readonly ip: string }[] | null) =>
  patchStatus(Ingress, ingress, { loadBalancer: { ingress: points } });
