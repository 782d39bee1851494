import { type Check, containersThat } from "../check.ts";
import { named } from "../words.ts";

/** Containers do not run with the rights of the node. */
export const privileged: Check = {
  id: "privileged",
  level: "baseline",
  versions: [
    {
      since: 0,
      check({ spec }) {
        const bad = containersThat(
          spec,
          ({ securityContext }) => securityContext?.privileged === true,
        );
        if (bad.length === 0) return undefined;
        const detail = `${named("container", bad)} must not set securityContext.privileged=true`;
        return { reason: "privileged", detail };
      },
    },
  ],
};
