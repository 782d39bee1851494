import { ageColumn, nameColumn } from "../columns.ts";
import { validateClaimMetadata } from "../core/pod/validation/volume.ts";
import { type FieldError, invalidWhole } from "../field-error.ts";
import { equalJson } from "../json.ts";
import { ObjectMeta, objectFields } from "../meta/object-meta.ts";
import { defineResource, type ObjectOf } from "../resource.ts";
import { mandatory, present, ref, struct } from "../schema.ts";
import { defaultClaimSpec, ResourceClaimSpec } from "./device-claim.ts";
import { validateClaimSpec } from "./device-claim-validate.ts";

const ResourceClaimTemplateSpec = struct(
  "resource.v1.ResourceClaimTemplateSpec",
  "What claims made of the template are to be.",
  {
    metadata: present(ref("Labels and annotations of the claims.", ObjectMeta)),
    spec: mandatory(ref("What they ask for.", ResourceClaimSpec)),
  },
);

const schema = struct(
  "resource.v1.ResourceClaimTemplate",
  "What is claimed for each pod that names the template; nothing claims it here.",
  {
    ...objectFields,
    spec: mandatory(ref("What the claims are to be. Immutable.", ResourceClaimTemplateSpec)),
  },
);

export type ResourceClaimTemplate = ObjectOf<typeof schema>;

/** Claims yet to be made. Source: resource.k8s.io/v1 ResourceClaimTemplate 1.36. */
export const ResourceClaimTemplate = defineResource("resource.k8s.io/v1", schema, {
  kind: "ResourceClaimTemplate",
  plural: "resourceclaimtemplates",
  namespaced: true,
  strategy: {
    defaults(template) {
      const spec = defaultClaimSpec(template.spec.spec);
      return spec === template.spec.spec
        ? template
        : { ...template, spec: { ...template.spec, spec } };
    },
    validateCreate,
    validateUpdate: ({ spec }, stored) =>
      equalJson(spec, stored.spec) ? [] : [invalidWhole("spec", "field is immutable")],
  },
  columns: [nameColumn, ageColumn],
});

function validateCreate({ spec: { metadata, spec } }: ResourceClaimTemplate): FieldError[] {
  return [
    ...validateClaimMetadata(metadata, "spec.metadata"),
    ...validateClaimSpec(spec, "spec.spec"),
  ];
}
