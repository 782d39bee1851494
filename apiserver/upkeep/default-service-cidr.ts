import { Event as CoreEvent } from "../../api/core/event.ts";
import { defaultServiceCidr, ServiceCIDR } from "../../api/networking/service-cidr.ts";
import type { KubeObject } from "../../api/resource.ts";
import { formatTime } from "../../api/runtime.ts";
import { tableName } from "../registry/resource-table.ts";
import type { Storage } from "../storage/storage.ts";
import { coreWarning } from "../warning-events.ts";
import type { Duty, Repair } from "./upkeep.ts";

const table = tableName(ServiceCIDR);
const controllerName = "kubernetes-service-cidr-controller";

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
  options: { fieldManager: controllerName, force: true },
});

/**
 * Makes it anew, and ready where nobody has said whether it is. One without the range of the second
 * family gets it; one with other ranges, or that is not ready, is left as it is, and told of once.
 * Source: pkg/controlplane/controller/defaultservicecidr 1.36.
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
    if (awaitsReady(cidr, cidrs)) return [makeDefaultServiceCidrReady(nowMs)];
    const problem = problemOf(cidr, cidrs);
    if (problem === undefined || isTold(storage, cidr, problem)) return [];
    return [coreWarning(cidr, { ...problem, component: controllerName, nowMs })];
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

interface Problem {
  readonly reason: string;
  readonly message: string;
}

/** What an administrator has to put right, since nobody else does. */
function problemOf(cidr: ServiceCIDR, cidrs: readonly string[]): Problem | undefined {
  const { metadata, spec, status } = cidr;
  if (metadata.deletionTimestamp !== undefined) return undefined;
  if (spec.cidrs?.join() !== cidrs.join()) {
    const [stored, started] = [spec.cidrs ?? [], cidrs].map((each) => `[${each.join(" ")}]`);
    return {
      reason: "KubernetesDefaultServiceCIDRInconsistent",
      message:
        `The default ServiceCIDR ${stored} does not match the controller flag configurations ` +
        started,
    };
  }
  const ready = status.conditions?.find(({ type }) => type === "Ready");
  if (ready?.status !== "False") return undefined;
  return { reason: ready.reason, message: `Configuration matches, but ${ready.message}` };
}

/** Upstream remembers what it has told; here the event says it, for as long as it is there. */
const isTold = (storage: Pick<Storage, "list">, { metadata }: ServiceCIDR, { reason }: Problem) =>
  storage.list(tableName(CoreEvent)).some(({ object }) => {
    const event = asEvent(object);
    return event.reason === reason && event.involvedObject?.uid === metadata.uid;
  });

function awaitsReady({ metadata, spec, status }: ServiceCIDR, cidrs: readonly string[]): boolean {
  if (metadata.deletionTimestamp !== undefined) return false;
  if (spec.cidrs?.join() !== cidrs.join()) return false;
  const ready = status.conditions?.find(({ type }) => type === "Ready");
  return ready === undefined || ready.status === "Unknown";
}

// The table of ServiceCIDRs holds nothing else.
const asServiceCidr = (object: KubeObject) => object as ServiceCIDR;
// The table of events holds nothing else.
const asEvent = (object: KubeObject) => object as CoreEvent;
