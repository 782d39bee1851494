/** What kubelets ask of a container to probe it. */
import type { Pod } from "../../api/core/pod/pod.ts";
import { getRequest, type HttpRequest } from "../../api/http-message.ts";
import { bracketed } from "../shell/network/url.ts";
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
  const { podIP = "" } = pod.status;
  return probesOf(container).flatMap(({ httpGet, times }) =>
    httpGet === undefined
      ? []
      : [{ request: probeRequest(httpGet, { container, podIP }), ...times }],
  );
}

/** The request that a probe makes. Source: kubelet 1.36, pkg/probe/http/request.go. */
export function probeRequest(
  httpGet: HttpGet,
  of: { readonly container: Container; readonly podIP: string },
): HttpRequest {
  const port = portNumber(httpGet.port, of.container);
  const named = httpGet.host === undefined || httpGet.host === "" ? of.podIP : httpGet.host;
  const { host = `${bracketed(named)}:${port}`, ...own } = headersOf(httpGet);
  return getRequest(httpGet.path ?? "/", { host, port, headers: { ...probeHeaders, ...own } });
}

const probeHeaders = { "user-agent": "kube-probe/1.36", accept: "*/*", connection: "close" };

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
