/** Concepts, "Sidecar Containers"; tutorials, "Adopting Sidecar Containers". */
import { deletePod } from "./actions.ts";
import type { Example } from "./example.ts";
import { events, jobs, log, pods, status } from "./views.ts";

export const sidecars: readonly Example[] = [
  {
    behaviour: "the sidecar of a Deployment ships the log of the app",
    manifest: "sidecars/deployment.yaml",
    walk: [
      {
        at: "10s",
        sees: [
          [pods, ["with-sidecar-dd9cff775-* 2/2 Running 0"]],
          [log("with-sidecar", { container: "shipper", tailLines: 2 }), "logging\nlogging\n"],
        ],
      },
    ],
  },
  {
    behaviour: "a Job is done when its own container is, and its sidecar is stopped",
    manifest: "sidecars/job.yaml",
    walk: [
      {
        at: "10s",
        sees: [
          [pods, ["sidecar-job-* 2/2 Running 0"]],
          [jobs, ["sidecar-job Running 0/1 10s"]],
        ],
      },
      {
        at: "1m",
        sees: [
          [pods, ["sidecar-job-* 0/2 Completed 0"]],
          [jobs, ["sidecar-job Complete 1/1 50s"]],
          [log("sidecar-job", { container: "shipper" }), "step 1\nstep 2\nstep 3\n"],
        ],
      },
    ],
  },
  {
    behaviour: "sidecars start in order and stop in reverse",
    manifest: "sidecars/order.yaml",
    walk: [
      { at: "10s", sees: [[pods, ["sidecar-order 0/3 Init:0/2 0"]]] },
      {
        at: "30s",
        sees: [
          [pods, ["sidecar-order 3/3 Running 0"]],
          [
            events("sidecar-order", "Started"),
            [
              "Started: Container started",
              "Started: Container started",
              "Started: Container started",
            ],
          ],
        ],
      },
      {
        at: "40s",
        act: deletePod("sidecar-order"),
        sees: [[pods, ["sidecar-order 3/3 Terminating 0"]]],
      },
      {
        at: "46s",
        sees: [
          [pods, ["sidecar-order 2/3 Terminating 0"]],
          [status("sidecar-order", "app", "state.terminated.exitCode"), [0]],
          [
            status("sidecar-order", "agent", "state.running"),
            [{ startedAt: "2026-01-01T00:00:18Z" }],
          ],
        ],
      },
      {
        at: "50s",
        sees: [
          [pods, ["sidecar-order 1/3 Terminating 0"]],
          [status("sidecar-order", "agent", "state.terminated.exitCode"), [0]],
          [status("sidecar-order", "proxy", "state.running.startedAt"), ["2026-01-01T00:00:02Z"]],
        ],
      },
      { at: "55s", sees: [[pods, []]] },
    ],
  },
  {
    behaviour: "a sidecar is restarted by itself, whatever the policy of the pod",
    manifest: "sidecars/restarts.yaml",
    walk: [
      { at: "30s", sees: [[pods, ["sidecar-restarts 2/2 Running 1 (9s ago)"]]] },
      { at: "1m", sees: [[pods, ["sidecar-restarts 2/2 Running 2 (18s ago)"]]] },
      {
        at: "2m",
        sees: [
          [pods, ["sidecar-restarts 0/2 Completed 2 (78s ago)"]],
          [log("sidecar-restarts"), "done\n"],
          [
            status("sidecar-restarts", "shaky", "restartCount", "state.terminated.exitCode"),
            [2, 1],
          ],
        ],
      },
    ],
  },
  {
    behaviour: "a sidecar that is not ready keeps its pod from being so",
    manifest: "sidecars/readiness.yaml",
    walk: [
      { at: "20s", sees: [[pods, ["sidecar-readiness 1/2 Running 0"]]] },
      { at: "40s", sees: [[pods, ["sidecar-readiness 2/2 Running 0"]]] },
    ],
  },
  {
    behaviour: "how the sidecar of a Job ends does not matter",
    manifest: "sidecars/job-with-failing-sidecar.yaml",
    walk: [
      {
        at: "1m",
        sees: [
          [pods, ["unhappy-sidecar-* 0/2 Completed 0"]],
          [jobs, ["unhappy-sidecar Complete 1/1 15s"]],
          [status("unhappy-sidecar", "helper", "state.terminated.exitCode"), [7]],
        ],
      },
    ],
  },
  {
    behaviour: "the sidecars of a Job are stopped one after the other, and none starts again",
    manifest: "sidecars/job-with-two-sidecars.yaml",
    walk: [
      {
        at: "17s",
        sees: [
          [pods, ["two-sidecars-* 1/3 Completed 0"]],
          [jobs, ["two-sidecars Running 0/1 17s"]],
        ],
      },
      {
        at: "20s",
        sees: [
          [pods, ["two-sidecars-* 1/3 Completed 0"]],
          [jobs, ["two-sidecars Running 0/1 20s"]],
        ],
      },
      {
        at: "40s",
        sees: [
          [pods, ["two-sidecars-* 0/3 Completed 0"]],
          [jobs, ["two-sidecars Complete 1/1 26s"]],
          [
            status("two-sidecars", "slow", "restartCount", "state.terminated.finishedAt"),
            [0, "2026-01-01T00:00:24Z"],
          ],
          [
            status("two-sidecars", "quick", "restartCount", "state.terminated.finishedAt"),
            [0, "2026-01-01T00:00:16Z"],
          ],
        ],
      },
    ],
  },
];
