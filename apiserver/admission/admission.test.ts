import { describe, expect, test } from "vitest";
import { isObject } from "../../api/json.ts";
import {
  at,
  invalid,
  podSpec,
  pods,
  type Request,
  services,
  testServer,
} from "../testing/server.ts";

const createService = (name: string, spec: object): Request => ({
  verb: "create",
  ...services,
  body: { metadata: { name }, spec: { ports: [{ port: 80 }], ...spec } },
});

describe("a service", () => {
  test("gets a cluster IP of its range", () => {
    const { given } = testServer();
    const { spec } = given(createService("a", {}));
    const clusterIP = at(spec, "clusterIP");
    expect(clusterIP).toMatch(/^10\.96\.\d{1,3}\.\d{1,3}$/);
    expect(spec).toMatchObject({
      clusterIPs: [clusterIP],
      ipFamilies: ["IPv4"],
      ipFamilyPolicy: "SingleStack",
    });
  });

  test.each([
    { behaviour: "without an address is headless", spec: { clusterIP: "None" }, ips: ["None"] },
    {
      behaviour: "that names one gets it",
      spec: { clusterIP: "10.96.7.7" },
      ips: ["10.96.7.7"],
    },
    {
      behaviour: "of an external name has none",
      spec: { type: "ExternalName", externalName: "example.com" },
      ips: undefined,
    },
  ])("$behaviour", ({ spec, ips }) => {
    const stored = testServer().given(createService("a", spec)).spec;
    expect(isObject(stored) && stored.clusterIPs).toEqual(ips);
  });

  test("keeps its addresses and ports when an update leaves them out", () => {
    const { given } = testServer();
    const { spec } = given(createService("a", { type: "NodePort" }));
    const { body } = createService("a", { type: "NodePort" });
    const updated = given({ verb: "update", ...services, name: "a", body });
    expect([at(updated, "spec.clusterIP"), at(updated, "spec.ports.0.nodePort")]).toEqual([
      at(spec, "clusterIP"),
      at(spec, "ports.0.nodePort"),
    ]);
  });

  test("frees what it held when it is deleted", () => {
    const { given, send } = testServer();
    const spec = {
      type: "NodePort",
      clusterIP: "10.96.7.7",
      ports: [{ port: 80, nodePort: 31000 }],
    };
    given(createService("a", spec));
    expect(send(createService("b", spec)).code).toBe(422);
    given({ verb: "delete", ...services, name: "a" }, createService("b", spec));
  });

  test("that is run dry takes nothing", () => {
    const { given } = testServer();
    const spec = { clusterIP: "10.96.7.7" };
    given({ ...createService("a", spec), options: { dryRun: true } }, createService("b", spec));
  });

  test("that is run dry shows what no service can have", () => {
    const { given } = testServer();
    const ports = [
      { name: "a", port: 80 },
      { name: "b", port: 81, nodePort: 30_080 },
    ];
    const request = createService("a", { type: "LoadBalancer", ports });
    const { spec } = given({ ...request, options: { dryRun: true } });
    expect(spec).toMatchObject({
      clusterIP: "10.96.0.0",
      ports: [{ nodePort: 32_769 }, { nodePort: 30_080 }],
    });
  });

  const portRange = "The range of valid ports is 30000-32767";

  test.each([
    {
      spec: { clusterIP: "10.96.0.1" },
      field: "spec.clusterIPs",
      message:
        'Invalid value: ["10.96.0.1"]: failed to allocate IP 10.96.0.1: ' +
        "provided IP is already allocated",
    },
    {
      spec: { clusterIP: "192.0.2.1" },
      field: "spec.clusterIPs",
      message:
        'Invalid value: ["192.0.2.1"]: failed to allocate IP 192.0.2.1: the provided network does ' +
        "not match the current range",
    },
    {
      spec: { type: "NodePort", ports: [{ port: 80, nodePort: 80 }] },
      field: "spec.ports[0].nodePort",
      message: `Invalid value: 80: provided port is not in the valid range. ${portRange}`,
    },
  ])("is refused: $message", ({ spec, field, message }) => {
    const { body } = testServer().send(createService("a", spec));
    expect(body).toEqual(
      invalid({ kind: "Service", name: "a" }, { reason: "FieldValueInvalid", message, field }),
    );
  });

  test("gets the last port that is free, and then is told that there are no more", () => {
    const { given, send } = testServer();
    const drawn = new Set<string>();
    for (let index = 0; index < 2768; index += 1) {
      const service = given(createService(`s${index}`, { type: "NodePort" }));
      drawn.add(at(service, "spec.ports.0.nodePort"));
    }
    expect(drawn.size).toBe(2768);
    const { code, body } = send(createService("late", { type: "NodePort" }));
    expect([code, at(body, "message")]).toEqual([
      500,
      "Internal error occurred: failed to allocate a nodePort: range is full",
    ]);
  });
});

describe("a pod", () => {
  const create = (spec: object = {}) =>
    testServer().given({
      verb: "create",
      ...pods,
      body: { metadata: { name: "p" }, spec: { ...podSpec, ...spec } },
    }).spec;

  test("runs as the default service account, with its token", () => {
    const spec = create();
    const name = at(spec, "volumes.0.name");
    expect(name).toMatch(/^kube-api-access-[bcdfghjklmnpqrstvwxz2456789]{5}$/);
    const mountPath = "/var/run/secrets/kubernetes.io/serviceaccount";
    expect(spec).toMatchObject({
      serviceAccountName: "default",
      serviceAccount: "default",
      containers: [{ volumeMounts: [{ name, readOnly: true, mountPath }] }],
      volumes: [{ name, projected: { defaultMode: 420 } }],
    });
  });

  test("that wants no token gets none", () => {
    const spec = create({ automountServiceAccountToken: false });
    expect([at(spec, "volumes"), at(spec, "containers.0.volumeMounts")]).toEqual(["", ""]);
  });

  test.each([
    { spec: {}, priority: "0" },
    { spec: { priorityClassName: "system-node-critical" }, priority: "2000001000" },
  ])("has the priority of its class: $priority", ({ spec, priority }) => {
    expect(at(create(spec), "priority")).toBe(priority);
  });

  test("tolerates a lost node for five minutes, unless it says otherwise", () => {
    const key = "node.kubernetes.io/unreachable";
    const own = { key, operator: "Exists", effect: "NoExecute", tolerationSeconds: 2 };
    expect(create({ tolerations: [own] })).toMatchObject({
      tolerations: [own, { key: "node.kubernetes.io/not-ready", tolerationSeconds: 300 }],
    });
    const everything = { operator: "Exists" };
    expect(create({ tolerations: [everything] })).toMatchObject({ tolerations: [everything] });
  });
});
