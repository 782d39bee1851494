/** Tasks, "Configure Liveness, Readiness and Startup Probes". */
import type { Example } from "./example.ts";
import { endpoints, events, log, pods, status } from "./views.ts";

const told = (name: string) => events(name, "Unhealthy", "Killing", "BackOff");

export const probes: readonly Example[] = [
  {
    behaviour: "a command that fails after 30 seconds gets its container restarted",
    manifest: "probes/liveness-command.yaml",
    walk: [
      {
        at: "30s",
        sees: [
          [pods, ["liveness-command 1/1 Running 0"]],
          [told("liveness-command"), []],
        ],
      },
      {
        at: "37s",
        sees: [
          [pods, ["liveness-command 1/1 Running 0"]],
          [
            told("liveness-command"),
            [
              "Unhealthy: Liveness probe failed: cat: can't open '/tmp/healthy': No such file or directory\n",
            ],
          ],
        ],
      },
      {
        at: "1m18s",
        sees: [
          [pods, ["liveness-command 1/1 Running 1 (5s ago)"]],
          [
            told("liveness-command"),
            [
              "Unhealthy (x3): Liveness probe failed: cat: can't open '/tmp/healthy': No such file or directory\n",
              "Killing: Container app failed liveness probe, will be restarted",
            ],
          ],
        ],
      },
    ],
  },
  {
    behaviour: "an HTTP server that answers 500 after ten seconds is restarted, ever later",
    manifest: "probes/liveness-http.yaml",
    walk: [
      {
        at: "10s",
        sees: [
          [pods, ["liveness-http 1/1 Running 0"]],
          [told("liveness-http"), []],
        ],
      },
      {
        at: "22s",
        sees: [
          [pods, ["liveness-http 1/1 Running 1 (3s ago)"]],
          [
            told("liveness-http"),
            [
              "Unhealthy (x3): Liveness probe failed: HTTP probe failed with statuscode: 500",
              "Killing: Container app failed liveness probe, will be restarted",
            ],
          ],
        ],
      },
      {
        at: "2m",
        sees: [
          [pods, ["liveness-http 0/1 CrashLoopBackOff 4 (15s ago)"]],
          [
            told("liveness-http"),
            [
              "Unhealthy (x9): Liveness probe failed: HTTP probe failed with statuscode: 500",
              "Killing (x3): Container app failed liveness probe, will be restarted",
            ],
          ],
        ],
      },
    ],
  },
  {
    behaviour: "a slow start is waited for by a startup probe, which holds back liveness",
    manifest: "probes/startup-probe.yaml",
    walk: [
      {
        at: "38s",
        sees: [
          [pods, ["startup-probe 0/1 Running 0"]],
          [status("startup-probe", "app", "started"), [false]],
        ],
      },
      {
        at: "45s",
        sees: [
          [pods, ["startup-probe 1/1 Running 0"]],
          [status("startup-probe", "app", "started"), [true]],
        ],
      },
      { at: "10m", sees: [[pods, ["startup-probe 1/1 Running 0"]]] },
    ],
  },
  {
    behaviour: "a pod that never starts up is killed, and fails where it is not restarted",
    manifest: "probes/startup-fails.yaml",
    walk: [
      {
        at: "10s",
        sees: [
          [pods, ["startup-fails 0/1 Running 0"]],
          [
            told("startup-fails"),
            [
              "Unhealthy (x2): Startup probe failed: cat: can't open '/tmp/up': No such file or directory\n",
            ],
          ],
        ],
      },
      {
        at: "12s",
        sees: [
          [pods, ["startup-fails 0/1 Running 0"]],
          [
            told("startup-fails"),
            [
              "Unhealthy (x2): Startup probe failed: cat: can't open '/tmp/up': No such file or directory\n",
            ],
          ],
        ],
      },
      { at: "40s", sees: [[pods, ["startup-fails 0/1 Error 0"]]] },
    ],
  },
  {
    behaviour: "a pod that is not ready gets no traffic, and is not restarted",
    manifest: "probes/readiness-command.yaml",
    walk: [
      {
        at: "9s",
        sees: [
          [pods, ["readiness-command 0/1 Running 0"]],
          [endpoints("readiness"), []],
          [
            told("readiness-command"),
            [
              "Unhealthy: Readiness probe failed: cat: can't open '/tmp/ready': No such file or directory\n",
            ],
          ],
        ],
      },
      {
        at: "20s",
        sees: [
          [pods, ["readiness-command 1/1 Running 0"]],
          [endpoints("readiness"), ["readiness-command"]],
        ],
      },
      {
        at: "1m",
        sees: [
          [pods, ["readiness-command 0/1 Running 0"]],
          [endpoints("readiness"), []],
          [
            told("readiness-command"),
            [
              "Unhealthy (x5): Readiness probe failed: cat: can't open '/tmp/ready': No such file or directory\n",
            ],
          ],
        ],
      },
    ],
  },
  {
    behaviour: "connections are tried 15 seconds after the start, then every ten",
    manifest: "probes/tcp.yaml",
    walk: [
      { at: "15s", sees: [[pods, ["tcp-probes 0/1 Running 0"]]] },
      {
        at: "25s",
        sees: [
          [pods, ["tcp-probes 1/1 Running 0"]],
          [told("tcp-probes"), []],
        ],
      },
      {
        at: "10m",
        sees: [
          [pods, ["tcp-probes 1/1 Running 0"]],
          [told("tcp-probes"), []],
        ],
      },
    ],
  },
  {
    behaviour: "a port on which nobody listens gets the container restarted",
    manifest: "probes/tcp-wrong-port.yaml",
    walk: [
      {
        at: "25s",
        sees: [
          [pods, ["tcp-wrong-port 1/1 Running 0"]],
          [
            told("tcp-wrong-port"),
            [
              "Unhealthy: Liveness probe failed: dial tcp 10.244.0.2:8081: connect: connection refused",
            ],
          ],
        ],
      },
      {
        at: "1m",
        sees: [
          [pods, ["tcp-wrong-port 1/1 Running 1 (16s ago)"]],
          [
            told("tcp-wrong-port"),
            [
              "Unhealthy (x3): Liveness probe failed: dial tcp 10.244.0.2:8081: connect: connection refused",
              "Killing: Container server failed liveness probe, will be restarted",
            ],
          ],
        ],
      },
    ],
  },
  {
    behaviour: "a server of gRPC is asked for its health",
    manifest: "probes/grpc.yaml",
    walk: [
      {
        at: "1m",
        sees: [
          [pods, ["grpc-probe 1/1 Running 0"]],
          [told("grpc-probe"), []],
        ],
      },
    ],
  },
  {
    behaviour: "ports are named, and the first success of the startup probe counts at once",
    manifest: "probes/named-port.yaml",
    walk: [
      {
        at: "5s",
        sees: [
          [pods, ["named-port 1/1 Running 0"]],
          [status("named-port", "web", "started"), [true]],
        ],
      },
      {
        at: "1m",
        sees: [
          [pods, ["named-port 1/1 Running 0"]],
          [told("named-port"), []],
        ],
      },
    ],
  },
  {
    behaviour: "a probe has a grace period of its own, shorter than that of the pod",
    manifest: "probes/grace-of-a-probe.yaml",
    walk: [
      {
        at: "25s",
        sees: [
          [pods, ["grace-of-a-probe 1/1 Running 0"]],
          [
            told("grace-of-a-probe"),
            [
              "Unhealthy: Liveness probe failed: cat: can't open '/tmp/healthy': No such file or directory\n",
              "Killing: Container app failed liveness probe, will be restarted",
            ],
          ],
        ],
      },
      { at: "1m20s", sees: [[pods, ["grace-of-a-probe 1/1 Running 0"]]] },
      {
        at: "1m30s",
        sees: [
          [pods, ["grace-of-a-probe 1/1 Running 1 (7s ago)"]],
          [status("grace-of-a-probe", "app", "lastState.terminated.exitCode"), [137]],
        ],
      },
    ],
  },
  {
    behaviour: "a probe finds what it has written at its calls before, and so does the container",
    manifest: "probes/counts-its-calls.yaml",
    walk: [
      {
        at: "9s",
        sees: [
          [pods, ["counts-its-calls 0/1 Running 0"]],
          [log("counts-its-calls"), "called\n"],
        ],
      },
      { at: "20s", sees: [[pods, ["counts-its-calls 1/1 Running 0"]]] },
    ],
  },
];
