import { nameColumn, textColumn } from "../columns.ts";
import { equalJson } from "../json.ts";
import { objectFields } from "../meta/object-meta.ts";
import { defineResource, type ObjectOf } from "../resource.ts";
import { present, ref, struct } from "../schema.ts";
import { defaultPodTemplate } from "./pod/defaults.ts";
import { PodTemplateSpec } from "./pod/template.ts";
import { validatePodTemplate } from "./pod/validation/validate.ts";
import { podTemplateWarnings } from "./pod/warnings/warnings.ts";

const schema = struct(
  "core.v1.PodTemplate",
  "What pods are to be, kept for who makes pods of it; nothing is made of it by itself.",
  { ...objectFields, template: present(ref("What the pods are to be.", PodTemplateSpec)) },
);

export type PodTemplate = ObjectOf<typeof schema>;

const containersOf = ({ template }: PodTemplate) => template.spec.containers ?? [];

/** A description of pods. Source: core/v1 PodTemplate 1.36. */
export const PodTemplate = defineResource("v1", schema, {
  kind: "PodTemplate",
  plural: "podtemplates",
  namespaced: true,
  countsGeneration: true,
  strategy: {
    defaults(object) {
      const template = defaultPodTemplate(object.template);
      return template === object.template ? object : { ...object, template };
    },
    validate: ({ template }) => validatePodTemplate(template, "template"),
    warnings: ({ template }, stored) =>
      stored !== undefined && equalJson(template, stored.template)
        ? []
        : podTemplateWarnings(template, "template"),
  },
  columns: [
    nameColumn,
    textColumn("Containers", "Names of the containers.", (object) =>
      containersOf(object)
        .map(({ name }) => name)
        .join(","),
    ),
    textColumn("Images", "Images of the containers.", (object) =>
      containersOf(object)
        .map(({ image }) => image ?? "")
        .join(","),
    ),
    textColumn("Pod Labels", "Labels of the pods.", ({ template }) =>
      labelsText(template.metadata.labels),
    ),
  ],
});

/** Source: apimachinery/pkg/labels FormatLabels 1.36. */
function labelsText(labels: Readonly<Record<string, string>> = {}): string {
  const keys = Object.keys(labels).sort();
  return keys.length === 0 ? "<none>" : keys.map((key) => `${key}=${labels[key]}`).join(",");
}
