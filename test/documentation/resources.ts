/** Tasks, "Assign Memory Resources", "Assign CPU Resources", "Quality of Service", "Resize". */
import { Node } from "../../api/core/node/node.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import type { Cluster } from "../../simulator/cluster.ts";
import { patchStatus, resize } from "./actions.ts";
import type { Example } from "./example.ts";
import { events, field, pods, refusal, status, use } from "./views.ts";

/** The node has so many of them, and the scheduler has heard of it. */
const dongles = (count: string) => (cluster: Cluster) => {
  patchStatus(Node, "node-0", { capacity: { "example.com/dongle": count } })(cluster);
  cluster.advance("15s");
};

export const resources: readonly Example[] = [
  {
    behaviour: "memory between request and limit is there to be used",
    manifest: "resources/memory-within-limit.yaml",
    walk: [
      {
        at: "1m",
        sees: [
          [pods, ["memory-demo 1/1 Running 0"]],
          [use("memory-demo"), ["1m 162529280"]],
        ],
      },
    ],
  },
  {
    behaviour: "whoever uses more than its limit is killed",
    manifest: "resources/memory-beyond-limit.yaml",
    walk: [
      { at: "4s", sees: [[pods, ["memory-demo-2 0/1 ContainerCreating 0"]]] },
      {
        at: "10s",
        sees: [
          [pods, ["memory-demo-2 0/1 CrashLoopBackOff 1 (3s ago)"]],
          [
            status(
              "memory-demo-2",
              "app",
              "lastState.terminated.reason",
              "lastState.terminated.exitCode",
            ),
            ["OOMKilled", 137],
          ],
        ],
      },
      {
        at: "2m",
        sees: [
          [pods, ["memory-demo-2 0/1 CrashLoopBackOff 4 (37s ago)"]],
          [
            events("memory-demo-2", "BackOff"),
            [
              "BackOff (x4): Back-off restarting failed container app in pod memory-demo-2_default(UID)",
            ],
          ],
        ],
      },
    ],
  },
  {
    behaviour: "a pod waits that asks for more memory than any node has",
    manifest: "resources/memory-beyond-node.yaml",
    walk: [
      {
        at: "1m",
        sees: [
          [pods, ["memory-demo-3 0/1 Pending 0"]],
          [
            events("memory-demo-3", "FailedScheduling"),
            [
              "FailedScheduling: 0/1 nodes are available: 1 Insufficient memory. preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.",
            ],
          ],
        ],
      },
    ],
  },
  {
    behaviour: "CPU is never more than the limit",
    manifest: "resources/cpu-throttled.yaml",
    walk: [
      {
        at: "1m",
        sees: [
          [pods, ["cpu-demo 1/1 Running 0"]],
          [use("cpu-demo"), ["1000m 5242880"]],
        ],
      },
    ],
  },
  {
    behaviour: "a pod waits that asks for more CPU than any node has",
    manifest: "resources/cpu-beyond-node.yaml",
    walk: [
      {
        at: "1m",
        sees: [
          [pods, ["cpu-demo-2 0/1 Pending 0"]],
          [
            events("cpu-demo-2", "FailedScheduling"),
            [
              "FailedScheduling: 0/1 nodes are available: 1 Insufficient cpu. preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.",
            ],
          ],
        ],
      },
    ],
  },
  {
    behaviour: "requests and limits decide on the class of a pod",
    manifest: "resources/quality-of-service.yaml",
    walk: [
      {
        at: "30s",
        sees: [
          [field(Pod, "qos-demo", "status.qosClass"), "Guaranteed"],
          [field(Pod, "qos-demo-2", "status.qosClass"), "Burstable"],
          [field(Pod, "qos-demo-3", "status.qosClass"), "BestEffort"],
          [field(Pod, "qos-demo-4", "status.qosClass"), "Burstable"],
        ],
      },
    ],
  },
  {
    behaviour: "CPU is resized in place, memory with a restart, and not beyond the node",
    manifest: "resources/resize.yaml",
    cluster: { nodeCpu: "4", nodeMemory: "8Gi" },
    walk: [
      {
        at: "10s",
        act: resize("resize-demo", { requests: { cpu: "800m" }, limits: { cpu: "800m" } }),
      },
      {
        at: "20s",
        sees: [
          [pods, ["resize-demo 1/1 Running 0"]],
          [
            status("resize-demo", "app", "resources", "allocatedResources"),
            [
              {
                limits: { memory: "200Mi", cpu: "800m" },
                requests: { memory: "200Mi", cpu: "800m" },
              },
              { memory: "200Mi", cpu: "800m" },
            ],
          ],
        ],
      },
      {
        at: "30s",
        act: resize("resize-demo", { requests: { memory: "300Mi" }, limits: { memory: "300Mi" } }),
      },
      {
        at: "40s",
        sees: [
          [pods, ["resize-demo 1/1 Running 1 (9s ago)"]],
          [
            status("resize-demo", "app", "resources"),
            [
              {
                limits: { memory: "300Mi", cpu: "800m" },
                requests: { memory: "300Mi", cpu: "800m" },
              },
            ],
          ],
        ],
      },
      {
        at: "50s",
        sees: [
          [
            refusal(resize("resize-demo", { requests: { cpu: "1000" }, limits: { cpu: "1000" } })),
            'pods "resize-demo" is forbidden: Node didn\'t have enough allocatable resources: ' +
              "cpu, requested: 1000000, allocatable: 4000",
          ],
          [pods, ["resize-demo 1/1 Running 1 (19s ago)"]],
        ],
      },
    ],
  },
  {
    behaviour: "something that only some nodes have is given out like CPU, in whole pieces",
    manifest: "resources/extended.yaml",
    given: dongles("4"),
    walk: [
      {
        at: "30s",
        sees: [
          [pods, ["extended-demo 1/1 Running 0", "extended-demo-2 0/1 Pending 0"]],
          [
            events("extended-demo-2", "FailedScheduling"),
            [
              "FailedScheduling: 0/1 nodes are available: 1 Insufficient example.com/dongle. preemption: 0/1 nodes are available: 1 No preemption victims found for incoming pod.",
            ],
          ],
        ],
      },
    ],
  },
  {
    behaviour: "the containers of a pod share a limit, beyond which the greatest is killed",
    manifest: "resources/pod-level.yaml",
    walk: [
      {
        at: "14s",
        sees: [
          [
            status(
              "pod-level",
              "stress",
              "lastState.terminated.reason",
              "lastState.terminated.exitCode",
            ),
            ["OOMKilled", 137],
          ],
          [status("pod-level", "web", "restartCount"), [0]],
          [field(Pod, "pod-level", "status.qosClass"), "Burstable"],
          [field(Pod, "pod-level-within", "status.qosClass"), "Guaranteed"],
          [
            field(Pod, "pod-level-within", "status.resources"),
            {
              limits: { cpu: "500m", memory: "300Mi" },
              requests: { cpu: "500m", memory: "300Mi" },
            },
          ],
        ],
      },
      {
        at: "1m",
        sees: [
          [status("pod-level-within", "app", "restartCount"), [0]],
          [use("pod-level-within"), ["500m 267386880"]],
        ],
      },
    ],
  },
];
