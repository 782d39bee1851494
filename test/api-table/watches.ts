/** Watches that are one exchange: what they begin with, and what they are refused for. */
import { get, type Row, refused, remove } from "./row.ts";

const configMaps = "/api/v1/namespaces/default/configmaps";
const field = "resourceVersionMatch";
const matchRule = "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan";
const matches = 'Unsupported value: "Exact": supported values: "NotOlderThan"';
const watched = "watch=1&timeoutSeconds=1";

const initialEvents: readonly Row[] = [
  {
    behaviour: "with initial events but no bookmarks do not say where those end",
    asked: get(`${configMaps}?${watched}&sendInitialEvents=true&${field}=NotOlderThan`),
    code: 200,
    body: [{ type: "ADDED", object: { metadata: { name: "one" } } }],
  },
  {
    behaviour: "that want no initial events have none",
    asked: get(`${configMaps}?${watched}&sendInitialEvents=false&${field}=NotOlderThan`),
    code: 200,
    body: "",
  },
  {
    behaviour: "of a selector that nothing has end their initial events at once",
    asked: get(
      `${configMaps}?${watched}&sendInitialEvents=true&${field}=NotOlderThan` +
        "&allowWatchBookmarks=true&labelSelector=app%3Dnone",
      "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1",
    ),
    code: 200,
    body: [
      {
        type: "BOOKMARK",
        object: {
          kind: "PartialObjectMetadata",
          metadata: { annotations: { "k8s.io/initial-events-end": "true" } },
        },
      },
      { type: "BOOKMARK" },
    ],
  },
  ...(
    [
      [
        "exactly from a revision",
        `sendInitialEvents=true&resourceVersion=5&${field}=Exact`,
        `[${field}: Forbidden: ${matchRule}, ${field}: ${matches}]`,
      ],
      [
        "no initial events but no match",
        "sendInitialEvents=false",
        `${field}: Forbidden: ${matchRule}`,
      ],
      [
        "a match and a page to go on from",
        `sendInitialEvents=true&${field}=NotOlderThan&continue=x`,
        `${field}: Forbidden: resourceVersionMatch is forbidden when continue is provided`,
      ],
    ] as const
  ).map(
    ([what, query, text]): Row => ({
      behaviour: `are not had of ${what}`,
      asked: get(`${configMaps}?watch=1&${query}`),
      code: 422,
      body: refused("Invalid", `ListOptions.meta.k8s.io "" is invalid: ${text}`),
    }),
  ),
];

const places: readonly Row[] = [
  {
    behaviour: "of one object are had by the field that names it",
    asked: get(`${configMaps}?${watched}&fieldSelector=metadata.name%3Done`),
    code: 200,
    body: [{ type: "ADDED", object: { metadata: { name: "one" } } }],
  },
  {
    behaviour: "of one object by its name tell nothing of others",
    asked: get(`${configMaps}?${watched}&fieldSelector=metadata.name%3Dother`),
    code: 200,
    body: "",
  },
  ...["/api/v1/watch/configmaps", "/api/v1/watch/namespaces/default/configmaps"].map(
    (url): Row => ({
      behaviour: `are had in the old way at ${url}`,
      asked: get(`${url}?timeoutSeconds=1`),
      code: 200,
      body: [{ type: "ADDED", object: { kind: "ConfigMap", metadata: { name: "one" } } }],
    }),
  ),
  {
    behaviour: "of what there is not have no path in the old way either",
    asked: get("/api/v1/watch/nopes"),
    code: 404,
    body: refused("NotFound", "the server could not find the requested resource"),
  },
  {
    behaviour: "by the old path delete nothing",
    asked: remove("/api/v1/watch/namespaces/default/configmaps/one"),
    code: 405,
    body: refused(
      "MethodNotAllowed",
      "the server does not allow this method on the requested resource",
    ),
  },
  {
    behaviour: "from a revision that is no number fail as in Kubernetes",
    asked: get(`${configMaps}?watch=1&resourceVersion=abc`),
    code: 500,
    body: { kind: "Status", message: /strconv\.ParseUint: parsing "abc": invalid syntax/ },
  },
  {
    behaviour: "of a time that is no number are refused",
    asked: get(`${configMaps}?watch=1&timeoutSeconds=soon`),
    code: 400,
    body: refused("BadRequest", 'strconv.ParseInt: parsing "soon": invalid syntax'),
  },
  {
    behaviour: "are not had as YAML, which has no lines",
    asked: get(`${configMaps}?watch=1`, "application/yaml"),
    code: 406,
    body: refused(
      "NotAcceptable",
      "only the following media types are accepted: application/json;stream=watch, " +
        "application/vnd.kubernetes.protobuf;stream=watch",
    ),
  },
  {
    behaviour: "as metadata alone are of v1beta1 for who asks for it",
    asked: get(
      `${configMaps}?${watched}`,
      "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1beta1",
    ),
    code: 200,
    body: [
      {
        type: "ADDED",
        object: { kind: "PartialObjectMetadata", apiVersion: "meta.k8s.io/v1beta1" },
      },
    ],
  },
];

export const watches: readonly Row[] = [...initialEvents, ...places];
