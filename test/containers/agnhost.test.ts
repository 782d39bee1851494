/** What agnhost tells, as the conformance tests of Kubernetes ask it. */
import { expect, test } from "vitest";
import { Event } from "../../api/core/event.ts";
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

test("mounttest tells of a file that it cannot make", () => {
  const args = ["mounttest", "--new_file_0644=/v/none/f", "--file_mode=/v"];
  const cluster = clusterWith({ args }, { emptyDir: {} });
  cluster.until(() => phase(cluster) === "Failed");
  expect(said(cluster)).toBe(
    'error writing new file "/v/none/f": open /v/none/f: no such file or directory\n' +
      'mode of file "/v": drwxrwxrwx\n',
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

const container = (cluster: Cluster, name = "p") =>
  cluster.get(Pod, name)?.status.containerStatuses?.[0];

/** A pod of agnhost that begins again with `on`, which a probe brings about. */
function restarted(args: readonly string[]): Cluster {
  const cluster = createCluster();
  const livenessProbe = { exec: { command: ["false"] }, failureThreshold: 1, periodSeconds: 20 };
  const containers = [{ name: "c", image, args, livenessProbe }];
  const spec = { containers, terminationGracePeriodSeconds: 30 };
  cluster.apply({ apiVersion: "v1", kind: "Pod", metadata: { name: "p" }, spec });
  cluster.until(() => container(cluster)?.restartCount === 1, { within: "5m" });
  return cluster;
}

test.each([
  { args: [], how: "tells of the signal", exitCode: 2, within: 2 },
  { args: ["pause", "--delay-shutdown=5"], how: "waits as it was told", exitCode: 2, within: 7 },
  { args: ["netexec"], how: "ends well", exitCode: 0, within: 2 },
  { args: ["netexec", "--delay-shutdown", "5"], how: "waits first", exitCode: 0, within: 7 },
  { args: ["netexec", "--delay-shutdown=60"], how: "is killed over it", exitCode: 137, within: 31 },
  { args: ["serve-hostname"], how: "waits for a minute", exitCode: 137, within: 31 },
  { args: ["liveness"], how: "ends as any program of Go", exitCode: 2, within: 2 },
  { args: ["porter"], how: "ends as any program of Go", exitCode: 2, within: 2 },
])("agnhost $args that is told to stop $how: $exitCode", ({ args, exitCode, within }) => {
  const cluster = restarted(args);
  const ended = container(cluster)?.lastState.terminated;
  const killed = cluster.list(Event).find(({ reason }) => reason === "Killing");
  const tookMs = Date.parse(ended?.finishedAt ?? "") - Date.parse(killed?.lastTimestamp ?? "");
  expect(ended?.exitCode).toBe(exitCode);
  expect(tookMs / 1000).toBeLessThanOrEqual(within);
  expect(tookMs / 1000).toBeGreaterThanOrEqual(within - 2);
});

test("netexec goes on serving as long as it was told, and a Service has nobody ready", () => {
  const cluster = createCluster();
  const metadata = { name: "server", labels: { app: "server" } };
  const args = ["netexec", "--delay-shutdown=20"];
  const server = { containers: [{ name: "c", image, args }] };
  const command = ["sh", "-c", "while true; do curl -s -m 1 server:8080/hostname; sleep 1; done"];
  const client = { containers: [{ name: "c", image: "curlimages/curl:8.10.1", command }] };
  cluster.apply({ apiVersion: "v1", kind: "Pod", metadata, spec: server });
  const ports = [{ port: 8080 }];
  const service = { selector: metadata.labels, ports };
  cluster.apply({ apiVersion: "v1", kind: "Service", metadata, spec: service });
  cluster.until(() => container(cluster, "server")?.ready === true, { within: "1m" });
  cluster.apply({ apiVersion: "v1", kind: "Pod", metadata: { name: "p" }, spec: client });
  cluster.until(() => container(cluster)?.ready === true, { within: "1m" });
  cluster.delete(Pod, "server");
  cluster.advance("10s");
  const before = said(cluster)?.length ?? 0;
  cluster.advance("5s");
  expect(said(cluster)?.slice(before)).toMatch(/^(?:server){4,5}$/);
});

test.each([
  { args: [], lines: ["Paused", "Signals registered"] },
  { args: ["serve-hostname", "--port=80"], lines: ["KLOG Serving on port 80."] },
  {
    args: ["netexec", "--http-port=80"],
    lines: ["KLOG Started HTTP server on port 80", "KLOG Started UDP server on port  8081"],
  },
  { args: ["netexec", "--udp-port=-1"], lines: ["KLOG Started HTTP server on port 8080"] },
])("agnhost $args says that it has begun", ({ args, lines }) => {
  const cluster = clusterWith({ args }, { emptyDir: {} });
  cluster.until(() => phase(cluster) === "Running");
  cluster.advance("1s");
  const klog = /^I0101 00:00:\d\d\.\d{6} {7}1 log\.go:245\]/gm;
  expect(said(cluster)?.replace(klog, "KLOG").trim().split("\n")).toEqual(lines);
});

test("a volume in memory is as Linux makes a tmpfs, and so is what is mounted of it", () => {
  const args = ["mounttest", "--file_mode=/v"];
  const of = (subPath: string, medium: string) => {
    const volumeMounts = [{ name: "v", mountPath: "/v", subPath }];
    const cluster = clusterWith({ args, volumeMounts }, { emptyDir: { medium } });
    cluster.until(() => phase(cluster) === "Succeeded");
    return said(cluster);
  };
  expect(of("", "Memory")).toBe('mode of file "/v": dtrwxrwxrwx\n');
  expect(of("sub", "Memory")).toBe('mode of file "/v": dtrwxrwxrwx\n');
  expect(of("", "")).toBe('mode of file "/v": drwxrwxrwx\n');
});
