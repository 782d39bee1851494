/** Servers that keep what they are told, and ask others themselves. */
import { expect, test } from "vitest";
import { Pod } from "../../api/core/pod/pod.ts";
import { createCluster } from "../../simulator/cluster.ts";

const agnhost = (name: string) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, labels: { app: name } },
  spec: {
    containers: [
      { name: "c", image: "registry.k8s.io/e2e-test-images/agnhost:2.53", args: ["netexec"] },
    ],
  },
});
const service = {
  apiVersion: "v1",
  kind: "Service",
  metadata: { name: "other" },
  spec: { selector: { app: "other" }, ports: [{ port: 80, targetPort: 8080 }] },
};

test.each([
  { host: "other", port: 80, said: '{"responses":["other"]}' },
  {
    host: "nobody",
    port: 80,
    said: '{"errors":["dial tcp: lookup nobody: no such host"]}',
  },
])("netexec asks $host for its client", ({ host, port, said }) => {
  const cluster = createCluster({ nodes: 2 });
  cluster.apply([service, agnhost("other"), agnhost("asked")]);
  cluster.advance("30s");
  const { podIP } = cluster.get(Pod, "asked")?.status ?? {};
  const query = `host=${host}&port=${port}&request=hostname&protocol=http&tries=1`;
  const url = `http://${podIP}:8080/dial?${query}`;
  const { response } = cluster.curl(url, { from: "node/node-0" });
  expect(response?.body.trim()).toContain(said);
});
