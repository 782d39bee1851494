/** The nodes of this process in place of those recorded, which were fake. */
import { all, type Change, saying, withLines, withLinesAfter } from "./change.ts";

/** Rows of `kubectl get nodes`, wide ones too. */
export const nodesOfToday: Change = (recorded) =>
  JSON.stringify(recorded.stdout).includes("Fake Linux")
    ? all(versions, system)(recorded)
    : versions(recorded);

const versions = saying("v1.20.2", "v1.36.0");
const system = saying(
  "Fake Linux 5.4.0 fake://0.1",
  "Debian GNU/Linux 13 (trixie) 6.12.48+deb13-amd64 (amd64) containerd://2.2.0",
);

const hugePages = [" hugepages-1Gi: 0", " hugepages-2Mi: 0"];
const amounts = [" cpu: 4", " ephemeral-storage: 100Gi", ...hugePages];

/** What `kubectl describe node` says: of a kubelet that reports more, and in other words. */
export const describedNode = (name: string): Change =>
  all(
    withLines(
      "Annotations:",
      1,
      "Annotations: sim.kubesim.dev/booted-at: <time>",
      " volumes.kubernetes.io/controller-managed-attach-detach: true",
    ),
    withLines(
      " Ready True",
      4,
      pressure("MemoryPressure", "KubeletHasSufficientMemory", "has sufficient memory available"),
      pressure("DiskPressure", "KubeletHasNoDiskPressure", "has no disk pressure"),
      pressure("PIDPressure", "KubeletHasSufficientPID", "has sufficient PID available"),
      " Ready True <time> <time> KubeletReady kubelet is posting ready status",
    ),
    withLines("Capacity:", 3, "Capacity:", ...amounts),
    withLines("Allocatable:", 3, "Allocatable:", ...amounts),
    withLines(
      " Machine ID:",
      5,
      " Machine ID: <id>",
      " System UUID: <uid>",
      " Boot ID: <uid>",
      " Kernel Version: 6.12.48+deb13-amd64",
      " OS Image: Debian GNU/Linux 13 (trixie)",
    ),
    withLines(
      " Container Runtime Version:",
      3,
      " Container Runtime Version: containerd://2.2.0",
      " Kubelet Version: v1.36.0",
      "PodCIDR: <ip>/24",
      "PodCIDRs: <ip>/24",
    ),
    withLinesAfter(
      " ephemeral-storage 0",
      " hugepages-1Gi 0 (0%) 0 (0%)",
      " hugepages-2Mi 0 (0%) 0 (0%)",
    ),
    withLinesAfter(
      " Normal RegisteredNode",
      " Normal Starting <age> kubelet Starting kubelet.",
      ...[
        "NodeHasSufficientMemory",
        "NodeHasNoDiskPressure",
        "NodeHasSufficientPID",
        "NodeReady",
      ].map((reason) => ` Normal ${reason} <age> kubelet Node ${name} status is now: ${reason}`),
    ),
  );

const pressure = (type: string, reason: string, text: string) =>
  ` ${type} False <time> <time> ${reason} kubelet ${text}`;
