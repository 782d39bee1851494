import { expect, test } from "vitest";
import { deprecations } from "./deprecated.ts";
import { objectFiles } from "./object-files.ts";

const object = (apiVersion: string, kind: string, namespace?: string) => ({
  apiVersion,
  kind,
  metadata: { name: "Web", ...(namespace && { namespace }) },
});

const names = (...objects: readonly ReturnType<typeof object>[]) =>
  objectFiles(objects).map(([name]) => name);

test("a file is named by what is in it", () => {
  expect(names(object("apps/v1", "Deployment", "a"), object("v1", "Namespace"))).toEqual([
    "apps_v1_deployment_web.yaml",
    "v1_namespace_web.yaml",
  ]);
});

test("where there are several namespaces, theirs come first", () => {
  const all = [object("v1", "Pod", "a"), object("v1", "Pod"), object("v1", "Node")];
  expect(names(...all)).toEqual([
    "a_v1_pod_web.yaml",
    "default_v1_pod_web.yaml",
    "v1_node_web.yaml",
  ]);
});

test("what goes out of use is told where it is given, though nothing is in it", () => {
  expect(deprecations({ resources: [], bases: [], vars: [], commonLabels: null })).toEqual([
    "# Warning: 'bases' is deprecated. Please use 'resources' instead. " +
      "Run 'kustomize edit fix' to update your Kustomization automatically.",
    "# Warning: 'vars' is deprecated. Please use 'replacements' instead. [EXPERIMENTAL] " +
      "Run 'kustomize edit fix' to update your Kustomization automatically.",
  ]);
});
