/** The kubelet is killed and started again at any moment: what runs on the machine goes on. */
import { expect, test } from "vitest";
import { Pod } from "../../api/core/pod/pod.ts";
import { containerLog } from "../../kubelet/index.ts";
import { createCluster } from "../../simulator/cluster.ts";

const sh = (script: string) => ["sh", "-c", script];
const data = [{ name: "v", mountPath: "/data" }];
const volumes = [{ name: "v", emptyDir: {} }];
const image = "busybox:1.36";

const examples: readonly { readonly what: string; readonly spec: object }[] = [
  {
    what: "a container that loses its file",
    spec: {
      containers: [
        {
          name: "c",
          image,
          command: sh("touch /tmp/healthy; sleep 20; rm -f /tmp/healthy; sleep 600"),
          livenessProbe: { exec: { command: ["cat", "/tmp/healthy"] }, periodSeconds: 5 },
        },
      ],
    },
  },
  {
    what: "a container that crashes",
    spec: { containers: [{ name: "c", image, command: sh("echo run; sleep 3; exit 1") }] },
  },
  {
    what: "containers that share a volume, after one that fills it",
    spec: {
      initContainers: [
        { name: "i", image, command: sh("echo first >/data/log; sleep 2"), volumeMounts: data },
      ],
      containers: [
        {
          name: "c",
          image,
          command: sh("while sleep 4; do date +%S >>/data/log; done"),
          volumeMounts: data,
        },
        { name: "reader", image, command: sh("tail -f /data/log"), volumeMounts: data },
      ],
      volumes,
    },
  },
  {
    what: "a sidecar that outlives the rest",
    spec: {
      restartPolicy: "Never",
      initContainers: [
        { name: "s", image, restartPolicy: "Always", command: sh("while sleep 2; do date; done") },
      ],
      containers: [{ name: "c", image, command: sh("sleep 15; echo done") }],
    },
  },
];

const lastSecond = 60;

/** The statuses and logs of the pod after a minute. */
function outcome(spec: object, restartMs?: number): unknown {
  const cluster = createCluster({ nodes: 1 });
  cluster.apply({ apiVersion: "v1", kind: "Pod", metadata: { name: "p" }, spec });
  if (restartMs !== undefined) {
    cluster.advance(restartMs);
    cluster.restart("kubelet");
  }
  cluster.advance(lastSecond * 1000 - (restartMs ?? 0));
  const pod = cluster.get(Pod, "p");
  if (pod === undefined) throw new Error("there is no pod");
  const { containerStatuses = [], initContainerStatuses = [], phase } = pod.status;
  const options = { nowMs: cluster.nowMs };
  const logs = containerStatuses.map(({ name }) =>
    containerLog(pod, name, options, cluster.kubelet),
  );
  return { phase, containerStatuses, initContainerStatuses, logs };
}

test.each(examples)("$what ends up as if nothing had happened", ({ spec }) => {
  const undisturbed = outcome(spec);
  for (let restartMs = 500; restartMs < lastSecond * 1000; restartMs += 700) {
    expect(outcome(spec, restartMs), `killed after ${restartMs} ms`).toEqual(undisturbed);
  }
});
