/** `/proc/sys` in containers: what may be set there, and for whom. */
import { expect, test } from "vitest";
import { Pod } from "../../api/core/pod/pod.ts";
import { containerLog } from "../../kubelet/index.ts";
import { createCluster } from "../../simulator/cluster.ts";

interface Given {
  readonly scripts: readonly string[];
  readonly image?: string;
  readonly container?: object;
  readonly spec?: object;
  readonly kubelet?: { readonly allowedUnsafeSysctls: readonly string[] };
}

/** Runs scripts in one pod, one after another; answers with what the last of them prints. */
function lastLog({ scripts, image = "busybox", container = {}, spec = {}, kubelet }: Given) {
  const machine = { name: "n1", cpu: "2", memory: "4Gi" };
  const kubeletConfiguration = kubelet ?? {};
  const cluster = createCluster({ nodes: [{ ...machine, kubeletConfiguration }] });
  const all = scripts.map((script, index) => {
    const command = ["sh", "-c", script];
    return { name: `c${index}`, image, command, ...container };
  });
  const containers = all.slice(-1);
  cluster.apply({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "p" },
    spec: { restartPolicy: "Never", initContainers: all.slice(0, -1), containers, ...spec },
  });
  cluster.advance("30s");
  const pod = cluster.get(Pod, "p");
  if (pod === undefined) throw new Error("there is no pod");
  if (pod.status.reason !== undefined) return `${pod.status.reason}: ${pod.status.message}`;
  const last = `c${all.length - 1}`;
  return containerLog(pod, last, { nowMs: cluster.nowMs }, cluster.kubelet);
}

const privileged = { securityContext: { privileged: true } };
const refused = "error setting key 'vm.max_map_count': Read-only file system\n1\n";

test.each<Given & { readonly behaviour: string; readonly said: string }>([
  {
    behaviour: "what a privileged container sets is set on the machine, for later ones too",
    scripts: ["sysctl -w vm.max_map_count=262144", "cat /proc/sys/vm/max_map_count"],
    container: privileged,
    said: "262144\n",
  },
  {
    behaviour: "files are as good as the program",
    scripts: ["echo 10 > /proc/sys/vm/swappiness; sysctl -n vm.swappiness"],
    container: privileged,
    said: "10\n",
  },
  {
    behaviour: "a container that is not privileged sets nothing",
    scripts: ["sysctl -w vm.max_map_count=262144; echo $?"],
    said: `sysctl: ${refused}`,
  },
  {
    behaviour: "nor does one of Debian, in other words",
    image: "debian:12",
    scripts: ["sysctl -qw vm.max_map_count=262144; echo $?"],
    said: `sysctl: ${refused.replaceAll("'", '"').replace("error ", "")}`,
  },
  {
    behaviour: "a key that is not there is unknown",
    scripts: ["sysctl -w vm.nothing=1 2>&1; sysctl -e vm.nothing 2>/dev/null; echo $?"],
    container: privileged,
    said: "sysctl: error: 'vm.nothing' is an unknown key\n0\n",
  },
  {
    behaviour: "a file of settings is read",
    scripts: [
      "printf '# ours\\nvm.swappiness = 1\\n' > /tmp/a.conf; sysctl -p /tmp/a.conf; " +
        "sysctl -a | grep swappiness",
    ],
    container: privileged,
    said: "vm.swappiness = 1\nvm.swappiness = 1\n",
  },
  {
    behaviour: "a pod sets what is its own",
    scripts: ["sysctl net.ipv4.ip_local_port_range; cat /proc/sys/kernel/hostname"],
    spec: {
      securityContext: { sysctls: [{ name: "net.ipv4.ip_local_port_range", value: "1024 65535" }] },
    },
    said: "net.ipv4.ip_local_port_range = 1024 65535\np\n",
  },
  {
    behaviour: "what concerns its shared memory is its own, too, and not the machine's",
    scripts: ["cat /proc/sys/kernel/shm_rmid_forced; sysctl kernel.shm_rmid_forced kernel.panic"],
    spec: { securityContext: { sysctls: [{ name: "kernel.shm_rmid_forced", value: "1" }] } },
    said: "1\nkernel.shm_rmid_forced = 1\nkernel.panic = 0\n",
  },
  {
    behaviour: "a pod may not set what the kubelet does not allow",
    scripts: ["true"],
    spec: { securityContext: { sysctls: [{ name: "net.core.somaxconn", value: "1024" }] } },
    said:
      "SysctlForbidden: Pod was rejected: " +
      'forbidden sysctl: "net.core.somaxconn" not allowlisted',
  },
  {
    behaviour: "a pod may set what the kubelet allows",
    scripts: ["sysctl -n net.core.somaxconn"],
    spec: { securityContext: { sysctls: [{ name: "net.core.somaxconn", value: "1024" }] } },
    kubelet: { allowedUnsafeSysctls: ["net.core.*"] },
    said: "1024\n",
  },
  {
    behaviour: "the network of the machine has its own",
    scripts: ["sysctl -qw net.core.somaxconn=1", "sysctl -n net.core.somaxconn"],
    container: privileged,
    spec: { hostNetwork: true },
    said: "1\n",
  },
])("$behaviour", ({ said, ...given }) => {
  expect(lastLog(given)).toBe(said);
});

test("a kubelet does not start that would allow what is the machine's", () => {
  const kubeletConfiguration = { allowedUnsafeSysctls: ["vm.*"] };
  const machine = { name: "n1", cpu: "2", memory: "4Gi", kubeletConfiguration };
  expect(() => createCluster({ nodes: [machine] })).toThrow(
    'the sysctls "vm.*" are not known to be namespaced',
  );
});
