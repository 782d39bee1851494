import { describe, expect, test } from "vitest";
import type { RequestOptions } from "../../api/request.ts";
import {
  at,
  configMaps,
  namespaces,
  nodes,
  podSpec,
  pods,
  type Request,
  refusal,
  startTime,
  success,
  testServer,
} from "../testing/server.ts";

const a = { ...configMaps, name: "a" };
const p = { ...pods, name: "p" };
const create = (metadata: object = {}): Request => ({
  verb: "create",
  ...configMaps,
  body: { metadata: { name: "a", ...metadata } },
});
const createPod = (spec: object = {}, metadata: object = {}): Request => ({
  verb: "create",
  ...pods,
  body: { metadata: { name: "p", ...metadata }, spec: { ...podSpec, ...spec } },
});
const remove = (what: typeof a | typeof p, options: RequestOptions = {}): Request => ({
  verb: "delete",
  ...what,
  options,
});

describe("a deletion", () => {
  test("answers with a Status that names what is gone", () => {
    const { given, send } = testServer();
    const uid = at(given(create()), "metadata.uid");
    expect(send(remove(a)).body).toEqual({
      ...success,
      details: { name: "a", kind: "configmaps", uid },
    });
    expect(send({ verb: "get", ...a }).body).toEqual(
      refusal([404, "NotFound"], 'configmaps "a" not found', { name: "a", kind: "configmaps" }),
    );
  });

  test("of a pod that no node has answers with the pod", () => {
    const { given, send } = testServer();
    given(createPod());
    expect(send(remove(p))).toMatchObject({
      code: 200,
      body: { kind: "Pod", metadata: { deletionTimestamp: startTime } },
    });
    expect(send({ verb: "get", ...p }).code).toBe(404);
  });

  test("on a dry run leaves everything as it was", () => {
    const { given, send, storage } = testServer();
    given(create(), createPod({ nodeName: "n" }));
    const { revision } = storage;
    const options = { dryRun: true };
    expect(send(remove(a, options))).toMatchObject({ code: 200, body: { status: "Success" } });
    expect(send(remove(p, options))).toMatchObject({
      code: 200,
      body: { metadata: { deletionGracePeriodSeconds: 30 } },
    });
    expect(storage.revision).toBe(revision);
  });

  test.each([
    { behaviour: "the pod's own", asked: {}, seconds: 30, time: "2026-01-01T00:00:30Z" },
    {
      behaviour: "what is asked for",
      asked: { gracePeriodSeconds: 5 },
      seconds: 5,
      time: "2026-01-01T00:00:05Z",
    },
    {
      behaviour: "a second where less than none is asked for",
      asked: { gracePeriodSeconds: -1 },
      seconds: 1,
      time: "2026-01-01T00:00:01Z",
    },
  ])("grants a pod on a node $behaviour", ({ asked, seconds, time }) => {
    const { given, send } = testServer();
    given(createPod({ nodeName: "n" }));
    const generation = at(given(remove(p, asked)), "metadata.generation");
    const { body } = send({ verb: "get", ...p });
    expect(generation).toBe("2");
    expect([
      at(body, "metadata.deletionGracePeriodSeconds"),
      at(body, "metadata.deletionTimestamp"),
    ]).toEqual([String(seconds), time]);
  });

  const fourLater = "2026-01-01T00:00:04Z";
  test.each([
    { behaviour: "may shorten the time", asked: 10, seconds: "10", time: "2026-01-01T00:00:10Z" },
    { behaviour: "leaves a second where all is over", asked: 2, seconds: "1", time: fourLater },
    { behaviour: "may not extend it", asked: 90, seconds: "30", time: "2026-01-01T00:00:30Z" },
    { behaviour: "leaves it without a wish", seconds: "30", time: "2026-01-01T00:00:30Z" },
  ])("that comes later $behaviour, counted from the first", ({ asked, seconds, time }) => {
    const { given, clock } = testServer();
    given(createPod({ nodeName: "n" }), remove(p));
    clock.runUntil(clock.now() + 4000);
    const pod = given(remove(p, { gracePeriodSeconds: asked }));
    expect([
      at(pod, "metadata.deletionGracePeriodSeconds"),
      at(pod, "metadata.deletionTimestamp"),
    ]).toEqual([seconds, time]);
  });

  test("without grace ends a pod on a node at once", () => {
    const { given, send } = testServer();
    given(createPod({ nodeName: "n" }), remove(p), remove(p, { gracePeriodSeconds: 0 }));
    expect(send({ verb: "get", ...p }).code).toBe(404);
  });

  test.each([
    { behaviour: "on a node", spec: { nodeName: "n" }, asked: { gracePeriodSeconds: 0 } },
    { behaviour: "without a node", spec: {}, asked: {} },
  ])("tells watchers that the time of a pod $behaviour is over", ({ spec, asked }) => {
    const { given, server } = testServer();
    given(createPod(spec));
    const seen: string[] = [];
    server.watch(pods, ({ type, object }) => {
      seen.push(`${type} ${at(object, "metadata.deletionGracePeriodSeconds")}`);
    });
    given(remove(p, asked));
    expect(seen).toEqual(["ADDED ", "MODIFIED 0", "DELETED 0"]);
  });

  test.each(["Succeeded", "Failed"])("ends a pod that has %s at once", (phase) => {
    const { given, send } = testServer();
    given(createPod({ nodeName: "n" }), {
      verb: "patch",
      ...p,
      subresource: "status",
      patchType: "merge",
      body: { status: { phase } },
    });
    given(remove(p));
    expect(send({ verb: "get", ...p }).code).toBe(404);
  });

  test("waits for finalizers, and for the grace of a pod with them", () => {
    const { given, send } = testServer();
    const finalizers = ["example.com/hold"];
    given(create({ finalizers }), createPod({ nodeName: "n" }, { finalizers }));
    expect(send(remove(a))).toMatchObject({
      code: 200,
      body: {
        kind: "ConfigMap",
        metadata: { deletionTimestamp: startTime, deletionGracePeriodSeconds: 0, finalizers },
      },
    });
    const release = { verb: "patch", patchType: "merge" } as const;
    const body = { metadata: { finalizers: null } };
    given(remove(p), { ...release, ...p, body });
    expect(send({ verb: "get", ...p }).code).toBe(200);
    expect(given({ ...release, ...a, body })).toMatchObject({ kind: "ConfigMap" });
    expect(send({ verb: "get", ...a }).code).toBe(404);
  });

  test("that is under way takes no new finalizers", () => {
    const { given, send } = testServer();
    given(create({ finalizers: ["example.com/x"] }), remove(a));
    const metadata = { finalizers: ["example.com/x", "example.com/y"] };
    const { body } = send({ verb: "patch", ...a, patchType: "merge", body: { metadata } });
    expect(at(body, "message")).toBe(
      'ConfigMap "a" is invalid: metadata.finalizers: Forbidden: no new finalizers can be added ' +
        'if the object is being deleted, found new finalizers []string{"example.com/y"}',
    );
  });

  test.each([
    { policy: "Orphan", finalizers: ["orphan"] },
    { policy: "Foreground", finalizers: ["foregroundDeletion"] },
  ] as const)(
    "with the policy $policy leaves the end to the collector",
    ({ policy, finalizers }) => {
      const { given } = testServer();
      given(create());
      const marked = given(remove(a, { propagationPolicy: policy }));
      expect(marked).toMatchObject({ metadata: { finalizers } });
      expect(given(remove(a, { propagationPolicy: "Background" }))).toMatchObject({
        status: "Success",
      });
    },
  );
});

describe("a deletion of a Job", () => {
  const job = { resource: { group: "batch", version: "v1", plural: "jobs" }, namespace: "default" };
  const template = { spec: { ...podSpec, restartPolicy: "Never" } };
  const created = (finalizers?: readonly string[]): Request => ({
    verb: "create",
    ...job,
    body: { metadata: { name: "j", finalizers }, spec: { template } },
  });
  const preserved =
    "child pods are preserved by default when jobs are deleted; set " +
    "propagationPolicy=Background to remove them or set propagationPolicy=Orphan to suppress " +
    "this warning";
  const orphaned = { metadata: { finalizers: ["orphan"] } };
  test.each([
    { behaviour: "keeps its pods, and warns", options: {}, warnings: [preserved], body: orphaned },
    {
      behaviour: "that asks for it keeps its pods",
      options: { propagationPolicy: "Orphan" },
      warnings: [],
      body: orphaned,
    },
    {
      behaviour: "may take its pods along",
      options: { propagationPolicy: "Background" },
      warnings: [],
      body: { status: "Success" },
    },
    {
      behaviour: "follows the finalizers that it has",
      finalizers: ["foregroundDeletion"],
      options: {},
      warnings: [preserved],
      body: { metadata: { finalizers: ["foregroundDeletion"] } },
    },
  ] as const)("$behaviour", ({ options, warnings, body, ...row }) => {
    const { given, send } = testServer();
    given(created("finalizers" in row ? row.finalizers : undefined));
    const answer = send({ verb: "delete", ...job, name: "j", options });
    expect(answer).toMatchObject({ code: 200, warnings, body });
  });

  test("of all of them warns once", () => {
    const { given, send } = testServer();
    given(created());
    const answer = send({ verb: "deletecollection", ...job });
    expect(answer.warnings).toEqual([preserved]);
    expect(send({ verb: "get", ...job, name: "j" }).body).toMatchObject(orphaned);
  });
});

describe("a deletion is refused", () => {
  test.each([
    {
      behaviour: "of another uid",
      preconditions: { uid: "other" },
      fact: (uid: string) =>
        `the UID in the precondition (other) does not match the UID in record (${uid}). ` +
        "The object might have been deleted and then recreated",
    },
    {
      behaviour: "of another version",
      preconditions: { resourceVersion: "1" },
      fact: (_: string, version: string) =>
        "the ResourceVersion in the precondition (1) does not match the ResourceVersion in record " +
        `(${version}). The object might have been modified`,
    },
  ])("$behaviour", ({ preconditions, fact }) => {
    const { given, send } = testServer();
    const stored = given(create());
    const [uid, version] = [at(stored, "metadata.uid"), at(stored, "metadata.resourceVersion")];
    expect(send(remove(a, { preconditions })).body).toEqual(
      refusal(
        [409, "Conflict"],
        `Operation cannot be fulfilled on ConfigMap "a": ${fact(uid, version)}`,
        { name: "a", kind: "ConfigMap" },
      ),
    );
  });

  test.each(["default", "kube-system", "kube-public"])("of the namespace %s", (name) => {
    const { send } = testServer();
    expect(send({ verb: "delete", ...namespaces, name }).body).toEqual(
      refusal(
        [403, "Forbidden"],
        `namespaces "${name}" is forbidden: this namespace may not be deleted`,
        { name, kind: "namespaces" },
      ),
    );
  });
});

describe("a namespace that is deleted", () => {
  const other = { ...namespaces, name: "other" };

  test("terminates, and goes when the last of its finalizers is taken off", () => {
    const { given, send } = testServer();
    given({ verb: "create", ...namespaces, body: { metadata: { name: "other" } } });
    const marked = given({ verb: "delete", ...other });
    expect(marked).toMatchObject({
      metadata: { deletionTimestamp: startTime },
      spec: { finalizers: ["kubernetes"] },
      status: { phase: "Terminating" },
    });
    expect(given({ verb: "delete", ...other })).toEqual(marked);
    const body = { metadata: { name: "other" }, spec: {} };
    given({ verb: "update", ...other, subresource: "finalize", body });
    expect(send({ verb: "get", ...other }).code).toBe(404);
  });

  test("stays for what its spec names when its own finalizer goes", () => {
    const { given, send } = testServer();
    const metadata = { name: "other", finalizers: ["example.com/hold"] };
    given(
      { verb: "create", ...namespaces, body: { metadata } },
      { verb: "delete", ...other },
      { verb: "patch", ...other, patchType: "merge", body: { metadata: { finalizers: null } } },
    );
    expect(send({ verb: "get", ...other }).code).toBe(200);
  });

  test("refuses finalizers that are no names", () => {
    const { given, send } = testServer();
    given({ verb: "create", ...namespaces, body: { metadata: { name: "other" } } });
    const finalize = { verb: "update", ...other, subresource: "finalize" } as const;
    const metadata = { name: "other" };
    expect(
      [
        { metadata, spec: { finalizers: [5] } },
        { metadata, spec: { finalizers: ["no such"] } },
        { metadata: { name: "else" }, spec: {} },
        { metadata: { name: "other", resourceVersion: "1" }, spec: {} },
        [],
      ].map((body) => send({ ...finalize, body }).code),
    ).toEqual([400, 422, 400, 409, 400]);
  });
});

describe("a deletion of a collection", () => {
  test("takes what the selectors match, and answers with what there was", () => {
    const { given, send } = testServer();
    for (const [name, app] of [
      ["x", "web"],
      ["y", "web"],
      ["z", "db"],
    ]) {
      given(create({ name, labels: { app } }));
    }
    const all: Request = { verb: "list", ...configMaps };
    const web = given({ ...all, options: { labelSelector: "app=web" } });
    const answer = send({
      verb: "deletecollection",
      ...configMaps,
      options: { labelSelector: "app=web" },
    });
    expect(answer).toEqual({ code: 200, warnings: [], body: web });
    expect(at(given(all), "items.0.metadata.name")).toBe("z");
  });

  test("is not there for namespaces", () => {
    const { send } = testServer();
    expect(send({ verb: "deletecollection", ...namespaces }).code).toBe(405);
    expect(send({ verb: "deletecollection", ...nodes }).code).toBe(200);
  });
});
