import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../api/json.ts";
import { isObject } from "../../api/json.ts";
import { withManagedFields } from "../fields/ownership.ts";
import { ownersIn } from "../testing/owners.ts";
import {
  at,
  configMaps,
  deploymentSpec,
  deployments,
  pods,
  type Request,
  refusal,
  services,
  startTime,
  testServer,
} from "../testing/server.ts";

const name = "a";

const applyAs = (
  fieldManager: string,
  given: JsonObject,
  more: Partial<Request> & { force?: boolean } = {},
): Request => {
  const { force, ...rest } = more;
  const metadata = isObject(given.metadata) ? given.metadata : {};
  const body = { apiVersion: "v1", kind: "ConfigMap", ...given, metadata: { name, ...metadata } };
  const options = { fieldManager, ...(force === true && { force }) };
  return { verb: "patch", patchType: "apply", ...configMaps, name, body, options, ...rest };
};

const deployment = (spec: JsonObject, metadata: JsonObject = {}) => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata,
  spec,
});
const inDeployments = { ...deployments, name };

describe("an apply", () => {
  test("creates what is not there, owned by its manager", () => {
    const { send } = testServer();
    const answer = send(applyAs("one", { data: { a: "1" }, metadata: { labels: { app: "x" } } }));
    expect(answer.code).toBe(201);
    expect(withManagedFields(answer.body)).toMatchObject({
      data: { a: "1" },
      metadata: {
        managedFields: [
          {
            manager: "one",
            operation: "Apply",
            apiVersion: "v1",
            time: startTime,
            fieldsType: "FieldsV1",
            fieldsV1: { "f:data": { "f:a": {} }, "f:metadata": { "f:labels": { "f:app": {} } } },
          },
        ],
      },
    });
  });

  test("that says the same again writes nothing", () => {
    const { send, given, storage, clock } = testServer();
    given(
      applyAs("one", { data: { a: "1" }, metadata: { finalizers: ["a.b/c", "a.b/d"] } }),
      applyAs("two", { data: { b: "2" } }),
    );
    const { revision } = storage;
    clock.runUntil(clock.now() + 60_000);
    const again = { data: { a: "1" }, metadata: { finalizers: ["a.b/c", "a.b/d"] } };
    expect(send(applyAs("one", again)).code).toBe(200);
    expect(storage.revision).toBe(revision);
  });

  test("takes away what its manager no longer names, and leaves what others own", () => {
    const { send, given } = testServer();
    given(
      applyAs("one", { data: { a: "1", b: "2" } }),
      applyAs("two", { data: { b: "2", c: "3" } }),
      { verb: "patch", patchType: "merge", ...configMaps, name, body: { data: { d: "4" } } },
    );
    const answer = send(applyAs("one", { metadata: {} }));
    expect(answer.body).toMatchObject({ data: { b: "2", c: "3", d: "4" } });
    expect(answer.body).not.toHaveProperty("data.a");
    expect(ownersIn(answer)).toEqual({
      "two Apply": [".data.b", ".data.c"],
      "tester Update": [".data.d"],
    });
  });

  test("is refused where it would change what others own, unless it is forced", () => {
    const { send, given, storage } = testServer();
    given(applyAs("one", { data: { a: "1", b: "2" } }), {
      verb: "patch",
      patchType: "merge",
      ...configMaps,
      name,
      body: { data: { c: "3" } },
      options: { fieldManager: "patcher" },
    });
    const { revision } = storage;
    const wanted = { data: { a: "9", b: "9", c: "9" } };
    const causes = [
      { reason: "FieldManagerConflict", message: 'conflict with "one"', field: ".data.a" },
      { reason: "FieldManagerConflict", message: 'conflict with "one"', field: ".data.b" },
      {
        reason: "FieldManagerConflict",
        message: 'conflict with "patcher" using v1',
        field: ".data.c",
      },
    ];
    expect(send(applyAs("two", wanted)).body).toEqual(
      refusal(
        [409, "Conflict"],
        'Apply failed with 3 conflicts: conflicts with "one":\n- .data.a\n- .data.b\n' +
          'conflicts with "patcher" using v1:\n- .data.c',
        { causes },
      ),
    );
    expect(storage.revision).toBe(revision);
    const forced = send(applyAs("two", wanted, { force: true }));
    expect(forced.body).toMatchObject(wanted);
    expect(ownersIn(forced)).toEqual({ "two Apply": [".data.a", ".data.b", ".data.c"] });
  });

  test("names the one field of one conflict", () => {
    const { send, given } = testServer();
    given(applyAs("one", { data: { a: "1" } }));
    expect(at(send(applyAs("two", { data: { a: "2" } })).body, "message")).toBe(
      'Apply failed with 1 conflict: conflict with "one": .data.a',
    );
  });

  test("shares a field that it sets to the value that it has", () => {
    const { send, given } = testServer();
    given(applyAs("one", { data: { a: "1" } }));
    const answer = send(applyAs("two", { data: { a: "1" } }));
    expect(ownersIn(answer)).toEqual({ "one Apply": [".data.a"], "two Apply": [".data.a"] });
    // An update takes it from both.
    const updated = send({
      verb: "patch",
      patchType: "merge",
      ...configMaps,
      name,
      body: { data: { a: "2" } },
    });
    expect(ownersIn(updated)).toEqual({ "tester Update": [".data.a"] });
  });

  test("stores nothing in a dry run, and shows the owners that there would be", () => {
    const { send, given, storage } = testServer();
    given(applyAs("one", { data: { a: "1" } }));
    const { revision } = storage;
    const dry = applyAs("two", { data: { b: "2" } });
    const answer = send({ ...dry, options: { ...dry.options, dryRun: true } });
    expect(ownersIn(answer)).toEqual({ "one Apply": [".data.a"], "two Apply": [".data.b"] });
    expect(storage.revision).toBe(revision);
  });
});

test("an apply of kubectl keeps its own annotation up to date, written as Go writes JSON", () => {
  const annotation = "kubectl.kubernetes.io/last-applied-configuration";
  const { given } = testServer();
  given({
    verb: "create",
    ...configMaps,
    body: { metadata: { name, annotations: { [annotation]: "{}" } } },
  });
  const config = { metadata: { name, annotations: {} }, data: { b: "<", a: "&" } };
  const text =
    '{"apiVersion":"v1","data":{"a":"\\u0026","b":"\\u003c"},"kind":"ConfigMap",' +
    `"metadata":{"annotations":{},"name":"${name}"}}\n`;
  expect(given(applyAs("kubectl", config))).toMatchObject({
    metadata: { annotations: { [annotation]: text } },
  });
});

describe("an apply of lists", () => {
  const container = (image: string, more: JsonObject = {}) => ({ name: "app", image, ...more });
  const withContainers = (...containers: readonly JsonObject[]) =>
    deployment({ template: { spec: { containers } } });

  test("merges those with keys item by item, the key filled in by its default", () => {
    const { send, given } = testServer();
    const ports = [{ containerPort: 80 }];
    given(
      applyAs("one", deployment(deploymentSpec), inDeployments),
      applyAs("two", withContainers({ name: "side", image: "side:1", ports }), inDeployments),
    );
    const answer = send({ verb: "get", ...inDeployments });
    expect(ownersIn(answer)["two Apply"]).toEqual([
      '.spec.template.spec.containers[name="side"]',
      '.spec.template.spec.containers[name="side"].image',
      '.spec.template.spec.containers[name="side"].name',
      '.spec.template.spec.containers[name="side"].ports[containerPort=80,protocol="TCP"]',
      '.spec.template.spec.containers[name="side"].ports[containerPort=80,protocol="TCP"].containerPort',
    ]);
    const without = send(applyAs("two", deployment({}), inDeployments));
    expect(without.body).toMatchObject({
      spec: { template: { spec: { containers: [{ name: "app" }] } } },
    });
  });

  test("keeps the order of the configuration, and the place of what others have added", () => {
    const { send, given } = testServer();
    const named = (...names: readonly string[]) =>
      deployment({
        ...deploymentSpec,
        template: {
          ...deploymentSpec.template,
          spec: { containers: names.map((each) => ({ name: each, image: "x" })) },
        },
      });
    given(
      applyAs("one", named("a", "b", "c"), inDeployments),
      applyAs("two", withContainers({ name: "x", image: "x" }), inDeployments),
    );
    const answer = send(applyAs("one", named("c", "d", "a"), inDeployments));
    const containers = at(answer.body, "spec.template.spec.containers.length");
    const names = [0, 1, 2, 3].map((index) =>
      at(answer.body, `spec.template.spec.containers.${index}.name`),
    );
    expect([containers, names]).toEqual(["4", ["c", "x", "d", "a"]]);
  });

  test("takes sets scalar by scalar, and what is atomic whole", () => {
    const { send, given } = testServer();
    const finalizers = (...list: readonly string[]) => ({ metadata: { finalizers: list } });
    given(applyAs("one", finalizers("x.io/a")), applyAs("two", finalizers("x.io/b")));
    const both = send({ verb: "get", ...configMaps, name });
    expect(both.body).toMatchObject(finalizers("x.io/a", "x.io/b"));
    expect(ownersIn(both)).toEqual({
      "one Apply": ['.metadata.finalizers[="x.io/a"]'],
      "two Apply": ['.metadata.finalizers[="x.io/b"]'],
    });
    const service = (spec: JsonObject) => ({ apiVersion: "v1", kind: "Service", spec });
    const inServices = { ...services, name };
    given(applyAs("one", service({ selector: { app: "a" }, ports: [{ port: 80 }] }), inServices));
    const conflict = send(applyAs("two", service({ selector: { app: "b" } }), inServices));
    expect(at(conflict.body, "message")).toBe(
      'Apply failed with 1 conflict: conflict with "one": .spec.selector',
    );
  });

  test.each([
    {
      behaviour: "whose items lack a key",
      containers: [{ image: "x" }],
      why:
        ".spec.template.spec.containers: element 0: associative list with keys has an element " +
        'that omits key field "name" (and doesn\'t have default value)',
    },
    {
      behaviour: "with an item twice",
      containers: [container("a"), container("b")],
      why: '.spec.template.spec.containers: duplicate entries for key [name="app"]',
    },
    {
      behaviour: "with a field that is not there",
      containers: [container("a", { imagee: "x" })],
      why: '.spec.template.spec.containers[name="app"].imagee: field not declared in schema',
    },
    {
      behaviour: "with a value of another type",
      containers: [container("a", { stdin: "yes" })],
      why: '.spec.template.spec.containers[name="app"].stdin: expected boolean, got &{yes}',
    },
    {
      behaviour: "with values of other types than text and number",
      containers: [container("a", { image: 7, livenessProbe: { periodSeconds: "5" } })],
      why:
        "errors:\n" +
        '  .spec.template.spec.containers[name="app"].image: expected string, got ' +
        "&value.valueUnstructured{Value:7}\n" +
        '  .spec.template.spec.containers[name="app"].livenessProbe.periodSeconds: expected ' +
        "numeric (int or float), got string",
    },
    {
      behaviour: "with a list where text is, and text where a list and a map are",
      containers: [container("a", { image: [{ b: "x", a: 1.5 }], ports: "80", resources: "1" })],
      why:
        "errors:\n" +
        '  .spec.template.spec.containers[name="app"].image: expected string, got ' +
        '&value.valueUnstructured{Value:[]interface {}{map[string]interface {}{"a":1.5, "b":"x"}}}' +
        '\n  .spec.template.spec.containers[name="app"].ports: expected list, got &{80}\n' +
        '  .spec.template.spec.containers[name="app"].resources: expected map, got &{1}',
    },
    {
      behaviour: "with items that cannot have a key, and amounts that are none",
      containers: [
        container("a", { ports: [80], env: [null], resources: { limits: { cpu: { a: [1] } } } }),
      ],
      why:
        "errors:\n" +
        '  .spec.template.spec.containers[name="app"].ports: element 0: associative list with ' +
        "keys may not have non-map elements\n" +
        '  .spec.template.spec.containers[name="app"].env: element 0: associative list with keys ' +
        "may not have a null element\n" +
        '  .spec.template.spec.containers[name="app"].resources.limits.cpu: expected any scalar, ' +
        "got &{map[a:[1]]}",
    },
  ])("is refused $behaviour", ({ containers, why }) => {
    const { send } = testServer();
    const body = withContainers(...containers);
    expect(send(applyAs("one", body, inDeployments)).body).toEqual(
      refusal(
        [500, "Unknown"],
        `failed to create typed patch object (default/a; apps/v1, Kind=Deployment): ${why}`,
      ),
    );
  });
});

describe("an apply is refused", () => {
  test.each([
    {
      behaviour: "that names owners",
      body: { metadata: { managedFields: [{ manager: "x" }] } },
      status: refusal([400, "BadRequest"], "metadata.managedFields must be nil"),
    },
    {
      behaviour: "of another version",
      body: { apiVersion: "v2" },
      status: refusal(
        [400, "BadRequest"],
        "Incorrect version specified in apply patch. Specified patch version: v2, expected: v1",
      ),
    },
    {
      behaviour: "of a name that is not that of the path",
      body: { metadata: { name: "b" } },
      status: refusal(
        [400, "BadRequest"],
        "the name of the object (b) does not match the name on the URL (a)",
      ),
    },
    {
      behaviour: "of a uid where there is nothing",
      body: { metadata: { uid: "u" } },
      status: refusal(
        [409, "Conflict"],
        'Operation cannot be fulfilled on configmaps "a": uid mismatch: the provided object ' +
          "specified uid u, and no existing object was found",
        { name, kind: "configmaps" },
      ),
    },
  ])("$behaviour", ({ body, status }) => {
    expect(testServer().send(applyAs("one", body)).body).toEqual(status);
  });

  test("that saw an older version", () => {
    const { send, given } = testServer();
    given(applyAs("one", { data: { a: "1" } }));
    const answer = send(applyAs("one", { data: { a: "2" }, metadata: { resourceVersion: "1" } }));
    expect([answer.code, at(answer.body, "reason")]).toEqual([409, "Conflict"]);
  });
});

describe("an apply of a subresource", () => {
  test("owns fields of the status apart from those of the object", () => {
    const { send, given } = testServer();
    const spec = { containers: [{ name: "app", image: "x" }] };
    const pod = (more: JsonObject) => ({ apiVersion: "v1", kind: "Pod", ...more });
    const inPods = { ...pods, name };
    given(applyAs("one", pod({ spec }), inPods));
    const conditions = [{ type: "Sung", status: "True" }];
    const answer = send(
      applyAs("two", pod({ status: { conditions } }), { ...inPods, subresource: "status" }),
    );
    expect(answer.body).toMatchObject({ status: { conditions: [{ type: "Sung" }] } });
    expect(ownersIn(answer)["two Apply status"]).toEqual([
      '.status.conditions[type="Sung"]',
      '.status.conditions[type="Sung"].status',
      '.status.conditions[type="Sung"].type',
    ]);
  });

  test("of scale owns the replicas of the object", () => {
    const { send, given } = testServer();
    given(applyAs("one", deployment(deploymentSpec), inDeployments));
    const scale = (replicas: number) => ({
      apiVersion: "autoscaling/v1",
      kind: "Scale",
      spec: { replicas },
    });
    const inScale = { ...inDeployments, subresource: "scale" };
    const refused = send(applyAs("two", scale(5), inScale));
    expect(at(refused.body, "message")).toBe(
      'Apply failed with 1 conflict: conflict with "one": .spec.replicas',
    );
    given(applyAs("two", scale(5), { ...inScale, force: true }));
    const answer = send({ verb: "get", ...inDeployments });
    expect(answer.body).toMatchObject({ spec: { replicas: 5 } });
    expect(ownersIn(answer)["two Apply scale"]).toEqual([".spec.replicas"]);
    expect(ownersIn(answer)["one Apply"]).not.toContain(".spec.replicas");
  });
});

describe("ownership", () => {
  const update = (fieldManager: string, data: JsonObject, metadata: JsonObject = {}): Request => ({
    verb: "update",
    ...configMaps,
    name,
    body: { metadata: { name, ...metadata }, data },
    options: { fieldManager },
  });

  test("of a new object is its creator's, with what stands for it and its parts", () => {
    const { send } = testServer();
    const body = { metadata: { name, labels: { app: "x" } }, spec: deploymentSpec };
    const answer = send({ verb: "create", ...deployments, body });
    const [[owner, fields = []] = []] = Object.entries(ownersIn(answer));
    expect(owner).toBe("tester Update");
    expect(fields.slice(0, 7)).toEqual([
      ".metadata.labels",
      ".metadata.labels.app",
      ".spec.progressDeadlineSeconds",
      ".spec.replicas",
      ".spec.revisionHistoryLimit",
      ".spec.selector",
      ".spec.strategy.rollingUpdate",
    ]);
  });

  test("moves with each update, and what goes is nobody's", () => {
    const { send, given } = testServer();
    given(
      { verb: "create", ...configMaps, body: { metadata: { name }, data: { a: "1", b: "2" } } },
      update("second", { a: "1", b: "3" }),
    );
    const answer = send(update("third", { b: "3" }));
    expect(ownersIn(answer)).toEqual({ "tester Update": [".data"], "second Update": [".data.b"] });
  });

  test("is worked out alike after many writes", () => {
    const { send, given } = testServer();
    given({ verb: "create", ...configMaps, body: { metadata: { name }, data: { k: "0" } } });
    for (let count = 1; count <= 50; count += 1) {
      given(update(`m${count % 3}`, { k: String(count), [`k${count % 3}`]: "x" }));
    }
    const answer = send({ verb: "get", ...configMaps, name });
    expect(ownersIn(answer)).toEqual({
      "tester Update": [".data"],
      "m2 Update": [".data.k", ".data.k2"],
    });
  });

  test.each([
    { list: "of one entry that says nothing", managedFields: [{}] },
    { list: "without entries", managedFields: [] },
  ])("is as a client says that names the owners, and forgotten by a list $list", (row) => {
    const { managedFields } = row;
    const { send, given } = testServer();
    given(applyAs("one", { data: { a: "1" } }));
    const stored = withManagedFields(send({ verb: "get", ...configMaps, name }).body);
    const [entry] = isObject(stored) && isObject(stored.metadata) ? owners(stored.metadata) : [];
    const migrated = send({
      verb: "patch",
      patchType: "json",
      ...configMaps,
      name,
      body: [
        { op: "replace", path: "/metadata/managedFields/0", value: { ...entry, manager: "two" } },
      ],
    });
    expect(ownersIn(migrated)).toEqual({ "two Apply": [".data.a"] });
    const forgotten = send({
      verb: "patch",
      patchType: "merge",
      ...configMaps,
      name,
      body: { metadata: { managedFields } },
    });
    expect(ownersIn(forgotten)).toEqual({});
    expect(ownersIn(send(update("later", { a: "1", b: "2" })))).toEqual({});
    const applied = send(applyAs("three", { data: { a: "2" } }));
    expect(at(applied.body, "message")).toBe(
      'Apply failed with 1 conflict: conflict with "before-first-apply" using v1: .data.a',
    );
  });

  test("is nobody's where it is forgotten along with other changes", () => {
    const { send, given } = testServer();
    given(applyAs("one", { data: { a: "1" } }));
    const metadata = { name, managedFields: [{}], labels: { app: "x" } };
    const answer = send({ verb: "update", ...configMaps, name, body: { metadata } });
    expect(ownersIn(answer)).toEqual({});
  });

  test("of an object without any begins when it is applied", () => {
    const { send, given } = testServer();
    given({ verb: "create", ...configMaps, body: { metadata: { name } } });
    expect(ownersIn(send(update("second", { a: "1" })))).toEqual({});
    expect(ownersIn(send(applyAs("one", { data: { b: "2" } })))).toEqual({
      "before-first-apply Update": [".data", ".data.a"],
      "one Apply": [".data.b"],
    });
  });

  test("is not as a client says that writes through a subresource", () => {
    const { send, given } = testServer();
    const status = { ...inDeployments, verb: "patch", patchType: "merge" } as const;
    given(
      { verb: "create", ...deployments, body: { metadata: { name }, spec: deploymentSpec } },
      {
        ...{ ...status, subresource: "status", options: { fieldManager: "controller" } },
        body: { metadata: { managedFields: [{}] }, status: { replicas: 1 } },
      },
    );
    const managers = Object.keys(ownersIn(send({ verb: "get", ...inDeployments })));
    expect(managers).toEqual(["tester Update", "controller Update status"]);
  });

  test("of an eleventh updater makes the oldest one with others", () => {
    const { send, given, clock } = testServer();
    given({ verb: "create", ...configMaps, body: { metadata: { name }, data: { k: "0" } } });
    for (let count = 1; count <= 12; count += 1) {
      clock.runUntil(clock.now() + 1_000);
      given({
        verb: "patch",
        patchType: "merge",
        ...configMaps,
        name,
        body: { data: { [`k${count}`]: "x" } },
        options: { fieldManager: `m${count}` },
      });
    }
    const managers = Object.keys(ownersIn(send({ verb: "get", ...configMaps, name })));
    expect(managers).toHaveLength(10);
    expect(managers).toContain("ancient-changes Update");
  });
});

const owners = ({ managedFields }: JsonObject): readonly JsonObject[] =>
  Array.isArray(managedFields) ? managedFields.filter(isObject) : [];
