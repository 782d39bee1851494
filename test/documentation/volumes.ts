/** Tasks, "Configure Pods and Containers": volumes of several sorts; concepts, "Volumes". */
import { PersistentVolumeClaim } from "../../api/core/persistent-volume-claim.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { PersistentVolume } from "../../api/core/volume/persistent-volume.ts";
import type { Cluster } from "../../simulator/cluster.ts";
import type { Example } from "./example.ts";
import { events, exec, field, log, pods, status } from "./views.ts";

/** The same pod once more. */
const again = (name: string) => (cluster: Cluster) => {
  const spec = cluster.get(Pod, name)?.spec;
  cluster.delete(Pod, name, { gracePeriodSeconds: 0 });
  const { containers, volumes, restartPolicy } = spec ?? {};
  const own = volumes?.filter(({ projected }) => projected === undefined);
  const plain = containers?.map(({ volumeMounts, ...container }) => ({
    ...container,
    volumeMounts: volumeMounts?.filter((mount) => own?.some((each) => each.name === mount.name)),
  }));
  cluster.apply({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name },
    spec: { restartPolicy, containers: plain, volumes: own },
  });
};

export const volumes: readonly Example[] = [
  {
    behaviour: "several sources are projected into one folder",
    manifest: "volumes/projected.yaml",
    walk: [
      {
        at: "10s",
        sees: [
          [pods, ["all-in-one 0/1 Completed 0"]],
          [
            log("all-in-one"),
            './..data\n./cpu_limit\n./labels\n./my-group\n./password\n./token\nadmin\ntier="cache"\n500\n777\n',
          ],
        ],
      },
    ],
  },
  {
    behaviour: "two containers share a volume",
    manifest: "volumes/shared.yaml",
    walk: [
      {
        at: "15s",
        sees: [
          [pods, ["two-containers 1/2 NotReady 0"]],
          [status("two-containers", "debian", "state.terminated.reason"), ["Completed"]],
          [
            exec("two-containers", "cat /usr/share/nginx/html/index.html", "nginx"),
            "Hello from the debian container\n",
          ],
        ],
      },
    ],
  },
  {
    behaviour: "an emptyDir outlives the containers of its pod",
    manifest: "volumes/outlives-containers.yaml",
    walk: [
      {
        at: "10s",
        act: (cluster) => exec("keeps-files", "echo Hello > /data/file; kill 1")(cluster),
      },
      {
        at: "20s",
        sees: [
          [pods, ["keeps-files 1/1 Running 1 (10s ago)"]],
          [exec("keeps-files", "cat /data/file; ls /tmp"), "Hello\n1-lines\n"],
        ],
      },
    ],
  },
  {
    behaviour: "a folder of a volume is mounted, by a name of variables too",
    manifest: "volumes/subpath.yaml",
    walk: [
      {
        at: "10s",
        sees: [
          [pods, ["site 2/2 Running 0"]],
          [
            exec("site", "cd /all; find . -type f | sort", "logger"),
            "./html/index.html\n./logs/site/hello.txt\n",
          ],
        ],
      },
    ],
  },
  {
    behaviour: "a folder of the node outlives the pod",
    manifest: "volumes/host-path.yaml",
    walk: [
      {
        at: "10s",
        act: again("host-path-writer"),
        sees: [[pods, ["host-path-writer 0/1 Pending 0"]]],
      },
      {
        at: "20s",
        sees: [
          [pods, ["host-path-writer 0/1 Completed 0"]],
          [log("host-path-writer"), "2\n"],
        ],
      },
    ],
  },
  {
    behaviour: "a claim outlives the pod that used it",
    manifest: "volumes/persistent.yaml",
    walk: [
      {
        at: "25s",
        sees: [
          [pods, ["task-pv-pod 1/1 Running 0"]],
          [field(PersistentVolumeClaim, "task-pv-claim", "spec.volumeName"), "task-pv-volume"],
          [field(PersistentVolume, "task-pv-volume", "status.phase"), "Bound"],
        ],
      },
      {
        at: "30s",
        act: (cluster) =>
          exec("task-pv-pod", "echo Hello > /usr/share/nginx/html/index.html")(cluster),
      },
      { at: "40s", act: again("task-pv-pod") },
      {
        at: "1m",
        sees: [
          [pods, ["task-pv-pod 1/1 Running 0"]],
          [exec("task-pv-pod", "cat /usr/share/nginx/html/index.html"), "Hello\n"],
        ],
      },
    ],
  },
  {
    behaviour: "files in memory count against the limit of who writes them",
    manifest: "volumes/memory.yaml",
    walk: [
      {
        at: "20s",
        sees: [
          [pods, ["files-in-memory 0/1 OOMKilled 0"]],
          [
            log("files-in-memory"),
            [
              "20+0 records in",
              "20+0 records out",
              "20971520 bytes (20.0MB) copied, 0.019531 seconds, 1.0GB/s",
              "small is written\n",
            ].join("\n"),
          ],
        ],
      },
    ],
  },
  {
    behaviour: "the files of an image are a volume to be read only",
    manifest: "volumes/image.yaml",
    walk: [
      {
        at: "30s",
        sees: [
          [pods, ["image-volume 1/1 Running 0"]],
          [exec("image-volume", "cat /volume/dir/file /volume/file /part/file"), "1\n2\n1\n"],
          [
            exec("image-volume", "touch /volume/new"),
            "touch: cannot touch '/volume/new': Read-only file system\n",
          ],
          [
            events("image-volume", "Pulling"),
            [
              'Pulling: Pulling image "quay.io/crio/artifact:v2"',
              'Pulling: Pulling image "debian:12"',
            ],
          ],
        ],
      },
    ],
  },
  {
    behaviour: "a volume whose image is not to be had keeps back the container that mounts it",
    manifest: "volumes/image-missing.yaml",
    walk: [
      { at: "10s", sees: [[pods, ["image-volume-missing 1/2 ImagePullBackOff 0"]]] },
      {
        at: "2m",
        sees: [
          [pods, ["image-volume-missing 1/2 ImagePullBackOff 0"]],
          [
            status("image-volume-missing", "reader", "state.waiting.reason", "image", "imageID"),
            ["ImagePullBackOff", "busybox:1.36", ""],
          ],
          [
            events("image-volume-missing", "Pulling", "BackOff"),
            [
              'Pulling (x4): Pulling image "registry.example.com/models/small:does-not-exist"',
              'Pulling: Pulling image "busybox:1.36"',
              'BackOff (x4): Back-off pulling image "registry.example.com/models/small:does-not-exist"',
            ],
          ],
        ],
      },
    ],
  },
];
