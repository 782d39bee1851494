/** What a command reads in a container whose client sends it nothing. */
import { expect, test } from "vitest";
import { Pod } from "../../api/core/pod/pod.ts";
import { createCluster } from "../../simulator/cluster.ts";
import { execIn } from "./exec.ts";

test.each([
  { behaviour: "a shell ends", command: ["sh"], said: "" },
  { behaviour: "cat ends", command: ["cat"], said: "" },
  { behaviour: "a line is not there", command: ["sh", "-c", "read x || echo end"], said: "end\n" },
])("without -i $behaviour", ({ command, said }) => {
  const cluster = createCluster({ nodes: 1 });
  cluster.apply({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "p" },
    spec: { containers: [{ name: "c", image: "nginx" }] },
  });
  cluster.until(() => cluster.get(Pod, "p")?.status.phase === "Running");
  expect(execIn(cluster, command, "1s")).toEqual([said, { exitCode: 0 }]);
});
