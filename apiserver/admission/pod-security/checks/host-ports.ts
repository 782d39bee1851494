import { allContainers, type Check } from "../check.ts";
import { counted, unique, user } from "../words.ts";

/** Containers take no ports of their node. */
export const hostPorts: Check = {
  id: "hostPorts",
  level: "baseline",
  versions: [
    {
      since: 0,
      check({ spec }) {
        const bad = allContainers(spec).flatMap(({ name, ports = [] }) => {
          const taken = ports.flatMap(({ hostPort = 0 }) => (hostPort === 0 ? [] : [hostPort]));
          return taken.length === 0 ? [] : [{ name, taken }];
        });
        if (bad.length === 0) return undefined;
        const ports = unique(bad.flatMap(({ taken }) => taken.map(String)));
        const names = bad.map(({ name }) => name);
        return {
          reason: "hostPort",
          detail: `${user("container", names)} ${counted("hostPort", ports)} ${ports.join(", ")}`,
        };
      },
    },
  ],
};
