import { objectFields } from "../../meta/object-meta.ts";
import { defineResource, type ObjectOf } from "../../resource.ts";
import {
  listOrNull,
  mandatory,
  map,
  present,
  quantityItem,
  ref,
  struct,
  text,
} from "../../schema.ts";
import { defaultLimits } from "./defaults.ts";
import { validateLimitRange } from "./validate.ts";

const LimitRangeItem = struct("core.v1.LimitRangeItem", "Bounds for one sort of objects.", {
  type: mandatory(text("What is bounded: Container, Pod or PersistentVolumeClaim.")),
  max: map("The most that one may use, by resource.", quantityItem),
  min: map("The least that one may use, by resource.", quantityItem),
  default: map("Limits of containers that have none, by resource.", quantityItem),
  defaultRequest: map("Requests of containers that have none, by resource.", quantityItem),
  maxLimitRequestRatio: map(
    "How many times its request the limit of one may be, by resource.",
    quantityItem,
  ),
});
export type LimitRangeItem = ObjectOf<typeof LimitRangeItem>;

const LimitRangeSpec = struct("core.v1.LimitRangeSpec", "The bounds.", {
  limits: mandatory(
    listOrNull("The bounds, one for each type.", LimitRangeItem, { type: "atomic" }),
  ),
});

const schema = struct("core.v1.LimitRange", "Bounds for what each pod or claim may use.", {
  ...objectFields,
  spec: present(ref("The bounds.", LimitRangeSpec)),
});

export type LimitRange = ObjectOf<typeof schema>;

/** Bounds what each object of a namespace may use. Source: core/v1 LimitRange 1.36. */
export const LimitRange = defineResource("v1", schema, {
  kind: "LimitRange",
  plural: "limitranges",
  shortNames: ["limits"],
  namespaced: true,
  createsOnUpdate: true,
  isNamedByUid: true,
  strategy: { defaults: defaultLimits, validate: validateLimitRange },
});
