/**
 * The fields in which `$(NAME)` stands for the value of a variable.
 * Source: kustomize 5.8, builtinpluginconsts varreference.
 */
import type { FieldSpec } from "./fields.ts";
import { podSpecs } from "./reference-fields.ts";

const of = (kind: string, ...paths: readonly string[]): readonly FieldSpec[] =>
  paths.map((path) => ({ path, kind }));

const inContainers = ["containers", "initContainers"].flatMap((list) =>
  ["args", "command", "env/value", "volumeMounts/mountPath"].map((field) => `${list}/${field}`),
);

const running = ["CronJob", "DaemonSet", "Deployment", "Job", "Pod", "ReplicaSet", "StatefulSet"];

export const variableFields: readonly FieldSpec[] = [
  ...running.flatMap((kind) =>
    of(kind, ...inContainers.map((path) => `${podSpecs[kind]}/${path}`)),
  ),
  ...running
    .filter((kind) => kind !== "StatefulSet" && kind !== "CronJob")
    .flatMap((kind) => of(kind, `${podSpecs[kind]}/volumes/nfs/server`)),
  // As it is there, though pods are elsewhere.
  ...of("CronJob", "spec/jobTemplate/spec/template/volumes/nfs/server"),
  ...of("StatefulSet", "spec/volumeClaimTemplates/spec/nfs/server"),
  ...of("Deployment", "spec/template/metadata/annotations"),
  ...of("Ingress", "spec/rules/host", "spec/tls/hosts", "spec/tls/secretName"),
  ...of("Service", "spec/ports/port", "spec/ports/targetPort"),
  ...of("PersistentVolume", "spec/nfs/server"),
  { path: "metadata/labels" },
  { path: "metadata/annotations" },
];
