/** Who containers run as, as Kubernetes' documentation has it, on virtual time. */
import { beforeEach, describe, expect, test } from "vitest";
import { Pod } from "../../api/core/pod/pod.ts";
import { containerLog } from "../../kubelet/index.ts";
import { type Cluster, createCluster } from "../../simulator/cluster.ts";

let cluster: Cluster;

beforeEach(() => {
  cluster = createCluster({ nodes: 1 });
});

/** What a script prints in a container with a volume at /data. */
function printed(script: string, container: object, rest: object = {}): string {
  const volumeMounts = [{ name: "v", mountPath: "/data" }];
  const command = ["sh", "-c", script];
  const own = { name: "c", image: "busybox:1.36", command, volumeMounts, ...container };
  const volumes = [{ name: "v", emptyDir: {} }];
  cluster.apply({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "p" },
    spec: { containers: [own], volumes, restartPolicy: "Never", ...rest },
  });
  const pod = () => cluster.get(Pod, "p");
  cluster.until(() => /Succeeded|Failed/.test(pod()?.status.phase ?? ""));
  const found = pod();
  return found === undefined
    ? ""
    : containerLog(found, "c", { nowMs: cluster.nowMs }, cluster.kubelet);
}

const documented = {
  securityContext: {
    runAsUser: 1000,
    runAsGroup: 3000,
    fsGroup: 2000,
    supplementalGroups: [4000],
  },
};

/** The mode and owners of each line of `ls -l`, with the name. */
const owners = (text: string) =>
  text
    .trim()
    .split("\n")
    .map((line) => line.split(/\s+/))
    .map(([mode, , user, group, ...rest]) => [mode, user, group, rest.at(-1)].join(" "));

describe("a container", () => {
  test("runs as the user and groups of its pod", () => {
    expect(printed("id; whoami 2>&1; echo $HOME", {}, documented)).toBe(
      "uid=1000 gid=3000 groups=2000,3000,4000\nwhoami: unknown uid 1000\n/\n",
    );
  });

  test.each([
    { command: ["adduser", "-D", "app"], context: { runAsUser: 1000 }, why: "Permission denied" },
    { command: ["apk", "add", "curl"], context: { runAsUser: 1000 }, why: "Permission denied" },
    {
      command: ["adduser", "-D", "app"],
      context: { readOnlyRootFilesystem: true },
      why: "Read-only file system",
    },
  ])("fails where its program may not write: $command, $context", ({ command, context, why }) => {
    const own = { command, image: "alpine:3.22", securityContext: context };
    expect(printed("", own)).toContain(`${command[0]}: ${why}\n`);
    const status = cluster.get(Pod, "p")?.status.containerStatuses?.[0];
    expect(status?.state.terminated).toMatchObject({ reason: "Error", exitCode: 1 });
  });

  test("writes files of its own into a volume of the pod's group", () => {
    const script = "echo hello >/data/testfile; mkdir /data/sub; ls -l -d /data /data/*";
    expect(owners(printed(script, {}, documented))).toEqual([
      "drwxrwsrwx root 2000 /data",
      "drwxr-sr-x 1000 2000 /data/sub",
      "-rw-r--r-- 1000 2000 /data/testfile",
    ]);
  });

  test("runs as its own user, where it names one", () => {
    const securityContext = { runAsUser: 2000 };
    expect(printed("id -u; id -g", { securityContext }, documented)).toBe("2000\n3000\n");
  });

  test("may not write where only root may", () => {
    const script = "echo x >/etc/motd; touch /opt/x; touch /tmp/x && ls -l /tmp | tail -1";
    const lines = printed(`(${script}) 2>&1`, {}, documented).trim().split("\n");
    expect(lines.slice(0, 2)).toEqual([
      "sh: can't create /etc/motd: Permission denied",
      "touch: /opt/x: Permission denied",
    ]);
    expect(owners(lines.slice(2).join("\n"))).toEqual(["-rw-r--r-- 1000 3000 x"]);
  });

  test("is root otherwise", () => {
    expect(printed("id; touch /etc/x && whoami", {})).toBe(
      "uid=0(root) gid=0(root) groups=0(root)\nroot\n",
    );
  });

  test("with a read-only file system writes into its volumes only", () => {
    const securityContext = { readOnlyRootFilesystem: true };
    const script =
      "(echo x >/tmp/x; mkdir /opt/x; echo end >/dev/termination-log) 2>&1; " +
      "echo x >/data/x; cat /data/x";
    expect(printed(script, { securityContext })).toBe(
      "sh: can't create /tmp/x: Read-only file system\n" +
        "mkdir: can't create directory '/opt/x': Read-only file system\nx\n",
    );
    const [status] = cluster.get(Pod, "p")?.status.containerStatuses ?? [];
    expect(status?.state.terminated?.message).toBe("end\n");
  });

  test.each([{ mountPath: "/data/" }, { mountPath: "/data/", subPath: "below" }])(
    "writes into its volume at a path that ends with a slash: %o",
    (mount) => {
      const volumeMounts = [{ name: "v", ...mount }];
      expect(printed("echo x >/data/x && cat /data/x", { volumeMounts }, documented)).toBe("x\n");
    },
  );

  test("gives what is root's to others only where it is root", () => {
    const initial = {
      name: "own",
      image: "busybox:1.36",
      command: ["sh", "-c", "mkdir -p /data/a; chown -R 1000:3000 /data; chmod 700 /data"],
      securityContext: { runAsUser: 0 },
      volumeMounts: [{ name: "v", mountPath: "/data" }],
    };
    const script =
      "touch /data/a/x; chown 0 /data 2>&1; chgrp 4000 /data/a; chmod 750 /data; " +
      "chmod 700 /etc 2>&1; ls -l -d /data /data/*; ls /data";
    const securityContext = { ...documented.securityContext, fsGroup: undefined };
    const rest = { securityContext, initContainers: [initial] };
    const lines = printed(script, {}, rest).trim().split("\n");
    expect(lines.slice(0, 2)).toEqual([
      "chown: /data: Operation not permitted",
      "chmod: /etc: Operation not permitted",
    ]);
    expect(owners(lines.slice(2, 4).join("\n"))).toEqual([
      "drwxr-x--- 1000 3000 /data",
      "drwxr-xr-x 1000 4000 /data/a",
    ]);
    expect(lines.slice(4)).toEqual(["a"]);
  });

  test("may write to a part of a volume that everybody may write to", () => {
    const mount = { name: "v", mountPath: "/data" };
    const initial = { name: "open", image: "busybox:1.36", command: ["chmod", "777", "/data"] };
    const rest = {
      initContainers: [{ ...initial, volumeMounts: [mount] }],
      volumes: [{ name: "v", hostPath: { path: "/srv", type: "DirectoryOrCreate" } }],
    };
    const own = { securityContext: { runAsUser: 7 }, volumeMounts: [{ ...mount, subPath: "a" }] };
    expect(printed("touch /data/x && ls /data", own, rest)).toBe("x\n");
  });

  test("owns what its image has brought of which nothing is known", () => {
    const script = "mkdir -p /app/run && touch /app/x && cp /opt/a.conf /app/run && ls /app/run";
    expect(printed(script, { image: "example.com/app" }, documented)).toBe("a.conf\n");
  });

  test("does not write into a volume that is mounted read-only", () => {
    const volumeMounts = [{ name: "v", mountPath: "/data", readOnly: true }];
    expect(printed("touch /data/x 2>&1", { volumeMounts })).toBe(
      "touch: /data/x: Read-only file system\n",
    );
  });
});
