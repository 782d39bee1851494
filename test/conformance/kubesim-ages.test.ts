/** Commands go by the time of the cluster, wherever its clock is. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { Pod } from "../../api/core/pod/pod.ts";
import { Workbench } from "./kubectl.ts";

let bench: Workbench;
beforeAll(async () => {
  bench = await Workbench.open({
    speed: 0,
    dateClock: "cluster",
    prepare(cluster) {
      const containers = [{ name: "c", image: "nginx" }];
      cluster.apply({
        apiVersion: "v1",
        kind: "Pod",
        metadata: { name: "p" },
        spec: { containers },
      });
      cluster.until(() => cluster.get(Pod, "p")?.status.phase === "Running");
      cluster.advance("12m");
    },
  });
});
afterAll(() => bench.close());

test.each([
  { command: "get pods --no-headers", told: /p +1\/1 +Running +0 +12m$/m },
  { command: "get pods --server-print=false --no-headers", told: /p +12m$/m },
  { command: "describe pod p", told: /Normal +Started +12m +kubelet/ },
  { command: "events --no-headers", told: /^12m +Normal +Started +Pod\/p/m },
  { command: "top pod p --no-headers", told: /^p +\d+m/ },
])("kubesim $command", async ({ command, told }) => {
  expect(await bench.stdout(`kubesim ${command}`)).toMatch(told);
});

test("a restart is dated by it", async () => {
  await bench.stdout("kubesim create deployment web --image=nginx");
  await bench.stdout("kubesim rollout restart deployment web");
  const path = "jsonpath={.spec.template.metadata.annotations}";
  const told = await bench.stdout(`kubesim get deployment web -o '${path}'`);
  expect(told).toContain(new Date(bench.cluster.nowMs).toISOString().slice(0, 19));
});
