/** The environment of a container. Source: core/v1 EnvVar and EnvFromSource 1.36. */
import type { ObjectOf } from "../../resource.ts";
import { bool, mandatory, quantity, ref, struct, text } from "../../schema.ts";

const objectName = text("Name of the object, in the same namespace.").default("");

/** A field of the pod itself. */
export const ObjectFieldSelector = struct(
  "core.v1.ObjectFieldSelector",
  "Selects a field of the pod.",
  {
    apiVersion: text("API version that the path is written for.").default("v1"),
    fieldPath: mandatory(text("Path of the field, such as metadata.name.")),
  },
  { atomic: true },
);
export type ObjectFieldSelector = ObjectOf<typeof ObjectFieldSelector>;

/** A request or limit of a container. */
export const ResourceFieldSelector = struct(
  "core.v1.ResourceFieldSelector",
  "Selects a request or limit of a container.",
  {
    containerName: text("Name of the container; for a volume it must be given."),
    resource: mandatory(text("What is selected, such as limits.cpu.")),
    divisor: quantity("Unit that the amount is divided by; 0 means 1.").default("0"),
  },
  { atomic: true },
);
export type ResourceFieldSelector = ObjectOf<typeof ResourceFieldSelector>;

/** An entry of a ConfigMap. */
export const ConfigMapKeySelector = struct(
  "core.v1.ConfigMapKeySelector",
  "Selects an entry of a ConfigMap.",
  {
    name: objectName,
    key: mandatory(text("Key of the entry.")),
    optional: bool("True lets the container start without the ConfigMap or the entry."),
  },
  { atomic: true },
);
export type ConfigMapKeySelector = ObjectOf<typeof ConfigMapKeySelector>;

/** An entry of a Secret. */
export const SecretKeySelector = struct(
  "core.v1.SecretKeySelector",
  "Selects an entry of a Secret.",
  {
    name: objectName,
    key: mandatory(text("Key of the entry.")),
    optional: bool("True lets the container start without the Secret or the entry."),
  },
  { atomic: true },
);
export type SecretKeySelector = ObjectOf<typeof SecretKeySelector>;

/** A variable in an env file. */
export const FileKeySelector = struct(
  "core.v1.FileKeySelector",
  "Selects a variable of an env file in a volume.",
  {
    volumeName: mandatory(text("Name of the volume that holds the file.")),
    path: mandatory(text("Path of the file in the volume.")),
    key: mandatory(text("Name of the variable in the file.")),
    optional: bool("True lets the container start without the variable.").default(false),
  },
  { atomic: true },
);
export type FileKeySelector = ObjectOf<typeof FileKeySelector>;

/** Where the value of a variable comes from; one of the fields is set. */
export const EnvVarSource = struct("core.v1.EnvVarSource", "Where a variable's value comes from.", {
  fieldRef: ref("A field of the pod.", ObjectFieldSelector),
  resourceFieldRef: ref("A request or limit of the container.", ResourceFieldSelector),
  configMapKeyRef: ref("An entry of a ConfigMap.", ConfigMapKeySelector),
  secretKeyRef: ref("An entry of a Secret.", SecretKeySelector),
  fileKeyRef: ref("A variable of an env file.", FileKeySelector),
});
export type EnvVarSource = ObjectOf<typeof EnvVarSource>;

/** One variable. */
export const EnvVar = struct("core.v1.EnvVar", "A variable of a container's environment.", {
  name: mandatory(text("Name of the variable.")),
  value: text("Its value, in which $(NAME) stands for an earlier variable."),
  valueFrom: ref("Where the value comes from, instead of value.", EnvVarSource),
});
export type EnvVar = ObjectOf<typeof EnvVar>;

/** All entries of a ConfigMap as variables. */
export const ConfigMapEnvSource = struct(
  "core.v1.ConfigMapEnvSource",
  "Makes every entry of a ConfigMap a variable.",
  { name: objectName, optional: bool("True lets the container start without the ConfigMap.") },
);
export type ConfigMapEnvSource = ObjectOf<typeof ConfigMapEnvSource>;

/** All entries of a Secret as variables. */
export const SecretEnvSource = struct(
  "core.v1.SecretEnvSource",
  "Makes every entry of a Secret a variable.",
  { name: objectName, optional: bool("True lets the container start without the Secret.") },
);
export type SecretEnvSource = ObjectOf<typeof SecretEnvSource>;

/** Many variables at once. */
export const EnvFromSource = struct(
  "core.v1.EnvFromSource",
  "Makes every entry of a ConfigMap or Secret a variable.",
  {
    prefix: text("Put before the name of each variable."),
    configMapRef: ref("The ConfigMap.", ConfigMapEnvSource),
    secretRef: ref("The Secret.", SecretEnvSource),
  },
);
export type EnvFromSource = ObjectOf<typeof EnvFromSource>;
