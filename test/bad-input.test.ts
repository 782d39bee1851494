/** Whatever a client sends, the answer is a Status in Kubernetes' words, and the server goes on. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { isObject } from "../api/json.ts";
import {
  type Answer,
  refusal,
  type Sent,
  type ServedCluster,
  servedCluster,
} from "./http-client.ts";

let served: ServedCluster;
beforeAll(async () => {
  served = await servedCluster({ nodes: 0 });
  const metadata = { name: "a", namespace: "default" };
  served.cluster.apply([
    { apiVersion: "v1", kind: "ServiceAccount", metadata: { ...metadata, name: "default" } },
    { apiVersion: "v1", kind: "ConfigMap", metadata, data: { color: "red" } },
    deployment("web"),
  ]);
});
afterAll(() => served.close());
afterEach(async () => {
  const { code, text } = await served.send({ path: "/readyz" });
  expect([code, text]).toEqual([200, "ok"]);
});

function deployment(name: string, spec: object = {}) {
  const labels = { app: "web" };
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name },
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { containers: [{ name: "app", image: "nginx:1.25" }] },
      },
      ...spec,
    },
  };
}

const configMaps = "/api/v1/namespaces/default/configmaps";
const deployments = "/apis/apps/v1/namespaces/default/deployments";
const post = (path: string, body: unknown, headers: Sent["headers"] = {}): Sent => ({
  method: "POST",
  path,
  body,
  headers,
});
const patch = (type: string, body: unknown, path = `${configMaps}/a`): Sent => ({
  method: "PATCH",
  path,
  body,
  headers: { "content-type": type },
});
const merge = "application/merge-patch+json";
const yaml = { "content-type": "application/yaml" };

const badRequest = (message: string) => refusal(400, "BadRequest", message);
const notFound = refusal(404, "NotFound", "the server could not find the requested resource", {});
const notAllowed = refusal(
  405,
  "MethodNotAllowed",
  "the server does not allow this method on the requested resource",
  {},
);
const unreadable = (why: string) =>
  badRequest(`the object provided is unrecognized (must be of type ConfigMap): ${why}`);
const noJson = (why: string) => unreadable(`couldn't get version/kind; json parse error: ${why}`);
const asDeployment = (why: string) =>
  badRequest(`Deployment in version "v1" cannot be handled as a Deployment: ${why}`);
const optionsInvalid = (kind: string, field: string, reason: string, text: string) =>
  refusal(422, "Invalid", `${kind}.meta.k8s.io "" is invalid: ${field}: ${text}`, {
    group: "meta.k8s.io",
    kind,
    causes: [{ reason, message: text, field }],
  });

async function expectStatus(sent: Sent, status: { readonly code: number }): Promise<Answer> {
  const answer = await served.send(sent);
  expect([answer.code, answer.headers["content-type"], answer.body]).toEqual([
    status.code,
    "application/json",
    status,
  ]);
  return answer;
}

describe("a path", () => {
  test.each([
    "/api/v2",
    "/api/v1/nopes",
    "/api/v1/constructor",
    "/apis/apps/v9/deployments",
    "/apis/apps/v1/namespaces/default/nopes/x",
    `${configMaps}/a/nope`,
    `${configMaps}/a/status`,
    `${configMaps}/a/b/c`,
    "/api/v1/configmaps/a",
    "/api/v1/namespaces/default/nodes",
    "/api/v1/nodes/n/stats",
    "/api/v1/namespaces/default/configmaps/c/proxy",
  ])("that is not served is not found: %s", async (path) => {
    await expectStatus({ path }, notFound);
  });

  test.each([
    "/nope",
    "/apis/nope.example",
    "/apis/nope.example/v1",
    "/apis/nope.example/v1/namespaces/default/nopes",
    "/openapi/v3/nope",
    "/readyz/nope",
  ])("that is of no API at all is no page: %s", async (path) => {
    const { code, headers, text } = await served.send({ path });
    expect([code, headers["content-type"], text]).toEqual([
      404,
      "text/plain; charset=utf-8",
      "404 page not found\n",
    ]);
  });

  test.each([
    { path: `${configMaps}/%zz`, message: /%zz/ },
    { path: `${configMaps}/%`, message: /%/ },
    { path: `${configMaps}/%ff%fe`, message: /%ff%fe/ },
  ])("with a bad escape is a bad request: $path", async ({ path, message }) => {
    const { code, body } = await served.send({ path });
    expect([code, body]).toEqual([
      400,
      expect.objectContaining({
        kind: "Status",
        reason: "BadRequest",
        message: expect.stringMatching(message),
      }),
    ]);
  });

  test("may name what is not there in any characters", async () => {
    const name = "ä / ?#";
    await expectStatus(
      { path: `${configMaps}/${encodeURIComponent(name)}` },
      refusal(404, "NotFound", `configmaps "${name}" not found`, { name, kind: "configmaps" }),
    );
  });
});

describe("a method", () => {
  test.each([
    { method: "POST", path: `${configMaps}/a` },
    { method: "PUT", path: configMaps },
    { method: "PATCH", path: configMaps },
    { method: "OPTIONS", path: configMaps },
    { method: "TRACE", path: configMaps },
    { method: "PURGE", path: configMaps },
    { method: "DELETE", path: "/api/v1/namespaces" },
    { method: "DELETE", path: "/api/v1/configmaps" },
    { method: "POST", path: "/api/v1/configmaps" },
    { method: "GET", path: "/api/v1/namespaces/default/pods/p/binding" },
    { method: "POST", path: "/version" },
    { method: "DELETE", path: "/apis/apps/v1" },
    { method: "POST", path: "/readyz" },
  ])("that is not served is refused: $method $path", async (sent) => {
    await expectStatus(sent, notAllowed);
  });

  test("HEAD has no body, for what is served and for what is not", async () => {
    const heads = ["/readyz", "/version", configMaps, "/nope"].map((path) =>
      served.send({ method: "HEAD", path }),
    );
    const answers = await Promise.all(heads);
    expect(answers.map(({ code, text }) => [code, text])).toEqual([
      [200, ""],
      [200, ""],
      [405, ""],
      [404, ""],
    ]);
  });
});

describe("a body", () => {
  test.each([
    { behaviour: "nothing", body: "", status: noJson("unexpected end of JSON input (<empty>)") },
    {
      behaviour: "no JSON",
      body: "hello",
      status: noJson("invalid character 'h' looking for beginning of value (68656c6c6f)"),
    },
    {
      behaviour: "half of an object",
      body: '{"kind":"ConfigMap","metadata":{"name":"b"}',
      status: noJson('unexpected end of JSON input ({"kind":"ConfigMap","metadata" ...)'),
    },
    {
      behaviour: "a comma too many",
      body: '{"kind":"ConfigMap",}',
      status: noJson(
        "invalid character '}' looking for beginning of object key string " +
          '({"kind":"ConfigMap",})',
      ),
    },
    {
      behaviour: "a list",
      body: "[]",
      status: noJson(
        "json: cannot unmarshal array into Go value of type struct { APIVersion string " +
          '"json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" } (5b5d)',
      ),
    },
    {
      behaviour: "more levels than any object has",
      body: `{"data":${"[".repeat(100_000)}${"]".repeat(100_000)}}`,
      status: noJson('exceeded max depth ({"data":[[[[[[[[[[[[[[[[[[[[[[ ...)'),
    },
    {
      behaviour: "a number that no number is as great as",
      body: '{"metadata":{"name":"b"},"data":{"a":1e999}}',
      status: noJson(
        "json: cannot unmarshal number 1e999 into Go value of type float64 " +
          '({"metadata":{"name":"b"},"data ...)',
      ),
    },
    {
      behaviour: "another kind",
      body: { apiVersion: "v1", kind: "Secret" },
      status: badRequest(
        'Secret in version "v1" cannot be handled as a ConfigMap: ' +
          "converting (v1.Secret) to (core.ConfigMap): unknown conversion",
      ),
    },
    {
      behaviour: "a name that is no text",
      body: { metadata: { name: 5 } },
      status: badRequest(
        'ConfigMap in version "v1" cannot be handled as a ConfigMap: json: cannot unmarshal number ' +
          "into Go struct field ObjectMeta.metadata.name of type string",
      ),
    },
    {
      behaviour: "another namespace",
      body: { metadata: { name: "b", namespace: "c" } },
      status: badRequest(
        "the namespace of the provided object does not match the namespace sent on the request",
      ),
    },
  ])("of $behaviour is refused", async ({ body, status }) => {
    await expectStatus(post(configMaps, body), status);
  });

  test.each([
    {
      behaviour: "that is none",
      body: "a: [1",
      status: unreadable(
        "error converting YAML to JSON: yaml: line 1: " +
          "unexpected end of the stream within a flow collection (613a205b31)",
      ),
    },
    {
      behaviour: "whose aliases stand for more than there is",
      body: [
        "a0: &a0 [x, x, x, x, x, x, x, x, x, x]",
        ...Array.from({ length: 9 }, (_, at) => {
          const items = Array.from({ length: 10 }, () => `*a${at}`).join(", ");
          return `a${at + 1}: &a${at + 1} [${items}]`;
        }),
      ].join("\n"),
      status: unreadable(
        "error converting YAML to JSON: yaml: document contains excessive aliasing " +
          "(61303a20266130205b782c20782c20782c20782c20782c20782c20782c20 ...)",
      ),
    },
  ])("of YAML $behaviour is refused", async ({ body, status }) => {
    await expectStatus(post(configMaps, body, yaml), status);
  });

  test("of YAML is taken as JSON is", async () => {
    const body = "metadata: {name: from-yaml}\ndata: {a: '1'}\n";
    const { code, body: made } = await served.send(post(configMaps, body, yaml));
    expect([code, isObject(made) && made.data]).toEqual([201, { a: "1" }]);
  });

  test.each(["text/plain", "application/x-www-form-urlencoded", "application/xml"])(
    "of the type %s is of no type that is taken",
    async (type) => {
      await expectStatus(
        post(configMaps, "a", { "content-type": type }),
        refusal(
          415,
          "UnsupportedMediaType",
          "the body of the request was in an unknown format - accepted media types include: " +
            "application/json, application/yaml, application/vnd.kubernetes.protobuf",
        ),
      );
    },
  );

  test("of a type that is no type is refused", async () => {
    const { code, body } = await served.send(post(configMaps, "a", { "content-type": "nonsense" }));
    expect([code, isObject(body) && [body.kind, body.reason]]).toEqual([
      415,
      ["Status", "UnsupportedMediaType"],
    ]);
  });

  test("that is too large is refused, however it is sent", async () => {
    const body = JSON.stringify({ data: { a: "x".repeat(3 * 1024 * 1024) } });
    const status = refusal(
      413,
      "RequestEntityTooLarge",
      "Request entity too large: limit is 3145728",
    );
    await expectStatus(post(configMaps, body), status);
    await expectStatus(post(configMaps, body, { "transfer-encoding": "chunked" }), status);
  });

  test("that is no protobuf is refused", async () => {
    const type = { "content-type": "application/vnd.kubernetes.protobuf" };
    await expectStatus(
      post(configMaps, "nonsense", type),
      badRequest("provided data does not appear to be a protobuf message"),
    );
  });

  test("keeps keys that JavaScript has a meaning for", async () => {
    const data = '{"__proto__":"a","constructor":"b","toString":"c"}';
    const body = `{"metadata":{"name":"keys"},"data":${data}}`;
    const created = await served.send(post(configMaps, body));
    expect(created.text).toContain(`"data":${data}`);
    const changed = await served.send(
      patch(merge, '{"data":{"constructor":null,"hasOwnProperty":"d"}}', `${configMaps}/keys`),
    );
    expect(changed.text).toContain('"data":{"__proto__":"a","toString":"c","hasOwnProperty":"d"}');
    const selected = await served.send({ path: `${configMaps}?labelSelector=constructor` });
    expect(isObject(selected.body) && selected.body.items).toEqual([]);
  });
});

describe("an object", () => {
  const field = "unknown field";

  test("of a kind that there is not has no path", async () => {
    await expectStatus(post("/apis/apps/v1/namespaces/default/deploymints", {}), notFound);
  });

  test("with an unknown field is refused where that is asked for", async () => {
    const body = deployment("strict", { replcias: 3 });
    await expectStatus(
      post(`${deployments}?fieldValidation=Strict`, body),
      asDeployment(`strict decoding error: ${field} "spec.replcias"`),
    );
  });

  test("with an unknown field is taken with a warning otherwise", async () => {
    const answer = await served.send(post(deployments, deployment("warned", { replcias: 3 })));
    expect([answer.code, answer.headers.warning]).toEqual([
      201,
      `299 - "${field} \\"spec.replcias\\""`,
    ]);
  });

  test.each([
    {
      behaviour: "lacks what is required",
      spec: { selector: undefined },
      causes: [
        { field: "spec.selector", reason: "FieldValueRequired", message: "Required value" },
        {
          field: "spec.template.metadata.labels",
          reason: "FieldValueInvalid",
          message: 'Invalid value: {"app":"web"}: `selector` does not match template `labels`',
        },
      ],
    },
    {
      behaviour: "selects others than it makes",
      spec: { selector: { matchLabels: { app: "other" } } },
      causes: [
        {
          field: "spec.template.metadata.labels",
          reason: "FieldValueInvalid",
          message: 'Invalid value: {"app":"web"}: `selector` does not match template `labels`',
        },
      ],
    },
  ])("that $behaviour is invalid", async ({ spec, causes }) => {
    const texts = causes.map(({ field: path, message }) => `${path}: ${message}`);
    const text = texts.length === 1 ? texts[0] : `[${texts.join(", ")}]`;
    await expectStatus(
      post(deployments, deployment("invalid", spec)),
      refusal(422, "Invalid", `Deployment.apps "invalid" is invalid: ${text}`, {
        name: "invalid",
        group: "apps",
        kind: "Deployment",
        causes: causes.map(({ field: path, reason, message }) => ({
          reason,
          message,
          field: path,
        })),
      }),
    );
  });

  test("whose immutable field is changed is invalid", async () => {
    const message = 'Invalid value: {"matchLabels":{"app":"b"}}: field is immutable';
    const selector = { matchLabels: { app: "b" } };
    const template = { metadata: { labels: { app: "b" } } };
    await expectStatus(
      patch(merge, { spec: { selector, template } }, `${deployments}/web`),
      refusal(422, "Invalid", `Deployment.apps "web" is invalid: spec.selector: ${message}`, {
        name: "web",
        group: "apps",
        kind: "Deployment",
        causes: [{ reason: "FieldValueInvalid", message, field: "spec.selector" }],
      }),
    );
  });

  test("that is written from an old version is in conflict", async () => {
    const body = { metadata: { name: "a", resourceVersion: "1" } };
    await expectStatus(
      { method: "PUT", path: `${configMaps}/a`, body },
      refusal(
        409,
        "Conflict",
        'Operation cannot be fulfilled on configmaps "a": the object has been modified; please ' +
          "apply your changes to the latest version and try again",
        { name: "a", kind: "configmaps" },
      ),
    );
  });

  test("needs a namespace that is there", async () => {
    await expectStatus(
      post("/api/v1/namespaces/none/configmaps", { metadata: { name: "a" } }),
      refusal(404, "NotFound", 'namespaces "none" not found', { name: "none", kind: "namespaces" }),
    );
  });
});

describe("a patch", () => {
  test.each([
    { type: "application/json", status: "415: Unsupported Media Type", details: {} },
    { type: "text/plain", status: "415: Unsupported Media Type", details: {} },
  ])("of the type $type is of no type that is taken", async ({ type, status, details }) => {
    await expectStatus(patch(type, {}), refusal(415, "UnsupportedMediaType", status, details));
  });

  test.each([
    {
      type: merge,
      body: "nope",
      message: "error decoding patch: invalid character 'o' in literal null (expecting 'u')",
    },
    {
      type: "application/strategic-merge-patch+json",
      body: "{",
      message: "unexpected end of JSON input",
    },
    {
      type: "application/json-patch+json",
      body: "{}",
      message:
        "error decoding patch: json: cannot unmarshal object into Go value of type []interface {}",
    },
  ])("that cannot be read is a bad request: $message", async ({ type, body, message }) => {
    await expectStatus(patch(type, body), badRequest(message));
  });

  test("to what is no object of the kind is invalid", async () => {
    const message = 'Invalid value: "map[data:[]]": cannot restore map from slice';
    await expectStatus(
      patch("application/strategic-merge-patch+json", { data: [] }),
      refusal(422, "Invalid", ` "" is invalid: patch: ${message}`, {
        causes: [{ reason: "FieldValueInvalid", message, field: "patch" }],
      }),
    );
  });
});

describe("a parameter", () => {
  const none = { metadata: { name: "never" } };

  test.each([
    {
      sent: { path: `${configMaps}?limit=x` },
      status: badRequest('strconv.ParseInt: parsing "x": invalid syntax'),
    },
    {
      sent: { path: `${configMaps}?limit=${"9".repeat(20)}` },
      status: badRequest(`strconv.ParseInt: parsing "${"9".repeat(20)}": value out of range`),
    },
    {
      sent: { path: `${configMaps}?continue=!` },
      status: badRequest(
        "invalid continue token: continue key is not valid: illegal base64 data at input byte 0",
      ),
    },
    {
      sent: { path: `${configMaps}?watch=1&resourceVersion=x` },
      status: refusal(
        500,
        "Unknown",
        'resourceVersion: Invalid value: "x": strconv.ParseUint: parsing "x": invalid syntax',
      ),
    },
    {
      sent: { path: `${configMaps}/a?resourceVersion=x` },
      status: refusal(
        500,
        "Unknown",
        'resourceVersion: Invalid value: "x": strconv.ParseUint: parsing "x": invalid syntax',
      ),
    },
    {
      sent: { path: `${configMaps}?watch=1&timeoutSeconds=x` },
      status: badRequest('strconv.ParseInt: parsing "x": invalid syntax'),
    },
    {
      sent: { path: `${configMaps}?labelSelector=a%3D%3D%3Db` },
      status: badRequest("unable to parse requirement: found '=', expected: identifier"),
    },
    {
      sent: { path: `${configMaps}?watch=1&fieldSelector=x` },
      status: badRequest("invalid selector: 'x'; can't understand 'x'"),
    },
    {
      sent: { path: `${configMaps}?resourceVersion=1&resourceVersionMatch=Some` },
      status: optionsInvalid(
        "ListOptions",
        "resourceVersionMatch",
        "FieldValueNotSupported",
        'Unsupported value: "Some": supported values: "Exact", "NotOlderThan", ""',
      ),
    },
    {
      sent: { path: `${configMaps}?sendInitialEvents=true` },
      status: optionsInvalid(
        "ListOptions",
        "sendInitialEvents",
        "FieldValueForbidden",
        "Forbidden: sendInitialEvents is forbidden for list",
      ),
    },
    {
      sent: { path: `${configMaps}?watch=1&sendInitialEvents=true` },
      status: optionsInvalid(
        "ListOptions",
        "resourceVersionMatch",
        "FieldValueForbidden",
        "Forbidden: sendInitialEvents requires setting resourceVersionMatch to NotOlderThan",
      ),
    },
    {
      sent: post(`${configMaps}?dryRun=Some`, none),
      status: optionsInvalid(
        "CreateOptions",
        "dryRun",
        "FieldValueNotSupported",
        'Unsupported value: ["Some"]: supported values: "All"',
      ),
    },
    {
      sent: { method: "PUT", path: `${configMaps}/a?fieldValidation=Some`, body: none },
      status: optionsInvalid(
        "UpdateOptions",
        "fieldValidation",
        "FieldValueNotSupported",
        'Unsupported value: "Some": supported values: "", "Ignore", "Strict", "Warn"',
      ),
    },
    {
      sent: patch(merge, {}, `${configMaps}/a?force=true`),
      status: optionsInvalid(
        "PatchOptions",
        "force",
        "FieldValueForbidden",
        "Forbidden: may not be specified for non-apply patch",
      ),
    },
    {
      sent: post(`${configMaps}?fieldManager=${"x".repeat(129)}`, none),
      status: optionsInvalid(
        "CreateOptions",
        "fieldManager",
        "FieldValueTooLong",
        "Too long: may not be more than 128 bytes",
      ),
    },
    {
      sent: post(`${configMaps}?fieldManager=a%0Ab`, none),
      status: optionsInvalid(
        "CreateOptions",
        "fieldManager",
        "FieldValueInvalid",
        'Invalid value: "a\\nb": invalid character U+000A (at position 1)',
      ),
    },
    {
      sent: { method: "DELETE", path: `${configMaps}/a?propagationPolicy=Some` },
      status: optionsInvalid(
        "DeleteOptions",
        "propagationPolicy",
        "FieldValueNotSupported",
        'Unsupported value: "Some": supported values: "Foreground", "Background", "Orphan", "nil"',
      ),
    },
    {
      sent: { method: "DELETE", path: `${configMaps}/a?gracePeriodSeconds=1.5` },
      status: badRequest('strconv.ParseInt: parsing "1.5": invalid syntax'),
    },
    {
      sent: { method: "DELETE", path: `${configMaps}/a`, body: { gracePeriodSeconds: "x" } },
      status: badRequest(
        'DeleteOptions in version "v1" cannot be handled as a DeleteOptions: json: cannot ' +
          "unmarshal string into Go struct field DeleteOptions.gracePeriodSeconds of type int64",
      ),
    },
    {
      sent: { method: "DELETE", path: `${configMaps}/a`, body: { kind: "ConfigMap" } },
      status: badRequest("decoded object cannot be converted to DeleteOptions"),
    },
  ])("is refused: $status.message", async ({ sent, status }) => {
    await expectStatus(sent, status);
  });

  test("with a bad escape is taken as it stands", async () => {
    const { code } = await served.send({ path: `${configMaps}?limit=1&x=%zz&%` });
    expect(code).toBe(200);
  });

  const logs = "/api/v1/namespaces/default/pods/p/log";

  test.each([
    { query: "tailLines=-1", field: "tailLines", rule: "must be greater than or equal to 0" },
    { query: "limitBytes=0", field: "limitBytes", rule: "must be greater than 0" },
    { query: "sinceSeconds=0", field: "sinceSeconds", rule: "must be greater than 0" },
  ])("of a log is refused: $query", async ({ query, field, rule }) => {
    const { code, body } = await served.send({ path: `${logs}?${query}` });
    const value = query.slice(query.indexOf("=") + 1);
    expect([code, isObject(body) && body.message]).toEqual([
      422,
      `PodLogOptions "p" is invalid: ${field}: Invalid value: ${value}: ${rule}`,
    ]);
  });

  test("of a log that is no time is refused", async () => {
    await expectStatus(
      { path: `${logs}?sinceTime=noon` },
      badRequest(
        'parsing time "noon" as "2006-01-02T15:04:05Z07:00": cannot parse "noon" as "2006"',
      ),
    );
  });
});

const representations = "application/json, application/yaml, application/vnd.kubernetes.protobuf";

describe("a client", () => {
  test("that takes no form that is served is told which are", async () => {
    await expectStatus(
      { path: configMaps, headers: { accept: "text/html" } },
      refusal(
        406,
        "NotAcceptable",
        `406: Not Acceptable\n\nAvailable representations: ${representations}, ` +
          "application/json;stream=watch, application/vnd.kubernetes.protobuf;stream=watch",
        {},
      ),
    );
    await expectStatus(
      { path: configMaps, headers: { accept: "application/json;as=Chair;v=v1;g=meta.k8s.io" } },
      refusal(
        406,
        "NotAcceptable",
        `only the following media types are accepted: ${representations}`,
      ),
    );
  });

  test.each<{ headers: Record<string, string>; message: string }>([
    { headers: { host: "evil.example" }, message: 'the host "evil.example" is not served here' },
    {
      headers: { origin: "https://evil.example" },
      message: 'requests from the origin "https://evil.example" are refused',
    },
  ])("of elsewhere is refused", async ({ headers, message }) => {
    await expectStatus({ path: configMaps, headers }, refusal(403, "Forbidden", message));
  });

  test.each([
    { behaviour: "bytes that are no request", bytes: "nonsense\r\n\r\n" },
    { behaviour: "a method of its own", bytes: "FROB / HTTP/1.1\r\nHost: localhost\r\n\r\n" },
    {
      behaviour: "a length that is none",
      bytes: "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n",
    },
    {
      behaviour: "a header without end",
      bytes: `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${"x".repeat(100_000)}\r\n\r\n`,
    },
  ])("that sends $behaviour is answered and hung up on", async ({ bytes }) => {
    const answer = await served.sendBytes(bytes);
    const [head = "", body = ""] = answer.split("\r\n\r\n");
    expect(head).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(JSON.parse(body)).toMatchObject({ kind: "Status", code: 400, reason: "BadRequest" });
  });
});
