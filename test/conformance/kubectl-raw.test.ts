/** Paths of the API as they are, with kubectl's `--raw`. */
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Workbench } from "./kubectl.ts";

let bench: Workbench;
let path: string;

beforeAll(async () => {
  bench = await Workbench.open();
  return () => bench.close();
});
beforeEach(() => {
  path = `/api/v1/namespaces/${bench.useNamespace()}/configmaps`;
});

const body = (data: object) =>
  JSON.stringify({ apiVersion: "v1", kind: "ConfigMap", metadata: { name: "raw" }, data });

test("kubectl creates, replaces and deletes at a path", async () => {
  const made = JSON.parse(
    await bench.stdout(`kubectl create --raw ${path} -f -`, { stdin: body({ a: "1" }) }),
  );
  const replaced = JSON.parse(
    await bench.stdout(`kubectl replace --raw ${path}/raw -f -`, { stdin: body({ a: "2" }) }),
  );
  expect([replaced.data, replaced.metadata.uid]).toEqual([{ a: "2" }, made.metadata.uid]);
  const { status } = JSON.parse(await bench.stdout(`kubectl delete --raw ${path}/raw`));
  expect(status).toBe("Success");
  expect(await bench.run(`kubectl get --raw ${path}/raw`)).toEqual({
    stdout: "",
    stderr: 'Error from server (NotFound): configmaps "raw" not found\n',
    exitCode: 1,
  });
});

describe("kubectl get --raw reads", () => {
  test.each([
    ["/livez?verbose", /^\[\+\]ping ok\n(\[\+\]\S+ ok\n)+livez check passed\n$/],
    ["/readyz?verbose&exclude=etcd", /^\[\+\]etcd excluded: ok\n/m],
    ["/livez/ping", /^ok$/],
    ["/version", /^\{\n {2}"major": "1",\n/],
    ["/metrics", /^# TYPE apiserver_request_total counter$/m],
    ["/openapi/v2", /"swagger":"2\.0"/],
    ["/openapi/v3", /"apis\/apps\/v1":\{"serverRelativeURL":"\/openapi\/v3\/apis\/apps\/v1\?hash=/],
    ["/apis/apps/v1", /"kind":"APIResourceList"/],
    ["/api/v1/nodes/node-0/proxy/healthz", /^ok$/],
    ["/api/v1/nodes/node-0/proxy/stats/summary", /^\{\n "node": \{\n {2}"nodeName": "node-0",\n/],
    [
      "/api/v1/nodes/node-0:10250/proxy/metrics/resource",
      /^node_cpu_usage_seconds_total \S+ \d+$/m,
    ],
  ])("%s", async (asked, printed) => {
    expect(await bench.stdout(`kubectl get --raw '${asked}'`)).toMatch(printed);
  });
});
