import { describe, expect, test } from "vitest";
import { errorTexts } from "../validation/test-errors.ts";
import { Ingress, type IngressBackend, type IngressPath, type IngressRule } from "./ingress.ts";

type Spec = Ingress["spec"];

const backend: IngressBackend = { service: { name: "web", port: { number: 80 } } };
const root: IngressPath = { path: "/", pathType: "Prefix", backend };
const ruleOf = (path: Partial<IngressPath>): IngressRule => ({
  http: { paths: [{ ...root, ...path }] },
});
const ingressOf = (spec: Spec, annotations: Record<string, string> = {}): Ingress => ({
  apiVersion: "networking.k8s.io/v1",
  kind: "Ingress",
  metadata: { name: "web", annotations },
  spec,
  status: { loadBalancer: {} },
});

const { strategy } = Ingress;
const refusals = (spec: Spec) => errorTexts(strategy.validate?.(ingressOf(spec)) ?? []);

const wildcard =
  "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which " +
  "must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric " +
  "character (e.g. '*.example.com', regex used for validation is " +
  "'\\*\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const subdomain = expect.stringContaining("a lowercase RFC 1123 subdomain must consist of");

describe("an Ingress", () => {
  test.each<{ behaviour: string; spec: Spec; errors: unknown[] }>([
    {
      behaviour: "leads somewhere",
      spec: {},
      errors: ["spec: Invalid value: null: either `defaultBackend` or `rules` must be specified"],
    },
    {
      behaviour: "has hosts, also with a wildcard, paths and certificates",
      spec: {
        ingressClassName: "nginx",
        rules: [{ host: "a.example", ...ruleOf({}) }, { host: "*.example" }],
        tls: [{ hosts: ["*.example", "a.example"], secretName: "cert" }, {}],
      },
      errors: [],
    },
    {
      behaviour: "has hosts that are names",
      spec: { rules: [{ host: "1.2.3.4" }, { host: "*.*.example" }, { host: "A.example" }] },
      errors: [
        'spec.rules[0].host: Invalid value: "1.2.3.4": must be a DNS name, not an IP address',
        `spec.rules[1].host: Invalid value: "*.*.example": ${wildcard}`,
        subdomain,
      ],
    },
    {
      behaviour: "has paths where it has rules for HTTP",
      spec: { rules: [{ http: { paths: [] } }] },
      errors: ["spec.rules[0].http.paths: Required value"],
    },
    {
      behaviour: "has certificates for hosts, from Secrets",
      spec: { defaultBackend: backend, tls: [{ hosts: ["*", "A"], secretName: "B" }] },
      errors: [`spec.tls[0].hosts[0]: Invalid value: "*": ${wildcard}`, subdomain, subdomain],
    },
    {
      behaviour: "names a class as classes are named",
      spec: { defaultBackend: backend, ingressClassName: "A" },
      errors: [subdomain],
    },
  ])("$behaviour", ({ spec, errors }) => {
    expect(refusals(spec)).toEqual(errors);
  });

  test.each([
    { annotation: "a", ingressClassName: "a", errors: [] },
    { annotation: "a", ingressClassName: undefined, errors: [] },
    {
      annotation: "a",
      ingressClassName: "b",
      errors: [
        'annotations.kubernetes.io/ingress.class: Invalid value: "a": must match ' +
          "`ingressClassName` when both are specified",
      ],
    },
  ])("of the annotation $annotation may be of the class $ingressClassName: $errors", (row) => {
    const spec = { defaultBackend: backend, ingressClassName: row.ingressClassName };
    const ingress = ingressOf(spec, { "kubernetes.io/ingress.class": row.annotation });
    expect(errorTexts(strategy.validateCreate?.(ingress) ?? [])).toEqual(row.errors);
  });

  test("that is new is warned of the old annotation", () => {
    const ingress = ingressOf({}, { "kubernetes.io/ingress.class": "a" });
    expect(strategy.warnings?.(ingress)).toEqual([
      'annotation "kubernetes.io/ingress.class" is deprecated, please use ' +
        "'spec.ingressClassName' instead",
    ]);
    expect(strategy.warnings?.(ingress, ingress)).toEqual([]);
  });
});

describe("a path", () => {
  const at = "spec.rules[0].http.paths[0]";
  const badPath = (path: string, why: string) => `${at}.path: Invalid value: "${path}": ${why}`;
  test.each<{ path: Partial<IngressPath>; errors: readonly string[] }>([
    { path: { pathType: "ImplementationSpecific", path: undefined }, errors: [] },
    { path: { pathType: "ImplementationSpecific", path: "/a//b" }, errors: [] },
    {
      path: { pathType: "ImplementationSpecific", path: "a" },
      errors: [badPath("a", "must be an absolute path")],
    },
    { path: { pathType: "Exact", path: "/a/b" }, errors: [] },
    {
      path: { pathType: "Exact", path: undefined },
      errors: [badPath("", "must be an absolute path")],
    },
    {
      path: { path: "a//b/./c/../d%2f%2F/.." },
      errors: [
        "must be an absolute path",
        "must not contain '//'",
        "must not contain '/./'",
        "must not contain '/../'",
        "must not contain '%2f'",
        "must not contain '%2F'",
        "cannot end with '/..'",
      ].map((why) => badPath("a//b/./c/../d%2f%2F/..", why)),
    },
    {
      path: { pathType: "Regex" },
      errors: [
        `${at}.pathType: Unsupported value: "Regex": supported values: "Exact", ` +
          '"ImplementationSpecific", "Prefix"',
      ],
    },
  ])("$path", ({ path, errors }) => {
    expect(refusals({ rules: [ruleOf(path)] })).toEqual(errors);
  });
});

describe("a backend", () => {
  const at = "spec.defaultBackend";
  const resource = { apiGroup: "k8s.example.com", kind: "Bucket", name: "icons" };
  test.each<{ backend: IngressBackend; errors: readonly unknown[] }>([
    { backend: { resource }, errors: [] },
    { backend: { service: { name: "0web", port: { name: "http" } } }, errors: [] },
    { backend: {}, errors: [`${at}: Invalid value: "": resource or service backend is required`] },
    {
      backend: { ...backend, resource },
      errors: [`${at}: Invalid value: "": cannot set both resource and service backends`],
    },
    {
      backend: { resource: { apiGroup: "", kind: "", name: "a/b" } },
      errors: [
        subdomain,
        `${at}.resource.kind: Required value`,
        `${at}.resource.name: Invalid value: "a/b": may not contain '/'`,
      ],
    },
    {
      backend: { service: { name: "", port: {} } },
      errors: [
        `${at}.service.name: Required value`,
        `${at}: Required value: port name or number is required`,
      ],
    },
    {
      backend: { service: { name: "A", port: { name: "a", number: 3 } } },
      errors: [
        expect.stringContaining(`${at}.service.name: Invalid value: "A": a lowercase RFC 1123`),
        `${at}: Invalid value: "": cannot set both port name & port number`,
      ],
    },
    {
      backend: { service: { name: "a", port: { name: "8" } } },
      errors: [
        `${at}.service.port.name: Invalid value: "8": must contain at least one letter (a-z)`,
      ],
    },
    {
      backend: { service: { name: "a", port: { number: 65_536 } } },
      errors: [
        `${at}.service.port.number: Invalid value: 65536: must be between 1 and 65535, inclusive`,
      ],
    },
  ])("$backend", ({ backend: given, errors }) => {
    expect(refusals({ defaultBackend: given })).toEqual(errors);
  });
});

test("a status tells addresses and names", () => {
  const ingress = [
    { ip: "192.0.2.1", hostname: "a.example" },
    { ip: "x" },
    { hostname: "1.2.3.4" },
  ];
  const object = { ...ingressOf({}), status: { loadBalancer: { ingress } } };
  expect(errorTexts(strategy.validateStatusUpdate?.(object, object) ?? [])).toEqual([
    'status.loadBalancer.ingress[1].ip: Invalid value: "x": must be a valid IP address, (e.g. ' +
      "10.9.8.7 or 2001:db8::ffff)",
    'status.loadBalancer.ingress[2].hostname: Invalid value: "1.2.3.4": must be a DNS name, not ' +
      "an IP address",
  ]);
});

describe("columns", () => {
  const cells = (object: Ingress) =>
    Ingress.columns.slice(1, -1).map(({ value }) => value(object, 0));
  const hosts = ["a.example", "b.example", "c.example", "d.example", "e.example"];
  test.each<{ behaviour: string; spec: Spec; status?: Ingress["status"]; shown: string[] }>([
    {
      behaviour: "show no class, any host and no address",
      spec: { rules: [ruleOf({})] },
      shown: ["<none>", "*", "", "80"],
    },
    {
      behaviour: "show the first hosts, sorted addresses and the port of TLS",
      spec: { ingressClassName: "nginx", rules: hosts.map((host) => ({ host })), tls: [{}] },
      status: { loadBalancer: { ingress: [{ ip: "9.9.9.9" }, { ip: "1.1.1.1" }, {}] } },
      shown: ["nginx", "a.example,b.example,c.example + 2 more...", "1.1.1.1,9.9.9.9", "80, 443"],
    },
  ])("$behaviour", ({ spec, status, shown }) => {
    const object = ingressOf(spec);
    expect(cells(status === undefined ? object : { ...object, status })).toEqual(shown);
  });
});
