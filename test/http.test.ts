/** What is served over HTTP beside plain objects: documents, other forms, logs. */
import { load } from "js-yaml";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isObject } from "../api/json.ts";
import { type Sent, type ServedCluster, servedCluster } from "./http-client.ts";

let served: ServedCluster;
beforeAll(async () => {
  served = await servedCluster();
  const { cluster } = served;
  cluster.advance("10s");
  const meta = (name: string) => ({ name, namespace: "default" });
  const spec = { containers: [{ name: "app", image: "nginx:1.25" }] };
  cluster.apply([
    { apiVersion: "v1", kind: "ConfigMap", metadata: meta("a"), data: { on: "yes", b: "1" } },
    { apiVersion: "v1", kind: "Pod", metadata: meta("running"), spec },
  ]);
  cluster.advance("1m");
  cluster.apply({
    apiVersion: "v1",
    kind: "Pod",
    metadata: meta("waiting"),
    spec: { ...spec, nodeSelector: { none: "such" } },
  });
  cluster.apply({
    apiVersion: "v1",
    kind: "Pod",
    metadata: meta("lost"),
    spec: { ...spec, nodeName: "no-node" },
  });
});
afterAll(() => served.close());

const configMap = "/api/v1/namespaces/default/configmaps/a";
const get = (path: string, headers: Sent["headers"] = {}) => served.send({ path, headers });

describe("health", () => {
  const alive = "[+]ping ok\n[+]log ok\n[+]loopback-serving-certificate ok\n";
  const begun = "[+]poststarthook/start-apiserver-admission-initializer ok\n";

  test.each([
    "/healthz",
    "/livez",
    "/readyz",
    "/livez/ping",
    "/readyz/etcd",
    "/healthz/log",
    "/livez/poststarthook/rbac/bootstrap-roles",
  ])("%s is ok", async (path) => {
    const { code, text, headers } = await get(path);
    expect([code, text, headers["content-type"]]).toEqual([200, "ok", "text/plain; charset=utf-8"]);
  });

  test.each([
    { path: "/livez?verbose", first: `${alive}[+]etcd ok\n${begun}`, last: "livez check passed\n" },
    {
      path: "/readyz?verbose=1&exclude=etcd&exclude=nope",
      first: `${alive}[+]etcd excluded: ok\n[+]etcd-readiness ok\n[+]informer-sync ok\n${begun}`,
      last:
        "[+]shutdown ok\n" +
        'warn: some health checks cannot be excluded: no matches for "nope"\nreadyz check passed\n',
    },
    {
      path: "/healthz?verbose&exclude=b&exclude=a",
      first: `${alive}[+]etcd ok\n${begun}`,
      last:
        'warn: some health checks cannot be excluded: no matches for "a","b"\n' +
        "healthz check passed\n",
    },
  ])("$path names the checks", async ({ path, first, last }) => {
    const { text } = await get(path);
    expect([text.slice(0, first.length), text.slice(-last.length)]).toEqual([first, last]);
    expect(text.match(/poststarthook/g)).toHaveLength(30);
  });

  test("is told by its metrics, of what was looked at", async () => {
    await get("/livez?exclude=etcd");
    const lines = (await get("/metrics/slis")).text.split("\n");
    expect(lines).toContain('kubernetes_healthcheck{name="ping",type="livez"} 1');
    const counted = (name: string) => {
      const labels = `{name="${name}",status="success",type="livez"} `;
      const line = lines.find((each) => each.startsWith(`kubernetes_healthchecks_total${labels}`));
      return Number(line?.split(" ").at(-1));
    };
    expect(counted("poststarthook/rbac/bootstrap-roles")).toBe(counted("ping"));
    expect(counted("etcd")).toBe(counted("ping") - 1);
  });

  test.each([
    { url: "http://127.0.0.1/readyz", first: "200 OK", last: "ok" },
    { url: "http://localhost:80?x", first: "200 OK", last: "}" },
    { url: "http://example.com/readyz", first: "403 Forbidden", last: "}" },
  ])("is told to who asks for $url as of a proxy", async ({ url, first, last }) => {
    const head = `GET ${url} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`;
    const answer = await served.sendBytes(head);
    expect(answer).toMatch(`HTTP/1.1 ${first}\r\n`);
    expect(answer.trim().slice(-last.length)).toBe(last);
  });

  test("of what is not checked is no page", async () => {
    expect(await get("/livez/nope")).toMatchObject({ code: 404, text: "404 page not found\n" });
  });

  test("is told while many requests wait for their bodies, and many watch", async () => {
    const watches = await Promise.all(
      Array.from({ length: 50 }, () => served.watch("/api/v1/pods?watch=1")),
    );
    const head = "POST /api/v1/namespaces HTTP/1.1\r\nhost: localhost\r\ncontent-length: 9\r\n\r\n";
    const waiting = Array.from({ length: 200 }, () => served.hold(head));
    await Promise.all(waiting.map(({ sent }) => sent));
    for (const path of ["/livez", "/readyz", "/healthz"]) {
      expect(await get(path)).toMatchObject({ code: 200, text: "ok" });
    }
    for (const each of [...watches, ...waiting]) each.close();
  });
});

describe("documents", () => {
  test("the version is that of the API", async () => {
    expect((await get("/version")).body).toMatchObject({
      major: "1",
      minor: "36",
      gitVersion: "v1.36.0",
    });
  });

  test("the root lists paths that are all served", async () => {
    const { body } = await get("/");
    const paths = isObject(body) && Array.isArray(body.paths) ? body.paths : [];
    expect(paths).toContain("/apis/apps/v1");
    const answers = await Promise.all(paths.map((path) => get(String(path))));
    expect(answers.map(({ code }) => code)).toEqual(paths.map(() => 200));
  });

  test("discovery names the address of the server", async () => {
    expect((await get("/api")).body).toEqual({
      kind: "APIVersions",
      versions: ["v1"],
      serverAddressByClientCIDRs: [
        { clientCIDR: "0.0.0.0/0", serverAddress: `127.0.0.1:${served.port}` },
      ],
    });
  });

  test("every resource and subresource that discovery lists has a path", async () => {
    const groups = await Promise.all(["/api/v1", "/apis/apps/v1"].map((path) => get(path)));
    const wrong: string[] = [];
    for (const { body } of groups) {
      const { resources = [], groupVersion = "" } = isObject(body) ? body : {};
      const root = groupVersion === "v1" ? "/api/v1" : `/apis/${groupVersion}`;
      for (const resource of Array.isArray(resources) ? resources : []) {
        const { name = "", namespaced } = isObject(resource) ? resource : {};
        const [plural, subresource] = String(name).split("/");
        const path = `${root}${namespaced === true ? "/namespaces/default" : ""}/${plural}`;
        const full = subresource === undefined ? path : `${path}/none/${subresource}`;
        const { text } = await get(full);
        // A subresource that cannot be read is served all the same.
        if (text.includes("could not find the requested resource")) wrong.push(full);
      }
    }
    expect(wrong).toEqual([]);
  });

  const aggregated = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";
  test.each([
    { path: "/openapi/v3", accept: "*/*" },
    { path: "/openapi/v3/api/v1", accept: "*/*" },
    {
      path: "/openapi/v3/api/v1",
      accept: "application/com.github.proto-openapi.spec.v3@v1.0+protobuf",
    },
    { path: "/openapi/v2", accept: "application/json" },
    {
      path: "/openapi/v2",
      accept: "application/com.github.proto-openapi.spec.v2@v1.0+protobuf",
    },
    { path: "/api", accept: aggregated },
    { path: "/apis", accept: aggregated },
  ])("are sent once to a client that keeps them: $path as $accept", async ({ path, accept }) => {
    const { code, headers } = await get(path, { accept });
    const etag = headers.etag ?? "";
    expect([code, etag]).toEqual([200, expect.stringMatching(/^"[0-9A-F]+"$/)]);
    for (const held of [etag, `"other", ${etag}`, `W/${etag}`]) {
      const again = await get(path, { accept, "if-none-match": held });
      expect([again.code, again.text, again.headers.etag]).toEqual([304, "", etag]);
    }
    expect((await get(path, { accept, "if-none-match": '"other"' })).code).toBe(200);
  });

  test("of OpenAPI v3 may be kept for good at the address that the index names", async () => {
    const { body } = await get("/openapi/v3");
    const paths = isObject(body) && isObject(body.paths) ? body.paths : {};
    const place = paths["apis/apps/v1"];
    const url = isObject(place) ? String(place.serverRelativeURL) : "";
    const found = await get(url);
    expect([found.code, found.headers]).toEqual([
      200,
      expect.objectContaining({
        "cache-control": "public, immutable",
        expires: "Fri, 01 Jan 1971 00:00:00 GMT",
        etag: `"${url.replace(/.*hash=/, "")}"`,
      }),
    ]);
    const moved = await get(url.replace(/hash=.*/, "hash=0123"));
    expect([moved.code, moved.headers.location, moved.text]).toEqual([301, url, ""]);
  });
});

describe("a connection", () => {
  const request = (line: string, ...headers: string[]) =>
    [`${line} HTTP/1.1`, "host: localhost", ...headers, "", ""].join("\r\n");

  test("is kept for the next request, whatever the answer was", async () => {
    const text = await served.sendBytes(
      request("GET /livez") +
        request("GET /nope") +
        request("GET /api/v1/nopes") +
        request("OPTIONS /api/v1/pods") +
        request("POST /api/v1/pods", "content-type: text/plain", "content-length: 0") +
        request("GET /version", "connection: close"),
    );
    const codes = [...text.matchAll(/HTTP\/1\.1 (\d+) .*\r\n/g)].map(([, code]) => Number(code));
    expect(codes).toEqual([200, 404, 404, 405, 405, 200]);
  });

  test.each([
    ["CONNECT example.com:443", 404, "404 page not found\n"],
    ["CONNECT /api/v1/namespaces", 405, /^\{.*"reason":"MethodNotAllowed"/],
  ])("is no way to elsewhere: %s", async (line, code, said) => {
    const [head = "", body] = (await served.sendBytes(request(line))).split("\r\n\r\n");
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${code} `));
    expect(body).toMatch(said);
  });

  test("that begins as one of HTTP/2 is refused with a Status", async () => {
    const text = await served.sendBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    expect(text).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(JSON.parse(text.split("\r\n\r\n")[1] ?? "")).toMatchObject({
      kind: "Status",
      reason: "BadRequest",
      message: expect.stringMatching(/^malformed request: /),
    });
  });
});

describe("JSON is written", () => {
  test.each([
    { behaviour: "as a line", query: "", agent: "tester/1", indents: false },
    { behaviour: "with indents for who asks", query: "?pretty=true", agent: "", indents: true },
    { behaviour: "with indents for curl", query: "", agent: "curl/8.5.0", indents: true },
    { behaviour: "with indents for browsers", query: "", agent: "Mozilla/5.0 (X)", indents: true },
    {
      behaviour: "as a line for curl that asks for it",
      query: "?pretty=0",
      agent: "curl/8.5.0",
      indents: false,
    },
  ])("$behaviour", async ({ query, agent, indents }) => {
    const headers = { "user-agent": agent };
    for (const path of [configMap, "/api/v1/configmaps", "/api/v1", "/api/v1/pods/x/y/z"]) {
      const { body, text } = await get(path + query, headers);
      expect(text).toBe(indents ? JSON.stringify(body, null, 2) : `${JSON.stringify(body)}\n`);
    }
  });

  test("with indents of what people read", async () => {
    for (const path of ["/version", "/"]) {
      const { body, text } = await get(path);
      expect(text).toBe(JSON.stringify(body, null, 2));
    }
  });
});

describe("an object", () => {
  test("as YAML says the same, its keys in order", async () => {
    const [json, yaml] = await Promise.all([
      get(configMap),
      get(configMap, { accept: "application/yaml" }),
    ]);
    expect(yaml.headers["content-type"]).toMatch(/^application\/yaml/);
    expect(load(yaml.text)).toEqual(json.body);
    // Lists stand as far left as their key, and what would be read as a time is quoted, as in Go.
    expect(yaml.text).toMatch(/^ {2}managedFields:\n {2}- apiVersion: v1$/m);
    expect(yaml.text).toMatch(/^ {2}creationTimestamp: "[^"]+"$/m);
    const keys = yaml.text.split("\n").filter((line) => /^\w/.test(line));
    expect(keys.map((line) => line.split(":")[0])).toEqual([
      "apiVersion",
      "data",
      "kind",
      "metadata",
    ]);
  });

  test("as its metadata alone leaves out the rest", async () => {
    const accept = "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1";
    const { body } = await get(configMap, { accept });
    expect(isObject(body) && [body.kind, Object.keys(body).sort()]).toEqual([
      "PartialObjectMetadata",
      ["apiVersion", "kind", "metadata"],
    ]);
  });

  test("as a table has a row, with the columns of kubectl", async () => {
    const accept = "application/json;as=Table;g=meta.k8s.io;v=v1";
    const { body } = await get(`${configMap}?includeObject=None`, { accept });
    expect(body).toMatchObject({
      kind: "Table",
      columnDefinitions: [{ name: "Name" }, { name: "Data" }, { name: "Age" }],
      rows: [{ cells: ["a", 2, "60s"], object: null }],
    });
  });

  test.each(["application/json", "application/yaml"])(
    "in a list leaves its kind to the list, as %s",
    async (accept) => {
      const { text } = await get("/api/v1/namespaces/default/configmaps", { accept });
      const list = load(text);
      const items = isObject(list) && Array.isArray(list.items) ? list.items : [];
      expect(list).toMatchObject({ kind: "ConfigMapList", apiVersion: "v1" });
      expect(items.map((item) => [item.metadata.name, item.kind, item.apiVersion])).toEqual([
        ["a", undefined, undefined],
        ["kube-root-ca.crt", undefined, undefined],
      ]);
    },
  );

  test("is not to be kept by caches", async () => {
    const { headers } = await get(configMap);
    expect(headers["cache-control"]).toBe("no-cache, private");
  });

  test("that is deprecated comes with a warning", async () => {
    const { headers } = await get("/api/v1/namespaces/default/endpoints");
    expect(headers.warning).toBe(
      '299 - "v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice"',
    );
  });

  test.each(["/api/v1/pods", configMap])(
    "of a revision to come says when to ask again: %s",
    async (path) => {
      const { code, headers } = await get(`${path}?resourceVersion=999999`);
      expect([code, headers["retry-after"]]).toEqual([504, "1"]);
      expect((await get(`${path}?resourceVersion=1`)).code).toBe(200);
    },
  );
});

describe("a log", () => {
  const logs = (pod: string, query = "") =>
    get(`/api/v1/namespaces/default/pods/${pod}/log?${query}`);

  test("is plain text, from where it is asked for", async () => {
    const whole = await logs("running");
    const lines = whole.text.trimEnd().split("\n");
    expect([whole.code, lines.length > 1]).toEqual([200, true]);
    expect((await logs("running", "tailLines=1")).text).toBe(`${lines.at(-1)}\n`);
    const inAnHour = new Date(served.cluster.nowMs + 3_600_000).toISOString();
    expect((await logs("running", `sinceTime=${inAnHour}`)).text).toBe("");
    expect((await logs("running", "sinceTime=2026-01-01T00:00:00Z")).text).toBe(whole.text);
  });

  test("of a pod without a node has no content", async () => {
    expect(await logs("waiting")).toMatchObject({ code: 204, text: "" });
  });

  test.each([
    { pod: "none", query: "", code: 404, message: 'pods "none" not found' },
    { pod: "lost", query: "", code: 404, message: 'pods "no-node" not found' },
    {
      pod: "running",
      query: "container=zz",
      code: 400,
      message: "container zz is not valid for pod running",
    },
  ])("is refused: $message", async ({ pod, query, code, message }) => {
    const answer = await logs(pod, query);
    expect([answer.code, isObject(answer.body) && answer.body.message]).toEqual([code, message]);
  });
});
