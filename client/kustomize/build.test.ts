/** What kustomizations make; that the real kubectl makes the same is seen in conformance. */
import { describe, expect, test } from "vitest";
import { metadataOf } from "../../api/json-parts.ts";
import { buildKustomization, hasKustomization } from "./build.ts";

/** Files by their path. */
function filesIn(texts: Readonly<Record<string, string>>) {
  return {
    read: (path: string) =>
      texts[path] === undefined ? undefined : new TextEncoder().encode(texts[path]),
    list(folder: string) {
      const below = Object.keys(texts).filter((path) => path.startsWith(`${folder}/`));
      const names = below.map((path) => path.slice(folder.length + 1).split("/")[0] ?? "");
      return names.length === 0 ? undefined : [...new Set(names)];
    },
  };
}

const web = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      containers: [{ name: app, image: "nginx:1.27", envFrom: [{ configMapRef: { name: settings } }] }]
`;

const build = (texts: Readonly<Record<string, string>>) =>
  buildKustomization(filesIn(texts), "app");

test("a folder has a kustomization where a file is named so", () => {
  const files = filesIn({ "app/kustomization.yml": "", "other/web.yaml": web });
  expect(["app", "other", "none"].map((path) => hasKustomization(files, path))).toEqual([
    true,
    false,
    false,
  ]);
});

test("what names a generated ConfigMap follows its name, which changes with what is in it", () => {
  const named = (value: string) => {
    const [settings, deployment] = build({
      "app/kustomization.yaml": `resources: [web.yaml]\nnamePrefix: a-\nconfigMapGenerator: [{ name: settings, literals: [k=${value}] }]`,
      "app/web.yaml": web,
    });
    const { name } = metadataOf(settings ?? {});
    expect(JSON.stringify(deployment)).toContain(`{"configMapRef":{"name":"${name}"}}`);
    return String(name);
  };
  expect(named("1")).toMatch(/^a-settings-[a-z0-9]{10}$/);
  expect(named("1")).not.toBe(named("2"));
  expect(named("2")).toBe(named("2"));
});

test("what a patch adds to a list loses its nulls and what directs a merge", () => {
  const container = "{ name: side, image: null, env: [{ name: X, $patch: delete }, { name: Y }] }";
  const [patched] = build({
    "app/kustomization.yaml": "resources: [web.yaml]\npatches: [{ path: side.yaml }]",
    "app/web.yaml": web,
    "app/side.yaml": `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec: { template: { spec: { containers: [${container}] } } }
`,
  });
  expect(JSON.stringify(patched)).toContain(
    '"containers":[{"name":"side","env":[{"name":"Y"}]},{"name":"app"',
  );
});

test("an overlay changes what its base has, and leaves the base as it is", () => {
  const texts = {
    "base/kustomization.yaml": "resources: [web.yaml]",
    "base/web.yaml": web,
    "app/kustomization.yaml":
      "resources: [../base]\nimages: [{ name: nginx, newTag: '2' }]\nreplicas: [{ name: web, count: 7 }]",
  };
  expect(build(texts)).toMatchObject([
    { spec: { replicas: 7, template: { spec: { containers: [{ image: "nginx:2" }] } } } },
  ]);
  expect(buildKustomization(filesIn(texts), "base")).toMatchObject([
    { spec: { template: { spec: { containers: [{ image: "nginx:1.27" }] } } } },
  ]);
});

test("a file from elsewhere is read where that is allowed, also by a base", () => {
  const files = filesIn({
    "app/kustomization.yaml": "resources: [../base]",
    "base/kustomization.yaml": "resources: [../web.yaml]",
    "web.yaml": web,
  });
  expect(buildKustomization(files, "app", { loadsFromAnywhere: true })).toMatchObject([
    { metadata: { name: "web" } },
  ]);
});

describe("a kustomization is refused", () => {
  test.each([
    ["where there is none", { "app/web.yaml": web }, "unable to find one of 'kustomization.yaml'"],
    ["with nothing in it", { "app/kustomization.yaml": "" }, "app/kustomization.yaml is empty"],
    [
      "with a field that there is not",
      { "app/kustomization.yaml": "resource: []" },
      'app/kustomization.yaml: invalid Kustomization: unknown field "resource"',
    ],
    [
      "with what only kustomize itself does",
      { "app/kustomization.yaml": "helmCharts: [{ name: web }]" },
      "HelmChartInflationGenerator with config: `\nname: web\n`: must specify --enable-helm",
    ],
    [
      "with a file that there is not",
      { "app/kustomization.yaml": "resources: [web.yaml]" },
      "open app/web.yaml: no such file or directory",
    ],
    [
      "with a file from elsewhere",
      { "app/kustomization.yaml": "resources: [../web.yaml]", "web.yaml": web },
      "security; file 'web.yaml' is not in or below 'app'",
    ],
    [
      "with an address",
      { "app/kustomization.yaml": "resources: [https://example.com/web.yaml]" },
      '"https://example.com/web.yaml" is not fetched',
    ],
    [
      "within itself",
      { "app/kustomization.yaml": "resources: [../app]" },
      "cycle detected: app -> app",
    ],
    [
      "with the same resource twice",
      {
        "app/kustomization.yaml": "resources: [web.yaml, again.yaml]",
        "app/web.yaml": web,
        "app/again.yaml": web,
      },
      "may not add resource with an already registered id: Deployment.v1.apps/web.[noNs]",
    ],
    [
      "with a patch of nothing",
      {
        "app/kustomization.yaml": `resources: [web.yaml]\npatches: [{ patch: "{apiVersion: v1, kind: Pod, metadata: {name: x}}" }]`,
        "app/web.yaml": web,
      },
      'no resource matches strategic merge patch "Pod.v1.[noGrp]/x.[noNs]"',
    ],
    [
      "with a patch of more than one",
      {
        "app/kustomization.yaml": `resources: [../a, ../b]\npatches: [{ patch: "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}}" }]`,
        "a/kustomization.yaml": "resources: [web.yaml]\nnamePrefix: a-",
        "b/kustomization.yaml": "resources: [web.yaml]\nnamePrefix: b-",
        "a/web.yaml": web,
        "b/web.yaml": web,
      },
      "multiple matches for Id Deployment.v1.apps/web.[noNs]",
    ],
    [
      "with replicas of nothing",
      {
        "app/kustomization.yaml": "resources: [web.yaml]\nreplicas: [{ name: none, count: 1 }]",
        "app/web.yaml": web,
      },
      "resource with name none does not match a config with the following GVK " +
        "[Deployment.[noVer].[noGrp] StatefulSet.[noVer].[noGrp] ReplicaSet.[noVer].[noGrp] ",
    ],
    [
      "with YAML that is none",
      { "app/kustomization.yaml": "resources: [web.yaml]", "app/web.yaml": "a: [\n" },
      "app/web.yaml:2: ",
    ],
  ])("%s", (_, texts: Readonly<Record<string, string>>, told) => {
    expect(() => build(texts)).toThrow(told);
  });
});
