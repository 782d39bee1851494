import { describe, expect, test } from "vitest";
import { CustomResourceDefinition } from "../../api/apiextensions/definition.ts";
import { ConfigMap } from "../../api/core/configmap.ts";
import { Namespace } from "../../api/core/namespace.ts";
import { ResourceQuota } from "../../api/core/quota/resource-quota.ts";
import { createCluster } from "../../simulator/cluster.ts";
import { asking, cronTab, cronTabs, customResource, properties, schemaWith } from "./crontabs.ts";

const withScale = cronTabs({
  subresources: {
    status: {},
    scale: { specReplicasPath: ".spec.replicas", statusReplicasPath: ".status.replicas" },
  },
  schema: schemaWith(properties, {
    status: { type: "object", properties: { replicas: { type: "integer" } } },
  }),
});

describe("custom objects", () => {
  test("are collected with their owners, and own others", () => {
    const cluster = createCluster();
    cluster.apply([cronTabs(), cronTab()]);
    const definition = customResource(cluster, "stable.example.com/v1", "CronTab");
    const uid = cluster.get(definition, "my-new-cron-object")?.metadata.uid;
    const owner = {
      apiVersion: "stable.example.com/v1",
      kind: "CronTab",
      name: "my-new-cron-object",
      uid,
    };
    const ownerReferences = [owner];
    cluster.apply([
      { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "owned", ownerReferences } },
      cronTab({}, { name: "owned", ownerReferences }),
    ]);
    cluster.advance("1m");
    expect(cluster.get(ConfigMap, "owned")).toBeDefined();
    cluster.delete(definition, "my-new-cron-object");
    cluster.advance("1m");
    expect(cluster.get(ConfigMap, "owned")).toBeUndefined();
    expect(cluster.list(definition)).toEqual([]);
  });

  test("go with their namespace, and their definition stays", () => {
    const cluster = createCluster();
    cluster.apply([cronTabs(), { apiVersion: "v1", kind: "Namespace", metadata: { name: "one" } }]);
    cluster.apply(cronTab(), "one");
    cluster.delete(Namespace, "one");
    cluster.advance("1m");
    expect(cluster.get(Namespace, "one")).toBeUndefined();
    expect(cluster.list(customResource(cluster, "stable.example.com/v1", "CronTab"))).toEqual([]);
    expect(cluster.list(CustomResourceDefinition)).toHaveLength(1);
  });

  test("count for quotas", () => {
    const cluster = createCluster();
    cluster.apply([
      cronTabs(),
      {
        apiVersion: "v1",
        kind: "ResourceQuota",
        metadata: { name: "few" },
        spec: { hard: { "count/crontabs.stable.example.com": "1" } },
      },
    ]);
    cluster.advance("10s");
    cluster.apply(cronTab());
    expect(() => cluster.apply(cronTab({}, { name: "two" }))).toThrow(
      'crontabs.stable.example.com "two" is forbidden: exceeded quota: few, requested: ' +
        "count/crontabs.stable.example.com=1, used: count/crontabs.stable.example.com=1, limited: " +
        "count/crontabs.stable.example.com=1",
    );
    cluster.delete(
      customResource(cluster, "stable.example.com/v1", "CronTab"),
      "my-new-cron-object",
    );
    cluster.advance("10s");
    expect(cluster.get(ResourceQuota, "few")?.status.used).toEqual({
      "count/crontabs.stable.example.com": "0",
    });
  });

  test("are scaled where their definition says how", () => {
    const cluster = createCluster();
    cluster.apply([withScale, cronTab({ replicas: 3 })]);
    const ask = asking(cluster);
    const scale = { name: "my-new-cron-object", subresource: "scale" };
    expect(ask({ verb: "get", ...scale }).body).toMatchObject({
      kind: "Scale",
      spec: { replicas: 3 },
      status: { replicas: 0 },
    });
    const body = { spec: { replicas: 5 } };
    expect(ask({ verb: "patch", patchType: "merge", ...scale, body }).code).toBe(200);
    const definition = customResource(cluster, "stable.example.com/v1", "CronTab");
    expect(cluster.get(definition, "my-new-cron-object")).toMatchObject({
      metadata: { generation: 2 },
      spec: { replicas: 5 },
    });
  });

  test("that go with their definition take along what they own, however often", () => {
    const cluster = createCluster();
    for (let round = 0; round < 3; round += 1) {
      cluster.apply([cronTabs(), cronTab({}, { name: `r${round}` })]);
      const definition = customResource(cluster, "stable.example.com/v1", "CronTab");
      const uid = cluster.get(definition, `r${round}`)?.metadata.uid;
      const ownerReferences = [
        { apiVersion: "stable.example.com/v1", kind: "CronTab", name: `r${round}`, uid },
      ];
      const metadata = { name: `c${round}`, ownerReferences };
      cluster.apply({ apiVersion: "v1", kind: "ConfigMap", metadata });
      cluster.advance("1m");
      expect(cluster.get(ConfigMap, `c${round}`)).toBeDefined();
      cluster.delete(CustomResourceDefinition, "crontabs.stable.example.com");
      cluster.advance("1m");
    }
    expect(cluster.list(ConfigMap, "default").map(({ metadata }) => metadata.name)).toEqual([
      "kube-root-ca.crt",
    ]);
  });
});
