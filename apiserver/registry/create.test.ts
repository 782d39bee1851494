import { describe, expect, test } from "vitest";
import {
  at,
  configMaps,
  invalid,
  leases,
  namespaces,
  podSpec,
  pods,
  type Request,
  refusal,
  serviceAccounts,
  startTime,
  testServer,
} from "../testing/server.ts";

const create = (request: Omit<Request, "verb">): Request => ({ verb: "create", ...request });
const lowercase =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or " +
  "'.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used " +
  "for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

describe("creating", () => {
  test("gives an object its identity, and keeps what the client sent", () => {
    const { send } = testServer();
    const body = {
      metadata: { name: "a", labels: { app: "web" }, uid: "x", generation: 7, selfLink: "/y" },
      data: { key: "value" },
    };
    const answer = send(create({ ...configMaps, body }));
    const uid = at(answer.body, "metadata.uid");
    expect(uid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(answer).toEqual({
      code: 201,
      warnings: [],
      body: {
        apiVersion: "v1",
        kind: "ConfigMap",
        metadata: {
          name: "a",
          namespace: "default",
          labels: { app: "web" },
          uid,
          generation: 7,
          creationTimestamp: startTime,
          resourceVersion: at(answer.body, "metadata.resourceVersion"),
        },
        data: { key: "value" },
      },
    });
  });

  test("makes a name of the prefix in generateName", () => {
    const { given } = testServer();
    const named = given(create({ ...configMaps, body: { metadata: { generateName: "web-" } } }));
    expect(at(named, "metadata.name")).toMatch(/^web-[bcdfghjklmnpqrstvwxz2456789]{5}$/);
    const long = given(
      create({ ...configMaps, body: { metadata: { generateName: "x".repeat(80) } } }),
    );
    expect(at(long, "metadata.name")).toHaveLength(63);
  });

  test.each([
    { behaviour: "tries eight names", freeAt: 8, code: 201 },
    { behaviour: "gives up after eight names", freeAt: 9, code: 409 },
  ])("from a prefix $behaviour", ({ freeAt, code }) => {
    const { server, given, send } = testServer();
    const body = { metadata: { generateName: "web-" } };
    const taken = at(given(create({ ...configMaps, body })), "metadata.name");
    let drawn = 0;
    const suffix = () => {
      drawn += 1;
      return drawn < freeAt ? taken.slice("web-".length) : "fresh";
    };
    Object.assign(server.registry.names, { suffix });
    const answer = send(create({ ...configMaps, body }));
    expect([answer.code, drawn]).toEqual([code, 8]);
    if (code === 201) return;
    expect(answer.body).toEqual(
      refusal(
        [409, "AlreadyExists"],
        `configmaps "${taken}" already exists, ` +
          "the server was not able to generate a unique name for the object",
        { name: taken, kind: "configmaps", retryAfterSeconds: 1 },
      ),
    );
  });

  test("starts the generation of kinds that count it, and clears the status", () => {
    const { given } = testServer();
    const body = { metadata: { name: "p" }, spec: podSpec, status: { phase: "Running" } };
    const pod = given(create({ ...pods, body }));
    expect([at(pod, "metadata.generation"), pod.status]).toEqual([
      "1",
      { phase: "Pending", qosClass: "BestEffort" },
    ]);
  });

  test("stores nothing on a dry run", () => {
    const { send, storage } = testServer();
    const before = storage.revision;
    const body = { metadata: { name: "a" } };
    expect(send(create({ ...configMaps, body, options: { dryRun: true } })).code).toBe(201);
    expect([storage.revision, storage.get("configmaps", "default/a")]).toEqual([before, undefined]);
  });
});

const cannot = (kind: string, version: string, why: string) =>
  refusal(
    [400, "BadRequest"],
    `${kind} in version "${version}" cannot be handled as a ConfigMap: ${why}`,
  );
const inScheme = 'in scheme "pkg/api/legacyscheme/scheme.go:30"';

describe("creating is refused", () => {
  test.each([
    {
      behaviour: "where the name is taken",
      request: { ...serviceAccounts, body: { metadata: { name: "default" } } },
      status: refusal([409, "AlreadyExists"], 'serviceaccounts "default" already exists', {
        name: "default",
        kind: "serviceaccounts",
      }),
    },
    {
      behaviour: "without a name",
      request: { ...configMaps, body: { metadata: {} } },
      status: invalid(
        { kind: "ConfigMap" },
        {
          reason: "FieldValueRequired",
          message: "Required value: name or generateName is required",
          field: "metadata.name",
        },
      ),
    },
    {
      behaviour: "where the name is no name",
      request: { ...configMaps, body: { metadata: { name: "No" } } },
      status: invalid(
        { kind: "ConfigMap", name: "No" },
        {
          reason: "FieldValueInvalid",
          message: `Invalid value: "No": ${lowercase}`,
          field: "metadata.name",
        },
      ),
    },
    {
      behaviour: "with a resourceVersion",
      request: { ...configMaps, body: { metadata: { name: "a", resourceVersion: "5" } } },
      status: refusal(
        [500, "Unknown"],
        "resourceVersion should not be set on objects to be created",
      ),
    },
    {
      behaviour: "in another namespace than that of the path",
      request: { ...configMaps, body: { metadata: { name: "a", namespace: "b" } } },
      status: refusal(
        [400, "BadRequest"],
        "the namespace of the provided object does not match the namespace sent on the request",
      ),
    },
    {
      behaviour: "in a namespace that is not there",
      request: { ...configMaps, namespace: "nope", body: { metadata: { name: "a" } } },
      status: refusal([404, "NotFound"], 'namespaces "nope" not found', {
        name: "nope",
        kind: "namespaces",
      }),
    },
    {
      behaviour: "across namespaces",
      request: { resource: configMaps.resource, body: { metadata: { name: "a" } } },
      status: refusal(
        [405, "MethodNotAllowed"],
        "the server does not allow this method on the requested resource",
        {},
      ),
    },
    {
      behaviour: "of a resource that is not served",
      request: { resource: { group: "", version: "v1", plural: "nopes" }, body: {} },
      status: refusal([404, "NotFound"], "the server could not find the requested resource", {}),
    },
    {
      behaviour: "of another kind",
      request: { ...configMaps, body: { apiVersion: "v1", kind: "Secret" } },
      status: cannot(
        "Secret",
        "v1",
        "converting (v1.Secret) to (core.ConfigMap): unknown conversion",
      ),
    },
    {
      behaviour: "of a kind that there is not",
      request: { ...configMaps, body: { apiVersion: "v1", kind: "Nope" } },
      status: cannot("Nope", "v1", `no kind "Nope" is registered for version "v1" ${inScheme}`),
    },
    {
      behaviour: "of a version that there is not",
      request: { ...configMaps, body: { apiVersion: "v9", kind: "ConfigMap" } },
      status: cannot(
        "ConfigMap",
        "v9",
        `no kind "ConfigMap" is registered for version "v9" ${inScheme}`,
      ),
    },
    {
      behaviour: "where a member has the wrong type",
      request: { ...configMaps, body: { metadata: { name: "a" }, data: { a: 1 } } },
      status: cannot(
        "ConfigMap",
        "v1",
        "json: cannot unmarshal number into Go struct field ConfigMap.data of type string",
      ),
    },
    {
      behaviour: "where the body is no object",
      request: { ...configMaps, body: [] },
      status: refusal(
        [400, "BadRequest"],
        "the object provided is unrecognized (must be of type ConfigMap): couldn't get " +
          "version/kind; json parse error: json: cannot unmarshal array into Go value of type " +
          'struct { APIVersion string "json:\\"apiVersion,omitempty\\""; ' +
          'Kind string "json:\\"kind,omitempty\\"" } (5b5d)',
      ),
    },
    {
      behaviour: "where the kind is no text",
      request: { ...configMaps, body: { kind: 5 } },
      status: refusal(
        [400, "BadRequest"],
        "the object provided is unrecognized (must be of type ConfigMap): couldn't get " +
          "version/kind; json parse error: json: cannot unmarshal number into Go struct field " +
          '.kind of type string ({"kind":5})',
      ),
    },
    {
      behaviour: "of a pod whose priority class is not there",
      request: {
        ...pods,
        body: { metadata: { name: "p" }, spec: { ...podSpec, priorityClassName: "constructor" } },
      },
      status: refusal(
        [403, "Forbidden"],
        'pods "p" is forbidden: no PriorityClass with name constructor was found',
        { name: "p", kind: "pods" },
      ),
    },
    {
      behaviour: "of a pod whose service account is not there",
      request: {
        ...pods,
        body: { metadata: { generateName: "p-" }, spec: { ...podSpec, serviceAccountName: "no" } },
      },
      status: refusal(
        [403, "Forbidden"],
        'pods "p-" is forbidden: error looking up service account default/no: ' +
          'serviceaccount "no" not found',
        { name: "p-", kind: "pods" },
      ),
    },
  ])("$behaviour", ({ request, status }) => {
    const { send, storage } = testServer();
    const before = storage.revision;
    const { code, body } = send(create(request));
    expect([code, body]).toEqual([status.code, status]);
    expect(storage.revision).toBe(before);
  });

  test("in a namespace that is being deleted", () => {
    const { send, given } = testServer();
    given(create({ ...namespaces, body: { metadata: { name: "going" } } }), {
      verb: "delete",
      ...namespaces,
      name: "going",
    });
    const { body } = send(
      create({ ...configMaps, namespace: "going", body: { metadata: { name: "late" } } }),
    );
    expect(body).toEqual(
      refusal(
        [403, "Forbidden"],
        'configmaps "late" is forbidden: unable to create new content in namespace going ' +
          "because it is being terminated",
        {
          name: "late",
          kind: "configmaps",
          causes: [
            {
              reason: "NamespaceTerminating",
              message: "namespace going is being terminated",
              field: "metadata.namespace",
            },
          ],
        },
      ),
    );
  });
});

describe("fields that there are not", () => {
  const body = { metadata: { name: "l" }, spec: { holderIdentities: "x" }, specs: {} };
  const problems = ['unknown field "spec.holderIdentities"', 'unknown field "specs"'];

  test.each([
    { fieldValidation: undefined, code: 201, warnings: problems },
    { fieldValidation: "Warn", code: 201, warnings: problems },
    { fieldValidation: "Ignore", code: 201, warnings: [] },
  ] as const)("are dropped: $fieldValidation", ({ fieldValidation, code, warnings }) => {
    const { send } = testServer();
    const answer = send(create({ ...leases, body, options: { fieldValidation } }));
    expect([answer.code, answer.warnings]).toEqual([code, warnings]);
    expect(at(answer.body, "specs")).toBe("");
  });

  test("are refused where that is asked for", () => {
    const { send } = testServer();
    const options = { fieldValidation: "Strict" } as const;
    expect(send(create({ ...leases, body, options })).body).toEqual(
      refusal(
        [400, "BadRequest"],
        'Lease in version "v1" cannot be handled as a Lease: strict decoding error: ' +
          problems.join(", "),
      ),
    );
  });
});
