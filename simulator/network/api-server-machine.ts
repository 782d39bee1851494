/** The machine of the API server, as pods and nodes reach it. */
import type { HttpRequest, HttpResponse } from "../../api/http-message.ts";
import { type Answerer, apiAnswerer } from "../../apiserver/http/answerer.ts";
import { apiServerAddress, apiServerPort } from "../../apiserver/upkeep/index.ts";
import { rootCertificate } from "../../controllers/index.ts";
import type { Beyond, Listener } from "../../network/index.ts";
import type { Cluster } from "../cluster.ts";
import { containerLogs } from "../containers/container-logs.ts";
import { containerStreams } from "../containers/container-streams.ts";

const name = "kube-apiserver";

/** As Go's server says it to who does not speak TLS. Source: Go 1.25, net/http. */
const plainRefusal: HttpResponse = {
  status: 400,
  headers: {},
  body: "Client sent an HTTP request to an HTTPS server.\n",
};

export function apiServerMachine(cluster: Cluster): Beyond {
  let answer: Answerer | undefined;
  const serve = (request: HttpRequest, client: string): ReturnType<Listener["serve"]> => {
    if (request.isTls !== true) return { response: plainRefusal, tookMs: 0 };
    answer ??= answererOf(cluster);
    return answer(request, client) ?? { hangs: true };
  };
  const listener: Listener = {
    container: name,
    authority: cluster.authority?.certificate ?? rootCertificate,
    serve: (request, _nowMs, client) => serve(request, client),
    state: () => "open",
  };
  return {
    address: apiServerAddress,
    server: { namespace: "kube-system", pod: name, container: name, node: "" },
    listener: (port) => (port === apiServerPort ? listener : undefined),
  };
}

const answererOf = (cluster: Cluster): Answerer =>
  apiAnswerer({
    server: cluster.server,
    reach: (client) => cluster.components.forClient(client),
    clock: cluster.clock,
    logs: containerLogs(cluster),
    streams: containerStreams(cluster),
    address: `${apiServerAddress}:${apiServerPort}`,
  });
