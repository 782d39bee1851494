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
import { SimClock } from "../simulator/clock/sim-clock.ts";
import { webSpec } from "./clusters.ts";
import { type Benchmark, microsecondsEach } from "./harness.ts";

const sizes = { calls: 10_000, rounds: 7 };
const budget = 10;

/** Requests to an API server in this process that nobody watches; a new one for every row. */
export const write: Benchmark = {
  name: "write",
  run() {
    const rows = [
      { what: "create a pod of a template", operation: createPod },
      { what: "create a ConfigMap", operation: createConfigMap },
      { what: "update the status of a pod", operation: updateStatus },
      { what: "get a pod", operation: getPod },
    ];
    return rows.map(({ what, operation }) => {
      const value = microsecondsEach(operation(server()), sizes);
      return { name: "write", what, value, unit: "us", budget };
    });
  },
};

type Send = ReturnType<typeof server>;

const pods = { resource: untyped(Pod), namespace: "default" };
const podBody = { metadata: { generateName: "web-", labels: { app: "web" } }, spec: webSpec };

const createPod = (send: Send) => () => send({ ...pods, verb: "create", body: podBody });

function createConfigMap(send: Send) {
  const configMaps = { resource: untyped(ConfigMap), namespace: "default" };
  return (index: number) => {
    const body = { metadata: { name: `config-${index}` }, data: { color: "blue" } };
    send({ ...configMaps, verb: "create", body });
  };
}

function updateStatus(send: Send) {
  let pod = createPod(send)();
  const { name } = pod.metadata;
  return (index: number) => {
    const body = { ...pod, status: { phase: "Running", message: `round ${index}` } };
    pod = send({ ...pods, verb: "update", subresource: "status", name, body });
  };
}

function getPod(send: Send) {
  const { name } = createPod(send)().metadata;
  return () => send({ ...pods, verb: "get", name });
}

function server() {
  const clock = new SimClock(Date.UTC(2026, 0, 1));
  const random = seededRandom(0);
  const storage = new MemoryStorage();
  const apiServer = new ApiServer({ storage, clock, random, definitions: allResources });
  bootstrap(apiServer);
  const send = (request: Omit<ApiRequest, "actor">) => {
    const { code, body } = apiServer.handle({ actor: "bench", ...request });
    if (code >= 400 || !("metadata" in body) || "items" in body) {
      throw new Error(JSON.stringify(body));
    }
    return body;
  };
  const account = { resource: untyped(ServiceAccount), namespace: "default" };
  send({ ...account, verb: "create", body: { metadata: { name: "default" } } });
  return send;
}
