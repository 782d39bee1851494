/** Tasks, "Debug Pods", "Determine the Reason for Pod Failure", "Ephemeral Containers". */
import { Pod } from "../../api/core/pod/pod.ts";
import { untyped } from "../../client/action.ts";
import type { Cluster } from "../../simulator/cluster.ts";
import type { Example } from "./example.ts";
import { events, exec, log, phase, pods, status } from "./views.ts";

const message = (name: string) =>
  status(name, "app", "state.terminated.message", "state.terminated.exitCode");

const debug = (cluster: Cluster) => {
  const container = { name: "debugger", image: "busybox:1.36", command: ["sleep", "60"] };
  cluster.request({
    verb: "patch",
    patchType: "strategic",
    resource: untyped(Pod),
    subresource: "ephemeralcontainers",
    namespace: "default",
    name: "debugged",
    body: { spec: { ephemeralContainers: [container] } },
  });
};

const inShell = (script: string) => exec("shared-processes", script, "shell");

export const debugging: readonly Example[] = [
  {
    behaviour:
      "the containers of a pod see each other's processes, signal them and read their files",
    manifest: "pods/shared-processes.yaml",
    walk: [
      {
        at: "20s",
        sees: [
          [pods, ["shared-processes 2/2 Running 0"]],
          [
            inShell("ps ax"),
            [
              "PID   USER     TIME  COMMAND",
              "    1 root      0:00 /pause",
              "    7 root      0:00 nginx: master process nginx -g daemon off;",
              "    8 root      0:00 sleep 3600",
              "   24 root      0:00 sh -c ps ax\n",
            ].join("\n"),
          ],
          [inShell("kill -HUP 7; echo $?"), "0\n"],
          [inShell("cd /proc/7/root && grep -c http etc/nginx/nginx.conf"), "3\n"],
        ],
      },
      { at: "30s", sees: [[pods, ["shared-processes 2/2 Running 0"]]] },
    ],
  },
  {
    behaviour: "a container says why it ended",
    manifest: "pods/termination-message.yaml",
    walk: [
      { at: "10s", sees: [[pods, ["termination-demo 1/1 Running 0"]]] },
      {
        at: "30s",
        sees: [
          [pods, ["termination-demo 0/1 Completed 0"]],
          [message("termination-demo"), ["Sleep expired\n", 0]],
        ],
      },
    ],
  },
  {
    behaviour: "a container says so at another path, or by its log",
    manifest: "pods/termination-message-elsewhere.yaml",
    walk: [
      {
        at: "30s",
        sees: [
          [pods, ["message-of-log 0/1 Error 0", "message-path 0/1 Completed 0"]],
          [message("message-path"), ["My message\n", 0]],
          [message("message-of-log"), ["cannot open the database\n", 1]],
        ],
      },
    ],
  },
  {
    behaviour: "the log of the run before is kept",
    manifest: "pods/crashing.yaml",
    walk: [
      {
        at: "5s",
        sees: [
          [pods, ["crashing 1/1 Running 0"]],
          [log("crashing"), "starting\n"],
        ],
      },
      {
        at: "10s",
        sees: [
          [pods, ["crashing 1/1 Running 1 (3s ago)"]],
          [log("crashing"), "starting\n"],
          [log("crashing", { previous: true }), "starting\ncannot reach the database\n"],
        ],
      },
      {
        at: "1m",
        sees: [
          [pods, ["crashing 0/1 CrashLoopBackOff 3 (5s ago)"]],
          [status("crashing", "app", "lastState.terminated.exitCode"), [2]],
        ],
      },
    ],
  },
  {
    behaviour: "an image that does not exist is tried again and again",
    manifest: "pods/image-missing.yaml",
    walk: [
      { at: "3s", sees: [[pods, ["image-missing 0/1 ErrImagePull 0"]]] },
      {
        at: "10s",
        sees: [
          [pods, ["image-missing 0/1 ImagePullBackOff 0"]],
          [
            events("image-missing", "Pulling", "BackOff"),
            [
              'Pulling: Pulling image "nginx:1.161"',
              'BackOff: Back-off pulling image "nginx:1.161"',
            ],
          ],
        ],
      },
      {
        at: "5m",
        sees: [
          [pods, ["image-missing 0/1 ImagePullBackOff 0"]],
          [phase("image-missing"), "Pending"],
          [events("image-missing", "Pulling"), ['Pulling (x5): Pulling image "nginx:1.161"']],
        ],
      },
    ],
  },
  {
    behaviour: "a container for debugging is added to a pod that runs",
    manifest: "pods/debugged.yaml",
    walk: [
      { at: "20s", act: debug },
      {
        at: "30s",
        sees: [
          [pods, ["debugged 1/1 Running 0"]],
          [status("debugged", "debugger", "state.running.startedAt"), ["2026-01-01T00:00:20Z"]],
          [exec("debugged", "hostname", "debugger"), "debugged\n"],
        ],
      },
      {
        at: "2m",
        sees: [
          [pods, ["debugged 1/1 Running 0"]],
          [
            status("debugged", "debugger", "restartCount", "state.terminated.reason"),
            [0, "Completed"],
          ],
        ],
      },
    ],
  },
];
