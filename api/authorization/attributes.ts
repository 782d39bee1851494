/** What may be asked for. Source: authorization.k8s.io/v1 1.36. */
import { LabelSelectorRequirement } from "../meta/label-selector.ts";
import type { ObjectOf } from "../resource.ts";
import { list, mandatory, ref, struct, text, textItem } from "../schema.ts";

const FieldSelectorRequirement = struct(
  "meta.v1.FieldSelectorRequirement",
  "What must hold for a field.",
  {
    key: mandatory(text("The field.")),
    operator: mandatory(text("In, NotIn, Exists or DoesNotExist.")),
    values: list("The values, for In and NotIn.", textItem, { type: "atomic" }),
  },
);

const raw = text("The selector as it would stand in a request.");
const required = "What must hold, all of it.";

const FieldSelectorAttributes = struct(
  "authorization.v1.FieldSelectorAttributes",
  "Which objects a request is limited to, by their fields.",
  {
    rawSelector: raw,
    requirements: list(required, FieldSelectorRequirement, { type: "atomic" }),
  },
);

const LabelSelectorAttributes = struct(
  "authorization.v1.LabelSelectorAttributes",
  "Which objects a request is limited to, by their labels.",
  {
    rawSelector: raw,
    requirements: list(required, LabelSelectorRequirement, { type: "atomic" }),
  },
);
export type SelectorAttributes =
  | ObjectOf<typeof FieldSelectorAttributes>
  | ObjectOf<typeof LabelSelectorAttributes>;

export const ResourceAttributes = struct(
  "authorization.v1.ResourceAttributes",
  "A request for a resource.",
  {
    namespace: text("The namespace; without, all of them, or none for what is in none."),
    verb: text("The verb, such as get; * is all of them."),
    group: text("The API group; * is all of them."),
    version: text("The version; * is all of them."),
    resource: text("The resource, in plural; * is all of them."),
    subresource: text("The subresource."),
    name: text("The name of the object; without, all of them."),
    fieldSelector: ref("Which objects, by their fields.", FieldSelectorAttributes),
    labelSelector: ref("Which objects, by their labels.", LabelSelectorAttributes),
  },
);
export type ResourceAttributes = ObjectOf<typeof ResourceAttributes>;

export const NonResourceAttributes = struct(
  "authorization.v1.NonResourceAttributes",
  "A request for something else.",
  { path: text("The path."), verb: text("The verb: a method of HTTP, in small letters.") },
);
export type NonResourceAttributes = ObjectOf<typeof NonResourceAttributes>;
