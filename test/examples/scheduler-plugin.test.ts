import { expect, test } from "vitest";
import { Pod } from "../../api/core/pod/pod.ts";
import type { PluginFactory } from "../../scheduler/index.ts";
import { createCluster } from "../../simulator/cluster.ts";

/** Keeps the nodes of a team, which a label names, for pods with the same label. */
const teamNodes: PluginFactory = {
  name: "TeamNodes",
  create({ label = "team" } = {}) {
    if (typeof label !== "string") throw new RangeError("label must be text");
    const theirs = {
      plugin: "TeamNodes",
      reasons: ["node(s) belonged to another team"],
      unresolvable: true,
    };
    return {
      name: "TeamNodes",
      sign: ({ metadata }) => metadata.labels?.[label] ?? "",
      preFilter({ metadata }, snapshot) {
        const team = metadata.labels?.[label];
        return {
          filter(slot) {
            const owner = snapshot.info(slot).labels[label];
            return owner === undefined || owner === team ? undefined : theirs;
          },
        };
      },
      requeueOn: ["NodeAdd", "NodeUpdateLabel", "TargetPodUpdateLabel"],
    };
  },
};

const schedulerConfig = `
apiVersion: kubescheduler.config.k8s.io/v1
kind: KubeSchedulerConfiguration
profiles:
- plugins:
    multiPoint:
      enabled:
      - name: TeamNodes
  pluginConfig:
  - name: TeamNodes
    args:
      label: owner
`;

const pod = (name: string, labels: Record<string, string> = {}) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, labels },
  spec: { containers: [{ name: "app", image: "nginx" }] },
});

test("the nodes of a team are for its pods alone", () => {
  const cluster = createCluster({
    nodes: [{ name: "red", labels: { owner: "red" } }],
    schedulerConfig,
    plugins: [teamNodes],
  });
  cluster.apply([pod("ours", { owner: "red" }), pod("theirs", { owner: "blue" })]);
  cluster.advance("10s");
  expect(cluster.get(Pod, "ours")?.spec.nodeName).toBe("red");
  const [condition] = cluster.get(Pod, "theirs")?.status.conditions ?? [];
  expect(condition?.message).toBe(
    "0/1 nodes are available: 1 node(s) belonged to another team. preemption: " +
      "0/1 nodes are available: 1 Preemption is not helpful for scheduling.",
  );
});
