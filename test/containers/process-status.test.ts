/** What `/proc/1/status` tells of a container's security context. */
import { expect, test } from "vitest";
import { Pod } from "../../api/core/pod/pod.ts";
import { createCluster } from "../../simulator/cluster.ts";
import { execIn } from "./exec.ts";

/** The lines of a container's first process whose names match. */
function told(names: string, securityContext: object, ofPod: object = {}): readonly string[] {
  const cluster = createCluster({ nodes: 1 });
  const container = { image: "busybox:1.37", command: ["sleep", "infinity"], securityContext };
  cluster.apply({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "p" },
    spec: { securityContext: ofPod, containers: [{ name: "c", ...container }] },
  });
  cluster.until(() => cluster.get(Pod, "p")?.status.phase === "Running");
  const [text] = execIn(cluster, ["grep", "-E", names, "/proc/1/status"], "1s");
  return text.trimEnd().split("\n");
}

const none = "0000000000000000";
const usual = "00000000a80425fb";

test.each([
  { context: {}, effective: usual, bounding: usual },
  {
    context: { capabilities: { add: ["NET_ADMIN", "SYS_TIME"] } },
    effective: "00000000aa0435fb",
    bounding: "00000000aa0435fb",
  },
  { context: { runAsUser: 1000 }, effective: none, bounding: usual },
  { context: { capabilities: { drop: ["ALL"] } }, effective: none, bounding: none },
  {
    context: { capabilities: { drop: ["ALL"], add: ["NET_BIND_SERVICE"] } },
    effective: "0000000000000400",
    bounding: "0000000000000400",
  },
  { context: { privileged: true }, effective: "000001ffffffffff", bounding: "000001ffffffffff" },
])("a container with $context has its capabilities", ({ context, effective, bounding }) => {
  expect(told("^Cap", context)).toEqual([
    `CapInh:\t${none}`,
    `CapPrm:\t${effective}`,
    `CapEff:\t${effective}`,
    `CapBnd:\t${bounding}`,
    `CapAmb:\t${none}`,
  ]);
});

const profile = (type: string) => ({ seccompProfile: { type } });

test.each([
  { behaviour: "nobody asks for a profile", context: {}, ofPod: {}, mode: 0 },
  { behaviour: "its profile is the default", context: profile("RuntimeDefault"), mode: 2 },
  { behaviour: "its pod has one", context: {}, ofPod: profile("RuntimeDefault"), mode: 2 },
  {
    behaviour: "it has none and its pod has one",
    context: profile("Unconfined"),
    ofPod: profile("RuntimeDefault"),
    mode: 0,
  },
  {
    behaviour: "it is privileged",
    context: { privileged: true },
    ofPod: profile("RuntimeDefault"),
    mode: 0,
  },
])("system calls of a container are filtered or not where $behaviour", (row) => {
  const { context, ofPod, mode } = row;
  expect(told("^Seccomp:", context, ofPod)).toEqual([`Seccomp:\t${mode}`]);
});

test.each([
  { context: {}, held: 0 },
  { context: { allowPrivilegeEscalation: false }, held: 1 },
])("$context decides whether a program may get new privileges", ({ context, held }) => {
  expect(told("^NoNewPrivs", context)).toEqual([`NoNewPrivs:\t${held}`]);
});
