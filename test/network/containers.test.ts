import { expect, test } from "vitest";
import { createCluster } from "../../simulator/cluster.ts";
import { containerLogs } from "../../simulator/containers/container-logs.ts";
import { logOptions } from "../containers/log.ts";

const pod = (name: string, image: string, script?: string) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, labels: { app: name } },
  spec: { containers: [{ name: "c", image, ...(script && { command: ["sh", "-c", script] }) }] },
});

const everything = logOptions();

test("a container asks a Service from its very first command on", () => {
  const cluster = createCluster({ seed: 2 });
  cluster.apply([
    pod("web", "nginx:1.27"),
    {
      apiVersion: "v1",
      kind: "Service",
      metadata: { name: "web" },
      spec: { selector: { app: "web" }, ports: [{ port: 80 }] },
    },
  ]);
  cluster.advance("30s");
  cluster.apply(
    pod("client", "busybox:1.37", "wget -qO- http://web >/dev/null && echo ok; sleep 3600"),
  );
  cluster.advance("30s");
  const log = containerLogs(cluster).read("default", "client", everything);
  expect(log).toBe("ok\n");
});
