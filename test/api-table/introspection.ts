/** What the server tells of itself, and the form in which it tells it. */
import { get, post, type Row, refused } from "./row.ts";

const configMap = "/api/v1/namespaces/default/configmaps/one";
const aggregated = (version: string) =>
  `application/json;g=apidiscovery.k8s.io;v=${version};as=APIGroupDiscoveryList`;
const notAcceptable = refused(
  "NotAcceptable",
  "only the following media types are accepted: application/json, application/yaml, " +
    "application/vnd.kubernetes.protobuf",
);

const discovery: readonly Row[] = [
  {
    behaviour: "discovery in one document may be kept until its ETag is another",
    asked: get("/api", `${aggregated("v2")},application/json`),
    code: 200,
    headers: { "content-type": aggregated("v2"), "cache-control": "public", vary: "Accept" },
    body: { kind: "APIGroupDiscoveryList", items: [{ versions: [{ version: "v1" }] }] },
    absent: ["items.0.metadata.creationTimestamp"],
  },
  {
    behaviour: "discovery in one document of v2beta1 gives way to the next form",
    asked: get("/api", `${aggregated("v2beta1")},application/json`),
    code: 200,
    headers: { "content-type": "application/json" },
    body: { kind: "APIVersions" },
  },
  {
    behaviour: "discovery in one document of v2beta1 alone is not acceptable",
    asked: get("/apis", aggregated("v2beta1")),
    code: 406,
    body: notAcceptable,
  },
  {
    behaviour: "discovery in one document is of all groups, not of one",
    asked: get("/apis/apps/v1", aggregated("v2")),
    code: 406,
    body: notAcceptable,
  },
  {
    behaviour: "discovery in one document is had as YAML as well",
    asked: get("/apis", aggregated("v2").replace("json", "yaml")),
    code: 200,
    headers: { "content-type": aggregated("v2").replace("json", "yaml") },
    body: { kind: "APIGroupDiscoveryList" },
  },
  ...["/api", "/apis", "/api/v1", "/apis/apps", "/apis/apps/v1"].map(
    (url): Row => ({
      behaviour: `discovery at ${url} is had as YAML`,
      asked: get(url, "application/yaml"),
      code: 200,
      headers: { "content-type": "application/yaml" },
      body: { kind: /^API/ },
    }),
  ),
  {
    behaviour: "discovery is not had in a form that there is not",
    asked: get("/api/v1", "image/png"),
    code: 406,
    body: { reason: "NotAcceptable" },
  },
];

const openApi: readonly Row[] = [
  {
    behaviour: "OpenAPI v2 is had in protobuf by either of its names",
    asked: get(
      "/openapi/v2",
      "application/com.github.proto-openapi.spec.v2@v1.0+protobuf, application/json;q=0.5",
    ),
    code: 200,
    headers: {
      "content-type": "application/com.github.proto-openapi.spec.v2.v1.0+protobuf",
      vary: "Accept",
    },
  },
  {
    behaviour: "OpenAPI v2 is JSON for who takes anything",
    asked: get("/openapi/v2", "*/*"),
    code: 200,
    headers: { "content-type": "application/json", vary: "Accept" },
    body: { swagger: "2.0" },
  },
  ...["/openapi/v2", "/openapi/v3/api/v1"].map(
    (url): Row => ({
      behaviour: `OpenAPI at ${url} is not had in a form that there is not`,
      asked: get(url, "image/png"),
      code: 406,
    }),
  ),
  {
    behaviour: "OpenAPI v3 at an address of another content is where its content says",
    asked: get("/openapi/v3/apis/apps/v1?hash=0123"),
    code: 301,
  },
  {
    behaviour: "OpenAPI v3 of a group that there is not is no page",
    asked: get("/openapi/v3/apis/nope.example/v1"),
    code: 404,
    body: "404 page not found\n",
  },
];

const preferences: readonly Row[] = [
  {
    behaviour: "an answer has the form that is liked best",
    asked: get(configMap, "application/json;q=0.5, application/yaml;q=0.9"),
    code: 200,
    headers: { "content-type": "application/yaml" },
  },
  {
    behaviour: "an answer has a form that is named before one that is not",
    asked: get(configMap, "*/*, application/yaml"),
    code: 200,
    headers: { "content-type": "application/yaml" },
  },
  {
    behaviour: "an answer of a version of no kind is not acceptable",
    asked: get(configMap, "application/json;v=v1"),
    code: 406,
    body: notAcceptable,
  },
  {
    behaviour: "a refusal of a body has the form that is asked for",
    asked: { ...post(configMap.replace("/one", ""), "{"), headers: { accept: "application/yaml" } },
    code: 400,
    headers: { "content-type": "application/yaml" },
    body: { kind: "Status", reason: "BadRequest" },
  },
  {
    behaviour: "a path that there is not is refused in the form that is asked for",
    asked: get("/api/v1/nopes", "application/yaml"),
    code: 404,
    headers: { "content-type": "application/yaml" },
    body: refused("NotFound", "the server could not find the requested resource"),
  },
];

export const introspection: readonly Row[] = [...discovery, ...openApi, ...preferences];
