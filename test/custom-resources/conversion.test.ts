/**
 * Custom resources whose objects a webhook converts, as in the documentation's example.
 * Source: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/
 * custom-resource-definition-versioning/#webhook-conversion
 */
import { describe, expect, test } from "vitest";
import { isObject, type JsonObject } from "../../api/json.ts";
import { type Cluster, createCluster } from "../../simulator/cluster.ts";
import type { WebhookServer } from "../../simulator/programs/index.ts";
import { asking, cronTabs } from "./crontabs.ts";

const version = (name: string, properties: object, more: object = {}) => ({
  name,
  served: true,
  storage: false,
  schema: { openAPIV3Schema: { type: "object", properties } },
  ...more,
});
const text = { type: "string" };
const clientConfig = { service: { namespace: "default", name: "converter", path: "/convert" } };
const definition = (webhook: object = {}) =>
  cronTabs(
    {},
    {
      versions: [
        version("v1", { host: text, port: text }, { storage: true }),
        version("v1beta1", { hostPort: text }),
      ],
      conversion: {
        strategy: "Webhook",
        webhook: { clientConfig, conversionReviewVersions: ["v1", "v1beta1"], ...webhook },
      },
    },
  );
const service = {
  apiVersion: "v1",
  kind: "Service",
  metadata: { name: "converter" },
  spec: { ports: [{ port: 443 }] },
};

/** `hostPort: localhost:1234` is `host` and `port` in v1. */
function convert(objects: readonly JsonObject[], apiVersion: string): readonly JsonObject[] {
  return objects.map((object) => {
    const { hostPort = "", host = "", port = "", ...rest } = object;
    if (apiVersion.endsWith("/v1beta1"))
      return { ...rest, apiVersion, hostPort: `${host}:${port}` };
    const [left = "", right = ""] = String(hostPort).split(":");
    return { ...rest, apiVersion, host: left, port: right };
  });
}

interface Made {
  readonly cluster: Cluster;
  readonly v1: ReturnType<typeof asking>;
  readonly beta: ReturnType<typeof asking>;
  /** What the webhook was asked to convert to, for how many objects. */
  readonly asked: string[];
}

function clusterWith(server: WebhookServer = { convert }, webhook: object = {}): Made {
  const cluster = createCluster({ nodes: 0 });
  cluster.apply([service, definition(webhook)]);
  const asked: string[] = [];
  cluster.webhook("default/converter", {
    ...server,
    convert(objects, apiVersion) {
      asked.push(`${objects.length} to ${apiVersion.split("/")[1]}`);
      return server.convert?.(objects, apiVersion) ?? [];
    },
  });
  const v1 = asking(cluster, "crontabs", "v1");
  const beta = asking(cluster, "crontabs", "v1beta1");
  return { cluster, v1, beta, asked };
}

const inBeta = (name: string, hostPort = "localhost:1234") => ({
  apiVersion: "stable.example.com/v1beta1",
  kind: "CronTab",
  metadata: { name },
  hostPort,
});
const inV1 = (name: string) => ({
  apiVersion: "stable.example.com/v1",
  kind: "CronTab",
  metadata: { name },
  host: "localhost",
  port: "1234",
});

describe("a webhook converts", () => {
  test("what is written in another version than it is stored in", () => {
    const { cluster, v1, beta, asked } = clusterWith();
    const made = beta({ verb: "create", body: inBeta("one") });
    expect(made).toMatchObject({
      code: 201,
      body: { ...inBeta("one"), metadata: { name: "one" } },
    });
    expect(cluster.storage.get("crontabs.stable.example.com", "default/one")).toMatchObject({
      apiVersion: "stable.example.com/v1",
      host: "localhost",
      port: "1234",
    });
    expect(v1({ verb: "get", name: "one" }).body).toMatchObject({ host: "localhost" });
    const { metadata } = made.body as { metadata: JsonObject };
    const { body } = beta({ verb: "get", name: "one" });
    expect(body).toMatchObject({ hostPort: "localhost:1234", metadata });
    expect(asked).toEqual(["1 to v1", "1 to v1beta1"]);
  });

  test("what is listed, all at once, and each object once", () => {
    const { v1, beta, asked } = clusterWith();
    for (const name of ["one", "two", "three"]) v1({ verb: "create", body: inV1(name) });
    const first = beta({ verb: "list" });
    expect(beta({ verb: "list" }).body).toMatchObject({
      items: [{ hostPort: "localhost:1234" }, {}, {}],
    });
    expect(first.code).toBe(200);
    expect(asked).toEqual(["3 to v1beta1"]);
  });

  test("what is updated, patched and applied", () => {
    const { v1, beta } = clusterWith();
    v1({ verb: "create", body: inV1("one") });
    const found = beta({ verb: "get", name: "one" }).body;
    const body = { ...found, hostPort: "example.com:1" };
    expect(beta({ verb: "update", name: "one", body })).toMatchObject({
      code: 200,
      body: { hostPort: "example.com:1", metadata: { generation: 2 } },
    });
    const patch = { verb: "patch", name: "one" } as const;
    beta({ ...patch, patchType: "merge", body: { hostPort: "example.com:2" } });
    expect(v1({ verb: "get", name: "one" }).body).toMatchObject({ host: "example.com", port: "2" });
    const options = { fieldManager: "me", force: true };
    const applied = inBeta("one", "example.com:3");
    expect(beta({ ...patch, patchType: "apply", options, body: applied })).toMatchObject({
      code: 200,
      body: { hostPort: "example.com:3", metadata: { generation: 4 } },
    });
    expect(beta({ verb: "delete", name: "one" }).code).toBe(200);
    expect(v1({ verb: "list" }).body).toMatchObject({ items: [] });
  });

  test("what is watched, in the order in which it was written, however long it takes", () => {
    const { cluster, v1, beta } = clusterWith({ convert, latencyMs: 50 });
    v1({ verb: "create", body: inV1("one") });
    const seen: string[] = [];
    const resource = { group: "stable.example.com", version: "v1beta1", plural: "crontabs" };
    cluster.server.watch({ resource }, ({ type, object }) => {
      if (!("hostPort" in object)) throw new Error("it is not converted");
      seen.push(`${type} ${object.metadata.name} ${object.hostPort}`);
    });
    v1({ verb: "patch", patchType: "merge", name: "one", body: { port: "5" } });
    beta({ verb: "create", body: inBeta("two", "localhost:6") });
    v1({ verb: "delete", name: "one" });
    expect(seen).toEqual([]);
    cluster.advance("1s");
    expect(seen).toEqual([
      "ADDED one localhost:1234",
      "MODIFIED one localhost:5",
      "ADDED two localhost:6",
      "DELETED one localhost:5",
    ]);
  });

  test("what is pruned to the fields of the version, with labels that it may change", () => {
    const { v1, beta } = clusterWith({
      convert: (objects, apiVersion) =>
        convert(objects, apiVersion).map((object) => ({
          ...object,
          extra: true,
          metadata: { ...Object(object.metadata), labels: { version: "beta" }, generation: 99 },
        })),
    });
    v1({ verb: "create", body: inV1("one") });
    const { body } = beta({ verb: "get", name: "one" });
    expect(body).toMatchObject({ metadata: { labels: { version: "beta" }, generation: 1 } });
    expect(body).not.toHaveProperty("extra");
  });

  test("in a version of ConversionReview that it takes", () => {
    const { v1, beta } = clusterWith({ convert }, { conversionReviewVersions: ["v1beta1"] });
    v1({ verb: "create", body: inV1("one") });
    expect(beta({ verb: "get", name: "one" }).body).toMatchObject({ hostPort: "localhost:1234" });
  });
});

const of = "conversion for stable.example.com/v1, Kind=CronTab";
const failed = `${of} failed: conversion webhook for /, Kind= failed: `;
const changed = (change: (object: JsonObject) => unknown): WebhookServer => ({
  convert: (objects, apiVersion) =>
    convert(objects, apiVersion).map((object) => Object(change(object))),
});
const withMetadata = (more: object) =>
  changed((object) => ({
    ...object,
    metadata: { ...(isObject(object.metadata) ? object.metadata : {}), ...more },
  }));

test.each([
  {
    behaviour: "throws",
    server: {
      convert() {
        throw new Error("no idea");
      },
    },
    message: `${failed}an error on the server ("no idea") has prevented the request from succeeding`,
  },
  {
    behaviour: "is too late",
    server: { convert: () => new Promise<readonly object[]>(() => {}) },
    message:
      "Internal error occurred: https://converter.default.svc:443/convert?timeout=30s has to be " +
      "waited for, and who asks in this way cannot: ask with cluster.ask(), or over HTTP",
  },
  {
    behaviour: "returns too few",
    server: { convert: () => [] },
    message: `${of} returned 0 objects, expected 1`,
  },
  {
    behaviour: "returns another version",
    server: changed((object) => ({ ...object, apiVersion: "stable.example.com/v9" })),
    message:
      `${of} returned invalid converted object at index 1: invalid groupVersion ` +
      "(expected stable.example.com/v1beta1, received stable.example.com/v9)",
  },
  {
    behaviour: "returns another kind",
    server: changed((object) => ({ ...object, kind: "Tab" })),
    message:
      `${of} returned invalid converted object at index 1: invalid kind ` +
      "(expected CronTab, received Tab)",
  },
  {
    behaviour: "changes the name",
    server: withMetadata({ name: "other" }),
    message: `${of} returned invalid converted object at index 1: must have the same name: one != other`,
  },
  {
    behaviour: "returns no metadata",
    server: changed(({ metadata: _, ...object }) => object),
    message: `${of} returned invalid converted object at index 1: must have the same name: one != `,
  },
  {
    behaviour: "returns labels that are none",
    server: withMetadata({ labels: { app: 1 } }),
    message:
      `${of} returned invalid metadata in object at index 1: metadata.labels[app] must be a string, ` +
      "but is int64 in converted object",
  },
  {
    behaviour: "returns a label of a bad name",
    server: withMetadata({ annotations: { "-": "x" } }),
    message:
      `${of} returned invalid metadata in object at index 1: metadata.annotation: Invalid value: ` +
      "\"-\": name part must consist of alphanumeric characters, '-', '_' or '.', and must start " +
      "and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex " +
      "used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')",
  },
] satisfies readonly { behaviour: string; server: WebhookServer; message: string }[])(
  "a conversion webhook that $behaviour fails the request",
  ({ server, message }) => {
    const { v1, beta } = clusterWith(server);
    v1({ verb: "create", body: inV1("one") });
    expect(beta({ verb: "get", name: "one" })).toMatchObject({ code: 500, body: { message } });
  },
);
