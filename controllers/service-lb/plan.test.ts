import { expect, test } from "vitest";
import type { Service } from "../../api/core/service/service.ts";
import { describeActions } from "../testing/actions.ts";
import { serviceOf } from "../testing/infrastructure.ts";
import { type Parts, timeAt } from "../testing/workloads.ts";
import { wishOf } from "./changes.ts";
import { planLoadBalancers } from "./plan.ts";
import { poolOf } from "./pool.ts";

const finalizers = ["service.kubernetes.io/load-balancer-cleanup"];

type ServiceParts = Parts<Service["spec"], Service["status"]>;

/** A load balancer of its age in seconds, with the addresses that it shows. */
const balancer = (name: string, shown: readonly string[] = [], parts: ServiceParts = {}) =>
  serviceOf({
    metadata: {
      name,
      uid: `${name}-uid`,
      ...(shown.length > 0 && { finalizers }),
      ...parts.metadata,
    },
    spec: { type: "LoadBalancer", ...parts.spec },
    status: {
      loadBalancer: shown.length > 0 ? { ingress: shown.map((ip) => ({ ip, ipMode: "VIP" })) } : {},
    },
  });

interface Given {
  readonly services: readonly Service[];
  readonly ranges?: readonly string[];
  readonly hasNodes?: boolean;
  readonly isLeft?: boolean;
  readonly failure?: string;
  readonly waits?: Readonly<Record<string, number>>;
}

/** What is done: of patches of the status, the addresses. */
function planned({ services, ranges = ["192.0.2.0/30"], ...given }: Given) {
  const { actions, ...rest } = planLoadBalancers({
    services,
    pool: poolOf(ranges),
    hasNodes: given.hasNodes ?? true,
    isLeft: given.isLeft ?? false,
    failure: given.failure,
    backoffMs: (name) => given.waits?.[name] ?? 0,
  });
  const done = actions.flatMap((action) => {
    if (action.do !== "patch") return describeActions([action]);
    expect(action.subresource).toBe("status");
    const { metadata, status } = Object(action.patch);
    if (status === undefined) return `${action.name} ${Object.keys(metadata)[1]}`;
    const { ingress } = status.loadBalancer;
    return `${action.name} shows ${ingress?.map(({ ip }: { ip: string }) => ip).join() ?? "none"}`;
  });
  return { done, ...rest };
}

const ensuring = "Normal EnsuringLoadBalancer: Ensuring load balancer";
const deleting = "Normal DeletingLoadBalancer: Deleting load balancer";
const syncFailed = (fact: string) =>
  "Warning SyncLoadBalancerFailed: Error syncing load balancer: " +
  `failed to ensure load balancer: ${fact}`;
const deleteFinalizer = "$deleteFromPrimitiveList/finalizers";

test.each<Given & { behaviour: string; done: readonly string[] }>([
  {
    behaviour: "a Service gets the finalizer, and then the lowest address",
    services: [balancer("a")],
    done: [ensuring, "a finalizers", "a shows 192.0.2.1"],
  },
  {
    behaviour: "whoever came first is served first",
    services: [
      balancer("a", [], { metadata: { creationTimestamp: timeAt(-1) } }),
      balancer("b", [], { metadata: { creationTimestamp: timeAt(-2) } }),
    ],
    done: [
      ...[ensuring, "b finalizers", "b shows 192.0.2.1"],
      ...[ensuring, "a finalizers", "a shows 192.0.2.2"],
    ],
  },
  {
    behaviour: "what is as it should be is left alone",
    services: [balancer("a", ["192.0.2.2"])],
    done: [],
  },
  {
    behaviour: "a finalizer that was taken off is put on again",
    services: [balancer("a", ["192.0.2.2"], { metadata: { finalizers: [] } })],
    done: [ensuring, "a finalizers", "a shows 192.0.2.2"],
  },
  {
    behaviour: "of two that show one address the younger gets another",
    services: [
      balancer("a", ["192.0.2.1"]),
      balancer("b", ["192.0.2.1"], { metadata: { creationTimestamp: timeAt(-1) } }),
    ],
    done: [ensuring, "b shows 192.0.2.2"],
  },
  {
    behaviour: "points of entry that were written by hand are left alone",
    services: [
      serviceOf({
        spec: { type: "LoadBalancer" },
        status: { loadBalancer: { ingress: [{ hostname: "lb.example" }] } },
      }),
      balancer("b", ["198.51.100.1"]),
    ],
    done: [],
  },
  {
    behaviour: "a Service of a class is somebody else's",
    services: [balancer("a", [], { spec: { loadBalancerClass: "a/b" } })],
    done: [],
  },
  {
    behaviour: "where another hands out addresses only what goes is cleared away",
    isLeft: true,
    services: [
      balancer("a"),
      balancer("b", ["192.0.2.2"], { metadata: { finalizers, deletionTimestamp: timeAt(0) } }),
    ],
    done: [deleting, `b ${deleteFinalizer}`],
  },
  {
    behaviour: "a Service that goes takes its address with it",
    services: [
      balancer("a", ["192.0.2.1"], { metadata: { finalizers, deletionTimestamp: timeAt(0) } }),
    ],
    done: [deleting, `a ${deleteFinalizer}`],
  },
  {
    behaviour: "a Service that others hold on to gives its address back",
    services: [
      balancer("a", ["192.0.2.1"], {
        metadata: { finalizers: [...finalizers, "a/b"], deletionTimestamp: timeAt(0) },
      }),
    ],
    done: [deleting, "a shows none", `a ${deleteFinalizer}`],
  },
  {
    behaviour: "a Service of another type needs none any more",
    services: [serviceOf({ metadata: { name: "a", finalizers } })],
    done: [deleting, `a ${deleteFinalizer}`],
  },
  {
    behaviour: "a Service that goes and never had one is let go",
    services: [balancer("a", [], { metadata: { deletionTimestamp: timeAt(0) } })],
    done: [],
  },
  {
    behaviour: "without a node there is a warning",
    services: [balancer("a")],
    hasNodes: false,
    done: [
      ensuring,
      "a finalizers",
      "Warning UnAvailableLoadBalancer: There are no available nodes for LoadBalancer",
      "a shows 192.0.2.1",
    ],
  },
  {
    behaviour: "a Service of both families has an address of each that there is",
    services: [balancer("a", [], { spec: { ipFamilies: ["IPv6", "IPv4"] } })],
    ranges: ["192.0.2.0/30", "2001:db8::/120"],
    done: [ensuring, "a finalizers", "a shows 2001:db8::1,192.0.2.1"],
  },
  {
    behaviour: "a second range serves when the first is full",
    services: [balancer("a", ["192.0.2.1"]), balancer("b", ["192.0.2.2"]), balancer("c")],
    ranges: ["192.0.2.0/30", "198.51.100.0/30"],
    done: [ensuring, "c finalizers", "c shows 198.51.100.1"],
  },
])("$behaviour", ({ done, behaviour: _, ...given }) => {
  expect(planned(given)).toEqual({ done });
});

test.each<Given & { behaviour: string; fact: string }>([
  {
    behaviour: "the pool is full",
    services: [balancer("b", ["192.0.2.1"]), balancer("c", ["192.0.2.2"]), balancer("a")],
    fact: "no free IPv4 address in 192.0.2.0/30",
  },
  {
    behaviour: "the pool has no address of its family",
    services: [balancer("a", [], { spec: { ipFamilies: ["IPv6"] } })],
    fact: "no address of IPv6 in 192.0.2.0/30",
  },
  {
    behaviour: "the address that it asks for is another's",
    services: [
      balancer("b", ["192.0.2.1"]),
      balancer("a", [], { spec: { loadBalancerIP: "192.0.2.1" } }),
    ],
    fact: "requested address 192.0.2.1 is in use by default/b",
  },
  {
    behaviour: "the address that it asks for is of no range",
    services: [balancer("a", [], { spec: { loadBalancerIP: "198.51.100.1" } })],
    fact: "requested address 198.51.100.1 is not in 192.0.2.0/30",
  },
  {
    behaviour: "the address that it asks for is of another family",
    services: [balancer("a", [], { spec: { loadBalancerIP: "2001:db8::9" } })],
    ranges: ["192.0.2.0/30", "2001:db8::/120"],
    fact: "requested address 2001:db8::9 is not of the IP families of the Service (IPv4)",
  },
])("a Service is refused, and tried again, where $behaviour", ({ fact, ...given }) => {
  const [service] = given.services.filter(({ metadata }) => metadata.name === "a");
  if (service === undefined) throw new Error("the Service a is looked at");
  const name = `refuse default/a ${wishOf(service)}`;
  expect(planned(given)).toEqual({
    done: [ensuring, "a finalizers", syncFailed(fact)],
    tries: [name],
    requeueAfterMs: 0,
  });
  expect(planned({ ...given, waits: { [name]: 2000 } })).toEqual({
    done: [],
    requeueAfterMs: 2000,
  });
});

test("after a failure one Service is tried at a time, and what failed waits", () => {
  const services = [balancer("a"), balancer("b")];
  const failure = "etcdserver: no leader";
  expect(planned({ services, failure })).toEqual({
    done: [ensuring, "a finalizers", "a shows 192.0.2.1"],
    tries: ["ensure default/a"],
    requeueAfterMs: 0,
  });
  expect(planned({ services, failure, waits: { "ensure default/a": 1000 } })).toEqual({
    done: [ensuring, "b finalizers", "b shows 192.0.2.2"],
    tries: ["ensure default/b"],
    requeueAfterMs: 0,
  });
});

test("a range that is none is refused", () => {
  expect(() => poolOf(["192.0.2.1"])).toThrow(
    'invalid load balancer range "192.0.2.1": write it as 192.0.2.0/24',
  );
});
