import { readFileSync } from "node:fs";
import { loadAll } from "js-yaml";
import { Pod } from "../api/core/pod/pod.ts";
import { allResources } from "../api/index.ts";
import { isObject } from "../api/json.ts";
import type { ApiRequest } from "../api/request.ts";
import { seededRandom } from "../api/runtime.ts";
import { goYaml } from "../api/yaml.ts";
import { bootstrap } from "../apiserver/bootstrap.ts";
import { ApiServer } from "../apiserver/server.ts";
import { MemoryStorage } from "../apiserver/storage/memory.ts";
import { untyped } from "../client/action.ts";
import { SimClock } from "../simulator/clock/sim-clock.ts";
import { webSpec } from "./clusters.ts";
import { type Benchmark, microsecondsEach } from "./harness.ts";

const sizes = { calls: 3_000, rounds: 7 };

/** Pods of one template, on a server that has policies which are about them, or about others. */
export const policies: Benchmark = {
  name: "policies",
  run() {
    const rows = [
      { what: "no policy", manifests: [], budget: 10 },
      { what: "policies over Deployments", manifests: ["replicas", "warn-and-audit"], budget: 10 },
      { what: "a rule of one expression", manifests: [pinnedImages], budget: 40 },
      { what: "a sidecar that is applied", manifests: ["sidecar"], budget: 300 },
    ];
    return rows.map(({ what, manifests, budget }) => {
      const send = server();
      for (const manifest of manifests) install(send, manifest);
      const value = microsecondsEach(() => send({ ...pods, verb: "create", body }), sizes);
      return { name: "policies", what: `create a pod, with ${what}`, value, unit: "us", budget };
    });
  },
};

const pods = { resource: untyped(Pod), namespace: "default" };
const body = { metadata: { generateName: "web-", labels: { app: "web" } }, spec: webSpec };

const group = { group: "admissionregistration.k8s.io", version: "v1" };

const pinnedImages = [
  {
    kind: "ValidatingAdmissionPolicy",
    metadata: { name: "pinned" },
    spec: {
      matchConstraints: {
        resourceRules: [
          { apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE"], resources: ["pods"] },
        ],
      },
      validations: [{ expression: "object.spec.containers.all(c, !c.image.endsWith(':latest'))" }],
    },
  },
  {
    kind: "ValidatingAdmissionPolicyBinding",
    metadata: { name: "pinned" },
    spec: { policyName: "pinned", validationActions: ["Deny"] },
  },
];

const plurals: Readonly<Record<string, string>> = {
  ValidatingAdmissionPolicy: "validatingadmissionpolicies",
  ValidatingAdmissionPolicyBinding: "validatingadmissionpolicybindings",
  MutatingAdmissionPolicy: "mutatingadmissionpolicies",
  MutatingAdmissionPolicyBinding: "mutatingadmissionpolicybindings",
};

/** Creates the objects of a manifest by its name, or those that are given. */
function install(send: ReturnType<typeof server>, manifest: string | readonly object[]): void {
  const folder = new URL("../manifests/policies/", import.meta.url);
  const objects =
    typeof manifest === "string"
      ? loadAll(readFileSync(new URL(`${manifest}.yaml`, folder), "utf8"), { schema: goYaml })
      : manifest;
  for (const object of objects) {
    const plural = isObject(object) ? plurals[String(object.kind)] : undefined;
    send({ resource: { ...group, plural: plural ?? "" }, verb: "create", body: object });
  }
}

function server() {
  const storage = new MemoryStorage();
  const clock = new SimClock(Date.parse("2026-01-01T00:00:00Z"));
  const random = seededRandom(1);
  const api = new ApiServer({ storage, clock, random, definitions: allResources });
  bootstrap(api);
  const accounts = { group: "", version: "v1", plural: "serviceaccounts" };
  const account = { metadata: { name: "default" } };
  const send = (request: Omit<ApiRequest, "actor">) => {
    const answer = api.handle({ actor: "bench", ...request });
    if (answer.code >= 400) throw new Error(JSON.stringify(answer.body));
    return answer;
  };
  send({ resource: accounts, namespace: "default", verb: "create", body: account });
  return send;
}
