/** Values that are put at paths. Source: kustomize 5.8, ValueAddTransformer. */
import * as z from "zod";
import type { Json } from "../../api/json.ts";
import { Failure } from "../kubectl/failure.ts";
import { changeFields } from "./fields.ts";
import { selectorSchema } from "./kustomization.ts";
import { setNamespace } from "./names.ts";
import type { Site } from "./patches.ts";
import { changed, type Resource } from "./resource.ts";
import { selector } from "./select.ts";
import type { Transform } from "./transformers.ts";

const targets = z
  .array(
    z.object({
      selector: selectorSchema.optional(),
      fieldPath: z.string("fieldPath cannot be empty").min(1, "fieldPath cannot be empty"),
      filePathPosition: z.int().min(0).default(0),
    }),
  )
  .default([]);

export const valueTargetsSchema = z.object({
  value: z.coerce.string().default(""),
  targets,
  targetFilePath: z.string().optional(),
});

/** The targets of a file. Throws Failure. */
function targetsIn(document: unknown): z.output<typeof targets> {
  const { data, error } = z.object({ targets }).safeParse(document);
  if (error === undefined) return data.targets;
  throw new Failure(error.issues[0]?.message ?? "it is not as it should be");
}

/** A value that is not given is the name of the folder. */
export function addValue(
  given: z.output<typeof valueTargetsSchema>,
  { folder }: Pick<Site, "folder">,
): Transform {
  const { targetFilePath: path } = given;
  const more = path === undefined ? [] : folder.documents(path).flatMap((each) => targetsIn(each));
  const all = [...given.targets, ...more];
  if (all.length === 0) throw new Failure("must specify at least one target");
  const value = given.value.trim() || (folder.path.split("/").at(-1) ?? "");
  return (resources) =>
    all.reduce<readonly Resource[]>((made, { selector: wanted, fieldPath, filePathPosition }) => {
      const isMeant = wanted === undefined ? () => true : selector(wanted);
      const set = (before: Json | undefined) =>
        filePathPosition === 0 ? value : withPart(String(before ?? ""), filePathPosition, value);
      return made.flatMap((resource) => {
        if (!isMeant(resource)) return [resource];
        if (fieldPath === "metadata/namespace") {
          return setNamespace([resource], { namespace: value, fields: [] });
        }
        const field = { path: fieldPath, create: true };
        return [changed(resource, changeFields(resource.object, field, set))];
      });
    }, resources);
}

/** The path of a file with one more part at that position, from 1 on. */
function withPart(path: string, position: number, value: string): string {
  const isAbsolute = path.startsWith("/");
  const parts = path.split("/").filter((part) => part !== "");
  const at = position - 1;
  return `${isAbsolute ? "/" : ""}${[...parts.slice(0, at), value, ...parts.slice(at)].join("/")}`;
}
