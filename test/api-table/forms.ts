/** Forms of requests and answers, discovery, and what is no request at all. */
import { get, post, type Row, refused, unserved, yaml } from "./row.ts";

const configMaps = "/api/v1/namespaces/default/configmaps";
const configMap = `${configMaps}/one`;
const asJson = { "content-type": "application/json" };

const answers: readonly Row[] = [
  {
    behaviour: "JSON is the form of answers unless another is asked for",
    asked: get(configMap),
    code: 200,
    headers: asJson,
  },
  {
    behaviour: "JSON is the form for who takes anything",
    asked: get(configMap, "text/html, */*;q=0.1"),
    code: 200,
    headers: asJson,
  },
  {
    behaviour: "YAML is the form for who asks for it",
    asked: get(configMap, "application/yaml"),
    code: 200,
    headers: { "content-type": "application/yaml" },
    body: { kind: "ConfigMap", metadata: { name: "one" } },
  },
  {
    behaviour: "YAML is the form of refusals too",
    asked: get(`${configMaps}/nope`, "application/yaml"),
    code: 404,
    headers: { "content-type": "application/yaml" },
    body: refused("NotFound", 'configmaps "nope" not found'),
  },
  {
    behaviour: "the first form that is served is taken",
    asked: get(
      configMap,
      "application/vnd.kubernetes.protobuf;as=Table,application/json;as=Table;g=meta.k8s.io;v=v1," +
        "application/json",
    ),
    code: 200,
    body: { kind: "Table" },
  },
  {
    behaviour: "a table of a version that there is not gives way to the next form",
    asked: get(configMap, "application/json;as=Table;g=meta.k8s.io;v=v9,application/json"),
    code: 200,
    body: { kind: "ConfigMap" },
  },
  {
    behaviour: "a table of another group is not acceptable",
    asked: get(configMap, "application/json;as=Table;g=apps;v=v1"),
    code: 406,
    body: { reason: "NotAcceptable", message: /^only the following media types are accepted: / },
  },
  {
    behaviour: "a form that there is not is not acceptable",
    asked: get(configMap, "image/png"),
    code: 406,
    body: { reason: "NotAcceptable" },
  },
  {
    behaviour: "a table holds the whole objects for who asks for them",
    asked: get(`${configMap}?includeObject=Object`, "application/json;as=Table;g=meta.k8s.io;v=v1"),
    code: 200,
    body: { rows: [{ object: { kind: "ConfigMap", data: { color: "red" } } }] },
  },
  {
    behaviour: "a table holds no objects for who asks for none",
    asked: get(`${configMap}?includeObject=None`, "application/json;as=Table;g=meta.k8s.io;v=v1"),
    code: 200,
    body: { rows: [{ object: null }] },
  },
  {
    behaviour: "a table is also what a create answers with",
    asked: {
      ...post(configMaps, { metadata: { name: "made" } }),
      headers: { accept: "application/json;as=Table;g=meta.k8s.io;v=v1" },
    },
    code: 201,
    body: { kind: "Table", rows: [{ cells: ["made", 0, "0s"] }] },
  },
  {
    behaviour: "a Status is no table",
    asked: {
      method: "DELETE",
      url: configMap,
      headers: { accept: "application/json;as=Table;g=meta.k8s.io;v=v1" },
    },
    code: 200,
    body: { kind: "Status", status: "Success" },
  },
  ...[
    "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
    "/api/v1/namespaces/default/serviceaccounts/default/token",
  ].map((url) => ({
    behaviour: `what is only created is not had as a table: ${url.split("/").at(-1)}`,
    asked: {
      ...post(url, {}),
      headers: { accept: "application/json;as=Table;g=meta.k8s.io;v=v1" },
    },
    code: 406,
    body: { reason: "NotAcceptable", message: /^only the following media types are accepted: / },
  })),
];

const bodies: readonly Row[] = [
  {
    behaviour: "YAML is a form of bodies",
    asked: yaml(post(configMaps, "metadata: {name: made}\ndata: {a: 'yes', b: \"1\"}\n")),
    code: 201,
    body: { data: { a: "yes", b: "1" } },
  },
  {
    behaviour: "YAML reads words as switches, as of old",
    asked: yaml(post(configMaps, "metadata: {name: made}\nimmutable: yes\n")),
    code: 201,
    body: { immutable: true },
  },
  {
    behaviour: "YAML that is none is refused",
    asked: yaml(post(configMaps, "a: [b")),
    code: 400,
    body: { reason: "BadRequest", message: /error converting YAML to JSON: yaml: line \d+: / },
  },
  {
    behaviour: "JSON is the form of bodies whose type is not said",
    asked: {
      method: "POST",
      url: configMaps,
      headers: { "content-type": "" },
      body: { metadata: { name: "made" } },
    },
    code: 201,
  },
  {
    behaviour: "JSON may say its character set",
    asked: {
      method: "POST",
      url: configMaps,
      headers: { "content-type": "application/json; charset=utf-8" },
      body: { metadata: { name: "made" } },
    },
    code: 201,
  },
  {
    behaviour: "bodies of another type are not supported",
    asked: {
      method: "POST",
      url: configMaps,
      headers: { "content-type": "text/plain" },
      body: "{}",
    },
    code: 415,
    body: {
      reason: "UnsupportedMediaType",
      message:
        "the body of the request was in an unknown format - accepted media types include: " +
        "application/json, application/yaml, application/vnd.kubernetes.protobuf",
    },
  },
  {
    behaviour: "a body that is empty is no object",
    asked: { method: "POST", url: configMaps },
    code: 400,
    body: { reason: "BadRequest", message: /unexpected end of JSON input \(<empty>\)$/ },
  },
  {
    behaviour: "a body that is a list is no object",
    asked: post(configMaps, []),
    code: 400,
    body: { reason: "BadRequest", message: /json: cannot unmarshal array into Go value of type/ },
  },
  {
    behaviour: "a body that is null is an object without a name",
    asked: post(configMaps, "null"),
    code: 400,
    body: { reason: "BadRequest" },
  },
  {
    behaviour: "a number that is too great for any type is refused",
    asked: post(configMaps, '{"metadata":{"name":"made","generation":1e999}}'),
    code: 400,
    body: { reason: "BadRequest" },
  },
  {
    behaviour: "a body that is nested without end is refused",
    asked: post(configMaps, `{"a":${"[".repeat(20_000)}`),
    code: 400,
    body: { reason: "BadRequest", message: /exceeded max depth/ },
  },
  {
    behaviour: "a body of more than 3 MiB is too large",
    asked: post(configMaps, { metadata: { name: "made" }, data: { a: "x".repeat(3_200_000) } }),
    code: 413,
    body: refused("RequestEntityTooLarge", "Request entity too large: limit is 3145728"),
  },
  {
    behaviour: "a ConfigMap of more than 1 MiB is too long",
    asked: post(configMaps, { metadata: { name: "made" }, data: { a: "x".repeat(1_048_577) } }),
    code: 422,
    body: {
      reason: "Invalid",
      message: 'ConfigMap "made" is invalid: []: Too long: may not be more than 1048576 bytes',
    },
  },
];

const documents: readonly Row[] = [
  {
    behaviour: "the versions of the core",
    asked: get("/api"),
    code: 200,
    body: { kind: "APIVersions", versions: ["v1"] },
  },
  {
    behaviour: "the groups",
    asked: get("/apis"),
    code: 200,
    body: {
      kind: "APIGroupList",
      apiVersion: "v1",
    },
  },
  {
    behaviour: "one group",
    asked: get("/apis/apps"),
    code: 200,
    body: {
      kind: "APIGroup",
      name: "apps",
      preferredVersion: { groupVersion: "apps/v1", version: "v1" },
    },
  },
  {
    behaviour: "the resources of a group",
    asked: get("/apis/coordination.k8s.io/v1"),
    code: 200,
    body: {
      kind: "APIResourceList",
      groupVersion: "coordination.k8s.io/v1",
      resources: [{ name: "leases", singularName: "lease", namespaced: true, kind: "Lease" }],
    },
  },
  {
    behaviour: "all of it at once",
    asked: get(
      "/apis",
      "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json",
    ),
    code: 200,
    body: { kind: "APIGroupDiscoveryList", apiVersion: "apidiscovery.k8s.io/v2" },
  },
  {
    behaviour: "the version",
    asked: get("/version"),
    code: 200,
    body: { major: "1", minor: "36" },
  },
  { behaviour: "whether it is alive", asked: get("/livez"), code: 200, body: "ok" },
  { behaviour: "whether it is ready", asked: get("/readyz"), code: 200, body: "ok" },
  {
    behaviour: "a document is only read",
    asked: post("/version", {}),
    code: 405,
    body: unserved.method,
  },
  {
    behaviour: "a group that there is not is no page",
    asked: get("/apis/nope.example/v1"),
    code: 404,
    body: "404 page not found\n",
  },
  {
    behaviour: "a version that there is not is no resource",
    asked: get("/apis/apps/v9/deployments"),
    code: 404,
    body: unserved.path,
  },
  {
    behaviour: "a path of too many parts is no resource",
    asked: get(`${configMap}/a/b`),
    code: 404,
    body: unserved.path,
  },
  {
    behaviour: "a namespaced object has no path across namespaces",
    asked: get("/api/v1/configmaps/one"),
    code: 404,
    body: unserved.path,
  },
  {
    behaviour: "a cluster's object has no path in a namespace",
    asked: get("/api/v1/namespaces/default/nodes/one"),
    code: 404,
    body: unserved.path,
  },
];

const guards: readonly Row[] = [
  {
    behaviour: "pages of elsewhere are not served",
    asked: { method: "GET", url: configMap, headers: { origin: "http://evil.example" } },
    code: 403,
    body: { reason: "Forbidden" },
  },
  {
    behaviour: "a host of another name is not served",
    asked: { method: "GET", url: configMap, headers: { host: "evil.example" } },
    code: 403,
    body: { reason: "Forbidden" },
  },
  {
    behaviour: "an escape that is none in a path",
    asked: get(`${configMaps}/%zz`),
    code: 400,
    body: { reason: "BadRequest" },
  },
  {
    behaviour: "names of JavaScript are no resources",
    asked: get("/api/v1/namespaces/default/constructor"),
    code: 404,
    body: unserved.path,
  },
  {
    behaviour: "names of JavaScript are no objects",
    asked: get(`${configMaps}/__proto__`),
    code: 404,
    body: refused("NotFound", 'configmaps "__proto__" not found'),
  },
  {
    behaviour: "keys of JavaScript are kept like any",
    asked: post(configMaps, '{"metadata":{"name":"made"},"data":{"__proto__":"a","toString":"b"}}'),
    code: 201,
    body: JSON.parse('{"data":{"__proto__":"a","toString":"b"}}'),
  },
];

export const forms: readonly Row[] = [...answers, ...bodies, ...documents, ...guards];
