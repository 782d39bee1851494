/** However late the answers of webhooks come, and in whatever order: nothing is written twice. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { AdmissionRequest } from "../../api/admission-review.ts";
import { encodeBase64 } from "../../api/base64.ts";
import { allResources } from "../../api/index.ts";
import { isObject, type JsonObject } from "../../api/json.ts";
import type { ApiRequest, ApiResponse } from "../../api/request.ts";
import { seededRandom } from "../../api/runtime.ts";
import type { WebhookAnswer, WebhookCall } from "../../api/webhook-call.ts";
import { bootstrap } from "../../apiserver/bootstrap.ts";
import { ApiServer } from "../../apiserver/server.ts";
import { MemoryStorage } from "../../apiserver/storage/memory.ts";
import { SimClock } from "../../simulator/clock/sim-clock.ts";
import { mutating, rule, validating } from "./configurations.ts";

const reviewed = ["pods", "services"] as const;
const ref = (plural: string, group = "") => ({ group, version: "v1", plural });
const admission = (plural: string) => ref(plural, "admissionregistration.k8s.io");

type Step =
  | { readonly do: "ask"; readonly request: Omit<ApiRequest, "actor" | "namespace"> }
  /** The open question of that number, counted round, is answered. */
  | { readonly do: "answer"; readonly which: number };

const name = fc.constantFrom("a", "b");
const pod = (labels: JsonObject) => ({
  metadata: { labels },
  spec: { containers: [{ name: "main", image: "nginx:1.29" }] },
});
const labels = fc.constantFrom({ tier: "one" }, { tier: "two" }, { tier: "bad" });

const requests = fc.oneof(
  fc.record({ name, labels }).map(({ name: given, labels: own }) => {
    const body = { ...pod(own), metadata: { name: given, labels: own } };
    return { verb: "create", resource: ref("pods"), body } as const;
  }),
  labels.map((own) => {
    const body = { ...pod(own), metadata: { generateName: "made-", labels: own } };
    return { verb: "create", resource: ref("pods"), body } as const;
  }),
  name.map((given) => {
    const body = { metadata: { name: given }, spec: { ports: [{ port: 80 }], type: "NodePort" } };
    return { verb: "create", resource: ref("services"), body } as const;
  }),
  fc.record({ name, labels, plural: fc.constantFrom(...reviewed) }).map((given) => {
    const body = { metadata: { labels: given.labels } };
    const resource = ref(given.plural);
    return { verb: "patch", patchType: "merge", resource, name: given.name, body } as const;
  }),
  fc.record({ name, plural: fc.constantFrom(...reviewed) }).map((given) => {
    const options = { gracePeriodSeconds: 0 };
    return { verb: "delete", resource: ref(given.plural), name: given.name, options } as const;
  }),
  fc.constantFrom(...reviewed).map((plural) => {
    const options = { gracePeriodSeconds: 0 };
    return { verb: "deletecollection", resource: ref(plural), options } as const;
  }),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  requests.map((request) => ({ do: "ask" as const, request })),
  fc.nat(20).map((which) => ({ do: "answer" as const, which })),
);

interface Open {
  readonly call: WebhookCall;
  readonly done: (answer: WebhookAnswer) => void;
}

/** A server whose webhooks answer when they are told to. */
function lateServer() {
  const open: Open[] = [];
  /** What the validating webhook was shown last of each object, by uid. */
  const shown = new Map<string, string>();
  const clock = new SimClock(Date.UTC(2026, 0, 1));
  const storage = new MemoryStorage();
  const server = new ApiServer({
    storage,
    clock,
    random: seededRandom("late"),
    definitions: allResources,
    webhooks: { now: () => undefined, later: (call, done) => open.push({ call, done }) },
  });
  bootstrap(server);
  const namespace = "default";
  const given = (request: Omit<ApiRequest, "actor">) => {
    const { code, body } = server.handle({ actor: "tester", ...request });
    if (code >= 400) throw new Error(JSON.stringify(body));
  };
  const create = { verb: "create", namespace } as const;
  const metadata = { name: "default" };
  given({ ...create, resource: ref("serviceaccounts"), body: { metadata } });
  const quota = { metadata, spec: { hard: { pods: "4" } } };
  given({ ...create, resource: ref("resourcequotas"), body: quota });
  const status = { hard: { pods: "4" }, used: { pods: "0" } };
  const at = { resource: ref("resourcequotas"), namespace, name: "default", subresource: "status" };
  given({ ...at, verb: "update", body: { ...quota, status } });
  const rules = [rule(reviewed)];
  const at443 = { url: "https://hook.example.com/" };
  const hooks = { rules, clientConfig: at443, timeoutSeconds: 1 };
  given({
    verb: "create",
    resource: admission("mutatingwebhookconfigurations"),
    body: mutating(["one", "two"], hooks),
  });
  given({
    verb: "create",
    resource: admission("validatingwebhookconfigurations"),
    body: validating(["three", "four"], hooks),
  });
  return { server, storage, open, shown, clock };
}

const textOf = (object: JsonObject | null): string => {
  const metadata = isObject(object?.metadata) ? object.metadata : {};
  const { resourceVersion: _, managedFields: __, ...rest } = metadata;
  return JSON.stringify({ ...object, metadata: rest });
};

/** Mutating webhooks, whose reviews have no uid yet, add a note; the others dislike `bad`. */
function answer({ call: { body }, done }: Open, shown: Map<string, string>): void {
  const request = body.request as unknown as AdmissionRequest;
  const { object, operation } = request;
  const metadata = isObject(object?.metadata) ? object.metadata : {};
  const { uid, annotations, labels: own } = metadata;
  if (typeof uid === "string") shown.set(uid, `${shown.get(uid) ?? ""}${textOf(object)}\n`);
  const isNoted = isObject(annotations) && annotations.noted === "yes";
  const patch = [{ op: "add", path: "/metadata/annotations", value: { noted: "yes" } }];
  const changes =
    operation === "CREATE" && uid === undefined && !isNoted
      ? { patchType: "JSONPatch", patch: encodeBase64(JSON.stringify(patch)) }
      : {};
  const allowed = !(isObject(own) && own.tier === "bad" && uid !== undefined);
  const response = { uid: request.uid, allowed, ...changes };
  const review = { apiVersion: body.apiVersion, kind: body.kind, response };
  done({ code: 200, body: JSON.stringify(review) });
}

test("whatever is asked, and whenever it is answered, each request writes once or not at all", () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), (steps) => {
      const { server, storage, open, shown, clock } = lateServer();
      const since = storage.revision;
      const answers: { readonly request: ApiRequest; readonly answers: ApiResponse[] }[] = [];
      const answerOne = (which: number) => {
        const [one] = open.splice(which % open.length, 1);
        clock.runUntil(clock.now() + 700);
        if (one !== undefined) answer(one, shown);
      };
      for (const each of steps) {
        if (each.do === "answer") {
          if (open.length > 0) answerOne(each.which);
          continue;
        }
        const request = { ...each.request, namespace: "default", actor: "tester" };
        const own: ApiResponse[] = [];
        answers.push({ request, answers: own });
        server.ask(request, (response) => own.push(response));
      }
      while (open.length > 0) answerOne(open.length - 1);

      // Everybody was answered, once, and nobody had to give up.
      const codes = answers.map(({ answers: [response] }) => response?.code);
      expect(codes).not.toContain(504);
      expect(answers.map((each) => each.answers.length)).toEqual(answers.map(() => 1));
      const log = storage.history().filter(({ revision }) => revision > since);
      // The Service that each cluster has is made anew where it was deleted with the others.
      const asked = log.filter(({ key }) => key !== "default/kubernetes");
      const written = (type: string, plural: string) =>
        asked.filter((event) => event.type === type && event.resource === plural);
      const succeeded = (verb: string, plural: string) =>
        answers.filter(
          ({ request, answers: [response] }) =>
            request.verb === verb &&
            request.resource.plural === plural &&
            (response?.code ?? 500) < 400,
        ).length;
      for (const plural of reviewed) {
        // What was made was made once, for somebody who was told so.
        expect(written("ADDED", plural)).toHaveLength(succeeded("create", plural));
        expect(written("MODIFIED", plural).length).toBeLessThanOrEqual(succeeded("patch", plural));
      }
      // The quota was charged for each pod, once.
      const quota = storage.get("resourcequotas", "default/default");
      expect(quota).toMatchObject({
        status: { used: { pods: String(succeeded("create", "pods")) } },
      });
      // What was made is what was reviewed, to the letter.
      for (const plural of reviewed) {
        for (const { object } of written("ADDED", plural)) {
          const text = textOf(object as unknown as JsonObject);
          expect(shown.get(object.metadata.uid ?? "")?.split("\n")).toContain(text);
        }
      }
      // No two Services hold the same address.
      const addresses = storage.list("services").map(({ object }) => Object(object).spec.clusterIP);
      expect(new Set(addresses).size).toBe(addresses.length);
    }),
    { numRuns: 30, seed: 18 },
  );
});
