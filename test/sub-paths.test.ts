/** What `subPathExpr` comes to. Source: https://kubernetes.io/docs/concepts/storage/volumes/ */
import { expect, test } from "vitest";
import { Pod } from "../api/core/pod/pod.ts";
import { createCluster } from "../simulator/cluster.ts";
import { execIn } from "./containers/exec.ts";

const annotation = { fieldRef: { fieldPath: "metadata.annotations['sub']" } };

function clusterWith(subPathExpr: string, annotations: Record<string, string> = {}) {
  const cluster = createCluster();
  cluster.apply({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "p", annotations },
    spec: {
      volumes: [{ name: "v", emptyDir: {} }],
      containers: [
        {
          name: "c",
          image: "busybox:1.37",
          command: ["sh", "-c", "echo hello > /part/file; sleep 1d"],
          env: [
            { name: "NAME", value: "foo" },
            { name: "SUB", valueFrom: annotation },
          ],
          volumeMounts: [
            { name: "v", mountPath: "/part", subPathExpr },
            { name: "v", mountPath: "/whole" },
          ],
        },
      ],
    },
  });
  const status = () => cluster.get(Pod, "p")?.status.containerStatuses?.[0];
  return { cluster, status };
}

test("a mount is where the variables of its container say", () => {
  const { cluster, status } = clusterWith("$(SUB)/$(NAME)", { sub: "path" });
  cluster.until(() => status()?.started === true);
  expect(execIn(cluster, ["cat", "/whole/path/foo/file"], "1s")[0]).toBe("hello\n");
});

test.each([
  ["$(SUB)/$(NAME)", {}, "error SubPath `/foo` must not be an absolute path"],
  ["$(SUB)", { sub: "a/../.." }, "unable to provision SubPath `a/../..`: must not contain '..'"],
  ["$(OTHER)", {}, 'missing value for "OTHER"'],
])("a container is not created where '%s' is nowhere", (expression, annotations, message) => {
  const { cluster, status } = clusterWith(expression, annotations);
  cluster.advance("10s");
  expect(status()?.state.waiting).toEqual({ reason: "CreateContainerConfigError", message });
});

test("it is created as soon as the annotation is there that was missing", () => {
  const { cluster, status } = clusterWith("$(SUB)/$(NAME)");
  cluster.advance("1m");
  expect(status()?.started).toBe(false);
  const body = { metadata: { annotations: { sub: "path" } } };
  const place = { resource: Pod, namespace: "default", name: "p" };
  cluster.request({ verb: "patch", patchType: "merge", ...place, body });
  cluster.until(() => status()?.started === true, { within: "10s" });
  expect(execIn(cluster, ["cat", "/whole/path/foo/file"], "1s")[0]).toBe("hello\n");
});
