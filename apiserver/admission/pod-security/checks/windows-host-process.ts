import { type Check, containersThat } from "../check.ts";
import { setters } from "../words.ts";

/** Containers of Windows are no processes of their node. */
export const windowsHostProcess: Check = {
  id: "windowsHostProcess",
  level: "baseline",
  versions: [
    {
      since: 0,
      check({ spec }) {
        const isPodBad = spec.securityContext.windowsOptions?.hostProcess === true;
        const bad = containersThat(
          spec,
          ({ securityContext }) => securityContext?.windowsOptions?.hostProcess === true,
        );
        if (!isPodBad && bad.length === 0) return undefined;
        const what = "must not set securityContext.windowsOptions.hostProcess=true";
        return { reason: "hostProcess", detail: `${setters(isPodBad, bad)} ${what}` };
      },
    },
  ],
};
