/** As the page "Ingress" of Kubernetes' documentation reads. */
import { beforeEach, describe, expect, test } from "vitest";
import { Event } from "../../api/core/event.ts";
import { Ingress } from "../../api/networking/ingress.ts";
import { IngressClass } from "../../api/networking/ingress-class.ts";
import type { Cluster } from "../../simulator/cluster.ts";
import {
  addressOf,
  asked,
  ingress,
  manifest,
  rule,
  service,
  servingCluster,
  settled,
} from "./cluster.ts";

const one = service("service1", 4200);
const two = service("service2", 8080);
const address = [{ ip: "192.0.2.254" }];

let cluster: Cluster;
beforeEach(() => {
  cluster = servingCluster();
});

const applied = (...objects: readonly (string | object)[]) => {
  for (const each of objects) cluster.apply(each);
  settled(cluster);
};
const ends = (...urls: readonly string[]) => urls.map((url) => asked(cluster, url));

test("an Ingress backed by a single Service has a default backend and no rules", () => {
  applied(ingress("test-ingress", { defaultBackend: one }));
  expect(addressOf(cluster, "test-ingress")).toEqual(address);
  expect(ends("http://192.0.2.254/", "https://192.0.2.254/any")).toEqual(["service1", "service1"]);
});

test("simple fanout: the paths of one host lead to more than one Service", () => {
  applied(manifest("simple-fanout.yaml"));
  expect(addressOf(cluster, "simple-fanout-example")).toEqual(address);
  const at = "http://foo.bar.com";
  expect(ends(`${at}/foo`, `${at}/foo/a?b=c`, `${at}/bar`, `${at}/`)).toEqual([
    "service1",
    "service1",
    "service2",
    404,
  ]);
});

test("name based virtual hosting: the Host header decides", () => {
  applied(manifest("name-virtual-host.yaml"));
  expect(ends("http://first.bar.com/", "http://second.bar.com/", "http://192.0.2.254/")).toEqual([
    "service1",
    "service2",
    "service1",
  ]);
  const other = { headers: { Host: "second.bar.com" } };
  expect(asked(cluster, "http://192.0.2.254/", other)).toBe("service2");
});

test("hostname wildcards only cover a single DNS label", () => {
  applied(manifest("wildcard-host.yaml"));
  const at = (Host: string, path: string) =>
    asked(cluster, `http://192.0.2.254${path}`, { headers: { Host } });
  expect([
    at("bar.foo.com", "/foo"),
    at("baz.bar.foo.com", "/foo"),
    at("foo.com", "/foo"),
    at("foo.bar.org", "/bar"),
  ]).toEqual(["service2", 404, 404, "service1"]);
});

test("default backend: what none of the hosts or paths match is routed to it", () => {
  const spec = { defaultBackend: two, rules: [rule("foo.bar.com", { "/foo": one })] };
  applied(ingress("web", spec));
  const urls = ["http://foo.bar.com/foo", "http://foo.bar.com/other", "http://192.0.2.254/"];
  expect(ends(...urls)).toEqual(["service1", "service2", "service2"]);
});

test("a resource backend is nobody's here: the entry answers 404", () => {
  const resource = { apiGroup: "k8s.example.com", kind: "StorageBucket", name: "icon-assets" };
  applied(ingress("web", { rules: [rule("", { "/icons": { resource } })] }));
  expect(ends("http://192.0.2.254/icons")).toEqual([404]);
});

test("multiple matches: the longest path goes first, then an exact one", () => {
  const paths = [
    { path: "/", pathType: "Prefix", backend: two },
    { path: "/foo", pathType: "Prefix", backend: two },
    { path: "/foo", pathType: "Exact", backend: one },
    { path: "/foo/bar", pathType: "Prefix", backend: one },
  ];
  applied(ingress("web", { rules: [{ host: "foo.bar.com", http: { paths } }] }));
  const urls = ["/foo", "/foo/", "/foo/bar/x", "/other"].map((path) => `http://foo.bar.com${path}`);
  expect(ends(...urls)).toEqual(["service1", "service2", "service1", "service2"]);
});

describe("Ingress class", () => {
  const classOf = (name: string, controller: string, parts: object = {}) => ({
    apiVersion: "networking.k8s.io/v1",
    kind: "IngressClass",
    metadata: { name, ...parts },
    spec: { controller },
  });
  const spec = (ingressClassName?: string) => ({
    ...(ingressClassName !== undefined && { ingressClassName }),
    rules: [rule("foo.bar.com", { "/": one })],
  });

  test("an Ingress of a class of another controller is not served here", () => {
    applied(classOf("external-lb", "example.com/ingress-controller"));
    applied(ingress("web", spec("external-lb")));
    expect(addressOf(cluster, "web")).toBe(undefined);
    expect(ends("http://foo.bar.com/")).toEqual(["NameNotFound"]);
  });

  test("parameters may be of the cluster or of a namespace", () => {
    const parameters = { apiGroup: "k8s.example.com", kind: "IngressParameter", name: "external" };
    for (const scope of [{ scope: "Cluster" }, { scope: "Namespace", namespace: "default" }]) {
      const made = classOf("external", "k8s.io/ingress-nginx");
      const [{ spec: stored }] = cluster.apply({
        ...made,
        metadata: { name: `external-${scope.scope.toLowerCase()}` },
        spec: { ...made.spec, parameters: { ...parameters, ...scope } },
      }) as [IngressClass];
      expect(stored.parameters).toEqual({ ...parameters, ...scope });
    }
    applied(ingress("web", spec("external-namespace")));
    expect(ends("http://foo.bar.com/")).toEqual(["service1"]);
  });

  test("the deprecated annotation names a class as well", () => {
    const named = (name: string) => ({ "kubernetes.io/ingress.class": name });
    applied(ingress("web", spec(), named("nginx")));
    applied(ingress("other", { rules: [rule("other.com", { "/": two })] }, named("gce")));
    expect([addressOf(cluster, "web"), addressOf(cluster, "other")]).toEqual([address, undefined]);
  });

  test("the default class is that of Ingresses without one", () => {
    const annotations = { "ingressclass.kubernetes.io/is-default-class": "true" };
    applied(classOf("external-lb", "example.com/ingress-controller", { annotations }));
    applied(ingress("web", spec()));
    expect(cluster.get(Ingress, "web")?.spec.ingressClassName).toBe("external-lb");
    expect(addressOf(cluster, "web")).toBe(undefined);
  });

  test("there is none at the start, and Ingresses of nginx or of none are served", () => {
    expect(cluster.list(IngressClass)).toEqual([]);
    applied(ingress("web", spec("nginx")));
    expect(addressOf(cluster, "web")).toEqual(address);
    applied(ingress("web", spec("traefik")));
    expect(addressOf(cluster, "web")).toBe(undefined);
    applied(classOf("traefik", "sim.kubesim.dev/ingress"));
    expect(addressOf(cluster, "web")).toEqual(address);
    cluster.delete(IngressClass, "traefik");
    settled(cluster);
    expect(addressOf(cluster, "web")).toBe(undefined);
  });
});

test("TLS: a host with it is redirected there", () => {
  applied(manifest("tls.yaml"));
  const { response } = cluster.curl("http://https-example.foo.com/a?b=c");
  const location = "https://https-example.foo.com/a?b=c";
  expect(response).toMatchObject({ status: 308, headers: { location } });
  expect(ends(location)).toEqual(["service1"]);
});

test("rewrite: the server is asked for what the annotation makes of the path", () => {
  applied(manifest("rewrite.yaml"));
  expect(ends("http://shop.bar.com/shop/cart", "http://shop.bar.com/cart")).toEqual([
    "service1",
    404,
  ]);
});

test("updating: a changed Ingress is synced again, as its events tell", () => {
  applied(manifest("simple-fanout.yaml"));
  const rules = [rule("foo.bar.com", { "/foo": two }), rule("bar.baz.com", { "/foo": two })];
  cluster.patch(Ingress, "simple-fanout-example", { spec: { rules } });
  settled(cluster);
  expect(ends("http://foo.bar.com/foo", "http://bar.baz.com/foo")).toEqual([
    "service2",
    "service2",
  ]);
  const events = cluster
    .list(Event)
    .filter(({ involvedObject }) => involvedObject.kind === "Ingress")
    .map(({ reason, message, source, count }) => [source?.component, reason, message, count]);
  expect(events).toEqual([["nginx-ingress-controller", "Sync", "Scheduled for sync", 3]]);
});
