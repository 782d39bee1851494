/** Concepts, "Pod Lifecycle": phases, restart policies and back-off, gates, deadlines. */
import { Pod } from "../../api/core/pod/pod.ts";
import { patchStatus } from "./actions.ts";
import type { Example } from "./example.ts";
import { events, exec, field, phase, pods, status } from "./views.ts";

const restarts = (name: string) => status(name, "app", "restartCount");

export const podLifecycle: readonly Example[] = [
  {
    behaviour: "a pod in a user namespace has identities of its own",
    manifest: "pods/user-namespace.yaml",
    walk: [
      {
        at: "30s",
        sees: [
          [pods, ["userns 1/1 Running 0"]],
          [
            exec(
              "userns",
              "test $(readlink /proc/self/ns/user) = 'user:[4026531837]' || echo its own; id -u; " +
                "awk '{ print $1, ($2 >= 65536), $2 % 65536, $3 }' /proc/self/uid_map",
            ),
            "its own\n0\n0 1 0 65536\n",
          ],
        ],
      },
    ],
  },
  {
    behaviour: "a container that fails is started at once, after 10 s, 20 s, … five minutes",
    manifest: "pods/back-off.yaml",
    walk: [
      { at: "5s", sees: [[pods, ["back-off 0/1 CrashLoopBackOff 1 (2s ago)"]]] },
      { at: "20s", sees: [[restarts("back-off"), [2]]] },
      { at: "40s", sees: [[restarts("back-off"), [3]]] },
      { at: "1m20s", sees: [[restarts("back-off"), [4]]] },
      {
        at: "2m45s",
        sees: [
          [restarts("back-off"), [5]],
          [
            status("back-off", "app", "state.waiting.message"),
            ["back-off 2m40s restarting failed container=app pod=back-off_default(UID)"],
          ],
        ],
      },
      {
        at: "5m30s",
        sees: [
          [restarts("back-off"), [6]],
          [
            status("back-off", "app", "state.waiting.message"),
            ["back-off 5m0s restarting failed container=app pod=back-off_default(UID)"],
          ],
        ],
      },
      {
        at: "10m40s",
        sees: [
          [restarts("back-off"), [7]],
          [
            status("back-off", "app", "state.waiting.message"),
            ["back-off 5m0s restarting failed container=app pod=back-off_default(UID)"],
          ],
        ],
      },
      {
        at: "16m",
        sees: [
          [pods, ["back-off 0/1 CrashLoopBackOff 8 (40s ago)"]],
          [phase("back-off"), "Running"],
        ],
      },
    ],
  },
  {
    behaviour: "after ten minutes without a failure the waits begin anew",
    manifest: "pods/back-off-is-reset.yaml",
    walk: [
      { at: "1m", sees: [[pods, ["long-runner 1/1 Running 3 (46s ago)"]]] },
      { at: "11m50s", sees: [[pods, ["long-runner 0/1 CrashLoopBackOff 5 (3s ago)"]]] },
      {
        at: "12m30s",
        sees: [
          [restarts("long-runner"), [6]],
          [
            status("long-runner", "app", "state.waiting.message"),
            ["back-off 40s restarting failed container=app pod=long-runner_default(UID)"],
          ],
        ],
      },
    ],
  },
  {
    behaviour: "the phase follows from the ends of the containers and the restart policy",
    manifest: "pods/restart-policies.yaml",
    walk: [
      {
        at: "25s",
        sees: [
          [
            pods,
            [
              "always-succeeds 1/1 Running 2 (12s ago)",
              "never-fails 0/1 Error 0",
              "on-failure-fails 1/1 Running 2 (13s ago)",
              "on-failure-succeeds 0/1 Completed 0",
              "one-of-two-fails 1/2 Error 0",
            ],
          ],
          [phase("one-of-two-fails"), "Running"],
        ],
      },
      {
        at: "2m",
        sees: [
          [
            pods,
            [
              "always-succeeds 0/1 CrashLoopBackOff 4 (19s ago)",
              "never-fails 0/1 Error 0",
              "on-failure-fails 0/1 CrashLoopBackOff 4 (20s ago)",
              "on-failure-succeeds 0/1 Completed 0",
              "one-of-two-fails 0/2 Error 0",
            ],
          ],
          [phase("one-of-two-fails"), "Failed"],
          [phase("never-fails"), "Failed"],
          [phase("always-succeeds"), "Running"],
          [phase("on-failure-fails"), "Running"],
        ],
      },
    ],
  },
  {
    behaviour: "a container may have a restart policy of its own",
    manifest: "pods/try-once.yaml",
    walk: [
      {
        at: "1m",
        sees: [
          [pods, ["try-once 1/2 Error 1 (28s ago)"]],
          [status("try-once", "once", "restartCount", "state.terminated.exitCode"), [0, 1]],
          [status("try-once", "again", "restartCount"), [1]],
        ],
      },
    ],
  },
  {
    behaviour: "an init container that is tried once takes the pod with it",
    manifest: "pods/init-once.yaml",
    walk: [
      {
        at: "30s",
        sees: [
          [pods, ["init-once 0/1 Init:Error 0"]],
          [phase("init-once"), "Failed"],
          [status("init-once", "init", "restartCount"), [0]],
        ],
      },
    ],
  },
  {
    behaviour: "exit codes decide whether a container is started again",
    manifest: "pods/restart-on-exit-codes.yaml",
    walk: [
      { at: "10s", sees: [[pods, ["restart-on-exit-codes 1/1 Running 1 (3s ago)"]]] },
      {
        at: "2m",
        sees: [
          [pods, ["restart-on-exit-codes 0/1 Error 2 (107s ago)"]],
          [phase("restart-on-exit-codes"), "Failed"],
          [
            status("restart-on-exit-codes", "app", "restartCount", "state.terminated.exitCode"),
            [2, 3],
          ],
        ],
      },
    ],
  },
  {
    behaviour: "an exit code may restart all containers of the pod",
    manifest: "pods/restart-all.yaml",
    walk: [
      {
        at: "30s",
        sees: [
          [pods, ["restart-all 2/2 Running 0"]],
          [exec("restart-all", "cat /shared/log", "app"), "setup\napp\n"],
        ],
      },
      { at: "51s", sees: [[pods, ["restart-all 0/2 Init:0/2 1"]]] },
      {
        at: "1m20s",
        sees: [
          [pods, ["restart-all 2/2 Running 2"]],
          [exec("restart-all", "cat /shared/log", "app"), "setup\napp\nsetup\napp\n"],
          [status("restart-all", "setup", "restartCount"), [1]],
          [status("restart-all", "watcher", "restartCount"), [1]],
          [status("restart-all", "app", "restartCount"), [1]],
          [
            events("restart-all", "Killing", "Started"),
            [
              "Started (x2): Container started",
              "Started (x2): Container started",
              "Started (x2): Container started",
              "Killing: Stopping container app",
            ],
          ],
        ],
      },
      { at: "3m", sees: [[pods, ["restart-all 2/2 Running 2"]]] },
    ],
  },
  {
    behaviour: "a pod has a deadline",
    manifest: "pods/deadline.yaml",
    walk: [
      { at: "29s", sees: [[pods, ["pod-deadline 1/1 Running 0"]]] },
      {
        at: "40s",
        sees: [
          [pods, ["pod-deadline 0/1 Error 0"]],
          [phase("pod-deadline"), "Failed"],
          [
            field(Pod, "pod-deadline", "status.message"),
            "Pod was active on the node longer than the specified deadline",
          ],
          [
            events("pod-deadline", "DeadlineExceeded", "Killing"),
            [
              "DeadlineExceeded: Pod was active on the node longer than the specified deadline",
              "Killing: Stopping container app",
            ],
          ],
        ],
      },
    ],
  },
  {
    behaviour: "a pod with gates is not scheduled before they are gone",
    manifest: "pods/scheduling-gates.yaml",
    walk: [
      {
        at: "1m",
        sees: [
          [pods, ["gated 0/1 SchedulingGated 0"]],
          [events("gated"), []],
        ],
      },
      {
        at: "1m10s",
        act: (cluster) =>
          cluster.patch(Pod, "gated", { spec: { schedulingGates: [{ name: "example.com/bar" }] } }),
      },
      { at: "1m20s", sees: [[pods, ["gated 0/1 SchedulingGated 0"]]] },
      {
        at: "1m30s",
        act: (cluster) => cluster.patch(Pod, "gated", { spec: { schedulingGates: null } }),
      },
      { at: "1m40s", sees: [[pods, ["gated 1/1 Running 0"]]] },
    ],
  },
  {
    behaviour: "a pod with a readiness gate is ready once somebody says so",
    manifest: "pods/readiness-gates.yaml",
    walk: [
      {
        at: "30s",
        sees: [
          [pods, ["with-gate 1/1 Running 0"]],
          [ready("with-gate"), ["Ready False ReadinessGatesNotReady", "ContainersReady True"]],
        ],
      },
      { at: "40s", act: gate("True") },
      {
        at: "45s",
        sees: [
          [pods, ["with-gate 1/1 Running 0"]],
          [
            ready("with-gate"),
            ["www.example.com/feature-1 True", "Ready True", "ContainersReady True"],
          ],
        ],
      },
      { at: "50s", act: gate("False") },
      {
        at: "55s",
        sees: [
          [
            ready("with-gate"),
            [
              "www.example.com/feature-1 False",
              "Ready False ReadinessGatesNotReady",
              "ContainersReady True",
            ],
          ],
        ],
      },
    ],
  },
];

function gate(isOpen: "True" | "False") {
  const conditions = [{ type: "www.example.com/feature-1", status: isOpen }];
  return patchStatus(Pod, "with-gate", { conditions });
}

/** The conditions that a gate has to do with, and why the pod is not ready. */
function ready(name: string) {
  return (cluster: Parameters<typeof pods>[0]) =>
    cluster
      .get(Pod, name)
      ?.status.conditions?.filter(({ type }) => /Ready$|feature/.test(type))
      .map(({ type, status: is, reason = "" }) => `${type} ${is} ${reason}`.trim());
}
