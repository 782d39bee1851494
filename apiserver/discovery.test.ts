import { describe, expect, test } from "vitest";
import {
  aggregatedDiscovery,
  apiGroup,
  apiGroupList,
  apiResourceList,
  apiVersions,
  versionsOf,
} from "./discovery.ts";
import type { Served } from "./served-resources.ts";

const resource = (apiVersion: string, kind: string, more: Partial<Served> = {}): Served => ({
  apiVersion,
  group: apiVersion.includes("/") ? apiVersion.replace(/\/.*/, "") : "",
  version: apiVersion.replace(/.*\//, ""),
  kind,
  plural: `${kind.toLowerCase()}s`,
  singular: kind.toLowerCase(),
  shortNames: [],
  categories: [],
  namespaced: true,
  hasStatus: false,
  ...more,
});

const served = [
  resource("v1", "ServiceAccount", { shortNames: ["sa"] }),
  resource("v1", "Event", { shortNames: ["ev"] }),
  resource("v1", "Namespace", { namespaced: false, hasStatus: true, shortNames: ["ns"] }),
  resource("zoo.example/v1", "Cat"),
  resource("autoscaling/v1", "HorizontalPodAutoscaler"),
  resource("autoscaling/v2", "HorizontalPodAutoscaler"),
  resource("events.k8s.io/v1", "Event", {
    storage: {
      group: "",
      plural: "events",
      toStored: (object) => object,
      fromStored: (object) => object,
    },
  }),
  resource("authorization.k8s.io/v1", "SubjectAccessReview", { namespaced: false, review: true }),
  resource("apps/v1", "Deployment", {
    shortNames: ["deploy"],
    categories: ["all"],
    hasStatus: true,
    scale: {},
  }),
];
const verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"];

describe("discovery", () => {
  test("names the versions of the core", () => {
    expect(apiVersions("127.0.0.1:6443")).toEqual({
      kind: "APIVersions",
      versions: ["v1"],
      serverAddressByClientCIDRs: [{ clientCIDR: "0.0.0.0/0", serverAddress: "127.0.0.1:6443" }],
    });
  });

  test("lists groups in order of preference, each with its newest version first", () => {
    const mayBeMissing = [
      resource("sim.kubesim.dev/v1alpha1", "Traffic"),
      resource("metrics.k8s.io/v1beta1", "PodMetrics"),
    ];
    const { groups } = apiGroupList([...mayBeMissing, ...served]);
    expect(groups.map(({ name }) => name)).toEqual([
      "apps",
      "events.k8s.io",
      "authorization.k8s.io",
      "autoscaling",
      "zoo.example",
      "metrics.k8s.io",
      "sim.kubesim.dev",
    ]);
    expect(apiGroup(served, "autoscaling")).toEqual({
      kind: "APIGroup",
      apiVersion: "v1",
      name: "autoscaling",
      versions: [
        { groupVersion: "autoscaling/v2", version: "v2" },
        { groupVersion: "autoscaling/v1", version: "v1" },
      ],
      preferredVersion: { groupVersion: "autoscaling/v2", version: "v2" },
    });
  });

  test("ranks versions by level, then by number", () => {
    const versions = ["v1alpha1", "odd", "v1", "v10", "v2", "v1beta1", "v1beta2"];
    const definitions = versions.map((version) => resource(`g/${version}`, "Thing"));
    expect(versionsOf(definitions, "g")).toEqual([
      "v10",
      "v2",
      "v1",
      "v1beta2",
      "v1beta1",
      "v1alpha1",
      "odd",
    ]);
  });

  test("lists the resources of a version with their subresources", () => {
    expect(apiResourceList(served, "apps", "v1")).toEqual({
      kind: "APIResourceList",
      apiVersion: "v1",
      groupVersion: "apps/v1",
      resources: [
        {
          name: "deployments",
          singularName: "deployment",
          namespaced: true,
          kind: "Deployment",
          verbs,
          shortNames: ["deploy"],
          categories: ["all"],
          storageVersionHash: "8aSe+NMegvE=",
        },
        {
          name: "deployments/scale",
          singularName: "",
          namespaced: true,
          group: "autoscaling",
          version: "v1",
          kind: "Scale",
          verbs: ["get", "patch", "update"],
        },
        {
          name: "deployments/status",
          singularName: "",
          namespaced: true,
          kind: "Deployment",
          verbs: ["get", "patch", "update"],
        },
      ],
    });
  });

  test("knows what is special in the core group", () => {
    const list = apiResourceList(served, "", "v1");
    expect(list).not.toHaveProperty("apiVersion");
    expect(list?.resources.map(({ name, verbs }) => [name, verbs.join()])).toEqual([
      ["events", verbs.join()],
      ["namespaces", "create,delete,get,list,patch,update,watch"],
      ["namespaces/finalize", "update"],
      ["namespaces/status", "get,patch,update"],
      ["serviceaccounts", verbs.join()],
      ["serviceaccounts/token", "create"],
    ]);
  });

  test("hashes the version that is stored, and none for what is not", () => {
    const hash = (group: string) =>
      apiResourceList(served, group, "v1")?.resources.map((each) =>
        "storageVersionHash" in each ? each.storageVersionHash : undefined,
      )[0];
    expect(["", "events.k8s.io", "authorization.k8s.io"].map(hash)).toEqual([
      "r2yiGXH7wu8=",
      "r2yiGXH7wu8=",
      undefined,
    ]);
  });

  test.each([
    { found: apiGroup(served, "nope.example") },
    { found: apiResourceList(served, "apps", "v9") },
  ])("knows nothing of what is not served", ({ found }) => {
    expect(found).toBeUndefined();
  });

  test("says all of it in one document", () => {
    const list = aggregatedDiscovery(served, "apis");
    expect(list).toMatchObject({
      kind: "APIGroupDiscoveryList",
      apiVersion: "apidiscovery.k8s.io/v2",
      metadata: {},
    });
    expect(list.items[0]).toEqual({
      metadata: { name: "apps" },
      versions: [
        {
          version: "v1",
          freshness: "Current",
          resources: [
            {
              resource: "deployments",
              responseKind: { group: "apps", version: "v1", kind: "Deployment" },
              scope: "Namespaced",
              singularResource: "deployment",
              verbs,
              shortNames: ["deploy"],
              categories: ["all"],
              subresources: [
                {
                  subresource: "scale",
                  responseKind: { group: "autoscaling", version: "v1", kind: "Scale" },
                  verbs: ["get", "patch", "update"],
                },
                {
                  subresource: "status",
                  responseKind: { group: "apps", version: "v1", kind: "Deployment" },
                  verbs: ["get", "patch", "update"],
                },
              ],
            },
          ],
        },
      ],
    });
    const core = aggregatedDiscovery(served, "api").items;
    expect(core.map(({ metadata, versions }) => [metadata, versions.length])).toEqual([[{}, 1]]);
  });
});
