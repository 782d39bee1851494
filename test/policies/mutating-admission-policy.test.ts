/** The page "Mutating Admission Policy" of the documentation, section by section. */
import { describe, expect, test } from "vitest";
import type { Pod } from "../../api/core/pod/pod.ts";
import type { ApiResponse } from "../../api/request.ts";
import { withManagedFields } from "../../apiserver/fields/ownership.ts";
import { cronTab, cronTabs } from "../custom-resources/crontabs.ts";
import { applies, deployment, mutationOf, outcome, patches, pod, policyServer } from "./server.ts";

/** An answer that is a pod. */
const podIn = ({ body }: ApiResponse): Pod => {
  if (body.kind !== "Pod") throw new Error(JSON.stringify(body));
  return body as Pod;
};

describe("Create a MutatingAdmissionPolicy", () => {
  test("a new pod gets a sidecar before its other init containers", () => {
    const server = policyServer("sidecar");
    const initContainers = [{ name: "init", image: "busybox:1.36", command: ["true"] }];
    const { spec } = podIn(server.send(pod({ initContainers })));
    expect(spec.initContainers?.map(({ name }) => name)).toEqual(["init", "mesh-proxy"]);
    expect(spec.initContainers?.[1]).toMatchObject({
      image: "nginx:1.25",
      restartPolicy: "Always",
      // Filled in, as in any container.
      imagePullPolicy: "IfNotPresent",
      terminationMessagePath: "/dev/termination-log",
    });
  });

  test("a sidecar is made like the containers that the creator sent", () => {
    const { spec } = podIn(policyServer("sidecar").send(pod()));
    const mount = {
      name: expect.stringMatching(/^kube-api-access-/),
      readOnly: true,
      mountPath: "/var/run/secrets/kubernetes.io/serviceaccount",
    };
    expect(spec.initContainers?.[0]?.volumeMounts).toEqual([mount]);
    expect(spec.containers[0]?.volumeMounts).toEqual([mount]);
    expect(spec.volumes).toHaveLength(1);
  });

  test("a pod that has the sidecar is left as it is", () => {
    const initContainers = [{ name: "mesh-proxy", image: "busybox:1.35" }];
    const { spec } = podIn(policyServer("sidecar").send(pod({ initContainers })));
    expect(spec.initContainers?.map(({ image }) => image)).toEqual(["busybox:1.35"]);
  });

  test("fields that a policy set are nobody's", () => {
    const made = withManagedFields(podIn(policyServer("sidecar").send(pod())));
    const fields = JSON.stringify(made.metadata.managedFields);
    expect([fields.includes('\\"app\\"'), fields.includes("mesh-proxy")]).toEqual([true, false]);
  });
});

describe("JSONPatch", () => {
  test.each([
    { behaviour: "adds to labels", labels: { app: "web" } },
    { behaviour: "adds the labels", labels: undefined },
  ])("$behaviour", ({ labels }) => {
    const server = policyServer("labels-by-json-patch");
    server.label("default", { environment: "prod" });
    const { metadata } = podIn(server.send(pod({}, labels === undefined ? {} : { labels })));
    expect(metadata.labels).toEqual({ ...labels, "example.com/environment": "prod" });
  });

  const image = "/spec/containers/0/image";
  test.each([
    {
      behaviour: "changes nothing where a test fails",
      expression: `[JSONPatch{op: "replace", path: "${image}", value: "a"}, JSONPatch{op: "test", path: "${image}", value: "b"}]`,
      expected: "nginx:1.25",
    },
    {
      behaviour: "goes on where a test holds",
      expression: `[JSONPatch{op: "test", path: "${image}", value: "nginx:1.25"}, JSONPatch{op: "replace", path: "${image}", value: "nginx:1.26"}]`,
      expected: "nginx:1.26",
    },
    {
      behaviour: "may have no operations",
      expression: `object.metadata.name == "web" ? [] : [JSONPatch{op: "remove", path: "/spec"}]`,
      expected: "nginx:1.25",
    },
  ])("$behaviour", ({ expression, expected }) => {
    const mutations = [patches(expression)];
    const { spec } = podIn(policyServer(...mutationOf("pods", { mutations })).send(pod()));
    expect(spec.containers.map((container) => container.image)).toEqual([expected]);
  });

  test("takes objects as values", () => {
    const value = 'Object.spec.containers{name: "two", image: "nginx:1.27"}';
    const mutations = [
      patches(`[JSONPatch{op: "add", path: "/spec/containers/-", value: ${value}}]`),
    ];
    const { spec } = podIn(policyServer(...mutationOf("pods", { mutations })).send(pod()));
    expect(spec.containers.map((container) => container.name)).toEqual(["app", "two"]);
  });

  const denied = (message: string) => `403: policy 'm' with binding 'b' denied request: ${message}`;
  test.each([
    {
      behaviour: "an object of another field",
      operation: 'op: "add", path: "/spec", value: Object.spec{securityContext: Object.specx{}}',
      expected: denied(
        'type mismatch: unexpected type name "Object.specx", expected ' +
          '"Object.spec.securityContext", which matches field name path from root Object type',
      ),
    },
    {
      behaviour: "a path that is not there",
      operation: 'op: "add", path: "/spec/none/a", value: 1',
      expected: denied(
        'JSONPath: add operation does not apply: doc is missing path: "/spec/none/a": missing value',
      ),
    },
    {
      behaviour: "a key that is not there",
      operation: 'op: "remove", path: "/metadata/labels"',
      expected: denied(
        "JSONPath: error in remove for path: '/metadata/labels': Unable to remove nonexistent " +
          "key: labels: missing value",
      ),
    },
    {
      behaviour: "a field that there is none of",
      operation: 'op: "add", path: "/spec/containers/0/imag", value: "a"',
      expected:
        "500: Internal error occurred: strict decoding error: unknown field " +
        '"spec.containers[0].imag"',
    },
  ])("cannot give $behaviour", ({ operation, expected }) => {
    const mutations = [patches(`[JSONPatch{${operation}}]`)];
    expect(outcome(policyServer(...mutationOf("pods", { mutations })).send(pod()))).toBe(expected);
  });
});

describe("ApplyConfiguration", () => {
  const denied = (message: string) => `403: policy 'm' with binding 'b' denied request: ${message}`;
  test.each([
    {
      behaviour: "atomic lists, maps and structs",
      expression:
        "Object{spec: Object.spec{selector: Object.spec.selector{matchLabels: {'a': 'b'}}}}",
      expected: denied(
        "error applying patch: invalid ApplyConfiguration: may not mutate atomic arrays, maps or " +
          "structs: .spec.selector",
      ),
    },
    {
      behaviour: "a part of another name",
      expression: "Object{spec: Object.specx{replicas: 1}}",
      expected: denied(
        'type mismatch: unexpected type name "Object.specx", expected "Object.spec", which matches ' +
          "field name path from root Object type",
      ),
    },
    {
      behaviour: "a field that there is none of",
      expression: "Object{spec: Object.spec{replicasx: 1}}",
      expected: denied(
        "error applying patch: failed to convert patch object to typed object: .spec.replicasx: " +
          "field not declared in schema",
      ),
    },
    {
      behaviour: "what cannot be evaluated",
      expression: "Object{spec: Object.spec{replicas: object.spec.none}}",
      expected: denied(
        "expression 'Object{spec: Object.spec{replicas: object.spec.none}}' resulted in error: no " +
          "such key: none",
      ),
    },
  ])("may not set $behaviour", ({ expression, expected }) => {
    const mutations = [applies(expression)];
    const server = policyServer(...mutationOf("deployments", { mutations }));
    expect(outcome(server.send(deployment(1)))).toBe(expected);
    const ignoring = mutationOf("deployments", { mutations, failurePolicy: "Ignore" });
    expect(outcome(policyServer(...ignoring).send(deployment(1)))).toBe("accepted");
  });

  test("mutations of a policy see what those before them made", () => {
    const mutations = [
      applies("Object{spec: Object.spec{replicas: object.spec.replicas + 1}}"),
      patches('[JSONPatch{op: "add", path: "/spec/replicas", value: object.spec.replicas * 10}]'),
    ];
    const server = policyServer(...mutationOf("deployments", { mutations }));
    expect(server.send(deployment(1)).body).toMatchObject({ spec: { replicas: 20 } });
  });

  test("an update is changed too, and what is stored is what a policy makes of it", () => {
    const mutations = [applies("Object{spec: Object.spec{replicas: 3}}")];
    const matchConditions = [{ name: "few", expression: "object.spec.replicas < 3" }];
    const server = policyServer(...mutationOf("deployments", { mutations, matchConditions }));
    const created = server.send(deployment(7)).body;
    const scaled = { ...created, spec: { ...Object(created).spec, replicas: 1 } };
    const { resource, namespace } = deployment(1);
    const updated = server.send({ verb: "update", resource, namespace, name: "web", body: scaled });
    expect(updated.body).toMatchObject({ spec: { replicas: 3 }, metadata: { generation: 2 } });
  });
});

describe("Reinvocation", () => {
  const append = (name: string, letter: string, reinvocationPolicy: string) => {
    const [policy, binding] = mutationOf("configmaps", {
      reinvocationPolicy,
      mutations: [
        applies(`Object{data: {"trail": object.data.trail + ${JSON.stringify(letter)}}}`),
      ],
    });
    return [
      { ...policy, metadata: { name } },
      { ...binding, metadata: { name }, spec: { policyName: name } },
    ];
  };
  test.each([
    { behaviour: "runs once where it is Never", policies: ["Never", "Never"], expected: "ab" },
    {
      behaviour: "runs again where a later policy changed the object",
      policies: ["IfNeeded", "Never"],
      expected: "aba",
    },
    {
      behaviour: "runs again where it changed the object itself, as upstream has it",
      policies: ["Never", "IfNeeded"],
      expected: "abb",
    },
  ])("a policy $behaviour", ({ policies: [first = "", second = ""], expected }) => {
    const server = policyServer(...append("1", "a", first), ...append("2", "b", second));
    const response = server.apply({
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name: "a" },
      data: { trail: "" },
    });
    expect(response.body).toMatchObject({ data: { trail: expected } });
  });
});

test("custom resources are changed along their schema", () => {
  const merges = "Object{spec: Object.spec{image: 'set', replicas: object.spec.replicas + 1}}";
  const unknown = "Object{spec: Object.spec{imag: 'set'}}";
  const server = (expression: string) =>
    policyServer(cronTabs(), ...mutationOf("crontabs", { mutations: [applies(expression)] }));
  const { body } = server(merges).apply(cronTab({ replicas: 1 }));
  expect(body).toMatchObject({ spec: { image: "set", replicas: 2, cronSpec: "* * * * */5" } });
  expect(outcome(server(unknown).apply(cronTab()))).toBe(
    "403: policy 'm' with binding 'b' denied request: error applying patch: failed to convert " +
      "patch object to typed object: .spec.imag: field not declared in schema",
  );
});

test("a policy may give a new object its name", () => {
  const mutations = [applies("Object{metadata: Object.metadata{name: 'other'}}")];
  const server = policyServer(...mutationOf("configmaps", { mutations }));
  const made = server.apply({ apiVersion: "v1", kind: "ConfigMap", metadata: { name: "a" } });
  expect(made.body.metadata).toMatchObject({ name: "other" });
  expect(server.storage.get("configmaps", "default/other")).toBeDefined();
});

test("API kinds of admission are exempt from it", () => {
  const mutations = [applies("Object{metadata: Object.metadata{labels: {'a': 'b'}}}")];
  const server = policyServer(...mutationOf("*", { mutations }));
  expect(server.send(pod()).body).toMatchObject({ metadata: { labels: { a: "b" } } });
  const [policy] = mutationOf("pods", { mutations });
  const { body } = server.apply({ ...policy, metadata: { name: "other" } });
  expect(body.metadata).not.toHaveProperty("labels");
});
