import { beforeEach, describe, expect, test } from "vitest";
import { Deployment } from "../../api/apps/deployment.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { type Cluster, createCluster } from "../../simulator/cluster.ts";

const web = {
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "web" },
  spec: {
    replicas: 1,
    selector: { matchLabels: { app: "web" } },
    template: {
      metadata: { labels: { app: "web" } },
      spec: { containers: [{ name: "web", image: "nginx:1.27" }] },
    },
  },
};
const service = {
  apiVersion: "v1",
  kind: "Service",
  metadata: { name: "web" },
  spec: { selector: { app: "web" }, ports: [{ port: 80 }] },
};
const client = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "client" },
  spec: { containers: [{ name: "sh", image: "busybox", command: ["sleep", "infinity"] }] },
};

let cluster: Cluster;

/** What a request of the client comes to: a status, or why there is none. */
function asked(url = "http://web/"): unknown {
  const { response, failure } = cluster.curl(url, { from: "pod/client", timeout: "2s" });
  return response?.status ?? failure?.reason;
}

beforeEach(() => {
  cluster = createCluster({ seed: 11 });
  cluster.apply([web, service, client]);
  cluster.until(
    () =>
      cluster.get(Deployment, "web")?.status.availableReplicas === 1 &&
      cluster.get(Pod, "client")?.status.phase === "Running",
  );
  cluster.advance("5s");
});

describe("without its kube-proxies", () => {
  test("a cluster goes by the rules that it has, until they run again", () => {
    cluster.components.stop("kube-proxy");
    cluster.patch(Deployment, "web", { spec: { replicas: 0 } });
    cluster.advance("1m");
    // Its router gives up after three seconds, and the client before that.
    expect(asked()).toBe("ConnectTimeout");
    cluster.components.start("kube-proxy");
    expect(asked()).toBe("ConnectionRefused");
  });
});

describe("without its DNS", () => {
  test("a cluster knows no names, and addresses as before", () => {
    const [address] = cluster.curl("http://web/", { from: "pod/client" }).hops;
    const clusterIP = /10\.96\.\S+/.exec(address?.text ?? "")?.[0];
    cluster.components.stop("coredns");
    expect([asked(), asked(`http://${clusterIP}/`)]).toEqual(["NameTimeout", 200]);
    cluster.components.start("coredns");
    expect(asked()).toBe(200);
  });
});

describe("a machine without power", () => {
  test("answers nobody, however long one waits", () => {
    const pod = cluster.list(Pod).find(isOfWeb);
    const { nodeName = "" } = pod?.spec ?? {};
    const other = nodeName === "node-0" ? "node-1" : "node-0";
    cluster.powerOff(nodeName);
    const { failure, tookMs } = cluster.curl(`http://${pod?.status.podIP}/`, {
      from: `node/${other}`,
    });
    expect([failure?.reason, tookMs]).toEqual(["ConnectTimeout", 127_000]);
  });
});

const isOfWeb = ({ metadata }: Pod) => metadata.labels?.app === "web";
