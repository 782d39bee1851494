/** Patches of every type, lists in pages, logs and arbitrary objects by the official client. */
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import {
  AppsV1Api,
  CoreV1Api,
  KubernetesObjectApi,
  Log,
  PatchStrategy,
  setHeaderOptions,
} from "@kubernetes/client-node";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Pod } from "../../api/core/pod/pod.ts";
import { ClientBench, refusalOf } from "./client-node.ts";
import { deployment, pod } from "./manifests.ts";

let bench: ClientBench;
let apps: AppsV1Api;
let core: CoreV1Api;
let namespace: string;
let namespaces = 0;

beforeAll(async () => {
  bench = await ClientBench.open({ nodes: 1 });
  apps = bench.config.makeApiClient(AppsV1Api);
  core = bench.config.makeApiClient(CoreV1Api);
  return () => bench.stopServing();
});
beforeEach(() => {
  namespaces += 1;
  namespace = `ns-${namespaces}`;
  bench.cluster.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name: namespace } });
  bench.cluster.advance("1s");
});

const status = { kind: "Status", apiVersion: "v1", metadata: {}, status: "Failure" };

describe("a patch", () => {
  const sidecar = { name: "side", image: "busybox:1.36" };
  const containersOf = (containers: readonly object[]) => ({
    spec: { template: { spec: { containers } } },
  });
  const rows: { what: string; type: PatchStrategy; body: object; images: readonly string[] }[] = [
    {
      what: "of JSON operations does each of them",
      type: PatchStrategy.JsonPatch,
      body: [
        { op: "test", path: "/spec/replicas", value: 2 },
        { op: "add", path: "/spec/template/spec/containers/-", value: sidecar },
      ],
      images: ["nginx:1.14.2", "busybox:1.36"],
    },
    {
      what: "that merges takes the place of lists",
      type: PatchStrategy.MergePatch,
      body: containersOf([sidecar]),
      images: ["busybox:1.36"],
    },
    {
      what: "that merges strategically goes by the keys of lists",
      type: PatchStrategy.StrategicMergePatch,
      body: containersOf([sidecar, { name: "nginx", image: "nginx:1.16.1" }]),
      images: ["busybox:1.36", "nginx:1.16.1"],
    },
  ];

  test.each(rows)("$what", async ({ type, body, images }) => {
    bench.cluster.apply(deployment("web"), namespace);
    const options = setHeaderOptions("Content-Type", type);
    const patched = await apps.patchNamespacedDeployment({ name: "web", namespace, body }, options);
    expect(patched.spec?.template.spec?.containers.map(({ image }) => image)).toEqual(images);
    expect(patched.metadata?.generation).toBe(2);
  });

  test("that does not fit is refused with a Status", async () => {
    bench.cluster.apply(deployment("web"), namespace);
    const body = [{ op: "test", path: "/spec/replicas", value: 7 }];
    const refused = await refusalOf(
      apps.patchNamespacedDeployment({ name: "web", namespace, body }),
    );
    expect(refused).toMatchObject({ code: 422, body: { reason: "Invalid", status: "Failure" } });
  });

  test("that applies makes the object, and conflicts with other managers", async () => {
    const options = setHeaderOptions("Content-Type", PatchStrategy.ServerSideApply);
    const apply = (value: string, fieldManager: string, force?: boolean) =>
      core.patchNamespacedConfigMap(
        {
          name: "c",
          namespace,
          fieldManager,
          force,
          body: { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "c" }, data: { value } },
        },
        options,
      );
    const made = await apply("1", "one");
    expect(made.metadata?.managedFields).toMatchObject([
      { manager: "one", operation: "Apply", fieldsV1: { "f:data": { "f:value": {} } } },
    ]);
    expect(await refusalOf(apply("2", "two"))).toEqual({
      code: 409,
      body: {
        ...status,
        message: 'Apply failed with 1 conflict: conflict with "one": .data.value',
        reason: "Conflict",
        details: {
          causes: [
            {
              reason: "FieldManagerConflict",
              message: 'conflict with "one"',
              field: ".data.value",
            },
          ],
        },
        code: 409,
      },
    });
    expect((await apply("2", "two", true)).data).toEqual({ value: "2" });
  });

  test("of a subresource changes only that", async () => {
    bench.cluster.apply(deployment("web"), namespace);
    const options = setHeaderOptions("Content-Type", PatchStrategy.MergePatch);
    const parameters = { name: "web", namespace, body: { spec: { replicas: 5 } } };
    const scale = await apps.patchNamespacedDeploymentScale(parameters, options);
    expect(scale).toMatchObject({ kind: "Scale", spec: { replicas: 5 } });
    const unchanged = await apps.patchNamespacedDeploymentStatus(parameters, options);
    expect(unchanged.spec?.replicas).toBe(5);
    expect(unchanged.metadata?.generation).toBe(2);
  });
});

describe("a list", () => {
  test("comes in pages, as it was when it began", async () => {
    const names = ["a", "b", "c", "d", "e"];
    const secret = (name: string) => ({ apiVersion: "v1", kind: "Secret", metadata: { name } });
    bench.cluster.apply(names.map(secret), namespace);
    const seen: (string | undefined)[][] = [];
    const revisions = new Set<string | undefined>();
    let from: string | undefined;
    let left: number | undefined;
    do {
      const page = await core.listNamespacedSecret({ namespace, limit: 2, _continue: from });
      seen.push(page.items.map(({ metadata }) => metadata?.name));
      revisions.add(page.metadata?.resourceVersion);
      from = page.metadata?._continue;
      left ??= page.metadata?.remainingItemCount;
      bench.cluster.apply(secret("later"), namespace);
    } while (from !== undefined && from !== "");
    expect(seen).toEqual([["a", "b"], ["c", "d"], ["e"]]);
    expect(left).toBe(3);
    expect(revisions.size).toBe(1);
  });

  test("is refused where its token is none", async () => {
    const list = core.listNamespacedSecret({ namespace, limit: 2, _continue: "nonsense" });
    expect(await refusalOf(list)).toMatchObject({ code: 400, body: { reason: "BadRequest" } });
  });
});

describe("a log", () => {
  const log = async (options: object) => {
    const stream = new PassThrough();
    await new Log(bench.config).log(namespace, "p", "main", stream, options);
    return text(stream);
  };

  beforeEach(() => {
    bench.cluster.apply(
      pod("p", { command: "echo one; echo two; sleep 3; echo three" }),
      namespace,
    );
    const started = () =>
      bench.cluster.get(Pod, "p", namespace)?.status.containerStatuses?.[0]?.started === true;
    bench.cluster.until(started);
  });

  test("is read whole, and from its end", async () => {
    bench.cluster.advance("1s");
    expect(await core.readNamespacedPodLog({ name: "p", namespace })).toBe("one\ntwo\n");
    expect(await log({ tailLines: 1 })).toBe("two\n");
    expect(await log({ tailLines: 1, timestamps: true })).toMatch(/^2026-01-01T00:\S+Z two\n$/);
  });

  test("is followed until the container ends", async () => {
    const followed = log({ follow: true });
    await core.readNamespacedPodLog({ name: "p", namespace });
    bench.cluster.advance("10s");
    expect(await followed).toContain("one\ntwo\nthree\n");
  });

  test("is refused where there is no such container", async () => {
    const read = core.readNamespacedPodLog({ name: "p", namespace, container: "nope" });
    expect(await refusalOf(read)).toEqual({
      code: 400,
      body: {
        ...status,
        message: "container nope is not valid for pod p",
        reason: "BadRequest",
        code: 400,
      },
    });
  });
});

describe("the API of arbitrary objects", () => {
  const objects = () => KubernetesObjectApi.makeApiClient(bench.config);
  const configMap = (data: Record<string, string>) => ({
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: "c", namespace },
    data,
  });

  test("creates, reads, lists, replaces and deletes by discovery", async () => {
    const api = objects();
    const made = await api.create(configMap({ a: "1" }));
    expect(await api.read(configMap({}))).toEqual(made);
    const { items } = await api.list("v1", "ConfigMap", namespace);
    expect(items.map(({ metadata }) => metadata?.name)).toEqual(["c", "kube-root-ca.crt"]);
    const replaced = await api.replace({ ...made, data: { b: "2" } });
    expect(replaced).toMatchObject({ data: { b: "2" } });
    expect(await api.delete(configMap({}))).toMatchObject({
      status: "Success",
      details: { name: "c" },
    });
    expect(await refusalOf(api.read(configMap({})))).toMatchObject({ code: 404 });
  });

  test("patches in every way", async () => {
    const api = objects();
    await api.create(configMap({ a: "1", b: "2" }));
    const patch = (data: Record<string, string>, how?: PatchStrategy, manager?: string) =>
      api.patch(configMap(data), undefined, undefined, manager, undefined, how);
    expect(await patch({ a: "3" })).toMatchObject({ data: { a: "3", b: "2" } });
    expect(await patch({ c: "4" }, PatchStrategy.MergePatch)).toMatchObject({
      data: { a: "3", b: "2", c: "4" },
    });
    expect(await patch({ d: "5" }, PatchStrategy.ServerSideApply, "me")).toMatchObject({
      data: { a: "3", b: "2", c: "4", d: "5" },
    });
    expect(await patch({ e: "6" }, PatchStrategy.ServerSideApply, "me")).toMatchObject({
      data: { a: "3", b: "2", c: "4", e: "6" },
    });
    expect(await refusalOf(patch({}, PatchStrategy.ServerSideApply))).toMatchObject({
      code: 422,
      body: {
        message:
          'PatchOptions.meta.k8s.io "" is invalid: fieldManager: Required value: is required for ' +
          "apply patch",
      },
    });
  });

  test("writes nothing in a dry run", async () => {
    const api = objects();
    expect(await api.create(configMap({ a: "1" }), undefined, "All")).toMatchObject({
      data: { a: "1" },
    });
    expect(await refusalOf(api.read(configMap({})))).toMatchObject({ code: 404 });
  });
});
