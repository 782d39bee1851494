/** Custom objects between the form that they are stored in and the versions they are served in. */
import type { ConversionWebhook, KubeObject, ResourceDefinition } from "../../api/resource.ts";
import type { Structure } from "../../api/structure.ts";
import { decodeObject } from "../decode.ts";
import { pruned } from "../decode-schema.ts";
import { heldOwners, setOwners } from "../fields/ownership.ts";
import type { Conversions } from "../webhooks/conversions.ts";
import { withRevisionOf } from "./context.ts";
import type { Resource } from "./resource-table.ts";

type Forms = Pick<Resource, "toStored" | "fromStored" | "showAll" | "readied">;

/**
 * How objects of a served version are stored and read. With the conversion of Kubernetes that is
 * called None, only the apiVersion changes; else a webhook says what becomes of an object. Fields
 * that a version does not have are dropped on the way to it. What is read has the defaults of the
 * version that it is stored in.
 */
export function customForms(definition: ResourceDefinition, conversions: Conversions): Forms {
  const { apiVersion, group, version, kind, structure, custom } = definition;
  if (custom === undefined) throw new Error(`${kind} is no custom resource`);
  const { stored: storedVersion, structures, webhook } = custom;
  const shown = new WeakMap<KubeObject, KubeObject>();
  const target = { apiVersion, structure };
  const store = {
    apiVersion: `${group}/${storedVersion}`,
    structure: structures.get(storedVersion) ?? structure,
  };
  const convert = (objects: readonly KubeObject[], to: Target) =>
    converted(conversions, webhook, { objects, to });

  function showAll(stored: readonly KubeObject[]): void {
    const missing = stored.filter((each) => !shown.has(each));
    const read = missing.map(readStored);
    const others = read.filter((each) => each.apiVersion !== apiVersion);
    const forms = others.length === 0 ? [] : convert(others, target);
    const formOf = new Map(others.map((each, index) => [each, forms[index] ?? each]));
    for (const [index, each] of missing.entries()) {
      const own = read[index] ?? each;
      const object = formOf.get(own) ?? own;
      if (object !== each) setOwners(object, heldOwners(each));
      shown.set(each, object);
    }
  }

  /** It may have been stored by an earlier schema. */
  function readStored(stored: KubeObject): KubeObject {
    const from = structures.get(stored.apiVersion.slice(group.length + 1));
    // Decoding along the structure of the kind yields an object of the kind.
    return from === undefined ? stored : (decodeObject(from, stored, kind).value as KubeObject);
  }

  function fromStored(stored: KubeObject): KubeObject {
    if (!shown.has(stored)) showAll([stored]);
    return shown.get(stored) ?? stored;
  }

  return {
    toStored(object) {
      if (version === storedVersion) return object;
      return convert([object], store)[0] ?? object;
    },
    fromStored,
    ...(webhook !== undefined && {
      showAll,
      readied(next) {
        const object = fromStored(next);
        return (stored) => {
          const form = object === next ? stored : withRevisionOf(object, stored);
          if (form !== stored) setOwners(form, heldOwners(stored));
          shown.set(stored, form);
        };
      },
    }),
  };
}

interface Target {
  readonly apiVersion: string;
  readonly structure: Structure;
}

function converted(
  conversions: Conversions,
  webhook: ConversionWebhook | undefined,
  { objects, to }: { readonly objects: readonly KubeObject[]; readonly to: Target },
): readonly KubeObject[] {
  const { apiVersion, structure } = to;
  const made =
    webhook === undefined
      ? objects.map((object) => ({ ...object, apiVersion }))
      : conversions.convert(webhook, objects, apiVersion);
  // Pruning leaves what every object has.
  return made.map((object) => pruned(structure, object) as KubeObject);
}
