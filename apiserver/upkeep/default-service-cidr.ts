import { defaultServiceCidr, ServiceCIDR } from "../../api/networking/service-cidr.ts";
import type { KubeObject } from "../../api/resource.ts";
import { formatTime } from "../../api/runtime.ts";
import { tableName } from "../registry/resource-table.ts";
import type { Duty, Repair } from "./upkeep.ts";

const table = tableName(ServiceCIDR);

/** What makes the ServiceCIDR of the ranges that the API server was started with. */
export const createDefaultServiceCidr = (cidrs: readonly string[]): Repair => ({
  verb: "create",
  resource: ServiceCIDR,
  body: { metadata: { name: defaultServiceCidr }, spec: { cidrs } },
});

/** What says that Services get their addresses from it. */
export const makeDefaultServiceCidrReady = (nowMs: number): Repair => ({
  verb: "patch",
  patchType: "apply",
  resource: ServiceCIDR,
  name: defaultServiceCidr,
  subresource: "status",
  body: {
    apiVersion: ServiceCIDR.apiVersion,
    kind: ServiceCIDR.kind,
    metadata: { name: defaultServiceCidr },
    status: {
      conditions: [
        {
          type: "Ready",
          status: "True",
          reason: "",
          message: "Kubernetes default Service CIDR is ready",
          lastTransitionTime: formatTime(nowMs),
        },
      ],
    },
  },
  options: { fieldManager: "kubernetes-service-cidr-controller", force: true },
});

/**
 * Makes it anew, and ready where nobody has said whether it is. One without the range of the second
 * family gets it; one with other ranges is left as it is. Source:
 * pkg/controlplane/controller/defaultservicecidr 1.36.
 */
export const keepDefaultServiceCidr = (cidrs: readonly string[]): Duty => ({
  periodMs: 10_000,
  tables: [table],
  concerns: ({ key }) => key === defaultServiceCidr,
  plan: (storage, nowMs) => {
    const stored = storage.get(table, defaultServiceCidr);
    if (stored === undefined) {
      return [createDefaultServiceCidr(cidrs), makeDefaultServiceCidrReady(nowMs)];
    }
    const cidr = asServiceCidr(stored);
    if (lacksSecond(cidr, cidrs)) return [addSecond(cidrs)];
    return awaitsReady(cidr, cidrs) ? [makeDefaultServiceCidrReady(nowMs)] : [];
  },
});

const lacksSecond = ({ spec }: ServiceCIDR, cidrs: readonly string[]) =>
  cidrs.length === 2 && spec.cidrs?.length === 1 && spec.cidrs[0] === cidrs[0];

const addSecond = (cidrs: readonly string[]): Repair => ({
  verb: "patch",
  patchType: "merge",
  resource: ServiceCIDR,
  name: defaultServiceCidr,
  body: { spec: { cidrs } },
});

function awaitsReady({ metadata, spec, status }: ServiceCIDR, cidrs: readonly string[]): boolean {
  if (metadata.deletionTimestamp !== undefined) return false;
  if (spec.cidrs?.join() !== cidrs.join()) return false;
  const ready = status.conditions?.find(({ type }) => type === "Ready");
  return ready === undefined || ready.status === "Unknown";
}

// The table of ServiceCIDRs holds nothing else.
const asServiceCidr = (object: KubeObject) => object as ServiceCIDR;
