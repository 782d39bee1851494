/** As the page "Ingress" of Kubernetes' documentation tells it, and ingress-nginx beyond it. */
import { describe, expect, test } from "vitest";
import type { Ingress } from "../../api/networking/ingress.ts";
import { compileRoutes, type IngressRequest, type IngressRoute } from "./routes.ts";
import { ingressOf, nginxAnnotation, pathOf, ruleOf, serviceBackend } from "./testing/objects.ts";

/** The Service that a request goes to, or what else becomes of it. */
function shown(route: IngressRoute): string {
  switch (route.kind) {
    case "service":
      return route.service.name;
    case "resource":
      return `${route.resource.kind}/${route.resource.name}`;
    case "redirect":
      return route.location;
    case "none":
      return "none";
    default:
      return route satisfies never;
  }
}

const routed = (ingresses: readonly Ingress[], request: Partial<IngressRequest>) =>
  compileRoutes(ingresses).route({ host: "shop.example", path: "/", isTls: false, ...request });

const ends = (ingresses: readonly Ingress[], request: Partial<IngressRequest>) =>
  shown(routed(ingresses, request));

describe("path types", () => {
  test.each([
    { kind: "Prefix", paths: ["/"], asked: ["/", "/foo", "/foo/bar"], match: "root" },
    { kind: "Exact", paths: ["/foo"], asked: ["/foo"], match: "foo" },
    { kind: "Exact", paths: ["/foo"], asked: ["/bar"], match: "none" },
    { kind: "Exact", paths: ["/foo"], asked: ["/foo/"], match: "none" },
    { kind: "Exact", paths: ["/foo/"], asked: ["/foo"], match: "none" },
    { kind: "Prefix", paths: ["/foo"], asked: ["/foo", "/foo/"], match: "foo" },
    { kind: "Prefix", paths: ["/foo/"], asked: ["/foo", "/foo/"], match: "foo" },
    { kind: "Prefix", paths: ["/aaa/bb"], asked: ["/aaa/bbb"], match: "none" },
    { kind: "Prefix", paths: ["/aaa/bbb"], asked: ["/aaa/bbb"], match: "aaa-bbb" },
    { kind: "Prefix", paths: ["/aaa/bbb/"], asked: ["/aaa/bbb"], match: "aaa-bbb" },
    { kind: "Prefix", paths: ["/aaa/bbb"], asked: ["/aaa/bbb/"], match: "aaa-bbb" },
    { kind: "Prefix", paths: ["/aaa/bbb"], asked: ["/aaa/bbb/ccc"], match: "aaa-bbb" },
    { kind: "Prefix", paths: ["/aaa/bbb"], asked: ["/aaa/bbbxyz"], match: "none" },
    { kind: "Prefix", paths: ["/", "/aaa"], asked: ["/aaa/ccc"], match: "aaa" },
    { kind: "Prefix", paths: ["/", "/aaa", "/aaa/bbb"], asked: ["/aaa/bbb"], match: "aaa-bbb" },
    { kind: "Prefix", paths: ["/", "/aaa", "/aaa/bbb"], asked: ["/ccc"], match: "root" },
    { kind: "Prefix", paths: ["/aaa"], asked: ["/ccc"], match: "none" },
  ])("$kind $paths: a request for $asked leads to $match", ({ kind, paths, asked, match }) => {
    const rule = ruleOf("shop.example", ...paths.map((path) => pathOf(path, kind)));
    for (const path of asked) expect(ends([ingressOf({ rules: [rule] })], { path })).toBe(match);
  });

  test("Mixed: of /foo as a prefix and /foo as an exact path, the exact one is preferred", () => {
    const paths = [pathOf("/foo", "Prefix", "prefix"), pathOf("/foo", "Exact", "exact")];
    const ingress = ingressOf({ rules: [ruleOf("shop.example", ...paths)] });
    expect(ends([ingress], { path: "/foo" })).toBe("exact");
    expect(ends([ingress], { path: "/foo/bar" })).toBe("prefix");
  });

  test("no match uses the default backend", () => {
    const rules = [ruleOf("shop.example", pathOf("/aaa"))];
    const ingress = ingressOf({ rules, defaultBackend: serviceBackend("fallback") });
    expect(ends([ingress], { path: "/ccc" })).toBe("fallback");
  });

  test.each([
    { behaviour: "is a prefix of text", asked: "/foobar", match: "foo" },
    { behaviour: "gives way to a longer prefix", asked: "/foo/bar/x", match: "foo-bar" },
    { behaviour: "minds case", asked: "/Foo", match: "none" },
  ])("ImplementationSpecific $behaviour", ({ asked, match }) => {
    const paths = [pathOf("/foo", "ImplementationSpecific"), pathOf("/foo/bar")];
    const ingress = ingressOf({ rules: [ruleOf("shop.example", ...paths)] });
    expect(ends([ingress], { path: asked })).toBe(match);
  });

  test.each([
    { behaviour: "has a query", asked: "/cart?id=1/..", match: "cart" },
    { behaviour: "is encoded", asked: "/%63art", match: "cart" },
    { behaviour: "is encoded badly", asked: "/%zz", match: "root" },
    { behaviour: "has dots", asked: "/a/../cart/./x", match: "cart" },
    { behaviour: "has empty elements", asked: "//cart", match: "cart" },
    { behaviour: "leads above the root", asked: "/../../cart", match: "cart" },
    { behaviour: "is none", asked: "*", match: "root" },
  ])("a path that $behaviour is compared in its normal form", ({ asked, match }) => {
    const ingress = ingressOf({ rules: [ruleOf("shop.example", pathOf("/"), pathOf("/cart"))] });
    expect(ends([ingress], { path: asked })).toBe(match);
  });
});

describe("hostname wildcards", () => {
  test.each([
    { host: "bar.foo.com", match: "wild", why: "matches based on shared suffix" },
    { host: "baz.bar.foo.com", match: "none", why: "the wildcard only covers a single label" },
    { host: "foo.com", match: "none", why: "the wildcard only covers a single label" },
    { host: "foo.bar.com", match: "exact", why: "a precise match" },
    { host: "exact.foo.com", match: "exact", why: "a precise match goes before a wildcard" },
    { host: "BAR.foo.com", match: "wild", why: "case does not matter" },
    { host: "bar.foo.com:8080", match: "wild", why: "a port does not matter" },
    { host: "", match: "none", why: "no host is no match" },
  ])("*.foo.com and $host: $why", ({ host, match }) => {
    const ingress = ingressOf({
      rules: [
        ruleOf("*.foo.com", pathOf("/", "Prefix", "wild")),
        ruleOf("foo.bar.com", pathOf("/", "Prefix", "exact")),
        ruleOf("exact.foo.com", pathOf("/", "Prefix", "exact")),
      ],
    });
    expect(ends([ingress], { host })).toBe(match);
  });
});

describe("name based virtual hosting", () => {
  const ingress = ingressOf({
    rules: [
      ruleOf("first.bar.com", pathOf("/", "Prefix", "service1")),
      ruleOf("second.bar.com", pathOf("/only", "Prefix", "service2")),
      ruleOf("", pathOf("/", "Prefix", "service3")),
    ],
  });
  test.each([
    { host: "first.bar.com", path: "/x", match: "service1" },
    { host: "second.bar.com", path: "/only", match: "service2" },
    { host: "third.bar.com", path: "/x", match: "service3" },
    { host: "192.0.2.254", path: "/x", match: "service3" },
    { host: "", path: "/x", match: "service3" },
    // A host that a rule names is not for the rules of every host.
    { host: "second.bar.com", path: "/other", match: "none" },
  ])("$host$path leads to $match", ({ host, path, match }) => {
    expect(ends([ingress], { host, path })).toBe(match);
  });
});

describe("the default backend", () => {
  const only = ingressOf({ defaultBackend: serviceBackend("test") }, { age: 5 });
  test("takes all traffic of an Ingress without rules", () => {
    expect(ends([only], { host: "any.example", path: "/x" })).toBe("test");
  });

  test("is for the host of its own rules, and for hosts that nobody names", () => {
    const rules = [ruleOf("shop.example", pathOf("/cart"))];
    const shop = ingressOf({ rules, defaultBackend: serviceBackend("shop") }, { name: "shop" });
    const other = ingressOf({ rules: [ruleOf("other.example", pathOf("/a"))] }, { name: "other" });
    const all = [only, shop, other];
    expect(ends(all, { path: "/none" })).toBe("shop");
    expect(ends(all, { host: "unknown.example" })).toBe("shop");
    expect(ends(all, { host: "other.example", path: "/none" })).toBe("none");
  });

  test("may be a resource", () => {
    const resource = { apiGroup: "k8s.example.com", kind: "StorageBucket", name: "static-assets" };
    const paths = [{ ...pathOf("/icons"), backend: { resource: { ...resource, name: "icons" } } }];
    const rules = [ruleOf("", ...paths)];
    const ingress = ingressOf({ defaultBackend: { resource }, rules });
    expect(ends([ingress], { path: "/icons" })).toBe("StorageBucket/icons");
    expect(ends([ingress], { path: "/" })).toBe("StorageBucket/static-assets");
  });
});

describe("several Ingresses", () => {
  const older = ingressOf(
    { rules: [ruleOf("Shop.example", pathOf("/a", "Prefix", "old"), pathOf("/b"))] },
    { name: "z", age: 1 },
  );
  const newer = ingressOf(
    { rules: [ruleOf("shop.example", pathOf("/a", "Prefix", "new"), pathOf("/c"))] },
    { name: "a", age: 2 },
  );
  test.each([
    { path: "/a", match: "old", why: "the older one goes first for the same path" },
    { path: "/b", match: "b", why: "it has a path of its own" },
    { path: "/c", match: "c", why: "so has the newer one" },
  ])("count together for one host: $path leads to $match, for $why", ({ path, match }) => {
    expect(ends([newer, older], { path })).toBe(match);
  });

  test("of one time go by their names", () => {
    const rules = (name: string) => [ruleOf("", pathOf("/", "Prefix", name))];
    const [a, b] = ["a", "b"].map((name) => ingressOf({ rules: rules(name) }, { name }));
    expect(a && b && ends([b, a], {})).toBe("a");
  });
});

describe("rewrite-target", () => {
  const rewriting = (path: string, target: string, pathType = "ImplementationSpecific") =>
    ingressOf(
      { rules: [ruleOf("shop.example", pathOf(path, pathType, "web"))] },
      { annotations: nginxAnnotation("rewrite-target", target) },
    );
  test.each([
    { path: "/something(/|$)(.*)", target: "/$2", asked: "/something", becomes: "/" },
    { path: "/something(/|$)(.*)", target: "/$2", asked: "/something/", becomes: "/" },
    { path: "/something(/|$)(.*)", target: "/$2", asked: "/something/new", becomes: "/new" },
    { path: "/something(/|$)(.*)", target: "/$2", asked: "/Something/a?b=c", becomes: "/a?b=c" },
    { path: "/testpath", target: "/", asked: "/testpath/deep", becomes: "/" },
    { path: "/old", target: "/new?from=old", asked: "/old?q=1", becomes: "/new?from=old&q=1" },
    { path: "/a/(.*)", target: "/$1", asked: "/a/b%20c", becomes: "/b%20c" },
    { path: "/a/(.*)", target: "/$1", asked: "/a/b%23c", becomes: "/b%23c" },
    { path: "/a/(.*)", target: "$1", asked: "/a/b", becomes: "/b" },
    { path: "/same", target: "/same", asked: "/same/x", becomes: "/same/x" },
  ])("$target: $asked of $path becomes $becomes", ({ path, target, asked, becomes }) => {
    expect(routed([rewriting(path, target)], { path: asked })).toMatchObject({ path: becomes });
  });

  test("makes regular expressions of all paths of the host, the longest first", () => {
    const plain = ingressOf(
      { rules: [ruleOf("shop.example", pathOf("/foo/bar", "Exact", "service1"))] },
      { name: "plain" },
    );
    const all = [plain, rewriting("/foo/bar/(.+)", "/$1")];
    expect(ends(all, { path: "/foo/bar/1" })).toBe("web");
    expect(ends(all, { path: "/foo/bar/" })).toBe("service1");
    expect(ends(all, { path: "/FOO/barbar" })).toBe("service1");
  });

  test("use-regex does so without rewriting", () => {
    const paths = [pathOf("/foo/bar/bar", "Prefix", "text"), pathOf("/foo/bar/[A-Z0-9]{3}")];
    const ingress = ingressOf(
      { rules: [ruleOf("shop.example", ...paths)] },
      { annotations: nginxAnnotation("use-regex", "true") },
    );
    // As the documentation of ingress-nginx warns.
    expect(routed([ingress], { path: "/foo/bar/bar" })).toMatchObject({
      service: { name: "foo-bar-A-Z0-9-3-" },
      path: "/foo/bar/bar",
    });
  });

  test("a path that is no regular expression is found by nobody", () => {
    expect(ends([rewriting("/(", "/$1")], { path: "/(" })).toBe("none");
  });

  test("leaves the default backend alone", () => {
    const spec = { defaultBackend: serviceBackend("web") };
    const ingress = ingressOf(spec, { annotations: nginxAnnotation("rewrite-target", "/x") });
    expect(routed([ingress], { path: "/deep" })).toMatchObject({ path: "/deep" });
  });
});

describe("TLS", () => {
  const rules = [ruleOf("shop.example", pathOf("/cart"))];
  const tls = [{ hosts: ["shop.example"], secretName: "shop-tls" }];
  const to = "https://shop.example:8080/cart?id=1";
  const off = nginxAnnotation("ssl-redirect", "false");
  const forced = nginxAnnotation("force-ssl-redirect", "true");
  test.each([
    { behaviour: "redirects to the same place with it", spec: { rules, tls }, match: to },
    { behaviour: "does not where it is there", spec: { rules, tls }, isTls: true, match: "cart" },
    { behaviour: "does not for hosts without it", spec: { rules }, match: "cart" },
    {
      behaviour: "does not with ssl-redirect: false",
      spec: { rules, tls },
      annotations: off,
      match: "cart",
    },
    {
      behaviour: "always does with force-ssl-redirect",
      spec: { rules },
      annotations: forced,
      match: to,
    },
    {
      behaviour: "goes by its default where an annotation says neither",
      spec: { rules, tls },
      annotations: nginxAnnotation("ssl-redirect", "no"),
      match: to,
    },
  ])("$behaviour", ({ spec, annotations = {}, isTls = false, match }) => {
    const request = { host: "shop.example:8080", path: "/cart?id=1", isTls };
    expect(ends([ingressOf(spec, { annotations })], request)).toBe(match);
  });

  test.each([
    { behaviour: "the one that names it", tls, host: "shop.example", secrets: ["shop-tls"] },
    { behaviour: "whatever its case", tls, host: "SHOP.example", secrets: ["shop-tls"] },
    { behaviour: "none for others", tls, host: "other.example", secrets: [] },
    {
      behaviour: "the one of a wildcard",
      tls: [{ hosts: ["*.foo.com"], secretName: "wild" }],
      host: "bar.foo.com",
      secrets: ["wild"],
    },
    {
      behaviour: "any whose certificate may be for it, where no list names it",
      tls: [{ secretName: "one" }, { hosts: ["x.example"], secretName: "two" }],
      host: "shop.example",
      secrets: ["one", "two"],
    },
    {
      behaviour: "none where the list that names it has none",
      tls: [{ hosts: ["shop.example"] }, { secretName: "two" }],
      host: "shop.example",
      secrets: [],
    },
    { behaviour: "none for a host without rules", tls, host: "", secrets: [] },
  ])("the Secret for a host is $behaviour", ({ tls: entries, host, secrets }) => {
    const spec = { rules: [...rules, ruleOf("*.foo.com", pathOf("/"))], tls: entries };
    const found = compileRoutes([ingressOf(spec)]).secretsFor(host);
    expect(found).toEqual(secrets.map((name) => ({ namespace: "default", name })));
  });

  test("the oldest Ingress with TLS says which Secret it is", () => {
    const other = [{ hosts: ["shop.example"], secretName: "newer" }];
    const all = [
      ingressOf({ rules, tls: other }, { name: "c", age: 3 }),
      ingressOf({ rules, tls }, { name: "b", age: 2 }),
      ingressOf({ rules }, { name: "a", age: 1 }),
    ];
    const expected = [{ namespace: "default", name: "shop-tls" }];
    expect(compileRoutes(all).secretsFor("shop.example")).toEqual(expected);
  });
});

test("a route says which Ingress it is of, and which port it leads to", () => {
  const path = {
    path: "/",
    pathType: "Prefix",
    backend: { service: { name: "web", port: { name: "http" } } },
  };
  expect(routed([ingressOf({ rules: [ruleOf("shop.example", path)] })], {})).toEqual({
    kind: "service",
    ingress: "default/web",
    namespace: "default",
    service: { name: "web", port: { name: "http" } },
    path: "/",
  });
});
