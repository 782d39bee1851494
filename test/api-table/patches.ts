/** Patches of the four types. */
import { kindOf, objectOf } from "./kinds.ts";
import { get, invalid, patch, post, put, type Row, refused } from "./row.ts";
import { revisionOf } from "./state.ts";

const configMap = "/api/v1/namespaces/default/configmaps/one";
const deployment = "/apis/apps/v1/namespaces/default/deployments/one";
const service = "/api/v1/namespaces/default/services/one";
const containers = (...list: readonly object[]) => ({
  spec: { template: { spec: { containers: list } } },
});
const inPod = (spec: object) => ({ spec: { template: { spec } } });
const app = { name: "app", image: "nginx:1.25" };
const sidecar = { name: "side", image: "busybox" };
/** A Deployment of two containers, and environment. */
const two = put(
  deployment,
  objectOf(
    {
      ...kindOf("Deployment"),
      rest: {
        spec: {
          selector: { matchLabels: { app: "web" } },
          template: {
            metadata: { labels: { app: "web" } },
            spec: {
              containers: [
                { ...app, env: ["A", "B"].map((name) => ({ name, value: "1" })), args: ["x", "y"] },
                sidecar,
              ],
              volumes: [{ name: "v", emptyDir: {} }],
            },
          },
        },
      },
    },
    { name: "one" },
  ),
);

const json: readonly Row[] = [
  {
    behaviour: "JSON: add, replace, remove, copy, move and test, in their order",
    asked: patch("json", configMap, [
      { op: "test", path: "/data/color", value: "red" },
      { op: "add", path: "/data/a", value: "1" },
      { op: "copy", from: "/data/a", path: "/data/b" },
      { op: "move", from: "/data/a", path: "/data/c" },
      { op: "replace", path: "/data/color", value: "blue" },
      { op: "remove", path: "/data/b" },
    ]),
    code: 200,
    body: { data: { color: "blue", c: "1" } },
    absent: ["data.a", "data.b"],
  },
  {
    behaviour: "JSON: the end of a list is a dash",
    asked: patch("json", deployment, [
      { op: "add", path: "/spec/template/spec/containers/-", value: sidecar },
    ]),
    code: 200,
    body: containers({ name: "app" }, { name: "side" }),
  },
  {
    behaviour: "JSON: slashes and tildes in keys are escaped",
    asked: patch("json", configMap, [
      { op: "add", path: "/metadata/annotations", value: {} },
      { op: "add", path: "/metadata/annotations/example.com~1a", value: "b" },
    ]),
    code: 200,
    body: { metadata: { annotations: { "example.com/a": "b" } } },
  },
  {
    behaviour: "JSON: a test that fails changes nothing",
    asked: patch("json", configMap, [
      { op: "test", path: "/data/color", value: "green" },
      { op: "remove", path: "/data" },
    ]),
    code: 422,
    body: refused("Invalid", "the server rejected our request due to an error in our request"),
  },
  {
    behaviour: "JSON: what is not there cannot be removed",
    asked: patch("json", configMap, [{ op: "remove", path: "/data/nope" }]),
    code: 422,
    body: refused("Invalid", "the server rejected our request due to an error in our request"),
  },
  {
    behaviour: "JSON: a path through what is not there leads nowhere",
    asked: patch("json", configMap, [{ op: "add", path: "/nope/deeper", value: 1 }]),
    code: 422,
    body: { reason: "Invalid" },
  },
  {
    behaviour: "JSON: an index beyond the list is none",
    asked: patch("json", deployment, [
      { op: "replace", path: "/spec/template/spec/containers/9", value: sidecar },
    ]),
    code: 422,
    body: { reason: "Invalid" },
  },
  {
    behaviour: "JSON: an operation that there is not",
    asked: patch("json", configMap, [{ op: "frob", path: "/data" }]),
    code: 422,
    body: { reason: "Invalid", message: /error in our request/ },
  },
  {
    behaviour: "JSON: a patch that is no list",
    asked: patch("json", configMap, { op: "add" }),
    code: 400,
    body: { reason: "BadRequest", message: /cannot unmarshal object into Go value of type/ },
  },
  {
    behaviour: "JSON: a patch of more than 10,000 operations is too large",
    asked: patch(
      "json",
      configMap,
      Array.from({ length: 10_001 }, () => ({ op: "test", path: "/kind", value: "ConfigMap" })),
    ),
    code: 413,
    body: refused(
      "RequestEntityTooLarge",
      "Request entity too large: The allowed maximum operations in a JSON patch is 10000, got 10001",
    ),
  },
  {
    behaviour: "JSON: a result that is no object of its kind",
    asked: patch("json", configMap, [{ op: "replace", path: "/data", value: "text" }]),
    code: 422,
    body: {
      reason: "Invalid",
      message:
        /^ "" is invalid: patch: Invalid value: "\{.*\}": json: cannot unmarshal string into/,
    },
  },
  {
    behaviour: "JSON: text that is no JSON",
    asked: patch("json", configMap, "["),
    code: 400,
    body: refused("BadRequest", "error decoding patch: unexpected end of JSON input"),
  },
  {
    behaviour: "JSON: an empty list changes nothing",
    asked: patch("json", configMap, []),
    code: 200,
    body: { data: { color: "red" } },
  },
];

const merge: readonly Row[] = [
  {
    behaviour: "merge: members are merged, and null removes one",
    asked: patch("merge", configMap, { data: { color: null, size: "big" } }),
    code: 200,
    body: { data: { size: "big" } },
    absent: ["data.color"],
  },
  {
    behaviour: "merge: lists are replaced as a whole",
    given: [two],
    asked: patch("merge", deployment, containers(sidecar)),
    code: 200,
    body: containers({ name: "side" }),
  },
  {
    behaviour: "merge: a patch that is no object",
    asked: patch("merge", configMap, "[]"),
    code: 400,
    body: { reason: "BadRequest" },
  },
  {
    behaviour: "merge: text that is no JSON",
    asked: patch("merge", configMap, "not json"),
    code: 400,
    body: {
      reason: "BadRequest",
      message: /^error decoding patch: invalid character 'o' in literal null \(expecting 'u'\)$/,
    },
  },
  {
    behaviour: "merge: a result that is invalid",
    asked: patch("merge", configMap, { data: { "bad key": "x" } }),
    code: 422,
    body: invalid(
      "ConfigMap",
      "one",
      "data[bad key]",
      'Invalid value: "bad key": a valid config key must consist of alphanumeric characters, ' +
        "'-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for " +
        "validation is '[-._a-zA-Z0-9]+')",
    ),
  },
  {
    behaviour: "merge: an empty patch changes nothing, not even the resourceVersion",
    asked: patch("merge", configMap, {}),
    code: 200,
    body: { metadata: { resourceVersion: revisionOf("ConfigMap") } },
  },
  {
    behaviour: "merge: a resourceVersion that is another is a conflict",
    asked: patch("merge", configMap, { metadata: { resourceVersion: "1" } }),
    code: 409,
    body: { reason: "Conflict" },
  },
  {
    behaviour: "merge: another kind cannot be made of an object",
    asked: patch("merge", configMap, { kind: "Secret" }),
    code: 422,
    body: { reason: "Invalid" },
  },
  {
    behaviour: "merge: as a dry run nothing is kept",
    given: [patch("merge", `${configMap}?dryRun=All`, { data: { color: "blue" } })],
    asked: get(configMap),
    code: 200,
    body: { data: { color: "red" } },
  },
];

const strategic: readonly Row[] = [
  {
    behaviour: "strategic: items of a list with a key are merged by it",
    given: [two],
    asked: patch("strategic", deployment, containers({ name: "app", image: "nginx:1.26" })),
    code: 200,
    body: containers({ name: "app", image: "nginx:1.26", args: ["x", "y"] }, { name: "side" }),
  },
  {
    behaviour: "strategic: lists in items are merged by their own keys",
    given: [two],
    asked: patch(
      "strategic",
      deployment,
      containers({ name: "app", env: [{ name: "B", value: "2" }] }),
    ),
    code: 200,
    body: containers({ env: [{ name: "A" }, { name: "B", value: "2" }] }, { name: "side" }),
  },
  {
    behaviour: "strategic: lists without a key are replaced",
    given: [two],
    asked: patch("strategic", deployment, containers({ name: "app", args: ["z"] })),
    code: 200,
    body: containers({ args: ["z"] }, { name: "side" }),
  },
  {
    behaviour: "strategic: an item with $patch: delete goes",
    given: [two],
    asked: patch("strategic", deployment, containers({ name: "side", $patch: "delete" })),
    code: 200,
    body: containers({ name: "app" }),
  },
  {
    behaviour: "strategic: a list with $patch: replace is replaced",
    given: [two],
    asked: patch("strategic", deployment, containers(sidecar, { $patch: "replace" })),
    code: 200,
    body: containers({ name: "side" }),
  },
  {
    behaviour: "strategic: a map with $patch: replace is replaced",
    asked: patch("strategic", configMap, { data: { size: "big", $patch: "replace" } }),
    code: 200,
    body: { data: { size: "big" } },
    absent: ["data.color"],
  },
  {
    behaviour: "strategic: $setElementOrder sorts the result",
    given: [two],
    asked: patch(
      "strategic",
      deployment,
      inPod({
        "$setElementOrder/containers": [{ name: "side" }, { name: "app" }],
        containers: [{ name: "app", image: "nginx:1.26" }],
      }),
    ),
    code: 200,
    body: containers({ name: "side" }, { name: "app", image: "nginx:1.26" }),
  },
  {
    behaviour: "strategic: $setElementOrder alone sorts what is there",
    given: [two],
    asked: patch(
      "strategic",
      deployment,
      inPod({ "$setElementOrder/containers": [{ name: "side" }, { name: "app" }] }),
    ),
    code: 200,
    body: containers({ name: "side" }, { name: "app" }),
  },
  {
    behaviour: "strategic: $deleteFromPrimitiveList takes values away",
    given: [
      patch("merge", configMap, { metadata: { finalizers: ["example.com/a", "example.com/b"] } }),
    ],
    asked: patch("strategic", configMap, {
      metadata: { "$deleteFromPrimitiveList/finalizers": ["example.com/a"] },
    }),
    code: 200,
    body: { metadata: { finalizers: ["example.com/b"] } },
  },
  {
    behaviour: "strategic: $retainKeys keeps only what it names",
    given: [two],
    asked: patch(
      "strategic",
      deployment,
      inPod({
        volumes: [{ name: "v", $retainKeys: ["name", "hostPath"], hostPath: { path: "/" } }],
      }),
    ),
    code: 200,
    body: inPod({ volumes: [{ name: "v", hostPath: { path: "/" } }] }),
    absent: ["spec.template.spec.volumes.0.emptyDir"],
  },
  {
    behaviour: "strategic: $retainKeys changes the type of a strategy",
    asked: patch("strategic", deployment, {
      spec: { strategy: { $retainKeys: ["type"], type: "Recreate" } },
    }),
    code: 200,
    body: { spec: { strategy: { type: "Recreate" } } },
    absent: ["spec.strategy.rollingUpdate"],
  },
  {
    behaviour:
      "strategic: without $retainKeys the members of another strategy stay, and are invalid",
    asked: patch("strategic", deployment, { spec: { strategy: { type: "Recreate" } } }),
    code: 422,
    body: {
      message:
        'Deployment.apps "one" is invalid: spec.strategy.rollingUpdate: Forbidden: may not be ' +
        "specified when strategy `type` is 'Recreate'",
    },
  },
  {
    behaviour: "strategic: $retainKeys that is no list",
    asked: patch("strategic", deployment, { spec: { strategy: { $retainKeys: "type" } } }),
    code: 400,
    body: refused("BadRequest", "invalid patch format of retainKeys"),
  },
  {
    behaviour: "strategic: $retainKeys that leaves out a member of the patch",
    asked: patch("strategic", deployment, {
      spec: { strategy: { $retainKeys: ["rollingUpdate"], type: "Recreate" } },
    }),
    code: 400,
    body: refused("BadRequest", "invalid patch format of retainKeys"),
  },
  {
    behaviour: "strategic: $deleteFromPrimitiveList without the name of a list",
    asked: patch("strategic", configMap, { metadata: { $deleteFromPrimitiveList: ["a"] } }),
    code: 400,
    body: refused("BadRequest", "invalid patch format of primitive list"),
  },
  {
    behaviour: "strategic: an order of a field that there is not",
    asked: patch("strategic", deployment, { spec: { "$setElementOrder/nope": [{ name: "a" }] } }),
    code: 500,
    body: {
      status: "Failure",
      message: 'unable to find api field in struct DeploymentSpec for the json field "nope"',
    },
    absent: ["reason"],
  },
  {
    behaviour: "strategic: a directive that there is not",
    asked: patch("strategic", configMap, { data: { $patch: "frob" } }),
    code: 500,
    body: { message: "unknown patch type: frob in map: map[$patch:frob]" },
    absent: ["reason"],
  },
  {
    behaviour: "strategic: an item without its key",
    asked: patch("strategic", deployment, containers({ image: "x" })),
    code: 500,
    body: { message: "map: map[image:x] does not contain declared merge key: name" },
    absent: ["reason"],
  },
  {
    behaviour: "strategic: text for a list",
    asked: patch("strategic", deployment, inPod({ containers: "x" })),
    code: 422,
    body: { reason: "Invalid", message: /cannot restore slice from string$/ },
  },
  {
    behaviour: "strategic: ports of a service are merged by their numbers",
    given: [
      patch("merge", service, {
        spec: {
          ports: [
            { name: "a", port: 80 },
            { name: "b", port: 81 },
          ],
        },
      }),
    ],
    asked: patch("strategic", service, { spec: { ports: [{ port: 81, targetPort: 8081 }] } }),
    code: 200,
    body: {
      spec: {
        ports: [
          { name: "a", port: 80 },
          { name: "b", port: 81, targetPort: 8081 },
        ],
      },
    },
  },
  {
    behaviour: "strategic: tolerations have no key and are replaced",
    given: [patch("merge", deployment, inPod({ tolerations: [{ key: "a", operator: "Exists" }] }))],
    asked: patch(
      "strategic",
      deployment,
      inPod({ tolerations: [{ key: "b", operator: "Exists" }] }),
    ),
    code: 200,
    body: inPod({ tolerations: [{ key: "b" }] }),
  },
];

const applied = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "one" } };
const apply: readonly Row[] = [
  {
    behaviour: "apply: what is not there is created",
    asked: patch("apply", `${configMap}-new?fieldManager=me`, {
      ...applied,
      metadata: { name: "one-new" },
      data: { a: "b" },
    }),
    code: 201,
    body: {
      metadata: { managedFields: [{ manager: "me", operation: "Apply" }] },
      data: { a: "b" },
    },
  },
  {
    behaviour: "apply: what another manager set is a conflict",
    asked: patch("apply", `${configMap}?fieldManager=me`, { ...applied, data: { color: "blue" } }),
    code: 409,
    body: {
      reason: "Conflict",
      message: 'Apply failed with 1 conflict: conflict with "tester" using v1: .data.color',
      details: {
        causes: [
          {
            reason: "FieldManagerConflict",
            message: 'conflict with "tester" using v1',
            field: ".data.color",
          },
        ],
      },
    },
  },
  {
    behaviour: "apply: force takes what another manager set",
    asked: patch("apply", `${configMap}?fieldManager=me&force=true`, {
      ...applied,
      data: { color: "blue" },
    }),
    code: 200,
    body: { data: { color: "blue" } },
  },
  {
    behaviour: "apply: without a manager it is refused",
    asked: patch("apply", configMap, applied),
    code: 422,
    body: invalid(
      "PatchOptions.meta.k8s.io",
      "",
      "fieldManager",
      "Required value: is required for apply patch",
    ),
  },
  {
    behaviour: "apply: of another version",
    asked: patch("apply", `${configMap}?fieldManager=me`, { ...applied, apiVersion: "v2" }),
    code: 400,
    body: refused(
      "BadRequest",
      "Incorrect version specified in apply patch. Specified patch version: v2, expected: v1",
    ),
  },
  {
    behaviour: "apply: with managers of its own",
    asked: patch("apply", `${configMap}?fieldManager=me`, {
      ...applied,
      metadata: { name: "one", managedFields: [{}] },
    }),
    code: 400,
    body: refused("BadRequest", "metadata.managedFields must be nil"),
  },
  {
    behaviour: "apply: text that is no YAML",
    asked: patch("apply", `${configMap}?fieldManager=me`, "a: [b"),
    code: 400,
    body: { reason: "BadRequest", message: /^error decoding YAML: / },
  },
  {
    behaviour: "apply: text that is no mapping, as Ruby writes an object it cannot serialise",
    asked: patch("apply", `${configMap}?fieldManager=me`, '"#<Kubeclient::Resource>"'),
    code: 400,
    body: refused(
      "BadRequest",
      "error decoding YAML: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal " +
        "string into Go value of type map[string]interface {}",
    ),
  },
  {
    behaviour: "force is for apply alone",
    asked: patch("merge", `${configMap}?force=true`, {}),
    code: 422,
    body: invalid(
      "PatchOptions.meta.k8s.io",
      "",
      "force",
      "Forbidden: may not be specified for non-apply patch",
    ),
  },
  {
    behaviour: "a manager's name is of printable characters",
    asked: patch("merge", `${configMap}?fieldManager=a%0Ab`, {}),
    code: 422,
    body: invalid(
      "PatchOptions.meta.k8s.io",
      "",
      "fieldManager",
      'Invalid value: "a\\nb": invalid character U+000A (at position 1)',
    ),
  },
  {
    behaviour: "a manager's name is not too long",
    asked: post(`/api/v1/namespaces/default/configmaps?fieldManager=${"x".repeat(129)}`, {}),
    code: 422,
    body: invalid(
      "CreateOptions.meta.k8s.io",
      "",
      "fieldManager",
      "Too long: may not be more than 128 bytes",
    ),
  },
];

export const patches: readonly Row[] = [...json, ...merge, ...strategic, ...apply];
