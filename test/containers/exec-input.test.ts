/** What programs read that `kubectl exec` runs without `-i`. */
import { expect, test } from "vitest";
import { createCluster } from "../../simulator/cluster.ts";
import { execIn } from "./exec.ts";

test.each([
  { command: ["cat"], text: "", exitCode: 0 },
  { command: ["sh"], text: "", exitCode: 0 },
  { command: ["sh", "-c", "read x; echo $?"], text: "1\n", exitCode: 0 },
  {
    command: ["python3", "app.py"],
    text: "python3: can't open file '/app.py': [Errno 2] No such file or directory\n",
    exitCode: 2,
  },
  {
    command: ["node", "server.js"],
    text: "kubesim: node server.js: not simulated; an ImageBehavior can say what the container does\n",
    exitCode: 127,
  },
])("$command ends", ({ command, text, exitCode }) => {
  const cluster = createCluster({ seed: 5, nodes: 1 });
  cluster.apply({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "p" },
    spec: { containers: [{ name: "c", image: "example.com/tools", command: ["sleep", "1h"] }] },
  });
  cluster.advance("10s");
  expect(execIn(cluster, command, "10s")).toEqual([text, { exitCode }]);
});
