/** Parameters of policies. Source: admissionregistration.k8s.io/v1 1.36. */
import { LabelSelector } from "../meta/label-selector.ts";
import type { ObjectOf } from "../resource.ts";
import { mandatory, ref, struct, text } from "../schema.ts";

/** The kind of the objects that are parameters of a policy. */
export const ParamKind = struct(
  "admissionregistration.v1.ParamKind",
  "The kind of what a policy has as parameters.",
  {
    apiVersion: text("Its group and version."),
    kind: text("Its name."),
  },
  { atomic: true },
);
export type ParamKind = ObjectOf<typeof ParamKind>;

/** The objects that a binding gives a policy as parameters. */
export const ParamRef = struct(
  "admissionregistration.v1.ParamRef",
  "The parameters of a policy: one object by its name, or several by their labels.",
  {
    name: text("Name of the object; not beside a selector."),
    namespace: text("Its namespace; without, that of the object that is written."),
    selector: ref("Objects by their labels; the policy must hold with each.", LabelSelector),
    parameterNotFoundAction: text("Allow or Deny: what happens where there is none."),
  },
  { atomic: true },
);
export type ParamRef = ObjectOf<typeof ParamRef>;

/** An expression that others name as `variables.name`. */
export const Variable = struct(
  "admissionregistration.v1.Variable",
  "An expression that others can name.",
  {
    name: mandatory(text("Its name; others write variables.name.")),
    expression: mandatory(text("Its value in CEL.")),
  },
  { atomic: true },
);
export type Variable = ObjectOf<typeof Variable>;
