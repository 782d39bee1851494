/** What agnhost tells, as the conformance tests of Kubernetes ask it. */
import { expect, test } from "vitest";
import { Pod } from "../../api/core/pod/pod.ts";
import { type Cluster, createCluster } from "../../simulator/cluster.ts";
import { containerLogs } from "../../simulator/containers/container-logs.ts";
import { logOptions } from "./log.ts";

const image = "registry.k8s.io/e2e-test-images/agnhost:2.53";

function clusterWith(container: object, volume: object): Cluster {
  const cluster = createCluster();
  const volumes = [{ name: "v", ...volume }];
  const volumeMounts = [{ name: "v", mountPath: "/v" }];
  const spec = {
    restartPolicy: "Never",
    volumes,
    containers: [{ name: "c", image, volumeMounts, ...container }],
  };
  cluster.apply({ apiVersion: "v1", kind: "Pod", metadata: { name: "p" }, spec });
  return cluster;
}

const phase = (cluster: Cluster) => cluster.get(Pod, "p")?.status.phase;
const said = (cluster: Cluster) => containerLogs(cluster).read("default", "p", logOptions());

test("mounttest makes a file and tells of it, whoever it runs as", () => {
  const flags = ["file_perm", "fs_type", "new_file_0644", "file_mode", "file_owner"];
  const args = flags.map((flag) => `--${flag}=${flag === "fs_type" ? "/v" : "/v/f"}`);
  const container = { args: ["mounttest", ...args], securityContext: { runAsUser: 1001 } };
  const cluster = clusterWith(container, { emptyDir: { medium: "Memory" } });
  cluster.until(() => phase(cluster) === "Succeeded");
  expect(said(cluster)).toBe(
    'mount type of "/v": tmpfs\n' +
      'content of file "/v/f": mount-tester new file\n\n' +
      'mode of file "/v/f": -rw-r--r--\n' +
      'perms of file "/v/f": -rw-r--r--\n' +
      'owner UID of "/v/f": 1001\n' +
      'owner GID of "/v/f": 0\n',
  );
});

test("mounttest fails over what is not there, and tells of the rest", () => {
  const args = ["mounttest", "--file_content=/v/none", "--file_mode=/v"];
  const cluster = clusterWith({ args }, { emptyDir: {} });
  cluster.until(() => phase(cluster) === "Failed");
  expect(said(cluster)).toBe(
    'mode of file "/v": drwxrwxrwx\n' +
      'error reading file content for "/v/none": open /v/none: no such file or directory\n',
  );
});

test("mounttest looks again and again, and sees what becomes of a volume", () => {
  const args = ["mounttest", "--file_content_in_loop=/v/key", "--retry_time=240"];
  const cluster = clusterWith(
    { args: [...args, "--break_on_expected_content=false"] },
    { secret: { secretName: "s", optional: true } },
  );
  cluster.advance("1m");
  const secret = { apiVersion: "v1", kind: "Secret", metadata: { name: "s" } };
  cluster.apply({ ...secret, stringData: { key: "value-1" } });
  cluster.advance("2m");
  expect(phase(cluster)).toBe("Running");
  cluster.until(() => phase(cluster) === "Succeeded");
  const lines = new Set(said(cluster)?.trim().split("\n"));
  expect([...lines]).toEqual([
    "Error reading file /v/key: open /v/key: no such file or directory, retrying",
    'content of file "/v/key": value-1',
  ]);
});

test.each([
  { how: "by its arguments", container: {}, program: "/agnhost" },
  { how: "by a command", container: { command: ["/agnhost"] }, program: "/agnhost" },
  { how: "by its other name", container: { command: ["/agnhost-2"] }, program: "/agnhost-2" },
])("entrypoint-tester tells how it was begun: $how", ({ container, program }) => {
  const args = ["entrypoint-tester", "override", "arguments"];
  const cluster = clusterWith({ ...container, args }, { emptyDir: {} });
  cluster.until(() => phase(cluster) === "Succeeded");
  expect(said(cluster)).toBe(`[${program} entrypoint-tester override arguments]\n`);
});
