/** Concepts, "Init Containers"; tasks, "Configure Pod Initialization", "Debug Init Containers". */
import type { Example } from "./example.ts";
import { events, exec, log, phase, pods, status } from "./views.ts";

export const initContainers: readonly Example[] = [
  {
    behaviour: "a server finds the files that init containers made",
    manifest: "init-containers/files-for-a-server.yaml",
    walk: [
      { at: "4s", sees: [[pods, ["init-containers 0/1 Init:0/2 0"]]] },
      {
        at: "30s",
        sees: [
          [pods, ["init-containers 1/1 Running 0"]],
          [
            exec("init-containers", "cat /usr/share/nginx/html/index.html"),
            "a page\nfor init-containers\n",
          ],
        ],
      },
    ],
  },
  {
    behaviour: "init containers run in their order, each to its end",
    manifest: "init-containers/in-order.yaml",
    walk: [
      {
        at: "15s",
        sees: [
          [pods, ["init-in-order 0/1 Init:0/2 0"]],
          [phase("init-in-order"), "Pending"],
        ],
      },
      {
        at: "30s",
        sees: [
          [pods, ["init-in-order 0/1 Init:1/2 0"]],
          [log("init-in-order", { container: "second" }), "waiting for two\n"],
        ],
      },
      {
        at: "1m",
        sees: [
          [pods, ["init-in-order 1/1 Running 0"]],
          [log("init-in-order"), "The app is running!\n"],
          [
            events("init-in-order", "Created", "Started"),
            [
              "Created: Container created",
              "Started: Container started",
              "Created: Container created",
              "Started: Container started",
              "Created: Container created",
              "Started: Container started",
            ],
          ],
        ],
      },
    ],
  },
  {
    behaviour: "one that fails is tried again, ever later",
    manifest: "init-containers/fails.yaml",
    walk: [
      { at: "3s", sees: [[pods, ["init-fails 0/1 Init:CrashLoopBackOff 1 (1s ago)"]]] },
      {
        at: "10s",
        sees: [
          [pods, ["init-fails 0/1 Init:CrashLoopBackOff 1 (8s ago)"]],
          [phase("init-fails"), "Pending"],
        ],
      },
      {
        at: "1m30s",
        sees: [
          [pods, ["init-fails 0/1 Init:CrashLoopBackOff 4 (15s ago)"]],
          [log("init-fails", { container: "first" }), "trying\n"],
          [
            events("init-fails", "BackOff"),
            [
              "BackOff (x4): Back-off restarting failed container first in pod init-fails_default(UID)",
            ],
          ],
        ],
      },
    ],
  },
  {
    behaviour: "one that fails is the end of a pod that is never restarted",
    manifest: "init-containers/fails-for-good.yaml",
    walk: [
      {
        at: "1m",
        sees: [
          [pods, ["init-fails-for-good 0/1 Init:Error 0"]],
          [phase("init-fails-for-good"), "Failed"],
          [
            status("init-fails-for-good", "app", "state"),
            [{ waiting: { reason: "PodInitializing" } }],
          ],
        ],
      },
    ],
  },
  {
    behaviour: "one that succeeds in the end lets the app start",
    manifest: "init-containers/eventually.yaml",
    walk: [
      { at: "10s", sees: [[pods, ["init-eventually 0/1 Init:CrashLoopBackOff 1 (8s ago)"]]] },
      {
        at: "1m",
        sees: [
          [pods, ["init-eventually 1/1 Running 0"]],
          [status("init-eventually", "first", "restartCount", "ready"), [2, true]],
        ],
      },
    ],
  },
];
