import { allContainers, type Check } from "../check.ts";
import { counted, quoted, unique, user } from "../words.ts";

/** What a probe or a hook may do over the network. */
interface Handler {
  readonly httpGet?: { readonly host?: string };
  readonly tcpSocket?: { readonly host?: string };
}

/** Probes and hooks reach nothing but their own pod. */
export const hostProbesAndHostLifecycle: Check = {
  id: "hostProbesAndHostLifecycle",
  level: "baseline",
  versions: [
    {
      since: 34,
      check({ spec }) {
        const bad = allContainers(spec).flatMap((container) => {
          const { name, livenessProbe, readinessProbe, startupProbe, lifecycle = {} } = container;
          const { postStart, preStop } = lifecycle;
          const handlers = [livenessProbe, readinessProbe, startupProbe, postStart, preStop];
          const hosts = handlers.flatMap(hostsOf);
          return hosts.length === 0 ? [] : [{ name, hosts }];
        });
        if (bad.length === 0) return undefined;
        const names = unique(bad.map(({ name }) => name));
        const hosts = unique(bad.flatMap((each) => each.hosts));
        const what = counted("probe or lifecycle host", hosts);
        return {
          reason: "probe or lifecycle host",
          detail: `${user("container", names)} ${what} ${quoted(hosts)}`,
        };
      },
    },
  ],
};

const hostsOf = (handler: Handler | undefined): readonly string[] =>
  [handler?.httpGet?.host ?? "", handler?.tcpSocket?.host ?? ""].filter((host) => host !== "");
