/** What clients find of a pod whose image is changed while it runs. */
import { expect, test } from "vitest";
import { Pod } from "../../api/core/pod/pod.ts";
import { createCluster } from "../../simulator/cluster.ts";

const web = (image: string) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "web", labels: { app: "web" } },
  spec: {
    restartPolicy: "Never",
    containers: [
      {
        name: "web",
        image,
        ports: [{ containerPort: 80 }],
        lifecycle: { preStop: { sleep: { seconds: 5 } } },
      },
    ],
  },
});

const serverOf = (body: string) => (body.includes("nginx") ? "nginx" : "httpd");

test("a container serves during its preStop hook, and the one of the new image from its start", () => {
  const cluster = createCluster({ seed: 4 });
  cluster.apply(web("httpd:2.4"));
  cluster.advance("1m");
  const address = cluster.get(Pod, "web")?.status.podIP;
  cluster.apply(web("nginx:1.27"));
  const found: string[] = [];
  for (let second = 0; second < 30; second += 1) {
    const { response } = cluster.curl(`http://${address}/`, { from: "node/node-0" });
    const server = response === undefined ? "nobody" : serverOf(response.body);
    if (found.at(-1) !== server) found.push(server);
    cluster.advance("1s");
  }
  expect(found).toEqual(["httpd", "nobody", "nginx"]);
});
