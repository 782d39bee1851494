import { describe, expect, test } from "vitest";
import { errorTexts } from "../validation/test-errors.ts";
import { loadText } from "./load-text.ts";
import { Traffic } from "./traffic.ts";
import type { Load, TrafficSpec } from "./traffic-spec.ts";

const { strategy, columns } = Traffic;

const traffic = (spec: Partial<TrafficSpec> = {}, status: object = {}): Traffic => ({
  apiVersion: "sim.kubesim.dev/v1alpha1",
  kind: "Traffic",
  metadata: { name: "shoppers", creationTimestamp: "2026-01-01T00:00:00Z" },
  spec: {
    url: "http://web.example/",
    load: { rate: 5, arrivals: "Poisson" },
    timeout: "30s",
    ...spec,
  },
  status: { sent: 0, succeeded: 0, failed: 0, inFlight: 0, ...status },
});

const load = (rest: Partial<Load>): Pick<TrafficSpec, "load"> => ({
  load: { arrivals: "Poisson", ...rest },
});

const request = { weight: 1, method: "GET" };

describe("a traffic", () => {
  const rows: readonly {
    behaviour: string;
    spec: Partial<TrafficSpec>;
    errors: readonly string[];
  }[] = [
    {
      behaviour: "may say everything that there is to say",
      spec: {
        url: "http://[fd00::1]:8080/cart?id=1",
        address: "10.96.0.7",
        from: { podSelector: { matchLabels: { app: "client" } } },
        requests: [
          {
            weight: 3,
            method: "POST",
            path: "/cart?id=1",
            headers: [{ name: "X-A", value: "b" }],
            body: "{}",
          },
        ],
        load: {
          rate: 0.5,
          arrivals: "Constant",
          stages: [{ duration: "30s", rate: 200 }],
        },
        startAfter: "10s",
        duration: "10m",
        keepAlive: { connections: 10, requestsPerConnection: 100 },
        timeout: "2s",
        connectTimeout: "500ms",
        retries: { attempts: 3, on: ["5xx", "429", "ConnectionReset"], backoff: "0s" },
        expect: { statuses: ["2xx", "404"] },
        seed: -7,
        suspend: true,
      },
      errors: [],
    },
    {
      behaviour: "goes somewhere",
      spec: { url: "" },
      errors: ["spec.url: Required value"],
    },
    {
      behaviour: "goes where a URL leads",
      spec: { url: "web.default.svc", address: "web" },
      errors: [
        'spec.url: Invalid value: "web.default.svc": must be a URL such as ' +
          "http://web.default.svc:8080/path",
        'spec.address: Invalid value: "web": must be a valid IP address, (e.g. 10.9.8.7 or ' +
          "2001:db8::ffff)",
      ],
    },
    {
      behaviour: "goes to a port that there may be",
      spec: { url: "http://web:70000/" },
      errors: [
        'spec.url: Invalid value: "http://web:70000/": must be a URL such as ' +
          "http://web.default.svc:8080/path",
      ],
    },
    {
      behaviour: "comes from one source",
      spec: { from: { pod: "client", outside: true } },
      errors: ["spec.from.outside: Forbidden: may not specify more than 1 source"],
    },
    {
      behaviour: "comes from a source that is named",
      spec: { from: { outside: false } },
      errors: ["spec.from: Required value: must specify a source"],
    },
    {
      behaviour: "may come from any node",
      spec: { from: { nodeSelector: {} } },
      errors: [],
    },
    {
      behaviour: "sends requests that can be sent",
      spec: {
        requests: [
          {
            ...request,
            method: "get",
            path: "cart",
            headers: [{ name: "a b", value: "c\nd" }],
          },
        ],
      },
      errors: [
        'spec.requests[0].method: Invalid value: "get": must consist of upper case letters',
        'spec.requests[0].path: Invalid value: "cart": must be an absolute path',
        'spec.requests[0].headers[0].name: Invalid value: "a b": a valid HTTP header must consist ' +
          "of alphanumeric characters or '-' (e.g. 'X-Header-Name', regex used for validation is " +
          "'[-A-Za-z0-9]+')",
        'spec.requests[0].headers[0].value: Invalid value: "c\\nd": must be one line',
      ],
    },
    {
      behaviour: "sends one of its requests at least",
      spec: { requests: [{ ...request, weight: 0 }] },
      errors: ["spec.requests[0].weight: Invalid value: 0: must be greater than 0"],
    },
    {
      behaviour: "has a load",
      spec: load({}),
      errors: ["spec.load: Required value: must specify a rate or clients"],
    },
    {
      behaviour: "has a load of one sort, in all of its stages",
      spec: load({
        rate: 5,
        clients: 3,
        thinkTime: "1s",
        stages: [
          { duration: "1s", clients: 3 },
          { duration: "", rate: 7 },
        ],
      }),
      errors: [
        "spec.load.clients: Forbidden: may not be specified beside rate",
        "spec.load.stages[0].clients: Forbidden: may not be specified beside rate",
        "spec.load.thinkTime: Forbidden: may only be specified beside clients",
        "spec.load.stages[1].duration: Required value",
      ],
    },
    {
      behaviour: "says in each stage how much that is",
      spec: load({ clients: 3, stages: [{ duration: "1s" }] }),
      errors: ["spec.load.stages[0].clients: Required value"],
    },
    {
      behaviour: "has a load within bounds, and arrivals of a known sort",
      spec: load({ rate: -1, arrivals: "Bursty", stages: [{ duration: "-1s", rate: 1e6 }] }),
      errors: [
        "spec.load.rate: Invalid value: -1: must be between 0 and 100000, inclusive",
        'spec.load.arrivals: Unsupported value: "Bursty": supported values: "Constant", "Poisson"',
        'spec.load.stages[0].duration: Invalid value: "-1s": must be greater than or equal to 0',
        "spec.load.stages[0].rate: Invalid value: 1000000: must be between 0 and 100000, inclusive",
      ],
    },
    {
      behaviour: "has times as Go writes them, and ends each request",
      spec: { startAfter: "10", duration: "0s", timeout: "2h", connectTimeout: "0" },
      errors: [
        'spec.startAfter: Invalid value: "10": time: missing unit in duration "10"',
        'spec.duration: Invalid value: "0s": must be greater than 0',
        'spec.timeout: Invalid value: "2h": must be less than or equal to 1h',
        'spec.connectTimeout: Invalid value: "0": must be greater than 0',
      ],
    },
    {
      behaviour: "keeps a connection at least, for a request at least",
      spec: { keepAlive: { connections: 0, requestsPerConnection: 0 } },
      errors: [
        "spec.keepAlive.connections: Invalid value: 0: must be between 1 and 10000, inclusive",
        "spec.keepAlive.requestsPerConnection: Invalid value: 0: must be between 1 and " +
          "2147483647, inclusive",
      ],
    },
    {
      behaviour: "names statuses and failures that there are",
      spec: {
        retries: { attempts: -1, on: ["6xx", "Refused"], backoff: "x" },
        expect: { statuses: ["ok"] },
      },
      errors: [
        "spec.retries.attempts: Invalid value: -1: must be between 0 and 100, inclusive",
        'spec.retries.on[0]: Invalid value: "6xx": must be a status such as 503 or 5xx',
        'spec.retries.on[1]: Unsupported value: "Refused": supported values: "ConnectTimeout", ' +
          '"ConnectionClosed", "ConnectionRefused", "ConnectionReset", "NameNotFound", ' +
          '"NameTimeout", "NoRouteToHost", "Timeout"',
        'spec.retries.backoff: Invalid value: "x": time: invalid duration "x"',
        'spec.expect.statuses[0]: Invalid value: "ok": must be a status such as 503 or 5xx',
      ],
    },
  ];
  test.each(rows)("$behaviour", ({ spec, errors }) => {
    expect(errorTexts(strategy.validate?.(traffic(spec)) ?? [])).toEqual(errors);
  });

  test("warns where nobody knows the name that it goes to", () => {
    const url = "http://web.default.svc.cluster.local:8080/cart";
    const warnings = (spec: Partial<TrafficSpec>) => strategy.warnings?.(traffic(spec));
    expect(warnings({ url })).toEqual([
      "spec.from: nobody beyond the cluster knows the names of its Services; give a pod",
    ]);
    expect(warnings({ url, from: { pod: "client" } })).toEqual([]);
    expect(warnings({ url, address: "10.96.0.7" })).toEqual([]);
    expect(warnings({ url: "http://shop.example/" })).toEqual([]);
  });

  test("is shown in a row", () => {
    const at = Date.UTC(2026, 0, 1, 0, 1);
    const row = (object: Traffic) => columns.map(({ value }) => value(object, at));
    expect(columns.map(({ name }) => name)).toEqual([
      "Name",
      "Target",
      "Rate",
      "Sent",
      "Failed",
      "P99",
      "Status",
      "Age",
    ]);
    expect(row(traffic())).toEqual([
      "shoppers",
      "http://web.example/",
      "5/s",
      0,
      0,
      "<none>",
      "Pending",
      "60s",
    ]);
    const status = { phase: "Running", sent: 50, failed: 2, latency: { p99: "1.2s" } };
    expect(row(traffic({}, status)).slice(3, 7)).toEqual([50, 2, "1.2s", "Running"]);
  });

  test.each([
    { behaviour: "a rate", of: { rate: 0.5 }, text: "0.5/s" },
    {
      behaviour: "the least and the most of a rate",
      of: {
        rate: 50,
        stages: [
          { duration: "1m", rate: 200 },
          { duration: "1m", rate: 10 },
        ],
      },
      text: "10..200/s",
    },
    {
      behaviour: "what begins with a stage, from nothing",
      of: { stages: [{ duration: "1m", rate: 200 }] },
      text: "0..200/s",
    },
    { behaviour: "clients", of: { clients: 10 }, text: "10 clients" },
    { behaviour: "a client", of: { clients: 1 }, text: "1 client" },
  ])("the text of a load is $behaviour", ({ of, text }) => {
    expect(loadText({ arrivals: "Poisson", ...of })).toBe(text);
  });
});
