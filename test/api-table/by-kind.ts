/** What holds of every kind alike. */
import { isNamespaced, type Kind, kinds, objectOf, qualifiedKind } from "./kinds.ts";
import { get, invalid, patch, post, put, type Row, refused, remove, unserved } from "./row.ts";

const noName = "Required value: name or generateName is required";

const nameOf = (kind: Kind) => (kind.apiVersion === "events.k8s.io/v1" ? "two" : "one");
const pathOf = (kind: Kind) => `${kind.path}/${nameOf(kind)}`;
const detailsOf = ({ resource }: Kind, name: string) => {
  const [plural, ...group] = resource.split(".");
  return { name, kind: plural, ...(group.length === 0 ? {} : { group: group.join(".") }) };
};
const endpointsWarning =
  "v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice";
const orphanWarning =
  "child pods are preserved by default when jobs are deleted; set propagationPolicy=Background to " +
  "remove them or set propagationPolicy=Orphan to suppress this warning";

function warningsOf({ kind }: Kind, { asked: { method } }: Row): readonly string[] {
  if (kind === "Job" && method === "DELETE") return [orphanWarning];
  return kind === "Endpoints" ? [endpointsWarning] : [];
}

const labelRule =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', " +
  "and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or " +
  "'12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

/** Namespaces have words of their own. */
const wrongUid = (kind: Kind) =>
  new RegExp(
    kind.kind === "Namespace"
      ? '^Operation cannot be fulfilled on namespaces "one": Precondition failed: UID in ' +
          "precondition: u, UID in object meta: [0-9a-f-]{36}$"
      : `^Operation cannot be fulfilled on ${qualifiedKind(kind).replaceAll(".", "\\.")} ` +
          '"(one|two)": the UID in the precondition \\(u\\) does not match the UID in record ' +
          "\\([0-9a-f-]{36}\\)\\. The object might have been deleted and then recreated$",
  );

export const byKind: readonly Row[] = kinds.flatMap((kind) => {
  const title = qualifiedKind(kind);
  return [...reads(kind), ...writes(kind), ...refusals(kind)].map((row) => {
    // What has no handler cannot warn.
    const isHandled = row.code !== 405 && row.body !== unserved.path;
    const warnings = isHandled ? warningsOf(kind, row) : [];
    return { ...row, warnings, behaviour: `${title}: ${row.behaviour}` };
  });
});

function reads(kind: Kind): Row[] {
  const { apiVersion, path, resource, columns } = kind;
  const notFound = refused("NotFound", `${resource} "nope" not found`, detailsOf(kind, "nope"));
  const asTable = (version: string) => `application/json;as=Table;g=meta.k8s.io;v=${version}`;
  const asPartial = (version: string, form = "PartialObjectMetadata") =>
    `application/json;as=${form};g=meta.k8s.io;v=${version}`;
  const definitions = columns.split(", ").map((name) => ({ name }));
  return [
    {
      behaviour: "get answers with the object",
      asked: get(pathOf(kind)),
      code: 200,
      body: { apiVersion, kind: kind.kind, metadata: { name: nameOf(kind) } },
    },
    { behaviour: "get of no object", asked: get(`${path}/nope`), code: 404, body: notFound },
    {
      behaviour: "list answers with a list of its kind",
      asked: get(`${path}?labelSelector=app%3Dweb&fieldSelector=metadata.name%3D${nameOf(kind)}`),
      code: 200,
      body: { apiVersion, kind: `${kind.kind}List`, items: [{ metadata: { name: nameOf(kind) } }] },
    },
    ...["v1", "v1beta1"].map(
      (version): Row => ({
        behaviour: `list as a Table of ${version}`,
        asked: get(`${path}?fieldSelector=metadata.name%3D${nameOf(kind)}`, asTable(version)),
        code: 200,
        body: {
          kind: "Table",
          apiVersion: `meta.k8s.io/${version}`,
          columnDefinitions: definitions,
          rows: [
            {
              object: {
                kind: "PartialObjectMetadata",
                apiVersion: `meta.k8s.io/${version}`,
                metadata: { name: nameOf(kind) },
              },
            },
          ],
        },
      }),
    ),
    ...["v1", "v1beta1"].map(
      (version): Row => ({
        behaviour: `list as a PartialObjectMetadataList of ${version}`,
        asked: get(
          `${path}?fieldSelector=metadata.name%3D${nameOf(kind)}`,
          asPartial(version, "PartialObjectMetadataList"),
        ),
        code: 200,
        body: {
          kind: "PartialObjectMetadataList",
          apiVersion: `meta.k8s.io/${version}`,
          items: [{ metadata: { name: nameOf(kind) } }],
        },
      }),
    ),
    {
      behaviour: "get as a PartialObjectMetadata",
      asked: get(pathOf(kind), asPartial("v1")),
      code: 200,
      body: {
        kind: "PartialObjectMetadata",
        apiVersion: "meta.k8s.io/v1",
        metadata: { name: nameOf(kind), labels: { app: "web" } },
      },
      absent: ["spec", "status", "data", "endpoints", "subsets", "reason"],
    },
    {
      behaviour: "watch tells of what there is",
      asked: get(`${path}?watch=1&timeoutSeconds=1&fieldSelector=metadata.name%3D${nameOf(kind)}`),
      code: 200,
      body: [{ type: "ADDED", object: { apiVersion, kind: kind.kind } }],
    },
  ];
}

function writes(kind: Kind): Row[] {
  const { path } = kind;
  const made = objectOf(kind, { name: "made" });
  return [
    {
      behaviour: "create answers with the object",
      asked: post(path, made),
      code: 201,
      body: { kind: kind.kind, metadata: { name: "made", creationTimestamp: /^2026-/ } },
    },
    {
      behaviour: "create as a dry run answers as if it were made, with no resourceVersion",
      asked: post(`${path}?dryRun=All`, made),
      code: 201,
      body: { kind: kind.kind, metadata: { name: "made" } },
      absent: ["metadata.resourceVersion"],
    },
    {
      behaviour: "create with generateName appends five characters",
      asked: post(path, objectOf(kind, { generateName: "gen-" })),
      code: 201,
      body: { metadata: { generateName: "gen-", name: /^gen-[bcdfghjklmnpqrstvwxz2456789]{5}$/ } },
    },
    {
      behaviour: "a merge patch of labels",
      asked: patch("merge", pathOf(kind), { metadata: { labels: { tier: "front", app: null } } }),
      code: 200,
      body: { metadata: { labels: { tier: "front" } } },
      absent: ["metadata.labels.app"],
    },
    {
      behaviour: "a JSON patch of annotations",
      asked: patch("json", pathOf(kind), [
        { op: "add", path: "/metadata/annotations", value: { note: "n" } },
      ]),
      code: 200,
      body: { metadata: { annotations: { note: "n" } } },
    },
    {
      behaviour: "a strategic patch of finalizers puts its own before those that are there",
      given: [patch("merge", pathOf(kind), { metadata: { finalizers: ["example.com/a"] } })],
      asked: patch("strategic", pathOf(kind), { metadata: { finalizers: ["example.com/b"] } }),
      code: 200,
      body: { metadata: { finalizers: ["example.com/b", "example.com/a"] } },
    },
    {
      behaviour: "a PUT to a free name",
      asked: put(`${path}/free`, objectOf(kind, { name: "free" })),
      ...(kind.createsOnUpdate
        ? { code: 201, body: { metadata: { name: "free" } } }
        : {
            code: 404,
            body: refused("NotFound", `${kind.resource} "free" not found`, detailsOf(kind, "free")),
          }),
    },
    {
      behaviour: "delete as a dry run leaves it there",
      given: [remove(`${pathOf(kind)}?dryRun=All&gracePeriodSeconds=0`)],
      asked: get(pathOf(kind)),
      code: 200,
      absent: ["metadata.deletionTimestamp"],
    },
    {
      behaviour: "delete of what a finalizer holds only marks it",
      given: [patch("merge", pathOf(kind), { metadata: { finalizers: ["example.com/a"] } })],
      asked: remove(`${pathOf(kind)}?gracePeriodSeconds=0`),
      code: 200,
      body: { kind: kind.kind, metadata: { deletionTimestamp: /^2026-/ } },
    },
  ];
}

function refusals(kind: Kind): Row[] {
  const { apiVersion, path, resource } = kind;
  const title = qualifiedKind(kind);
  const notFound = refused("NotFound", `${resource} "nope" not found`, detailsOf(kind, "nope"));
  const version = apiVersion.split("/").at(-1);
  const namespaced: Row[] = [
    {
      behaviour: "create in another namespace than the path's",
      asked: post(path, objectOf(kind, { name: "made", namespace: "other" })),
      code: 400,
      body: refused(
        "BadRequest",
        "the namespace of the provided object does not match the namespace sent on the request",
      ),
    },
    {
      behaviour: "create in a namespace that there is not",
      asked: post(path.replace("default", "nope"), objectOf(kind, { name: "made" })),
      code: 404,
      body: refused("NotFound", 'namespaces "nope" not found', {
        name: "nope",
        kind: "namespaces",
      }),
    },
    {
      behaviour: "create in a namespace that is being deleted",
      asked: post(path.replace("default", "ending"), objectOf(kind, { name: "made" })),
      code: 403,
      body: refused(
        "Forbidden",
        `${resource} "made" is forbidden: unable to create new content in namespace ending because ` +
          "it is being terminated",
        { causes: [{ reason: "NamespaceTerminating", field: "metadata.namespace" }] },
      ),
    },
    {
      behaviour: "create across namespaces",
      asked: post(path.replace("/namespaces/default", ""), objectOf(kind, { name: "made" })),
      code: 405,
      body: unserved.method,
    },
    {
      behaviour: "delete of a collection as a dry run answers with what would go",
      asked: remove(`${path}?dryRun=All&labelSelector=app%3Dweb`),
      code: 200,
      body: { kind: `${kind.kind}List` },
    },
  ];
  return [
    ...(isNamespaced(kind) ? namespaced : []),
    {
      behaviour: "create of what is there",
      asked: post(path, objectOf(kind, { name: nameOf(kind) })),
      code: 409,
      body: refused(
        "AlreadyExists",
        `${resource} "${nameOf(kind)}" already exists`,
        detailsOf(kind, nameOf(kind)),
      ),
    },
    {
      behaviour: "create without a name",
      asked: post(path, objectOf(kind, {})),
      ...(kind.isNamedByUid
        ? { code: 201, body: { kind: kind.kind } }
        : { code: 422, body: invalid(title, "", "metadata.name", noName) }),
    },
    {
      behaviour: "create of another kind",
      asked: post(path, { ...objectOf(kind, { name: "made" }), kind: "Widget" }),
      code: 400,
      body: refused(
        "BadRequest",
        `Widget in version "${version}" cannot be handled as a ${kind.kind}: no kind "Widget" is ` +
          `registered for version "${apiVersion}" in scheme "pkg/api/legacyscheme/scheme.go:30"`,
      ),
    },
    {
      behaviour: "create with labels that are no map",
      asked: post(path, objectOf(kind, { name: "made", labels: [] })),
      code: 400,
      body: refused(
        "BadRequest",
        `${kind.kind} in version "${version}" cannot be handled as a ${kind.kind}: json: cannot ` +
          "unmarshal array into Go struct field ObjectMeta.metadata.labels of type map[string]string",
      ),
    },
    {
      behaviour: "create with an unknown field, strictly",
      asked: post(`${path}?fieldValidation=Strict`, {
        ...objectOf(kind, { name: "made", labls: {} }),
        sepc: 1,
      }),
      code: 400,
      body: refused(
        "BadRequest",
        expectedStrict(kind, `unknown field "metadata.labls"`, `unknown field "sepc"`),
      ),
    },
    {
      behaviour: "create with an invalid label value",
      asked: post(path, objectOf(kind, { name: "made", labels: { app: "-" } })),
      code: 422,
      body: invalid(title, "made", "metadata.labels", `Invalid value: "-": ${labelRule}`),
    },
    {
      behaviour: "an update under another name",
      asked: put(pathOf(kind), objectOf(kind, { name: "another" })),
      code: 400,
      body: refused(
        "BadRequest",
        `the name of the object (another) does not match the name on the URL (${nameOf(kind)})`,
      ),
    },
    {
      behaviour: "an update of another uid",
      asked: put(pathOf(kind), objectOf(kind, { name: nameOf(kind), uid: "u" })),
      code: 409,
      body: { reason: "Conflict" },
    },
    {
      behaviour: "an update of what has changed since",
      asked: put(pathOf(kind), objectOf(kind, { name: nameOf(kind), resourceVersion: "1" })),
      code: 409,
      body: refused(
        "Conflict",
        `Operation cannot be fulfilled on ${resource} "${nameOf(kind)}": the object has been ` +
          "modified; please apply your changes to the latest version and try again",
        detailsOf(kind, nameOf(kind)),
      ),
    },
    {
      behaviour: "a patch of no object",
      asked: patch("merge", `${path}/nope`, {}),
      code: 404,
      body: notFound,
    },
    {
      behaviour: "a delete of no object",
      asked: remove(`${path}/nope`),
      code: 404,
      body: notFound,
    },
    {
      behaviour: "a delete of another uid",
      asked: remove(pathOf(kind), { preconditions: { uid: "u" } }),
      code: 409,
      body: { reason: "Conflict", message: wrongUid(kind) },
    },
    {
      behaviour: "a patch of no known type",
      asked: {
        method: "PATCH",
        url: pathOf(kind),
        headers: { "content-type": "application/json" },
        body: {},
      },
      code: 415,
      body: refused("UnsupportedMediaType", "415: Unsupported Media Type"),
    },
    {
      behaviour: "a POST to an object",
      asked: post(pathOf(kind), objectOf(kind, { name: nameOf(kind) })),
      code: 405,
      body: unserved.method,
    },
    {
      behaviour: "a PUT to the collection",
      asked: put(path, {}),
      code: 405,
      body: unserved.method,
    },
    {
      behaviour: "a subresource that it does not have",
      asked: get(`${pathOf(kind)}/nope`),
      code: 404,
      body: unserved.path,
    },
    {
      behaviour: "a form that is not served",
      asked: get(path, "text/html"),
      code: 406,
      body: { reason: "NotAcceptable" },
    },
  ];
}

function expectedStrict({ kind, apiVersion }: Kind, ...problems: readonly string[]): string {
  const version = apiVersion.split("/").at(-1);
  return (
    `${kind} in version "${version}" cannot be handled as a ${kind}: strict decoding error: ` +
    problems.join(", ")
  );
}
