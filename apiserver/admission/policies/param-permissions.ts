/**
 * Who writes a policy has to be allowed to read what it has as parameters, and so has who binds it:
 * else they could learn of it by what is refused. Kubernetes checks that with the rest of the
 * object. Source: pkg/registry/admissionregistration, authz.go of each kind, 1.36.
 */
import {
  MutatingAdmissionPolicyBinding,
  ValidatingAdmissionPolicyBinding,
} from "../../../api/admissionregistration/binding.ts";
import { MutatingAdmissionPolicy } from "../../../api/admissionregistration/mutating-policy.ts";
import type { ParamKind } from "../../../api/admissionregistration/param.ts";
import { ValidatingAdmissionPolicy } from "../../../api/admissionregistration/validating-policy.ts";
import type { WholeUserInfo } from "../../../api/authentication/user-info.ts";
import type { ResourceAttributes } from "../../../api/authorization/attributes.ts";
import { forbiddenField, invalidObject } from "../../../api/field-error.ts";
import { equalJson } from "../../../api/json.ts";
import { privilegedGroup } from "../../auth/rbac/privileged-group.ts";
import type { Registry } from "../../registry/context.ts";
import { tableName } from "../../registry/resource-table.ts";
import type { AdmissionPlugin, Operation } from "../plugin.ts";
import type { Binding, Policy } from "./source.ts";

const name = "ParamPermissions";

export const paramPermissions: readonly AdmissionPlugin[] = [
  ofPolicies(ValidatingAdmissionPolicy),
  ofPolicies(MutatingAdmissionPolicy),
  ofBindings(ValidatingAdmissionPolicyBinding, {
    policies: tableName(ValidatingAdmissionPolicy),
    told: (user, verb) => `user ${user} does not have "${verb}"`,
  }),
  ofBindings(MutatingAdmissionPolicyBinding, {
    policies: tableName(MutatingAdmissionPolicy),
    // Upstream swaps the two.
    told: (user, verb) => `user ${verb} does not have "${user}"`,
  }),
];

type Resource = NonNullable<AdmissionPlugin["resource"]>;

function ofPolicies(resource: Resource): AdmissionPlugin {
  return {
    name,
    resource,
    review(operation, registry, object) {
      // The plugin is given policies alone, on an update both of them.
      const [next, before] = [object as Policy, operation.stored as Policy | undefined];
      const { paramKind } = next.spec;
      const user = asked(operation);
      if (user === undefined || paramKind === undefined) return;
      if (equalJson(paramKind, before?.spec.paramKind)) return;
      const place = { ...placeOf(paramKind, registry), name: "*", namespace: "*" };
      if (may(operation, user, { ...place, verb: "get" })) return;
      const { kind = "", apiVersion = "" } = paramKind;
      const fact =
        `user ${shown(user)} must have "get" permission on all objects of the referenced ` +
        `paramKind (kind=${kind}, apiVersion=${apiVersion})`;
      throw refuse(operation, "spec.paramKind", fact);
    },
  };
}

interface Policies {
  /** The table of the policies that are bound. */
  readonly policies: string;
  told(user: string, verb: string): string;
}

function ofBindings(resource: Resource, { policies, told }: Policies): AdmissionPlugin {
  return {
    name,
    resource,
    review(operation, registry, object) {
      // The plugin is given bindings alone, on an update both of them.
      const [next, before] = [object as Binding, operation.stored as Binding | undefined];
      const { paramRef, policyName = "" } = next.spec;
      const user = asked(operation);
      if (user === undefined || paramRef === undefined) return;
      const isSame =
        equalJson(paramRef, before?.spec.paramRef) && policyName === before?.spec.policyName;
      if (isSame) return;
      // The table holds nothing else.
      const policy = registry.storage.get(policies, policyName) as Policy | undefined;
      const { name: param = "", namespace } = paramRef;
      const verb = param === "" ? "list" : "get";
      const place = placeOf(policy?.spec.paramKind, registry);
      if (may(operation, user, { ...place, verb, name: param, namespace })) return;
      const fact =
        policy === undefined
          ? `unable to get policy ${policyName} to determine minimum required permissions and user ` +
            `${shown(user)} does not have "${verb}" permission for all groups, versions and resources`
          : `${told(shown(user), verb)} permission on the object referenced by paramRef`;
      throw refuse(operation, "spec.paramRef", fact);
    },
  };
}

/** Of whom it is asked: not of masters, nor of whom no user is shown for. */
function asked({ user, subresource }: Operation): WholeUserInfo | undefined {
  if (subresource !== undefined) return undefined;
  return user?.groups.includes(privilegedGroup) === true ? undefined : user;
}

/** What is not known stands for everything. */
function placeOf(paramKind: ParamKind | undefined, { resources }: Registry) {
  if (paramKind === undefined) return { group: "*", version: "*", resource: "*" };
  const { apiVersion = "", kind = "" } = paramKind;
  const [version = "", group = ""] = apiVersion.split("/").reverse();
  const resource = resources.byKind(apiVersion, kind)?.definition.plural ?? "*";
  return { group, version, resource };
}

const may = (
  { authorizer }: Operation,
  user: WholeUserInfo,
  resource: ResourceAttributes,
): boolean => authorizer.authorize({ user, resource }).verdict === "Allow";

const refuse = ({ definition, name: object }: Operation, field: string, fact: string) =>
  invalidObject(definition, object, [forbiddenField(field, fact)]);

/** A user as Go prints one: `&{ann  [dev] map[]}`. */
function shown({ username, uid, groups, extra }: WholeUserInfo): string {
  const more = Object.keys(extra)
    .sort()
    .map((key) => `${key}:[${extra[key]?.join(" ")}]`);
  return `&{${username} ${uid} [${groups.join(" ")}] map[${more.join(" ")}]}`;
}
