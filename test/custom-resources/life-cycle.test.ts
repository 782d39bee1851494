import { describe, expect, test } from "vitest";
import { CustomResourceDefinition } from "../../api/apiextensions/definition.ts";
import type { KubeObject } from "../../api/resource.ts";
import { withManagedFields } from "../../apiserver/fields/ownership.ts";
import { createCluster } from "../../simulator/cluster.ts";
import { asking, cronTab, cronTabs, customResource, properties, schemaWith } from "./crontabs.ts";

const name = "crontabs.stable.example.com";

describe("a definition", () => {
  test("is established with the names it asks for", () => {
    const cluster = createCluster();
    const [created] = cluster.apply(cronTabs());
    expect(created).toMatchObject({
      status: { acceptedNames: { kind: "", plural: "" }, storedVersions: ["v1"] },
    });
    expect(cluster.get(CustomResourceDefinition, name)?.status).toEqual({
      acceptedNames: {
        plural: "crontabs",
        singular: "crontab",
        shortNames: ["ct"],
        kind: "CronTab",
        listKind: "CronTabList",
      },
      conditions: [
        {
          lastTransitionTime: "2026-01-01T00:00:00Z",
          message: "no conflicts found",
          reason: "NoConflicts",
          status: "True",
          type: "NamesAccepted",
        },
        {
          lastTransitionTime: "2026-01-01T00:00:00Z",
          message: "the initial names have been accepted",
          reason: "InitialNamesAccepted",
          status: "True",
          type: "Established",
        },
      ],
      storedVersions: ["v1"],
    });
  });

  test("that takes a name of another waits until that one gives it up", () => {
    const cluster = createCluster();
    cluster.apply(cronTabs());
    const names = { plural: "timetables", kind: "CronTab", shortNames: ["ct"] };
    const second = {
      ...cronTabs({}, { names }),
      metadata: { name: "timetables.stable.example.com" },
    };
    cluster.apply(second);
    const conditions = () =>
      cluster
        .get(CustomResourceDefinition, "timetables.stable.example.com")
        ?.status.conditions?.map(({ type, status, message }) => `${type}=${status}: ${message}`);
    expect(conditions()).toEqual([
      'NamesAccepted=False: "CronTabList" is already in use',
      "Established=False: not all names are accepted",
    ]);
    expect(asking(cluster, "timetables")({ verb: "list" }).code).toBe(404);
    cluster.delete(CustomResourceDefinition, name);
    expect(conditions()).toEqual([
      "NamesAccepted=True: no conflicts found",
      "Established=True: the initial names have been accepted",
    ]);
    expect(asking(cluster, "timetables")({ verb: "list" }).code).toBe(200);
  });

  test.each([
    {
      approval: "https://github.com/kubernetes/enhancements/pull/1111",
      said:
        "True: ApprovedAnnotation: approved in " +
        "https://github.com/kubernetes/enhancements/pull/1111",
    },
    {
      approval: "unapproved, experimental",
      said: 'False: UnapprovedAnnotation: not approved: "unapproved, experimental"',
    },
  ])("in a group of Kubernetes' own tells whether it is approved: $approval", (row) => {
    const cluster = createCluster();
    cluster.apply({
      ...cronTabs({}, { group: "sets.k8s.io" }),
      metadata: {
        name: "crontabs.sets.k8s.io",
        annotations: { "api-approved.kubernetes.io": row.approval },
      },
    });
    const { status } = cluster.get(CustomResourceDefinition, "crontabs.sets.k8s.io") ?? {};
    expect(
      status?.conditions?.map(({ type, ...said }) =>
        type === "KubernetesAPIApprovalPolicyConformant"
          ? `${said.status}: ${said.reason}: ${said.message}`
          : type,
      ),
    ).toEqual(["NamesAccepted", "Established", row.said]);
  });

  test("goes with its objects", () => {
    const cluster = createCluster();
    cluster.apply([cronTabs(), cronTab()]);
    cluster.delete(CustomResourceDefinition, name);
    expect(cluster.get(CustomResourceDefinition, name)).toBeUndefined();
    expect(cluster.storage.list(name)).toEqual([]);
    expect(asking(cluster)({ verb: "get", name: "my-new-cron-object" })).toMatchObject({
      code: 404,
      body: { message: "the server could not find the requested resource" },
    });
    // What comes by that name anew begins with nothing.
    cluster.apply(cronTabs());
    expect(asking(cluster)({ verb: "list" }).body).toMatchObject({ items: [] });
  });

  test("stays until nothing holds its objects, and takes no new ones", () => {
    const cluster = createCluster();
    cluster.apply([cronTabs(), cronTab({}, { finalizers: ["example.com/f"] })]);
    cluster.delete(CustomResourceDefinition, name);
    const terminating = () =>
      cluster
        .get(CustomResourceDefinition, name)
        ?.status.conditions?.find(({ type }) => type === "Terminating");
    expect(terminating()).toMatchObject({
      status: "True",
      reason: "InstanceDeletionInProgress",
      message: "CustomResource deletion is in progress",
    });
    expect(asking(cluster)({ verb: "create", body: cronTab({}, { name: "late" }) })).toMatchObject({
      code: 405,
      body: { message: "create not allowed while custom resource definition is terminating" },
    });
    cluster.patch(
      customResource(cluster, "stable.example.com/v1", "CronTab"),
      "my-new-cron-object",
      { metadata: { finalizers: null } },
    );
    expect(terminating()).toBeUndefined();
  });

  test("ends the watches of its objects when it changes", () => {
    const cluster = createCluster();
    cluster.apply([cronTabs(), cronTab()]);
    const seen: string[] = [];
    const resource = { group: "stable.example.com", version: "v1", plural: "crontabs" };
    const start = () =>
      cluster.server.watch(
        { resource, resourceVersion: String(cluster.storage.revision) },
        ({ type }) => seen.push(type),
        () => seen.push("ended"),
      );
    start();
    cluster.patch(CustomResourceDefinition, name, { metadata: { labels: { a: "b" } } });
    expect(seen).toEqual([]);
    cluster.apply(cronTabs({ schema: schemaWith({ cronSpec: { type: "string" } }) }));
    expect(seen).toEqual(["ended"]);
    start();
    cluster.delete(CustomResourceDefinition, name);
    expect(seen).toEqual(["ended", "DELETED", "ended"]);
  });

  test("is served by a server that starts with what is stored", () => {
    const cluster = createCluster();
    cluster.apply([cronTabs(), cronTab()]);
    cluster.restart("kube-controller-manager");
    cluster.advance("1m");
    expect(asking(cluster)({ verb: "list" }).body).toMatchObject({
      items: [{ metadata: { name: "my-new-cron-object" } }],
    });
  });
});

test("an object without a status is updated by whoever gives one, and has none yet", () => {
  const cluster = createCluster();
  const schema = schemaWith(properties, { status: { type: "object" } });
  cluster.apply([cronTabs({ schema, subresources: { status: {} } }), cronTab()]);
  const { name } = cronTab().metadata;
  const body = { metadata: { labels: { a: "b" } }, status: {} };
  const answer = asking(cluster)({ verb: "patch", patchType: "merge", name, body });
  expect(answer.code).toBe(200);
  expect(answer.body).not.toHaveProperty("status");
});

test("an object that goes against a rule of later may stay so, and whoever writes it is warned", () => {
  const cluster = createCluster();
  const status = { status: { type: "object", properties: { replicas: { type: "integer" } } } };
  const withRule = (...rules: object[]) => {
    const replicas = { type: "integer", "x-kubernetes-validations": rules };
    return cronTabs({
      schema: schemaWith({ ...properties, replicas }, status),
      subresources: { status: {} },
    });
  };
  cluster.apply([withRule(), cronTab({ replicas: 9 })]);
  cluster.apply(withRule({ rule: "self < 5", message: "too many" }));
  const { name } = cronTab().metadata;
  const patch = (body: object, subresource?: "status") => {
    const { code, warnings } = asking(cluster)({
      verb: "patch",
      patchType: "merge",
      name,
      subresource,
      body,
    });
    return { code, warnings };
  };
  const warnings = ["spec.replicas: Invalid value: 9: too many"];
  expect(patch({ spec: { image: "other" } })).toEqual({ code: 200, warnings });
  expect(patch({ status: { replicas: 1 } }, "status")).toEqual({ code: 200, warnings });
  expect(patch({ spec: { replicas: 8 } })).toEqual({ code: 422, warnings: [] });
  expect(patch({ spec: { replicas: 4 } })).toEqual({ code: 200, warnings: [] });
});

test("who writes the status of an object owns nothing of its metadata", () => {
  const cluster = createCluster();
  const status = { status: { type: "object", properties: { replicas: { type: "integer" } } } };
  const schema = schemaWith(properties, status);
  cluster.apply([cronTabs({ schema, subresources: { status: {} } }), cronTab()]);
  const { name } = cronTab().metadata;
  const ask = asking(cluster);
  const owned = (actor: string, patchType: "apply" | "merge") => {
    const { spec: _, ...object } = cronTab({}, { labels: { by: actor } });
    const { body } = ask({
      verb: "patch",
      patchType,
      name,
      subresource: "status",
      body: { ...object, status: { replicas: patchType === "apply" ? 1 : 2 } },
      options: { fieldManager: actor, force: true },
    });
    // It is the object that was written.
    const { metadata } = withManagedFields(body as KubeObject);
    return metadata.managedFields?.find(({ manager }) => manager === actor)?.fieldsV1;
  };
  const fields = { "f:status": { "f:replicas": {} } };
  expect(owned("applier", "apply")).toEqual(fields);
  expect(owned("patcher", "merge")).toEqual(fields);
});

describe("several versions", () => {
  const v2 = {
    name: "v2",
    served: true,
    storage: false,
    schema: {
      openAPIV3Schema: {
        type: "object",
        properties: {
          spec: {
            type: "object",
            properties: { cronSpec: { type: "string" }, zone: { type: "string", default: "UTC" } },
          },
        },
      },
    },
  };
  const both = () => {
    const given = cronTabs() as { spec: { versions: object[] } };
    return cronTabs({}, { versions: [...given.spec.versions, v2] });
  };

  test("share one object, of which each shows the fields that it has", () => {
    const cluster = createCluster();
    cluster.apply([both(), cronTab()]);
    expect(asking(cluster, "crontabs", "v2")({ verb: "list" }).body).toMatchObject({
      apiVersion: "stable.example.com/v2",
      kind: "CronTabList",
      items: [{ apiVersion: "stable.example.com/v2", spec: { cronSpec: "* * * * */5" } }],
    });
    const body = { ...cronTab(), apiVersion: "stable.example.com/v2", metadata: { name: "two" } };
    const created = asking(cluster, "crontabs", "v2")({ verb: "create", body });
    expect(created).toMatchObject({
      code: 201,
      warnings: ['unknown field "spec.image"'],
      body: { spec: { cronSpec: "* * * * */5" } },
    });
    expect(cluster.storage.get(name, "default/two")?.apiVersion).toBe("stable.example.com/v1");
  });

  test("are served but for the one that is stored while the webhook cannot be asked", () => {
    const cluster = createCluster();
    const service = { namespace: "default", name: "converter" };
    const webhook = { clientConfig: { service }, conversionReviewVersions: ["v1"] };
    const { spec } = both() as { spec: object };
    cluster.apply(cronTabs({}, { ...spec, conversion: { strategy: "Webhook", webhook } }));
    cluster.apply(cronTab());
    expect(asking(cluster, "crontabs", "v2")({ verb: "list" })).toMatchObject({
      code: 500,
      body: {
        message:
          "conversion for stable.example.com/v1, Kind=CronTab failed: conversion webhook for " +
          '/, Kind= failed: Post "https://converter.default.svc:443/?timeout=30s": service ' +
          '"converter" not found',
      },
    });
  });

  test("keep those on record that objects were ever stored in", () => {
    const cluster = createCluster();
    cluster.apply([both(), cronTab()]);
    const [first] = (cronTabs() as { spec: { versions: object[] } }).spec.versions;
    const versions = [
      { ...first, storage: false },
      { ...v2, storage: true },
    ];
    cluster.apply(cronTabs({}, { versions }));
    expect(cluster.get(CustomResourceDefinition, name)?.status.storedVersions).toEqual([
      "v1",
      "v2",
    ]);
    // An object of before is read in any version, and stored in the new one when it is written.
    const seen = asking(cluster, "crontabs", "v1")({ verb: "get", name: "my-new-cron-object" });
    expect(seen.body).toMatchObject({ spec: { image: "my-awesome-cron-image" } });
    expect(() => cluster.apply(cronTabs({}, { versions: [{ ...v2, storage: true }] }))).toThrow(
      'status.storedVersions[0]: Invalid value: "v1": missing from spec.versions; v1 was previously ' +
        "a storage version, and must remain in spec.versions until a storage migration ensures no " +
        "data remains persisted in v1 and removes v1 from status.storedVersions",
    );
  });
});
