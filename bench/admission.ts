import { LimitRange } from "../api/core/limit-range/limit-range.ts";
import { Namespace } from "../api/core/namespace.ts";
import { Pod } from "../api/core/pod/pod.ts";
import { ServiceAccount } from "../api/core/serviceaccount.ts";
import { allResources } from "../api/index.ts";
import { freezeObjects } from "../api/json.ts";
import type { ApiRequest } from "../api/request.ts";
import { seededRandom } from "../api/runtime.ts";
import type { AdmissionOptions } from "../apiserver/admission/index.ts";
import { namedPlugins } from "../apiserver/admission/plugins.ts";
import { bootstrap } from "../apiserver/bootstrap.ts";
import { ApiServer } from "../apiserver/server.ts";
import { MemoryStorage } from "../apiserver/storage/memory.ts";
import { untyped } from "../client/action.ts";
import { SimClock } from "../simulator/clock/sim-clock.ts";
import { type Benchmark, microsecondsEach } from "./harness.ts";

const sizes = { calls: 5_000, rounds: 9 };

/** Creates of pods that satisfy the restricted level, on a server of their own for every row. */
export const admission: Benchmark = {
  name: "admission",
  run() {
    const rows = [
      { what: "none", open: () => server({ disablePlugins: namedPlugins.map(nameOf) }) },
      { what: "all", open: () => server({}) },
      { what: "all, in a restricted namespace with a LimitRange", open: restricted },
    ];
    return rows.map(({ what, open }) => {
      const send = open();
      const each = microsecondsEach(() => send({ ...pods, verb: "create", body: pod }), sizes);
      const value = 1e6 / each;
      return { name: "admission", what: `creates of pods, plugins: ${what}`, value, unit: "1/s" };
    });
  },
};

const nameOf = ({ name }: { readonly name: string }) => name;

type Send = ReturnType<typeof server>;

const namespace = "default";
const pods = { resource: untyped(Pod), namespace };
const accounts = { resource: untyped(ServiceAccount), namespace };
const limitRanges = { resource: untyped(LimitRange), namespace };
const namespaces = { resource: untyped(Namespace), name: namespace };

const pod = freezeObjects({
  metadata: { generateName: "web-", labels: { app: "web" } },
  spec: {
    securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
    containers: [
      {
        name: "web",
        image: "nginx:1.27",
        ports: [{ containerPort: 80 }],
        resources: { requests: { cpu: "100m", memory: "64Mi" } },
        securityContext: {
          allowPrivilegeEscalation: false,
          capabilities: { drop: ["ALL"] },
        },
      },
    ],
  },
});

function restricted(): Send {
  const send = server({});
  const labels = { "pod-security.kubernetes.io/enforce": "restricted" };
  send({ ...namespaces, verb: "patch", patchType: "merge", body: { metadata: { labels } } });
  const limits = [
    { type: "Container", default: { cpu: "1", memory: "512Mi" }, max: { memory: "1Gi" } },
    { type: "Pod", max: { cpu: "4" } },
  ];
  const body = { metadata: { name: "bounds" }, spec: { limits } };
  send({ ...limitRanges, verb: "create", body });
  return send;
}

function server(options: AdmissionOptions) {
  const apiServer = new ApiServer({
    storage: new MemoryStorage(),
    clock: new SimClock(Date.UTC(2026, 0, 1)),
    random: seededRandom(0),
    definitions: allResources,
    admission: options,
  });
  bootstrap(apiServer);
  const send = (request: Omit<ApiRequest, "actor">) => {
    const { code, body } = apiServer.handle({ actor: "bench", ...request });
    if (code >= 400) throw new Error(JSON.stringify(body));
  };
  send({ ...accounts, verb: "create", body: { metadata: { name: "default" } } });
  return send;
}
