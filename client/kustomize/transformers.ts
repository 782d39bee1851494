/** What the fields of a kustomization do to all resources, in the order of kustomize. */
import type { FieldSpec } from "./fields.ts";
import { setImage, setReplicas } from "./images.ts";
import type { Kustomization } from "./kustomization.ts";
import { metadataLabels } from "./label-fields.ts";
import { addPairs } from "./labels.ts";
import { addPrefix, addSuffix, setNamespace } from "./names.ts";
import { applyPatch, patchNamed, patchOf, type Site } from "./patches.ts";
import { replace, replacementsOf } from "./replacements.ts";
import type { Resource } from "./resource.ts";
import { mergeFields, type Tables } from "./tables.ts";

export type Transform = (resources: readonly Resource[]) => readonly Resource[];

export interface Transformer {
  /** As it is called in files: `LabelTransformer`. */
  readonly kind: string;
  readonly transform: Transform;
}

/** Source: kustomize 5.8, kusttarget_configplugin. */
export function transformersOf(
  kustomization: Kustomization,
  tables: Tables,
  site: Site,
): readonly Transformer[] {
  const { patchesStrategicMerge, patches, patchesJson6902, replicas, images } = kustomization;
  const { imageTags, replacements } = kustomization;
  return [
    ...some("PatchStrategicMergeTransformer", patchesStrategicMerge.length > 0, (resources) =>
      patchesStrategicMerge.reduce(
        (patched, text) => applyPatch(patched, patchNamed(text, site)),
        resources,
      ),
    ),
    ...each("PatchTransformer", patches, (resources, patch) =>
      applyPatch(resources, patchOf(patch, site)),
    ),
    ...namers(kustomization, tables),
    ...labellers(kustomization, tables),
    ...each("PatchJson6902Transformer", patchesJson6902, (resources, patch) =>
      applyPatch(resources, patchOf(patch, site)),
    ),
    ...each("ReplicaCountTransformer", replicas, (resources, given) =>
      setReplicas(resources, given, tables.replicas),
    ),
    ...each("ImageTagTransformer", [...images, ...imageTags], (resources, image) =>
      setImage(resources, image, tables.images),
    ),
    ...some("ReplacementTransformer", replacements.length > 0, (resources) =>
      replacementsOf(replacements, site.folder).reduce(replace, resources),
    ),
  ];
}

function namers(
  { namespace, namePrefix, nameSuffix }: Kustomization,
  tables: Tables,
): readonly Transformer[] {
  return [
    ...some("NamespaceTransformer", namespace !== "", (resources) =>
      setNamespace(resources, { namespace, fields: tables.namespace }),
    ),
    ...some("PrefixTransformer", namePrefix !== "", (resources) =>
      addPrefix(resources, namePrefix, tables.namePrefix),
    ),
    ...some("SuffixTransformer", nameSuffix !== "", (resources) =>
      addSuffix(resources, nameSuffix, tables.nameSuffix),
    ),
  ];
}

function labellers(
  { labels, commonLabels, commonAnnotations }: Kustomization,
  tables: Tables,
): readonly Transformer[] {
  return [
    ...each("LabelTransformer", labels, (resources, label) =>
      addPairs(resources, label.pairs, labelFields(label, tables)),
    ),
    // Where there are labels, this one is there, too, and does nothing.
    ...some("LabelTransformer", labels.length + Object.keys(commonLabels).length > 0, (resources) =>
      addPairs(resources, commonLabels, tables.commonLabels),
    ),
    ...some("AnnotationsTransformer", Object.keys(commonAnnotations).length > 0, (resources) =>
      addPairs(resources, commonAnnotations, tables.commonAnnotations),
    ),
  ];
}

function labelFields(
  { fields, includeSelectors, includeTemplates }: Kustomization["labels"][number],
  tables: Tables,
): readonly FieldSpec[] {
  const templates = includeTemplates ? tables.templateLabels : [];
  const usual = includeSelectors ? tables.commonLabels : [...templates, metadataLabels];
  return mergeFields(fields, [...usual, ...tables.labels]);
}

const some = (kind: string, isWanted: boolean, transform: Transform): readonly Transformer[] =>
  isWanted ? [{ kind, transform }] : [];

const each = <Given>(
  kind: string,
  given: readonly Given[],
  transform: (resources: readonly Resource[], one: Given) => readonly Resource[],
): readonly Transformer[] =>
  given.map((one) => ({ kind, transform: (resources) => transform(resources, one) }));
