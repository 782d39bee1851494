import { describe, expect, test } from "vitest";
import {
  at,
  configMaps,
  deploymentSpec,
  deployments,
  invalid,
  leases,
  podSpec,
  pods,
  type Request,
  refusal,
  testServer,
} from "../testing/server.ts";

const name = "a";

/** The Status of a patch whose result is no object of the kind. */
function unfit(text: string) {
  const message = `Invalid value: ${text}`;
  return refusal([422, "Invalid"], ` "" is invalid: patch: ${message}`, {
    causes: [{ reason: "FieldValueInvalid", message, field: "patch" }],
  });
}

const a = { ...configMaps, name };
const created: Request = {
  verb: "create",
  ...configMaps,
  body: { metadata: { name, labels: { app: "web" } }, data: { color: "red" } },
};

/** A server that holds a ConfigMap `a`, and its uid and resourceVersion. */
function withConfigMap() {
  const tested = testServer();
  const stored = tested.given(created);
  const [uid, resourceVersion] = [
    at(stored, "metadata.uid"),
    at(stored, "metadata.resourceVersion"),
  ];
  return { ...tested, stored, uid, resourceVersion };
}

describe("an update", () => {
  test("replaces everything but what the server keeps", () => {
    const { send, uid, stored } = withConfigMap();
    const body = { metadata: { name, annotations: { note: "x" } }, data: { size: "L" } };
    const answer = send({ verb: "update", ...a, body });
    expect(answer.body).toEqual({
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: {
        name,
        namespace: "default",
        uid,
        creationTimestamp: at(stored, "metadata.creationTimestamp"),
        resourceVersion: at(answer.body, "metadata.resourceVersion"),
        annotations: { note: "x" },
      },
      data: { size: "L" },
    });
    expect(answer.code).toBe(200);
  });

  test.each([
    { behaviour: "that changes nothing", change: {} },
    { behaviour: "that says null where nothing is", change: { immutable: null } },
    { behaviour: "whose maps are in another order", change: { data: { color: "red" } } },
  ])("$behaviour writes nothing", ({ change }) => {
    const { send, stored, storage } = withConfigMap();
    const { revision } = storage;
    expect(send({ verb: "update", ...a, body: { ...stored, ...change } })).toMatchObject({
      code: 200,
      body: stored,
    });
    expect(storage.revision).toBe(revision);
  });

  test("sees a new key, whatever it is called", () => {
    const { given, stored } = withConfigMap();
    const data = JSON.parse('{"color":"red","constructor":"x","__proto__":"y"}');
    const updated = given({ verb: "update", ...a, body: { ...stored, data } });
    expect(JSON.stringify(updated.data)).toBe(JSON.stringify(data));
  });

  test("with the resourceVersion that is stored passes, with another it is a conflict", () => {
    const { send, resourceVersion } = withConfigMap();
    const body = (data: object) => ({ metadata: { name, resourceVersion }, data });
    expect(send({ verb: "update", ...a, body: body({ first: "1" }) }).code).toBe(200);
    expect(send({ verb: "update", ...a, body: body({ second: "2" }) }).body).toEqual(
      refusal(
        [409, "Conflict"],
        'Operation cannot be fulfilled on configmaps "a": the object has been modified; please ' +
          "apply your changes to the latest version and try again",
        { name, kind: "configmaps" },
      ),
    );
  });

  test("counts the generation where the spec changes, and only there", () => {
    const { given } = testServer();
    const deployment = { ...deployments, name: "web" };
    const body = { metadata: { name: "web" }, spec: deploymentSpec };
    given({ verb: "create", ...deployments, body });
    const generations = [
      { ...body, metadata: { name: "web", labels: { a: "b" } } },
      { ...body, spec: { ...deploymentSpec, replicas: 2 } },
      { ...body, spec: { ...deploymentSpec, replicas: 2 } },
    ].map((each) =>
      at(given({ verb: "update", ...deployment, body: each }), "metadata.generation"),
    );
    const status = { replicas: 2 };
    const ofStatus = { verb: "update", ...deployment, subresource: "status" } as const;
    const last = given({ ...ofStatus, body: { ...body, status } });
    expect([...generations, at(last, "metadata.generation")]).toEqual(["1", "2", "2", "2"]);
  });

  test("of the main resource leaves the status, of the status leaves the spec", () => {
    const { given } = testServer();
    const body = { metadata: { name: "web" }, spec: deploymentSpec };
    given({ verb: "create", ...deployments, body });
    const web = { verb: "update", ...deployments, name: "web" } as const;
    const changed = { ...body, spec: { ...deploymentSpec, replicas: 5 }, status: { replicas: 9 } };
    const status = given({ ...web, subresource: "status", body: changed });
    expect([at(status, "spec.replicas"), at(status, "status.replicas")]).toEqual(["1", "9"]);
    const main = given({ ...web, body: { ...changed, status: { replicas: 7 } } });
    expect([at(main, "spec.replicas"), at(main, "status.replicas")]).toEqual(["5", "9"]);
  });

  test("creates what is not there, of kinds that allow it", () => {
    const { send } = testServer();
    const body = { metadata: { name: "l" } };
    const update = { verb: "update", name: "l", body } as const;
    expect(send({ ...update, ...leases }).code).toBe(201);
    expect(send({ ...update, ...configMaps }).body).toEqual(
      refusal([404, "NotFound"], 'configmaps "l" not found', { name: "l", kind: "configmaps" }),
    );
  });

  test("gives a pod whose tolerations it changes those of every pod", () => {
    const { given } = testServer();
    given({ verb: "create", ...pods, body: { metadata: { name: "p" }, spec: podSpec } });
    const body = { spec: { tolerations: [{ key: "k", operator: "Exists" }] } };
    const patched = given({ verb: "patch", ...pods, name: "p", patchType: "merge", body });
    const standard = { operator: "Exists", effect: "NoExecute", tolerationSeconds: 300 };
    expect(patched.spec).toMatchObject({
      tolerations: [
        { key: "k", operator: "Exists" },
        { key: "node.kubernetes.io/not-ready", ...standard },
        { key: "node.kubernetes.io/unreachable", ...standard },
      ],
    });
  });
});

describe("an update is refused", () => {
  test.each([
    {
      behaviour: "without a name",
      body: { metadata: {} },
      message: "the name of the object (a based on URL) was undeterminable: name must be provided",
    },
    {
      behaviour: "with another name",
      body: { metadata: { name: "b" } },
      message: "the name of the object (b) does not match the name on the URL (a)",
    },
    {
      behaviour: "with another namespace",
      body: { metadata: { name, namespace: "b" } },
      message:
        "the namespace of the object (b) does not match the namespace on the request (default)",
    },
    {
      behaviour: "with a name that is no text",
      body: { metadata: { name: { toString: "x" } } },
      message:
        'ConfigMap in version "v1" cannot be handled as a ConfigMap: json: cannot unmarshal object ' +
        "into Go struct field ObjectMeta.metadata.name of type string",
    },
  ])("$behaviour", ({ body, message }) => {
    const { send } = withConfigMap();
    expect(send({ verb: "update", ...a, body }).body).toEqual(
      refusal([400, "BadRequest"], message),
    );
  });

  test("where its resourceVersion is no number, as a failure of the server", () => {
    const { send } = withConfigMap();
    const body = { metadata: { name, resourceVersion: "x" } };
    expect(send({ verb: "update", ...a, body }).body).toEqual(
      refusal([500, "Unknown"], 'strconv.ParseUint: parsing "x": invalid syntax'),
    );
  });

  test("where it means an object of another uid", () => {
    const { send, uid } = withConfigMap();
    expect(send({ verb: "update", ...a, body: { metadata: { name, uid: "other" } } }).body).toEqual(
      refusal(
        [409, "Conflict"],
        'Operation cannot be fulfilled on configmaps "a": StorageError: invalid object, Code: 4, ' +
          "Key: /registry/configmaps/default/a, ResourceVersion: 0, AdditionalErrorMsg: " +
          `Precondition failed: UID in precondition: other, UID in object meta: ${uid}`,
        { name, kind: "configmaps" },
      ),
    );
  });

  test("of a kind that asks for the resourceVersion, without one", () => {
    const { given, send } = testServer();
    const body = { metadata: { name: "l" } };
    given({ verb: "create", ...leases, body });
    expect(send({ verb: "update", ...leases, name: "l", body }).body).toEqual(
      invalid(
        { kind: "leases", group: "coordination.k8s.io", name: "l" },
        {
          reason: "FieldValueInvalid",
          message: "Invalid value: 0: must be specified for an update",
          field: "metadata.resourceVersion",
        },
      ),
    );
  });

  test("for what is wrong with its metadata twice, as upstream looks twice", () => {
    const { given, send } = testServer();
    const metadata = { name, finalizers: ["example.com/x"] };
    given({ verb: "create", ...configMaps, body: { metadata } }, { verb: "delete", ...a });
    const finalizers = ["example.com/x", "example.com/y"];
    const { body } = send({ verb: "update", ...a, body: { metadata: { name, finalizers } } });
    const message =
      "Forbidden: no new finalizers can be added if the object is being deleted, " +
      'found new finalizers []string{"example.com/y"}';
    const cause = { reason: "FieldValueForbidden", message, field: "metadata.finalizers" };
    expect(body).toMatchObject({
      message: `ConfigMap "${name}" is invalid: metadata.finalizers: ${message}`,
      details: { causes: [cause, cause] },
    });
  });

  test("where it changes what is immutable", () => {
    const { given, send } = testServer();
    const body = { metadata: { name }, immutable: true, data: { a: "1" } };
    given({ verb: "create", ...configMaps, body });
    expect(send({ verb: "update", ...a, body: { ...body, data: { a: "2" } } }).body).toEqual(
      invalid(
        { kind: "ConfigMap", name },
        {
          reason: "FieldValueForbidden",
          message: "Forbidden: field is immutable when `immutable` is set",
          field: "data",
        },
      ),
    );
  });
});

describe("a patch", () => {
  const patch = (patchType: Request["patchType"], body: unknown): Request => ({
    verb: "patch",
    ...a,
    patchType,
    body,
  });

  test.each([
    { patchType: "merge", body: { data: { color: null, size: "L" } } },
    { patchType: "strategic", body: { data: { color: null, size: "L" } } },
    {
      patchType: "json",
      body: [
        { op: "test", path: "/data/color", value: "red" },
        { op: "remove", path: "/data/color" },
        { op: "add", path: "/data/size", value: "L" },
      ],
    },
  ] as const)("of type $patchType changes what it names", ({ patchType, body }) => {
    const { given } = withConfigMap();
    const patched = given(patch(patchType, body));
    expect([patched.data, at(patched, "metadata.labels.app")]).toEqual([{ size: "L" }, "web"]);
  });

  test("may replace the whole, but for what the server keeps", () => {
    const { given, uid } = withConfigMap();
    const value = { metadata: { name, uid, namespace: "default" }, data: { size: "L" } };
    const patched = given(patch("json", [{ op: "replace", path: "", value }]));
    expect([patched.data, at(patched, "metadata.uid")]).toEqual([{ size: "L" }, uid]);
  });

  test("that changes nothing writes nothing", () => {
    const { given, stored, storage } = withConfigMap();
    const { revision } = storage;
    expect(given(patch("merge", { data: { color: "red" } }))).toEqual(stored);
    expect(storage.revision).toBe(revision);
  });

  test("fills in again what it takes away and every object has", () => {
    const { given } = testServer();
    given({
      verb: "create",
      ...deployments,
      body: { metadata: { name: "web" }, spec: deploymentSpec },
    });
    const web = { verb: "patch", ...deployments, name: "web", patchType: "merge" } as const;
    const patched = given({ ...web, body: { status: null } });
    expect(patched.status).toEqual({});
  });

  test.each([
    {
      behaviour: "to another name",
      request: patch("merge", { metadata: { name: "b" } }),
      status: refusal(
        [400, "BadRequest"],
        "the name of the object (b) does not match the name on the URL (a)",
      ),
    },
    {
      behaviour: "without its metadata",
      request: patch("merge", { metadata: null }),
      status: refusal(
        [400, "BadRequest"],
        "the name of the object (a based on URL) was undeterminable: name must be provided",
      ),
    },
    {
      behaviour: "of what is not there",
      request: { ...patch("merge", {}), name: "b" },
      status: refusal([404, "NotFound"], 'configmaps "b" not found', {
        name: "b",
        kind: "configmaps",
      }),
    },
    {
      behaviour: "whose test fails",
      request: patch("json", [{ op: "test", path: "/data/color", value: "blue" }]),
      status: refusal(
        [422, "Invalid"],
        "the server rejected our request due to an error in our request",
        {},
      ),
    },
    {
      behaviour: "that makes no object of the kind",
      request: patch("strategic", { data: { b: 5 } }),
      status: unfit('"map[data:map[b:5]]": cannot convert int64 to string'),
    },
    {
      behaviour: "that makes no object of the kind, as a document",
      request: patch("json", [
        { op: "replace", path: "/data", value: 5 },
        { op: "replace", path: "/metadata", value: { name } },
      ]),
      status: unfit(
        '"{\\"apiVersion\\":\\"v1\\",\\"data\\":5,\\"kind\\":\\"ConfigMap\\",\\"metadata\\":{\\"name\\":' +
          '\\"a\\"}}": json: cannot unmarshal number into Go struct field ConfigMap.data of type ' +
          "map[string]string",
      ),
    },
    {
      behaviour: "made from another version",
      request: patch("merge", { metadata: { resourceVersion: "1" }, data: { a: "b" } }),
      status: refusal(
        [409, "Conflict"],
        'Operation cannot be fulfilled on configmaps "a": the object has been modified; please ' +
          "apply your changes to the latest version and try again",
        { name, kind: "configmaps" },
      ),
    },
    {
      behaviour: "of server-side apply by nobody in particular",
      request: patch("apply", { metadata: { name } }),
      status: refusal(
        [422, "Invalid"],
        'PatchOptions.meta.k8s.io "" is invalid: fieldManager: Required value: ' +
          "is required for apply patch",
        {
          group: "meta.k8s.io",
          kind: "PatchOptions",
          causes: [
            {
              reason: "FieldValueRequired",
              message: "Required value: is required for apply patch",
              field: "fieldManager",
            },
          ],
        },
      ),
    },
  ])("is refused $behaviour", ({ request, status }) => {
    const { send, storage } = withConfigMap();
    const { revision } = storage;
    expect(send(request).body).toEqual(status);
    expect(storage.revision).toBe(revision);
  });
});
