import { expect, test } from "vitest";
import { at, pods, testServer } from "../testing/server.ts";

const create = (spec: object) => ({
  verb: "create" as const,
  ...pods,
  body: {
    metadata: { name: "a", annotations: { "kubernetes.io/config.mirror": "x" } },
    spec: { nodeName: "n", containers: [{ name: "c", image: "web:1" }], ...spec },
  },
});

test("a mirror pod has no service account and no token", () => {
  const { spec } = testServer().given(create({}));
  expect([at(spec, "serviceAccountName"), at(spec, "volumes")]).toEqual(["", ""]);
});

const projected = (source: object) => ({
  volumes: [{ name: "v", projected: { sources: [source] } }],
});
const container = (parts: object) => ({
  containers: [{ name: "c", image: "web:1", ...parts }],
});
const secrets = "a mirror pod may not reference secrets";

test.each([
  {
    behaviour: "names a service account",
    spec: { serviceAccountName: "default" },
    why: "a mirror pod may not reference service accounts",
  },
  {
    behaviour: "mounts a Secret",
    spec: { volumes: [{ name: "v", secret: { secretName: "s" } }] },
    why: secrets,
  },
  { behaviour: "projects a Secret", spec: projected({ secret: { name: "s" } }), why: secrets },
  {
    behaviour: "has a variable of a Secret",
    spec: container({
      env: [{ name: "A", valueFrom: { secretKeyRef: { name: "s", key: "k" } } }],
    }),
    why: secrets,
  },
  {
    behaviour: "pulls with a Secret",
    spec: { imagePullSecrets: [{ name: "s" }] },
    why: secrets,
  },
  {
    behaviour: "projects a token",
    spec: projected({ serviceAccountToken: { path: "token" } }),
    why: "a mirror pod may not use ServiceAccountToken volume projections",
  },
])("a mirror pod that $behaviour is refused", ({ spec, why }) => {
  const { code, body } = testServer().send(create(spec));
  expect([code, at(body, "message")]).toEqual([403, `pods "a" is forbidden: ${why}`]);
});
