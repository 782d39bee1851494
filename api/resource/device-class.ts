import { ageColumn, nameColumn } from "../columns.ts";
import { isExtendedResource } from "../core/pod/validation/resources.ts";
import { type FieldError, invalid } from "../field-error.ts";
import { objectFields } from "../meta/object-meta.ts";
import { defineResource, type ObjectOf } from "../resource.ts";
import { list, mandatory, ref, struct, text } from "../schema.ts";
import {
  configurationFields,
  configurationsMax,
  validateConfiguration,
} from "./device-configuration.ts";
import { selectors, validateSelectors } from "./device-selector.ts";
import { validateList } from "./lists.ts";

const DeviceClassConfiguration = struct(
  "resource.v1.DeviceClassConfiguration",
  "How devices of the class are to be set up.",
  configurationFields,
);

const DeviceClassSpec = struct("resource.v1.DeviceClassSpec", "Which devices belong to a class.", {
  selectors,
  config: list("How the devices are to be set up.", DeviceClassConfiguration, { type: "atomic" }),
  extendedResourceName: text(
    "Name of an extended resource, such as example.com/gpu, by which pods get devices of the class.",
  ),
});

const schema = struct("resource.v1.DeviceClass", "A sort of device that claims can ask for.", {
  ...objectFields,
  spec: mandatory(ref("Which devices belong to it.", DeviceClassSpec)),
});

export type DeviceClass = ObjectOf<typeof schema>;

/** A sort of device. Source: resource.k8s.io/v1 DeviceClass 1.36. */
export const DeviceClass = defineResource("resource.k8s.io/v1", schema, {
  kind: "DeviceClass",
  plural: "deviceclasses",
  namespaced: false,
  countsGeneration: true,
  strategy: { validate },
  columns: [nameColumn, ageColumn],
});

/** Source: resource/validation, validateDeviceClassSpec 1.36. */
function validate({ spec }: DeviceClass): readonly FieldError[] {
  const { extendedResourceName: name } = spec;
  const path = "spec.extendedResourceName";
  return [
    ...validateSelectors(spec.selectors, "spec.selectors"),
    ...validateList(spec.config, {
      path: "spec.config",
      most: configurationsMax,
      check: validateConfiguration,
    }),
    ...(name === undefined || isExtendedResource(name)
      ? []
      : [invalid(path, name, "must be a valid extended resource name")]),
  ];
}
