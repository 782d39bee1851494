/** Tasks, "Expose Pod Information to Containers Through Files". */
import { Pod } from "../../api/core/pod/pod.ts";
import type { Example } from "./example.ts";
import { log, pods } from "./views.ts";

export const downwardApi: readonly Example[] = [
  {
    behaviour: "a container knows its pod by variables and by files",
    manifest: "downward-api/pod-fields.yaml",
    walk: [
      {
        at: "30s",
        sees: [
          [pods, ["downward-api 0/1 Completed 0"]],
          [
            log("downward-api"),
            'downward-api in default may use 250\nrack="rack-22"\nzone="us-est-coast"',
          ],
        ],
      },
    ],
  },
  {
    behaviour: "files of labels and annotations follow them",
    manifest: "downward-api/labels-follow.yaml",
    walk: [
      {
        at: "8s",
        sees: [
          [pods, ["follows-labels 1/1 Running 0"]],
          [
            log("follows-labels", { tailLines: 3 }),
            'zone="us-est-coast"\nbuild="two"\nbuilder="john-doe"\n',
          ],
        ],
      },
      {
        at: "10s",
        act: (cluster) =>
          cluster.patch(Pod, "follows-labels", { metadata: { labels: { zone: "us-west" } } }),
      },
      {
        at: "18s",
        sees: [
          [
            log("follows-labels", { tailLines: 3 }),
            'zone="us-west"\nbuild="two"\nbuilder="john-doe"\n',
          ],
        ],
      },
    ],
  },
  {
    behaviour: "requests and limits are files",
    manifest: "downward-api/container-fields.yaml",
    walk: [
      {
        at: "10s",
        sees: [
          [pods, ["container-fields 0/1 Completed 0"]],
          [
            log("container-fields"),
            "cpu_limit: 250\ncpu_request: 125\nmem_limit: 64\nmem_request: 32\n",
          ],
        ],
      },
    ],
  },
  {
    behaviour: "where there is no limit it is what the node has",
    manifest: "downward-api/node-is-the-limit.yaml",
    cluster: { nodeCpu: "4", nodeMemory: "8Gi" },
    walk: [
      {
        at: "10s",
        sees: [
          [pods, ["no-limits 0/1 Completed 0"]],
          [log("no-limits"), "4 8\n4"],
        ],
      },
    ],
  },
];
