import { ConfigMap } from "../api/core/configmap.ts";
import { Pod } from "../api/core/pod/pod.ts";
import { ServiceAccount } from "../api/core/serviceaccount.ts";
import { allResources } from "../api/index.ts";
import type { ApiRequest } from "../api/request.ts";
import { seededRandom } from "../api/runtime.ts";
import { bootstrap } from "../apiserver/bootstrap.ts";
import { ApiServer } from "../apiserver/server.ts";
import { MemoryStorage } from "../apiserver/storage/memory.ts";
import { untyped } from "../client/action.ts";
import { SimClock } from "../simulator/sim-clock.ts";
import { webSpec } from "./clusters.ts";
import { type Benchmark, microsecondsEach } from "./harness.ts";

const sizes = { calls: 10_000, rounds: 7 };
const budget = 10;

/** Requests to an API server in this process that nobody watches. */
export const write: Benchmark = {
  name: "write",
  run() {
    const send = server();
    const account = { resource: untyped(ServiceAccount), namespace: "default" };
    send({ ...account, verb: "create", body: { metadata: { name: "default" } } });
    const pod = { resource: untyped(Pod), namespace: "default" };
    const labels = { app: "web" };
    const metadata = { generateName: "web-", labels };
    const create = () => send({ ...pod, verb: "create", body: { metadata, spec: webSpec } });

    const configMap = { resource: untyped(ConfigMap), namespace: "default" };
    const createConfigMap = (index: number) => {
      const body = { metadata: { name: `config-${index}` }, data: { color: "blue" } };
      send({ ...configMap, verb: "create", body });
    };

    let written = create();
    const { name } = written.metadata;
    const updateStatus = (index: number) => {
      const status = { phase: "Running", message: `round ${index}` };
      const body = { ...written, status };
      written = send({ ...pod, verb: "update", subresource: "status", name, body });
    };
    const get = () => send({ ...pod, verb: "get", name });

    const measure = (what: string, run: (index: number) => void) => {
      const value = microsecondsEach(run, sizes);
      return { name: "write", what, value, unit: "us", budget } as const;
    };
    return [
      measure("create a pod of a template", create),
      measure("create a ConfigMap", createConfigMap),
      measure("update the status of a pod", updateStatus),
      measure("get a pod", get),
    ];
  },
};

function server() {
  const clock = new SimClock(Date.UTC(2026, 0, 1));
  const random = seededRandom(0);
  const storage = new MemoryStorage();
  const apiServer = new ApiServer({ storage, clock, random, definitions: allResources });
  bootstrap(apiServer);
  return (request: Omit<ApiRequest, "actor">) => {
    const { code, body } = apiServer.handle({ actor: "bench", ...request });
    if (code >= 400 || !("metadata" in body) || "items" in body) {
      throw new Error(JSON.stringify(body));
    }
    return body;
  };
}
