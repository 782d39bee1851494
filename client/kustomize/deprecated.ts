import type { JsonObject } from "../../api/json.ts";

/** What goes out of use, and what takes its place. Source: kustomize 5.8, Kustomization. */
const successors: Readonly<Record<string, string>> = {
  bases: "resources",
  commonLabels: "labels",
  imageTags: "images",
  patchesJson6902: "patches",
  patchesStrategicMerge: "patches",
  vars: "replacements",
};

/** What is told of the fields of a kustomization that go out of use. */
export const deprecations = (kustomization: JsonObject): readonly string[] =>
  Object.entries(successors)
    .filter(([field]) => (kustomization[field] ?? null) !== null)
    .map(
      ([field, successor]) =>
        `# Warning: '${field}' is deprecated. Please use '${successor}' instead. ` +
        `${field === "vars" ? "[EXPERIMENTAL] " : ""}` +
        "Run 'kustomize edit fix' to update your Kustomization automatically.",
    );
