/** Every field of every kind is that of Kubernetes 1.36, as the official client knows it. */
import { expect, test } from "vitest";
import { accessReviewResources, allResources, throughResources } from "../../api/index.ts";
import type { Structure } from "../../api/structure.ts";
import { isModel, modelFields, modelName } from "./client-models.ts";

const own = (group: string) => group.endsWith("kubesim.dev");
const table = [...allResources, ...accessReviewResources, ...throughResources]
  .filter(({ group }) => !own(group))
  .map((definition) => ({ definition, model: modelName(definition) }));

test.each(table)(
  "$model has the fields that the official client knows",
  ({ definition, model }) => {
    expect(differences(definition.structure, model, { path: [], models: [] })).toEqual([]);
  },
);

/** Where in a kind a structure stands, and the models around it. */
interface Place {
  readonly path: readonly string[];
  readonly models: readonly string[];
}

/** How a structure differs from a model, each difference with the path of its field. */
function differences(structure: Structure, model: string, { path, models }: Place): string[] {
  if (!isModel(model)) return [`${path.join(".")}: the client has no model ${model}`];
  // A structure that holds itself, such as a JSON schema, is looked at once.
  if (models.includes(model)) return [];
  const found: string[] = [];
  const ours = new Map(structure.fields);
  for (const theirs of modelFields(model)) {
    const fieldPath = [...path, theirs.name];
    const say = (what: string) => found.push(`${fieldPath.join(".")}: ${what}`);
    const field = ours.get(theirs.name);
    ours.delete(theirs.name);
    if (field === undefined) {
      say("is missing");
      continue;
    }
    const modelInside = /\b([A-Z][A-Za-z]*V\d\w*|V\d\w*)\b/.exec(theirs.type)?.[1];
    const expected = canonicalType(theirs.type, modelInside);
    const type = typeOf(field.structure);
    if (type !== expected) say(`is ${type}, but should be ${expected}`);
    else if (modelInside !== undefined && expected.includes("object")) {
      const place = { path: fieldPath, models: [...models, model] };
      found.push(...inside(field.structure, modelInside, place));
    }
    if (!isTypeMeta(fieldPath) && field.required !== theirs.required) {
      say(theirs.required ? "should be required" : "should not be required");
    }
    if (field.doc === "") say("has no doc");
  }
  for (const name of ours.keys()) found.push(`${[...path, name].join(".")}: is not of Kubernetes`);
  return found;
}

function inside(structure: Structure, model: string, place: Place): string[] {
  const { items } = structure;
  return items === undefined ? differences(structure, model, place) : inside(items, model, place);
}

/** `apiVersion` and `kind` of the object itself, which clients may leave out. */
const isTypeMeta = (path: readonly string[]) =>
  path.length === 1 && (path[0] === "apiVersion" || path[0] === "kind");

/** The client's type in the words of `typeOf`. */
function canonicalType(type: string, model: string | undefined): string {
  const named =
    model === undefined || model === "V1MicroTime" ? type : type.replace(model, "object");
  return named
    .replace(/\{ \[key: string\]: (.*); \}/, "map<$1>")
    .replace("Array<", "array<")
    .replace("V1MicroTime date-time-micro", "string micro-time")
    .replace("Date", "string")
    .replace("IntOrString", "any");
}

/** A structure as one text, such as `array<number> int32`; a quantity is a plain string. */
function typeOf(structure: Structure): string {
  const formats: string[] = [];
  const render = ({ type, format, items }: Structure): string => {
    if (format !== undefined && format !== "quantity") formats.push(format);
    if (type === "integer") return "number";
    return items === undefined ? type : `${type}<${render(items)}>`;
  };
  return [render(structure), ...formats].join(" ");
}
