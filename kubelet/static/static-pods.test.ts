import { describe, expect, test } from "vitest";
import { directory, file, link } from "../shell/files/file-system.ts";
import { staticPod, staticPodsOf } from "./static-pods.ts";

const source = { node: "Node-1", path: "/etc/kubernetes/manifests/a.yaml" };
const manifest = (metadata: object, spec: object = {}) =>
  JSON.stringify({ apiVersion: "v1", kind: "Pod", metadata, spec });

test("a manifest becomes a pod of its node", () => {
  const pod = staticPod(manifest({ name: "web", labels: { a: "b" } }, { hostPID: true }), source);
  const hash = pod?.hash ?? "";
  expect(pod).toEqual({
    key: "default/web-node-1",
    hash: expect.stringMatching(/^[0-9a-f]{32}$/),
    metadata: {
      name: "web-node-1",
      namespace: "default",
      labels: { a: "b" },
      annotations: {
        "kubernetes.io/config.hash": hash,
        "kubernetes.io/config.mirror": hash,
        "kubernetes.io/config.source": "file",
      },
    },
    spec: {
      hostPID: true,
      nodeName: "Node-1",
      tolerations: [{ operator: "Exists", effect: "NoExecute" }],
    },
  });
});

describe("its hash", () => {
  const hashOf = (text: string, from = source) => staticPod(text, from)?.hash;
  const first = hashOf(manifest({ name: "web" }));

  test.each([
    { behaviour: "the same manifest, however it is written", same: true, text: pretty() },
    { behaviour: "another manifest", same: false, text: manifest({ name: "web" }, { a: 1 }) },
    {
      behaviour: "another node",
      same: false,
      text: manifest({ name: "web" }),
      from: { ...source, node: "n" },
    },
    {
      behaviour: "another file",
      same: false,
      text: manifest({ name: "web" }),
      from: { ...source, path: "/b" },
    },
  ])("of $behaviour is the same: $same", ({ same, text, from }) => {
    expect(hashOf(text, from) === first).toBe(same);
  });
});

function pretty(): string {
  return "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {}\n";
}

test.each([
  { behaviour: "nothing", text: "" },
  { behaviour: "no YAML", text: "a: [" },
  { behaviour: "two documents", text: `${pretty()}---\n${pretty()}` },
  { behaviour: "another kind", text: pretty().replace("Pod", "Service") },
  { behaviour: "a pod without a name", text: manifest({}) },
  { behaviour: "a pod without a spec", text: "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n" },
  { behaviour: "a pod with a Secret", text: manifest({ name: "a" }, { imagePullSecrets: [{}] }) },
])("$behaviour is no static pod", ({ text }) => {
  expect(staticPod(text, source)).toBeUndefined();
});

test("a directory has the pods of its files; the first of a name counts", () => {
  const root = directory([
    ["b.yaml", file(manifest({ name: "b" }))],
    ["a.json", file(manifest({ name: "a" }))],
    ["c.yaml", file(manifest({ name: "a" }, { hostPID: true }))],
    [".hidden", file(manifest({ name: "hidden" }))],
    ["link", link("a.json")],
    ["below", directory([["d.yaml", file(manifest({ name: "d" }))]])],
  ]);
  expect(staticPodsOf(root, "n").map(({ key, spec }) => [key, spec.hostPID])).toEqual([
    ["default/a-n", undefined],
    ["default/b-n", undefined],
  ]);
});
