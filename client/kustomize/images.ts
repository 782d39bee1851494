/** Other images and numbers of replicas. */
import { isObject, type Json } from "../../api/json.ts";
import { Failure } from "../kubectl/failure.ts";
import { changeFields, type FieldSpec, isFor } from "./fields.ts";
import { changed, idOf, idsOf, kindText, type Resource } from "./resource.ts";

export interface Image {
  readonly name: string;
  readonly newName?: string | undefined;
  readonly newTag?: string | undefined;
  readonly tagSuffix?: string | undefined;
  readonly digest?: string | undefined;
}

/** Changes the image of every container that has this one, and what is in those fields. */
export const setImage = (
  resources: readonly Resource[],
  image: Image,
  fields: readonly FieldSpec[],
): readonly Resource[] =>
  resources.map((resource) => {
    const id = idOf(resource.object);
    const change = (reference: string) => changedImage(reference, image);
    const { object } = resource;
    const made = id.kind === "CustomResourceDefinition" ? object : withImages(object, change);
    const changeText = (value: Json | undefined) =>
      typeof value === "string" ? change(value) : value;
    return changed(
      resource,
      fields
        .filter((field) => isFor(field, id))
        .reduce(
          (all, field) => changeFields(all, field, changeText),
          isObject(made) ? made : object,
        ),
    );
  });

/** Goes through all lists of containers, wherever they are. */
function withImages(value: Json, change: (reference: string) => string): Json {
  if (Array.isArray(value)) return value.map((item) => withImages(item, change));
  if (!isObject(value)) return value;
  const members = Object.entries(value).map(([name, member]): [string, Json | undefined] => {
    if (member === undefined) return [name, member];
    const isList = name === "containers" || name === "initContainers";
    if (!isList || !Array.isArray(member)) return [name, withImages(member, change)];
    return [name, member.map((item) => withImage(item, change))];
  });
  return Object.fromEntries(members);
}

const withImage = (item: Json, change: (reference: string) => string): Json =>
  isObject(item) && typeof item.image === "string" ? { ...item, image: change(item.image) } : item;

function changedImage(reference: string, image: Image): string {
  const { name, newName, newTag, tagSuffix, digest } = image;
  const parsed = parsedImage(reference);
  if (parsed.name !== name) return reference;
  let { tag } = parsed;
  let at = parsed.digest;
  if (newTag !== undefined && digest !== undefined) [tag, at] = [newTag, digest];
  else if (newTag !== undefined) [tag, at] = [newTag, ""];
  else if (digest !== undefined) [tag, at] = ["", digest];
  if (tagSuffix !== undefined) [tag, at] = [`${tag}${tagSuffix}`, ""];
  return `${newName ?? name}${tag && `:${tag}`}${at && `@${at}`}`;
}

/** A colon before a slash is that of a port. */
function parsedImage(reference: string) {
  const at = reference.indexOf("@");
  const digest = at < 0 ? "" : reference.slice(at + 1);
  const tagged = at < 0 ? reference : reference.slice(0, at);
  const colon = tagged.indexOf(":", tagged.lastIndexOf("/") + 1);
  if (colon < 0) return { name: tagged, tag: "", digest };
  return { name: tagged.slice(0, colon), tag: tagged.slice(colon + 1), digest };
}

/** Source: kustomize 5.8, ReplicaCountTransformer. */
export function setReplicas(
  resources: readonly Resource[],
  { name, count }: { readonly name: string; readonly count: number },
  fields: readonly FieldSpec[],
): readonly Resource[] {
  let isFound = false;
  const made = resources.map((resource) => {
    const ids = idsOf(resource).filter((id) => id.name === name);
    const own = fields.filter((field) => ids.some((id) => isFor(field, id)));
    if (own.length === 0) return resource;
    isFound = true;
    const object = own.reduce(
      (all, field) => changeFields(all, field, () => count),
      resource.object,
    );
    return changed(resource, object);
  });
  if (isFound) return made;
  const kinds = fields.map(kindText).join(" ");
  throw new Failure(
    `resource with name ${name} does not match a config with the following GVK [${kinds}]`,
  );
}
