import { expect, test } from "vitest";
import { allocator, type IPAddress, managedByLabel } from "../../api/networking/ip-address.ts";
import type { ServiceCIDR } from "../../api/networking/service-cidr.ts";
import { describeActions } from "../testing/actions.ts";
import { nowMs, timeAt } from "../testing/workloads.ts";
import { cidrFinalizer, planServiceCidrs } from "./plan.ts";

interface Parts {
  readonly cidrs?: readonly string[];
  readonly metadata?: ServiceCIDR["metadata"];
  readonly condition?: {
    readonly status: string;
    readonly reason: string;
    readonly message: string;
  };
}

const ready = { status: "True", reason: "", message: "Kubernetes Service CIDR is ready" };
const held = { finalizers: [cidrFinalizer] };
const cidrOf = (name: string, { cidrs = ["10.1.0.0/24"], metadata, condition }: Parts) =>
  ({
    apiVersion: "networking.k8s.io/v1",
    kind: "ServiceCIDR",
    metadata: { name, ...metadata },
    spec: { cidrs },
    status:
      condition === undefined
        ? {}
        : { conditions: [{ type: "Ready", lastTransitionTime: timeAt(-9), ...condition }] },
  }) satisfies ServiceCIDR;
const address = (name: string, manager = allocator): IPAddress => ({
  apiVersion: "networking.k8s.io/v1",
  kind: "IPAddress",
  metadata: { name, labels: { [managedByLabel]: manager } },
  spec: { parentRef: { resource: "services", namespace: "default", name: "web" } },
});
const gone = (seconds: number) => ({ ...held, deletionTimestamp: timeAt(-seconds) });
const wide = cidrOf("wide", { cidrs: ["10.1.0.0/16"], metadata: held, condition: ready });

test.each<{
  behaviour: string;
  own: Parts;
  others?: readonly ServiceCIDR[];
  addresses?: readonly IPAddress[];
  plan: readonly unknown[];
  waitMs?: number;
}>([
  { behaviour: "that is new is protected first", own: {}, plan: ["update ServiceCIDR own"] },
  {
    behaviour: "that is protected is ready",
    own: { metadata: held },
    plan: ["patch ServiceCIDR own status"],
  },
  { behaviour: "that is ready stays so", own: { metadata: held, condition: ready }, plan: [] },
  {
    behaviour: "that was made ready by the API server gets the usual words",
    own: {
      metadata: held,
      condition: { ...ready, message: "Kubernetes default Service CIDR is ready" },
    },
    plan: ["patch ServiceCIDR own status"],
  },
  {
    behaviour: "with addresses does not go, and says so",
    own: { metadata: gone(20), condition: ready },
    addresses: [address("10.1.0.7")],
    plan: ["patch ServiceCIDR own status"],
  },
  {
    behaviour: "that said so waits",
    own: {
      metadata: gone(20),
      condition: {
        status: "False",
        reason: "Terminating",
        message:
          "There are still IPAddresses referencing the ServiceCIDR, please remove them or create a " +
          "new ServiceCIDR",
      },
    },
    addresses: [address("10.1.0.7")],
    plan: [],
  },
  {
    behaviour: "without addresses goes after ten seconds",
    own: { metadata: gone(3), condition: ready },
    addresses: [address("10.2.0.7"), address("10.1.0.7", "somebody")],
    plan: [],
    waitMs: 7000,
  },
  {
    behaviour: "without addresses goes then",
    own: { metadata: gone(10), condition: ready },
    plan: ["update ServiceCIDR own"],
  },
  {
    behaviour: "within another one may go with its addresses",
    own: { metadata: gone(10), condition: ready },
    others: [wide],
    addresses: [address("10.1.0.7")],
    plan: ["update ServiceCIDR own"],
  },
  {
    behaviour: "of which another one holds the addresses may go",
    own: { cidrs: ["10.0.0.0/8"], metadata: gone(10), condition: ready },
    others: [wide],
    addresses: [address("10.1.0.7")],
    plan: ["update ServiceCIDR own"],
  },
  {
    behaviour: "of which another one holds some of the addresses stays",
    own: { cidrs: ["10.0.0.0/8"], metadata: gone(10), condition: ready },
    others: [wide],
    addresses: [address("10.1.0.7"), address("10.2.0.7")],
    plan: ["patch ServiceCIDR own status"],
  },
  {
    behaviour: "whose finalizer is off is left to the others that hold it",
    own: { metadata: { finalizers: ["a.example/b"], deletionTimestamp: timeAt(-10) } },
    plan: [],
  },
])("a range $behaviour", ({ own, others = [], addresses = [], plan, waitMs }) => {
  const cidrs = [cidrOf("own", own), ...others];
  const { actions, requeueAfterMs } = planServiceCidrs({ cidrs, addresses, nowMs });
  expect(describeActions(actions)).toEqual(plan);
  expect(requeueAfterMs).toBe(waitMs);
});
