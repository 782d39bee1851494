/** What kubelets ask of a container to probe it. */
import type { Pod } from "../../api/core/pod/pod.ts";
import { getRequest } from "../../api/http-message.ts";
import type { ProbeCommand } from "../shell/process/probe-commands.ts";
import type { ProbeRequest } from "../shell/process/requests.ts";
import type { Container } from "../types.ts";

/** A request as a probe or a hook describes it. */
export type HttpGet = NonNullable<NonNullable<Container["readinessProbe"]>["httpGet"]>;

/** The commands that kubelets run in a container to probe it. */
export function probeCommandsOf(container: Container): readonly ProbeCommand[] {
  return probesOf(container).flatMap(({ exec, times }) =>
    exec === undefined ? [] : [{ command: exec.command ?? [], ...times }],
  );
}

/** What they ask it over HTTP. */
export function probeRequestsOf(container: Container, pod: Pod): readonly ProbeRequest[] {
  const headers = { "user-agent": "kube-probe/1.36", accept: "*/*", connection: "close" };
  return probesOf(container).flatMap(({ httpGet, times }) => {
    if (httpGet === undefined) return [];
    const port = portNumber(httpGet.port, container);
    const own = { ...headers, ...headersOf(httpGet) };
    const host = `${httpGet.host ?? pod.status.podIP ?? ""}:${port}`;
    const request = getRequest(httpGet.path ?? "/", { host, port, headers: own });
    return [{ request, ...times }];
  });
}

const probesOf = ({ startupProbe, readinessProbe, livenessProbe }: Container) =>
  [startupProbe, readinessProbe, livenessProbe].flatMap((probe) => {
    if (probe === undefined) return [];
    const { exec, httpGet, initialDelaySeconds = 0, periodSeconds, timeoutSeconds } = probe;
    const times = {
      delayMs: initialDelaySeconds * 1000,
      everyMs: periodSeconds * 1000,
      timeoutMs: timeoutSeconds * 1000,
      isStartup: probe === startupProbe,
    };
    return [{ exec, httpGet, times }];
  });

/** The headers that are given for a probe or a hook; their names are in lower case. */
export const headersOf = ({ httpHeaders = [] }: HttpGet): Readonly<Record<string, string>> =>
  Object.fromEntries(httpHeaders.map(({ name, value }) => [name.toLowerCase(), value]));

/** The port that a probe names; `NaN` where the container has none of that name. */
export function portNumber(port: number | string, container: Container): number {
  if (typeof port === "number") return port;
  const named = container.ports?.find(({ name }) => name === port);
  return named?.containerPort ?? Number(port);
}
