import type { Check } from "../check.ts";
import { named } from "../words.ts";

/** Pods see no files of their node. */
export const hostPathVolumes: Check = {
  id: "hostPathVolumes",
  level: "baseline",
  versions: [
    {
      since: 0,
      check({ spec: { volumes = [] } }) {
        const bad = volumes
          .filter(({ hostPath }) => hostPath !== undefined)
          .map(({ name }) => name);
        if (bad.length === 0) return undefined;
        return { reason: "hostPath volumes", detail: named("volume", bad) };
      },
    },
  ],
};
