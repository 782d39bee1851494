/** Tasks, "Configure a Pod to Use a ConfigMap"; concepts, "ConfigMaps" and "Secrets". */
import { ConfigMap } from "../../api/core/configmap.ts";
import type { Example } from "./example.ts";
import { log, pods } from "./views.ts";

export const config: readonly Example[] = [
  {
    behaviour: "files follow a ConfigMap within a minute or so, variables do not",
    manifest: "config/follows.yaml",
    walk: [
      {
        at: "30s",
        sees: [
          [pods, ["config-follows 1/1 Running 0"]],
          [log("config-follows", { tailLines: 1 }), "good morning, good morning\n"],
        ],
      },
      {
        at: "40s",
        act: (cluster) => cluster.patch(ConfigMap, "greeting", { data: { text: "good evening" } }),
      },
      {
        at: "2m30s",
        sees: [[log("config-follows", { tailLines: 1 }), "good evening, good morning\n"]],
      },
    ],
  },
];
