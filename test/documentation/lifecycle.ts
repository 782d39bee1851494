/** Tasks, "Attach Handlers to Container Lifecycle Events"; concepts, "Lifecycle Hooks". */
import { deletePod } from "./actions.ts";
import type { Example } from "./example.ts";
import { events, exec, log, pods, status } from "./views.ts";

export const lifecycle: readonly Example[] = [
  {
    behaviour: "a file is written right after the start, and the end waits for a hook",
    manifest: "lifecycle/hooks.yaml",
    walk: [
      {
        at: "30s",
        sees: [
          [pods, ["lifecycle-hooks 1/1 Running 0"]],
          [exec("lifecycle-hooks", "cat /usr/share/message"), "hello from postStart\n"],
        ],
      },
      {
        at: "40s",
        act: deletePod("lifecycle-hooks"),
        sees: [[pods, ["lifecycle-hooks 1/1 Terminating 0"]]],
      },
      {
        at: "44s",
        sees: [
          [pods, ["lifecycle-hooks 1/1 Terminating 0"]],
          [events("lifecycle-hooks", "Killing"), ["Killing: Stopping container server"]],
        ],
      },
      { at: "48s", sees: [[pods, []]] },
    ],
  },
  {
    behaviour: "a hook that needs more than the grace period is cut, two seconds are left",
    manifest: "lifecycle/hook-takes-too-long.yaml",
    walk: [
      {
        at: "30s",
        act: deletePod("long-pre-stop"),
        sees: [[pods, ["long-pre-stop 1/1 Terminating 0"]]],
      },
      { at: "41s", sees: [[pods, ["long-pre-stop 1/1 Terminating 0"]]] },
      {
        at: "44s",
        sees: [
          [pods, []],
          [events("long-pre-stop", "Killing"), ["Killing: Stopping container app"]],
        ],
      },
    ],
  },
  {
    behaviour: "a hook may just sleep",
    manifest: "lifecycle/hook-sleeps.yaml",
    walk: [
      {
        at: "30s",
        act: deletePod("sleeping-hook"),
        sees: [[pods, ["sleeping-hook 1/1 Terminating 0"]]],
      },
      { at: "44s", sees: [[pods, ["sleeping-hook 1/1 Terminating 0"]]] },
      { at: "47s", sees: [[pods, []]] },
    ],
  },
  {
    behaviour: "a postStart hook that fails kills its container",
    manifest: "lifecycle/hook-fails.yaml",
    walk: [
      {
        at: "5s",
        sees: [
          [pods, ["failing-hook 0/1 CrashLoopBackOff 1 (1s ago)"]],
          [
            events("failing-hook", "FailedPostStartHook", "Killing", "BackOff"),
            [
              "FailedPostStartHook (x2): PostStartHook failed",
              "Killing (x2): FailedPostStartHook",
              "BackOff: Back-off restarting failed container server in pod failing-hook_default(UID)",
            ],
          ],
        ],
      },
      {
        at: "2m",
        sees: [
          [pods, ["failing-hook 0/1 CrashLoopBackOff 4 (43s ago)"]],
          [
            status(
              "failing-hook",
              "server",
              "state.waiting.reason",
              "lastState.terminated.exitCode",
            ),
            ["CrashLoopBackOff", 0],
          ],
        ],
      },
    ],
  },
  {
    behaviour: "a process that heeds SIGTERM ends when it is ready to",
    manifest: "lifecycle/graceful-end.yaml",
    walk: [
      {
        at: "30s",
        act: deletePod("graceful-end"),
        sees: [[pods, ["graceful-end 1/1 Terminating 0"]]],
      },
      {
        at: "35s",
        sees: [
          [pods, ["graceful-end 1/1 Terminating 0"]],
          [log("graceful-end"), "up\nstopping\n"],
        ],
      },
      { at: "43s", sees: [[pods, []]] },
    ],
  },
  {
    behaviour: "a process that does not is killed after 30 seconds",
    manifest: "lifecycle/deaf.yaml",
    walk: [
      { at: "30s", act: deletePod("deaf"), sees: [[pods, ["deaf 1/1 Terminating 0"]]] },
      { at: "59s", sees: [[pods, ["deaf 1/1 Terminating 0"]]] },
      { at: "1m3s", sees: [[pods, []]] },
    ],
  },
  {
    behaviour: "a preStop hook that fails is told, and holds nobody up",
    manifest: "lifecycle/stop-hook-fails.yaml",
    walk: [
      {
        at: "30s",
        act: deletePod("failing-stop-hook"),
        sees: [[pods, ["failing-stop-hook 1/1 Terminating 0"]]],
      },
      {
        at: "33s",
        sees: [
          [pods, ["failing-stop-hook 1/1 Terminating 0"]],
          [
            events("failing-stop-hook", "Killing", "FailedPreStopHook"),
            ["Killing: Stopping container app", "FailedPreStopHook: PreStopHook failed"],
          ],
        ],
      },
      {
        at: "40s",
        sees: [
          [pods, []],
          [
            events("failing-stop-hook", "FailedPreStopHook"),
            ["FailedPreStopHook: PreStopHook failed"],
          ],
        ],
      },
    ],
  },
];
