import { expect, test } from "vitest";
import { Deployment } from "../../api/apps/deployment.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { type Cluster, createCluster } from "../../simulator/cluster.ts";

const web = (image: string) => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "web" },
  spec: {
    replicas: 3,
    progressDeadlineSeconds: 60,
    selector: { matchLabels: { app: "web" } },
    template: {
      metadata: { labels: { app: "web" } },
      spec: { containers: [{ name: "web", image, ports: [{ containerPort: 80 }] }] },
    },
  },
});

const isReady = ({ status }: Pod) =>
  status.conditions?.some(({ type, status: is }) => type === "Ready" && is === "True") === true;
const readyPods = (cluster: Cluster) => cluster.list(Pod, "default").filter(isReady).length;

const isRolledOut = (cluster: Cluster) => {
  const { observedGeneration, updatedReplicas, availableReplicas, replicas } =
    cluster.get(Deployment, "web")?.status ?? {};
  return (
    observedGeneration === cluster.get(Deployment, "web")?.metadata.generation &&
    [updatedReplicas, availableReplicas, replicas].every((count) => count === 3)
  );
};
const isStuck = (cluster: Cluster) =>
  cluster
    .get(Deployment, "web")
    ?.status.conditions?.some(({ reason }) => reason === "ProgressDeadlineExceeded") === true;

test("an image that does not exist takes no pod out of service, and the undo is quick", () => {
  const cluster = createCluster({ seed: 7 });
  cluster.apply(web("nginx:1.16.1"));
  cluster.until(() => isRolledOut(cluster), { within: "1m" });

  // From here on, every write of every component is looked at.
  let fewestReady = 3;
  cluster.observe(() => {
    fewestReady = Math.min(fewestReady, readyPods(cluster));
  });

  cluster.apply(web("nginx:1.161"));
  cluster.until(() => isStuck(cluster), { within: "2m" });
  const shown = cluster
    .list(Pod)
    .map(({ status }) => status.containerStatuses?.[0]?.state.waiting?.reason ?? status.phase);
  expect(shown.sort()).toEqual(["ImagePullBackOff", "Running", "Running", "Running"]);

  cluster.apply(web("nginx:1.16.1"));
  const undoMs = cluster.until(() => isRolledOut(cluster), { within: "1m" });
  expect(undoMs).toBeLessThan(1000);
  expect(fewestReady).toBe(3);
});

test("the pods of a lost node run elsewhere six minutes later", () => {
  const cluster = createCluster({ nodes: 3 });
  cluster.apply(web("nginx:1.27"));
  cluster.until(() => isRolledOut(cluster), { within: "1m" });

  // The scheduler packs bins, so one node has them all.
  const [lost = ""] = cluster.list(Pod).map(({ spec }) => spec.nodeName ?? "");
  cluster.powerOff(lost);
  const healedMs = cluster.until(
    () =>
      cluster.list(Pod).filter((pod) => isReady(pod) && pod.spec.nodeName !== lost).length === 3,
    { within: "10m" },
  );

  // 50 s without a heartbeat, 300 s that pods tolerate a lost node, a few to start anew.
  expect(Math.round(healedMs / 60_000)).toBe(6);
});
