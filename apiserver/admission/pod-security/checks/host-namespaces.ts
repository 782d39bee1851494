import type { Check } from "../check.ts";

const fields = ["hostNetwork", "hostPID", "hostIPC"] as const;

/** Pods share nothing with the node that they run on. */
export const hostNamespaces: Check = {
  id: "hostNamespaces",
  level: "baseline",
  versions: [
    {
      since: 0,
      check({ spec }) {
        const shared = fields.filter((field) => spec[field] === true);
        if (shared.length === 0) return undefined;
        const detail = shared.map((field) => `${field}=true`).join(", ");
        return { reason: "host namespaces", detail };
      },
    },
  ],
};
