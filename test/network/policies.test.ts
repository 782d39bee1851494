import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, test } from "vitest";
import { Deployment } from "../../api/apps/deployment.ts";
import { Node } from "../../api/core/node/node.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { type Cluster, createCluster } from "../../simulator/cluster.ts";

const manifest = (name: string) => readFileSync(`manifests/networkpolicy/${name}`, "utf8");

/** As the task page "Declare Network Policy" of Kubernetes' documentation goes. */
describe("Declare Network Policy", () => {
  let cluster: Cluster;
  const asked = (from: string, url = "http://nginx") => {
    const { response, failure } = cluster.curl(url, { from: `pod/${from}`, timeout: "1s" });
    return response?.status ?? failure?.reason;
  };
  beforeEach(() => {
    cluster = createCluster({ seed: 3 });
    cluster.apply(manifest("nginx.yaml"));
    cluster.apply(manifest("clients.yaml"));
    cluster.until(() => cluster.get(Deployment, "nginx")?.status.availableReplicas === 1);
    cluster.advance("30s");
  });

  test("the nginx service is accessed from another pod", () => {
    expect(["busybox", "busybox-access"].map((each) => asked(each))).toEqual([200, 200]);
  });

  test("with the policy, only pods with the label access: true reach it", () => {
    cluster.apply(manifest("nginx-policy.yaml"));
    cluster.advance("1s");
    expect(["busybox", "busybox-access"].map((each) => asked(each))).toEqual([
      "ConnectTimeout",
      200,
    ]);
  });

  test("what leaves pods is limited to other nodes and beyond the cluster too", () => {
    const node = cluster.get(Pod, "busybox")?.spec.nodeName ?? "";
    const other = cluster.list(Node).find(({ metadata }) => metadata.name !== node);
    const addressOf = (of: Node | undefined) => of?.status.addresses?.[0]?.address ?? "";
    const targets = [addressOf(cluster.get(Node, node)), addressOf(other), "198.51.100.1"];
    const outcomes = () =>
      targets.map((address) => {
        const { failure } = cluster.curl(`http://${address}:81`, { from: "pod/busybox" });
        return failure?.reason;
      });
    expect(outcomes()).toEqual(["ConnectionRefused", "ConnectionRefused", "NoRouteToHost"]);
    cluster.apply(manifest("concepts/default-deny-egress.yaml"));
    cluster.advance("1s");
    // Traffic to and from the node where a pod is running is always allowed.
    expect(outcomes()).toEqual(["ConnectionRefused", "ConnectTimeout", "ConnectTimeout"]);
  });

  test("a pod that may reach nobody cannot even look names up", () => {
    cluster.apply(manifest("concepts/default-deny-egress.yaml"));
    cluster.advance("1s");
    expect(asked("busybox")).toBe("NameTimeout");
  });
});
