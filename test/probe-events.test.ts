/** Events of probes tell of each check once. */
import { expect, test } from "vitest";
import { Event } from "../api/core/event.ts";
import { Pod } from "../api/core/pod/pod.ts";
import { createCluster } from "../simulator/cluster.ts";

test("a failed check is told of once, however often the pod is changed meanwhile", () => {
  const cluster = createCluster({ nodes: 1 });
  const readinessProbe = { httpGet: { path: "/nope", port: 80 }, periodSeconds: 10 };
  cluster.apply({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "web" },
    spec: { containers: [{ name: "app", image: "nginx:1.29", readinessProbe }] },
  });
  // Checked as it starts, and after 10 s.
  for (let change = 0; change < 170; change += 1) {
    cluster.advance("100ms");
    cluster.patch(Pod, "web", { metadata: { labels: { change: `${change}` } } });
  }
  const told = cluster.list(Event).filter(({ reason }) => reason === "Unhealthy");
  expect(told.map(({ count }) => count)).toEqual([2]);
});
