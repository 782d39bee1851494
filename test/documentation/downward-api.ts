/** Tasks, "Expose Pod Information to Containers Through Environment Variables" and "Files". */
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
];
