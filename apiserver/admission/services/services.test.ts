/** What Services are given, as the API server answers. */
import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../api/json.ts";
import { at, type Request, services, testServer } from "../../testing/server.ts";

const dualStack = { serviceRangeIPv6: "fd00:10:96::/112" };

const createService = (name: string, spec: object = {}): Request => ({
  verb: "create",
  ...services,
  body: { metadata: { name }, spec: { ports: [{ port: 80 }], ...spec } },
});

const patchService = (spec: object): Request => ({
  verb: "patch",
  patchType: "merge",
  ...services,
  name: "a",
  body: { spec },
});

/** The whole Service anew, as `kubectl replace` sends it. */
const replaceService = (spec: object): Request => ({
  verb: "update",
  ...services,
  name: "a",
  body: { metadata: { name: "a" }, spec: { ports: [{ port: 80 }], ...spec } },
});

const addresses = (service: JsonObject) => [
  at(service, "spec.ipFamilyPolicy"),
  at(service, "spec.ipFamilies.0"),
  at(service, "spec.ipFamilies.1"),
  at(service, "spec.clusterIPs.0").replace(/[^.:]+$/, "x"),
  at(service, "spec.clusterIPs.1").replace(/[^.:]+$/, "x"),
];

const both = { ipFamilyPolicy: "RequireDualStack" };

describe("in a dual-stack cluster", () => {
  test("a Service gets an address of each family that it has", () => {
    const { given } = testServer(dualStack);
    const service = given(createService("a", { ...both, ipFamilies: ["IPv6", "IPv4"] }));
    const { clusterIP, clusterIPs } = Object(service.spec);
    expect(clusterIPs).toEqual([
      expect.stringMatching(/^fd00:10:96::[0-9a-f]{3,4}$/),
      expect.stringMatching(/^10\.96\.\d+\.\d+$/),
    ]);
    expect(clusterIP).toBe(clusterIPs[0]);
  });

  test("the second family comes with the policy, and goes with it", () => {
    const { given, send } = testServer(dualStack);
    const first = given(createService("a"));
    const upgraded = given(patchService(both));
    expect(addresses(upgraded).slice(0, 3)).toEqual(["RequireDualStack", "IPv4", "IPv6"]);
    expect(at(upgraded, "spec.clusterIP")).toBe(at(first, "spec.clusterIP"));
    const second = at(upgraded, "spec.clusterIPs.1");
    const wanted = createService("b", { clusterIP: second });
    expect(at(send(wanted).body, "message")).toBe(
      `Service "b" is invalid: spec.clusterIPs: Invalid value: ["${second}"]: ` +
        `failed to allocate IP ${second}: provided IP is already allocated`,
    );
    const downgraded = given(patchService({ ipFamilyPolicy: "SingleStack" }));
    expect(Object(downgraded.spec).clusterIPs).toEqual([at(first, "spec.clusterIP")]);
    // The address is free again.
    expect(at(given(wanted), "spec.clusterIP")).toBe(second);
  });

  test("a Service that is replaced keeps its addresses, and their families with them", () => {
    const { given } = testServer(dualStack);
    const { spec } = given(createService("a", { ...both, ipFamilies: ["IPv6"] }));
    expect(given(replaceService({})).spec).toEqual(spec);
  });

  test("a headless Service that is replaced has the families that a new one has", () => {
    const { given } = testServer(dualStack);
    const headless = { clusterIP: "None", selector: { app: "a" } };
    given(createService("a", { ...headless, ipFamilies: ["IPv6"] }));
    expect(addresses(given(replaceService(headless))).slice(0, 3)).toEqual([
      "SingleStack",
      "IPv4",
      "",
    ]);
  });

  test("an address is the same however it is spelled", () => {
    const { given, send } = testServer(dualStack);
    given(createService("a", { clusterIP: "fd00:10:96::1234" }));
    expect(send(createService("b", { clusterIP: "fd00:0010:96:0::1234" })).code).toBe(422);
  });

  test("a dry run shows the address of each network", () => {
    const { given } = testServer(dualStack);
    const shown = given({ ...createService("a", both), options: { dryRun: true } });
    expect(Object(shown.spec).clusterIPs).toEqual(["10.96.0.0", "fd00:10:96::"]);
  });

  test("a Service of an external name gives all back, and gets all when it is none any more", () => {
    const { given } = testServer(dualStack);
    given(createService("a", both));
    const named = given(patchService({ type: "ExternalName", externalName: "a.example" }));
    const { clusterIPs, ipFamilies, ipFamilyPolicy } = Object(named.spec);
    expect([clusterIPs, ipFamilies, ipFamilyPolicy]).toEqual([undefined, undefined, undefined]);
    const back = given(patchService({ type: "ClusterIP", externalName: null, ...both }));
    expect(Object(back.spec).clusterIPs).toHaveLength(2);
  });
});

test("addresses that nobody asked for are not of the lower band", () => {
  const { given } = testServer();
  const lowest = Array.from({ length: 200 }, (_, index) => {
    const [, , third = 0] = at(given(createService(`s${index}`)), "spec.clusterIP").split(".");
    return Number(third);
  });
  expect(Math.min(...lowest)).toBeGreaterThan(0);
});

describe("node ports", () => {
  const dns = [
    { name: "dns", port: 53, protocol: "UDP" },
    { name: "dns-tcp", port: 53, protocol: "TCP" },
    { name: "metrics", port: 9153, protocol: "TCP" },
  ];
  const ports = (service: JsonObject): readonly number[] =>
    Object(service.spec).ports.map(({ nodePort }: { nodePort: number }) => nodePort);

  test("are shared by the protocols of one port", () => {
    const [udp, tcp, metrics] = ports(
      testServer().given(createService("a", { type: "NodePort", ports: dns })),
    );
    expect([udp === tcp, udp === metrics]).toEqual([true, false]);
  });

  test("are shared by the protocols of one port though only the last names it", () => {
    const named = dns.map((port) => (port.protocol === "TCP" ? { ...port, nodePort: 0 } : port));
    const asked = named.map((port, index) => (index === 1 ? { ...port, nodePort: 30_053 } : port));
    const service = testServer().given(createService("a", { type: "NodePort", ports: asked }));
    expect(ports(service).slice(0, 2)).toEqual([30_053, 30_053]);
  });

  test("that another Service has are refused", () => {
    const { given, send } = testServer();
    const spec = { type: "NodePort", ports: [{ port: 80, nodePort: 30_080 }] };
    given(createService("a", spec));
    expect(at(send(createService("b", spec)).body, "message")).toBe(
      'Service "b" is invalid: spec.ports[0].nodePort: Invalid value: 30080: ' +
        "provided port is already allocated",
    );
  });

  test("may pass from one port of a Service to another", () => {
    const { given } = testServer();
    const named = (first: number, second: number) => [
      { name: "a", port: 80, nodePort: first },
      { name: "b", port: 81, nodePort: second },
    ];
    given(createService("a", { type: "NodePort", ports: named(30_080, 30_081) }));
    const swapped = given(patchService({ ports: named(30_081, 30_080) }));
    expect(ports(swapped)).toEqual([30_081, 30_080]);
  });

  test("of a load balancer that wants none any more go with their entries", () => {
    const { given } = testServer();
    const spec = { type: "LoadBalancer", ports: [{ port: 80, nodePort: 30_080 }] };
    given(createService("a", spec), patchService({ allocateLoadBalancerNodePorts: false }));
    expect(ports(given(patchService({})))).toEqual([30_080]);
    expect(ports(given(patchService({ ports: [{ port: 80 }] })))).toEqual([undefined]);
    given(createService("b", spec));
  });

  test("are told to be given twice where two ports without a name come back for one", () => {
    const { given, send } = testServer();
    given(createService("a", { type: "NodePort", ports: [{ port: 80, nodePort: 30_080 }] }));
    const { code, body } = send(
      replaceService({ type: "NodePort", ports: [{ port: 80 }, { port: 81 }] }),
    );
    expect([code, at(body, "message")]).toEqual([500, "duplicate nodePort: {TCP 30080}"]);
  });

  test("are free again once the type has none", () => {
    const { given } = testServer();
    const spec = { type: "NodePort", ports: [{ port: 80, nodePort: 30_080 }] };
    given(createService("a", spec), patchService({ type: "ClusterIP" }), createService("b", spec));
  });

  test("cannot be the same for two ports of one protocol", () => {
    const { given, send } = testServer();
    given(createService("a", { type: "NodePort" }));
    const twice = [
      { name: "a", port: 80, nodePort: 30_080 },
      { name: "b", port: 81, nodePort: 30_080 },
    ];
    const { code, body } = send(patchService({ ports: twice }));
    expect([code, at(body, "message")]).toEqual([500, "duplicate nodePort: {TCP 30080}"]);
  });
});

describe("the port of health checks", () => {
  const local = { type: "LoadBalancer", externalTrafficPolicy: "Local" };

  test("is given with the policy Local, kept, and free again without it", () => {
    const { given } = testServer();
    const port = at(given(createService("a", local)), "spec.healthCheckNodePort");
    expect(port).toMatch(/^3\d{4}$/);
    const kept = given(patchService({ sessionAffinity: "ClientIP" }));
    expect(at(kept, "spec.healthCheckNodePort")).toBe(port);
    const without = given(patchService({ externalTrafficPolicy: "Cluster" }));
    expect(at(without, "spec.healthCheckNodePort")).toBe("");
    const wanted = { ...local, healthCheckNodePort: Number(port) };
    expect(at(given(createService("b", wanted)), "spec.healthCheckNodePort")).toBe(port);
  });

  test("is told by itself where there is none left", () => {
    const { given, send } = testServer();
    for (let port = 30_000; port < 32_767; port += 250) {
      const count = Math.min(250, 32_767 - port);
      const all = Array.from({ length: count }, (_, index) => port + index);
      const named = all.map((nodePort) => ({ name: `p${nodePort}`, port: nodePort, nodePort }));
      given(createService(`s${port}`, { type: "NodePort", ports: named }));
    }
    const { code, body } = send(createService("a", local));
    expect([code, at(body, "message")]).toEqual([
      500,
      "Internal error occurred: failed to allocate a HealthCheck NodePort 0: range is full",
    ]);
  });

  test("that another has is refused", () => {
    const { given, send } = testServer();
    given(createService("a", { ...local, healthCheckNodePort: 30_100 }));
    const { code, body } = send(createService("b", { ...local, healthCheckNodePort: 30_100 }));
    expect([code, at(body, "message")]).toEqual([
      500,
      "Internal error occurred: failed to allocate requested HealthCheck NodePort 30100: " +
        "provided port is already allocated",
    ]);
  });
});
