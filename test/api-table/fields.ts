/** Fields that a kind does not have, or that a body gives twice. */
import { kindOf, objectOf } from "./kinds.ts";
import { patch, post, put, type Row, refused, yaml } from "./row.ts";

const deployments = "/apis/apps/v1/namespaces/default/deployments";
const configMaps = "/api/v1/namespaces/default/configmaps";

const deployment = kindOf("Deployment");
const valid = JSON.stringify(objectOf(deployment, { name: "made" }));

/** A Deployment whose text has fields twice and fields that nobody knows. */
const doubtful = (name: string) =>
  JSON.stringify(objectOf(deployment, { name })).replace(
    '"spec":{',
    '"spec":{"unknown1":"a","unknownDupe":"a","unknownDupe":"b","paused":true,"paused":false,' +
      '"minReadySeconds":1,"replicas":1,"replicas":2,',
  );
const problems = [
  'unknown field "spec.unknown1"',
  'unknown field "spec.unknownDupe"',
  'duplicate field "spec.paused"',
  'duplicate field "spec.replicas"',
];
const nested =
  '{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"made"},"spec":{"selector":' +
  '{"matchLabels":{"app":"web"}},"template":{"metadata":{"labels":{"app":"web","app":"web"}},' +
  '"spec":{"containers":[{"name":"app","unknownNested":1,"imagePullPolicy":"Always",' +
  '"imagePullPolicy":"Never","image":"nginx"}]}}}}';
const nestedProblems = [
  'duplicate field "spec.template.metadata.labels.app"',
  'unknown field "spec.template.spec.containers[0].unknownNested"',
  'duplicate field "spec.template.spec.containers[0].imagePullPolicy"',
];

const asDeployment = (why: string) =>
  refused(
    "BadRequest",
    `Deployment in version "v1" cannot be handled as a Deployment: strict decoding error: ${why}`,
  );

const yamlBody = [
  "apiVersion: v1",
  "kind: ConfigMap",
  "metadata:",
  "  name: made",
  "  name: made",
  "  zzz: 1",
  "  labels: {a: b, a: c}",
  "data:",
  "  k: v",
  "data:",
  "  k: w",
  "aaa: 1",
  "",
].join("\n");
const yamlLines = [
  'line 5: key "name" already set in map',
  'line 7: key "a" already set in map',
  'line 11: key "data" already set in map',
];
const yamlUnknown = ['unknown field "aaa"', 'unknown field "metadata.zzz"'];

const one = `${configMaps}/one`;
const mergeBody = '{"data":{"color":"blue","color":"green"},"unknown":1,"unknown":2}';
const patchProblems = [
  'duplicate field "data.color"',
  'duplicate field "unknown"',
  'unknown field "unknown"',
];
const operations = '[{"op":"add","path":"/data/a","value":{"x":1,"x":2}.x,"foo":"bar"}]'.replace(
  '{"x":1,"x":2}.x',
  '"1"',
);
const repeatedOperation =
  '[{"op":"add","path":"/data/a","path":"/data/b","value":"1"},{"op":"add","path":"/spec","value":1}]';

export const fields: readonly Row[] = [
  {
    behaviour: "are reported in the order of a JSON text, an unknown one once",
    asked: post(deployments, doubtful("made")),
    code: 201,
    body: { spec: { replicas: 2 } },
    absent: ["spec.paused"],
    warnings: problems,
  },
  {
    behaviour: "are reported with their paths through lists and maps",
    asked: post(deployments, nested),
    code: 201,
    body: { spec: { template: { spec: { containers: [{ imagePullPolicy: "Never" }] } } } },
    warnings: nestedProblems,
  },
  {
    behaviour: "are all named in a strict refusal",
    asked: post(`${deployments}?fieldValidation=Strict`, doubtful("made")),
    code: 400,
    body: asDeployment(problems.join(", ")),
  },
  {
    behaviour: "in lists and maps are all named in a strict refusal",
    asked: post(`${deployments}?fieldValidation=Strict`, nested),
    code: 400,
    body: asDeployment(nestedProblems.join(", ")),
  },
  {
    behaviour: "are not spoken of where that is asked for",
    asked: post(`${deployments}?fieldValidation=Ignore`, doubtful("made")),
    code: 201,
    warnings: [],
  },
  {
    behaviour: "are reported where that is asked for by its name",
    asked: post(`${deployments}?fieldValidation=Warn`, doubtful("made")),
    code: 201,
    warnings: problems,
  },
  {
    behaviour: "in a valid object are none",
    asked: post(`${deployments}?fieldValidation=Strict`, valid),
    code: 201,
  },
  {
    behaviour: "are validated in a way that there is",
    asked: post(`${deployments}?fieldValidation=Loud`, valid),
    code: 422,
    body: refused(
      "Invalid",
      'CreateOptions.meta.k8s.io "" is invalid: fieldValidation: Unsupported value: "Loud": ' +
        'supported values: "", "Ignore", "Strict", "Warn"',
    ),
  },
  {
    behaviour: "of an update are reported too",
    asked: put(`${deployments}/one`, doubtful("one")),
    code: 200,
    body: { spec: { replicas: 2 } },
    warnings: problems,
  },
  {
    behaviour: "of an update are refused too",
    asked: put(`${deployments}/one?fieldValidation=Strict`, doubtful("one")),
    code: 400,
    body: asDeployment(problems.join(", ")),
  },
  {
    behaviour: "of YAML are reported by the lines where they are twice, then the unknown in order",
    asked: yaml(post(configMaps, yamlBody)),
    code: 201,
    body: { metadata: { name: "made", labels: { a: "c" } }, data: { k: "w" } },
    warnings: [...yamlLines, ...yamlUnknown],
  },
  {
    behaviour: "of YAML are all named in a strict refusal",
    asked: yaml(post(`${configMaps}?fieldValidation=Strict`, yamlBody)),
    code: 400,
    body: refused(
      "BadRequest",
      'ConfigMap in version "v1" cannot be handled as a ConfigMap: strict decoding error: yaml: ' +
        `unmarshal errors:\n  ${yamlLines.join("\n  ")}, ${yamlUnknown.join(", ")}`,
    ),
  },
  {
    behaviour: "of YAML are not spoken of where that is asked for",
    asked: yaml(post(`${configMaps}?fieldValidation=Ignore`, yamlBody)),
    code: 201,
    warnings: [],
  },
  {
    behaviour: "of a merge patch are reported, first those of the patch, then those of the result",
    asked: patch("merge", one, mergeBody),
    code: 200,
    body: { data: { color: "green" } },
    warnings: patchProblems,
  },
  {
    behaviour: "of a merge patch are refused strictly, with the result",
    asked: patch("merge", `${one}?fieldValidation=Strict`, mergeBody),
    code: 422,
    body: {
      reason: "Invalid",
      message: new RegExp(
        `^ "" is invalid: patch: Invalid value: ".*": strict decoding error: ${patchProblems.join(", ")}$`,
      ),
    },
  },
  {
    behaviour: "of a merge patch that changes nothing are reported all the same",
    asked: patch("merge", one, '{"data":{"color":"blue","color":"red"}}'),
    code: 200,
    body: { data: { color: "red" } },
    warnings: ['duplicate field "data.color"'],
  },
  {
    behaviour: "of a strategic patch are reported",
    asked: patch("strategic", one, mergeBody),
    code: 200,
    warnings: patchProblems,
  },
  {
    behaviour: "of a strategic patch are refused strictly, with the patch",
    asked: patch("strategic", `${one}?fieldValidation=Strict`, mergeBody),
    code: 422,
    body: {
      message:
        ' "" is invalid: patch: Invalid value: "map[data:map[color:green] unknown:2]": strict ' +
        `decoding error: ${patchProblems.join(", ")}`,
    },
  },
  {
    behaviour: "of a strategic patch are not spoken of where that is asked for",
    asked: patch("strategic", `${one}?fieldValidation=Ignore`, mergeBody),
    code: 200,
    warnings: [],
  },
  {
    behaviour: "of an operation of a JSON patch are reported",
    asked: patch("json", one, operations),
    code: 200,
    body: { data: { a: "1" } },
    warnings: ['json patch unknown field "[0].foo"'],
  },
  {
    behaviour: "that an operation of a JSON patch has twice are reported, then those of the result",
    asked: patch("json", one, repeatedOperation),
    code: 200,
    body: { data: { b: "1" } },
    warnings: ['json patch duplicate field "[0].path"', 'unknown field "spec"'],
  },
  {
    behaviour: "of an operation of a JSON patch are refused strictly",
    asked: patch("json", `${one}?fieldValidation=Strict`, operations),
    code: 422,
    body: { message: /strict decoding error: json patch unknown field "\[0\]\.foo"$/ },
  },
  {
    behaviour: "that a configuration has twice are reported by their lines",
    asked: patch(
      "apply",
      `${configMaps}/made?fieldManager=me`,
      "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: made\ndata:\n  a: one\n  a: two\n",
    ),
    code: 201,
    body: { data: { a: "two" } },
    warnings: ['line 7: key "a" already set in map'],
  },
  {
    behaviour: "that a configuration has twice are refused strictly",
    asked: patch(
      "apply",
      `${configMaps}/made?fieldManager=me&fieldValidation=Strict`,
      "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: made\ndata:\n  a: one\n  a: two\n",
    ),
    code: 400,
    body: refused(
      "BadRequest",
      "error strict decoding YAML: error converting YAML to JSON: yaml: unmarshal errors:\n" +
        '  line 7: key "a" already set in map',
    ),
  },
  {
    behaviour: "that a configuration must not have are refused however it is validated",
    asked: patch("apply", `${configMaps}/made?fieldManager=me&fieldValidation=Ignore`, {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name: "made" },
      dato: {},
    }),
    code: 500,
    body: refused(
      "Unknown",
      "failed to create typed patch object (default/made; /v1, Kind=ConfigMap): .dato: field not " +
        "declared in schema",
    ),
  },
  {
    behaviour: "of a scale are reported",
    asked: put(
      `${deployments}/one/scale`,
      '{"apiVersion":"autoscaling/v1","kind":"Scale","metadata":{"name":"one","namespace":' +
        '"default"},"spec":{"replicas":2,"replicas":3,"size":1}}',
    ),
    code: 200,
    body: { spec: { replicas: 3 } },
    warnings: ['duplicate field "spec.replicas"', 'unknown field "spec.size"'],
  },
  {
    behaviour: "with letters beyond ASCII are reported",
    asked: post(configMaps, { metadata: { name: "made" }, größe: 1 }),
    code: 201,
    warnings: ['unknown field "größe"'],
  },
  {
    behaviour: "of another case than the kind's are unknown",
    asked: post(configMaps, { metadata: { name: "made" }, Data: { a: "b" } }),
    code: 201,
    absent: ["data"],
    warnings: ['unknown field "Data"'],
  },
];
