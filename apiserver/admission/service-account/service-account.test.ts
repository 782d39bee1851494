/** Pods and the service accounts that they run as. */
import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../api/json.ts";
import { at, pods, type Request, serviceAccounts, testServer } from "../../testing/server.ts";

const account = (name: string, rest: object, annotations: object = {}): Request => ({
  verb: "create",
  ...serviceAccounts,
  body: { metadata: { name, annotations }, ...rest },
});
const container = (rest: object = {}) => ({ name: "app", image: "web:1", ...rest });
const pod = (spec: object, name = "p"): Request => ({
  verb: "create",
  ...pods,
  body: { metadata: { name }, spec: { containers: [container()], ...spec } },
});

const shown = ({ spec }: JsonObject) => ({
  account: at(spec, "serviceAccountName"),
  hasToken: at(spec, "volumes.0.projected.sources.0.serviceAccountToken.path") === "token",
  pullsWith: at(spec, "imagePullSecrets.0.name"),
});

describe("a pod", () => {
  test.each([
    {
      behaviour: "of an account that mounts no token has none",
      given: { automountServiceAccountToken: false },
      spec: {},
      is: { hasToken: false, pullsWith: "" },
    },
    {
      behaviour: "that asks for a token has one, whatever its account says",
      given: { automountServiceAccountToken: false },
      spec: { automountServiceAccountToken: true },
      is: { hasToken: true, pullsWith: "" },
    },
    {
      behaviour: "that wants no token has none",
      given: { automountServiceAccountToken: true },
      spec: { automountServiceAccountToken: false },
      is: { hasToken: false, pullsWith: "" },
    },
    {
      behaviour: "pulls with the secrets of its account",
      given: { imagePullSecrets: [{ name: "registry" }] },
      spec: {},
      is: { hasToken: true, pullsWith: "registry" },
    },
    {
      behaviour: "pulls with its own secrets, where it has any",
      given: { imagePullSecrets: [{ name: "registry" }] },
      spec: { imagePullSecrets: [{ name: "mine" }] },
      is: { hasToken: true, pullsWith: "mine" },
    },
  ])("$behaviour", ({ given: rest, spec, is }) => {
    const { given } = testServer();
    const made = given(account("robot", rest), pod({ serviceAccountName: "robot", ...spec }));
    expect(shown(made)).toEqual({ account: "robot", ...is });
  });

  test("of a shared template gets what its account says now, in its namespace", () => {
    const { given, server } = testServer();
    const spec = Object.freeze({ containers: [container()] });
    const make = (name: string, namespace: string): string => {
      const body = { metadata: { name }, spec };
      const request = { verb: "create", ...pods, namespace, actor: "tester", body } as const;
      const answer: JsonObject = Object(server.handle(request).body);
      return shown(answer).pullsWith;
    };
    given(
      { verb: "create", resource: { group: "", version: "v1", plural: "namespaces" }, body: other },
      { ...account("default", { imagePullSecrets: [{ name: "theirs" }] }), namespace: "other" },
    );
    const before = [make("a", "default"), make("a", "other"), make("b", "default")];
    given({
      verb: "patch",
      patchType: "merge",
      ...serviceAccounts,
      name: "default",
      body: { imagePullSecrets: [{ name: "ours" }] },
    });
    expect([...before, make("c", "default")]).toEqual(["", "theirs", "", "ours"]);
  });
  const other = { metadata: { name: "other" } };
});

describe("an account that says which Secrets its pods may use", () => {
  const enforced = account(
    "strict",
    { secrets: [{ name: "known" }], imagePullSecrets: [{ name: "registry" }] },
    { "kubernetes.io/enforce-mountable-secrets": "true" },
  );
  const strict = (spec: object) => pod({ serviceAccountName: "strict", ...spec });
  const secretVolume = (secretName: string) => ({
    volumes: [{ name: "v", secret: { secretName } }],
  });
  const env = (name: string) => ({
    env: [{ name: "A", valueFrom: { secretKeyRef: { name, key: "k" } } }],
  });
  const envFrom = (name: string) => ({ envFrom: [{ secretRef: { name } }] });
  const notReferenced = "because service account strict does not reference that secret";

  test.each([
    { behaviour: "nothing", spec: {} },
    {
      behaviour: "those",
      spec: { ...secretVolume("known"), containers: [container(env("known"))] },
    },
    { behaviour: "its pull secrets", spec: { imagePullSecrets: [{ name: "registry" }] } },
  ])("has pods that use $behaviour", ({ spec }) => {
    testServer().given(enforced, strict(spec));
  });

  test.each([
    {
      spec: secretVolume("other"),
      fact: `volume with secret.secretName="other" is not allowed ${notReferenced}`,
    },
    {
      spec: { initContainers: [{ ...container(env("other")), name: "first" }] },
      fact:
        'init container first with envVar A referencing secret.secretName="other" is not ' +
        `allowed ${notReferenced}`,
    },
    {
      spec: { containers: [container(env("other"))] },
      fact:
        'container app with envVar A referencing secret.secretName="other" is not allowed ' +
        notReferenced,
    },
    {
      spec: { containers: [container(envFrom("other"))] },
      fact:
        'container app with envFrom referencing secret.secretName="other" is not allowed ' +
        notReferenced,
    },
    {
      spec: { imagePullSecrets: [{ name: "registry" }, { name: "other" }] },
      fact:
        'imagePullSecrets[1].name="other" is not allowed because service account strict does ' +
        "not reference that imagePullSecret",
    },
  ])("refuses a pod: $fact", ({ spec, fact }) => {
    const { given, send } = testServer();
    given(enforced);
    const { code, body } = send(strict(spec));
    expect([code, at(body, "message")]).toEqual([403, `pods "p" is forbidden: ${fact}`]);
  });

  test("refuses a container that debugs a pod with another", () => {
    const { given, send } = testServer();
    given(enforced, strict({}));
    const { body } = send({
      verb: "patch",
      patchType: "strategic",
      ...pods,
      name: "p",
      subresource: "ephemeralcontainers",
      body: { spec: { ephemeralContainers: [{ ...container(env("other")), name: "debug" }] } },
    });
    expect(at(body, "message")).toBe(
      'pods "p" is forbidden: ephemeral container debug with envVar A referencing ' +
        `secret.secretName="other" is not allowed ${notReferenced}`,
    );
  });
});
