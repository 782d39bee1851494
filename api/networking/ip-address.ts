import { nameColumn, textColumn } from "../columns.ts";
import { type FieldError, invalid, required } from "../field-error.ts";
import { printed } from "../internal-types/index.ts";
import { equalJson } from "../json.ts";
import { objectFields } from "../meta/object-meta.ts";
import { defineResource, type ObjectOf } from "../resource.ts";
import { demanded, mandatory, ref, struct, text } from "../schema.ts";
import { pathSegmentProblems, subdomainProblems } from "../validation/names.ts";

const ParentReference = struct("networking.v1.ParentReference", "Whose an address is.", {
  group: text("API group of the owner; empty for that of Services."),
  resource: mandatory(text("What it is, as in paths: services.")),
  namespace: text("Where it is."),
  name: mandatory(text("What it is called.")),
});
type ParentReference = ObjectOf<typeof ParentReference>;

const IPAddressSpec = struct("networking.v1.IPAddressSpec", "Whose the address is.", {
  parentRef: demanded(ref("The owner. Immutable.", ParentReference)),
});

const schema = struct(
  "networking.v1.IPAddress",
  "An address that is taken; its name is the address in its canonical form.",
  { ...objectFields, spec: mandatory(ref("Whose the address is.", IPAddressSpec)) },
);

export type IPAddress = ObjectOf<typeof schema>;

/** The family of an address that a Service has, and that the allocator made the object. */
export const familyLabel = "ipaddress.kubernetes.io/ip-family";
export const managedByLabel = "ipaddress.kubernetes.io/managed-by";
export const allocator = "ipallocator.k8s.io";

/** An address that is taken. Source: networking.k8s.io/v1 IPAddress 1.36. */
export const IPAddress = defineResource("networking.k8s.io/v1", schema, {
  kind: "IPAddress",
  plural: "ipaddresses",
  shortNames: ["ip"],
  namespaced: false,
  nameFormat: "ip",
  strategy: { validateCreate: ({ spec }) => validateParent(spec.parentRef), validateUpdate },
  columns: [nameColumn, textColumn("ParentRef", "Whose it is.", parentText)],
});

/** `services/default/web`. Source: printers/internalversion, printIPAddress 1.36. */
function parentText({ spec: { parentRef } }: IPAddress): string {
  const { group = "", resource, namespace = "", name } = parentRef;
  const kind = (group === "" ? resource : `${resource}.${group}`).toLowerCase();
  return [kind, ...(namespace === "" ? [] : [namespace]), name].join("/");
}

/** Source: networking/validation, validateIPAddressParentReference 1.36. */
function validateParent(parent: ParentReference | undefined): FieldError[] {
  const path = "spec.parentRef";
  if (parent === undefined) return [required(path)];
  const { group = "", resource, namespace = "", name } = parent;
  const check = (field: string, value: string, problems: typeof pathSegmentProblems) =>
    problems(value).map((why) => invalid(`${path}.${field}`, value, why));
  const checkNamed = (field: string, value: string) =>
    value === "" ? [required(`${path}.${field}`)] : check(field, value, pathSegmentProblems);
  return [
    ...(group === "" ? [] : check("group", group, subdomainProblems)),
    ...checkNamed("resource", resource),
    ...checkNamed("name", name),
    ...(namespace === "" ? [] : check("namespace", namespace, pathSegmentProblems)),
  ];
}

function validateUpdate({ spec }: IPAddress, stored: IPAddress): FieldError[] {
  if (equalJson(spec.parentRef, stored.spec.parentRef)) return [];
  return [
    invalid(
      "spec.parentRef",
      printed("networking.ParentReference", spec.parentRef),
      "field is immutable",
    ),
  ];
}
