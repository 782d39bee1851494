import type { UserInfo } from "../../../api/authentication/user-info.ts";
import type {
  Attributes,
  Authorizer,
  Decision,
  Rules,
} from "../../../api/authorization/authorizer.ts";
import type { RoleRef } from "../../../api/rbac/binding.ts";
import type { PolicyRule } from "../../../api/rbac/policy-rule.ts";
import { Role } from "../../../api/rbac/role.ts";
import type { Storage } from "../../storage/storage.ts";
import { allows } from "./allows.ts";
import { privilegedGroup } from "./privileged-group.ts";
import { aggregated, rulesOf } from "./rules-of.ts";

/**
 * Who may do what by the roles that are stored and those that they are bound to.
 * Source: plugin/pkg/auth/authorizer/rbac 1.36.
 */
export function rbacAuthorizer(storage: Storage): Authorizer {
  return {
    authorize: (attributes) => authorize(storage, attributes),
    rulesFor: (user, namespace) => rulesFor(storage, user, namespace),
  };
}

function authorize(storage: Storage, attributes: Attributes): Decision {
  const { user } = attributes;
  if (user.groups?.includes(privilegedGroup) === true) return { verdict: "Allow" };
  const { namespace = "" } = "resource" in attributes ? attributes.resource : {};
  const problems: string[] = [];
  for (const given of rulesOf(storage, user, namespace)) {
    if ("lost" in given) problems.push(notFoundText(given.lost));
    else if (allows(given.rule, attributes)) {
      return { verdict: "Allow", reason: `RBAC: allowed by ${given.through}` };
    }
  }
  if (problems.length === 0) return { verdict: "NoOpinion" };
  return { verdict: "NoOpinion", reason: `RBAC: ${aggregated(problems)}` };
}

function rulesFor(storage: Storage, user: UserInfo, namespace: string): Rules {
  const given = [...rulesOf(storage, user, namespace)];
  const rules = given.flatMap((each) => ("rule" in each ? [each.rule] : []));
  const problems = given.flatMap((each) => ("lost" in each ? [notFoundText(each.lost)] : []));
  return {
    resourceRules: rules.filter(hasResources).map(resourceRule),
    nonResourceRules: rules
      .filter(({ nonResourceURLs = [] }) => nonResourceURLs.length > 0)
      .map(({ verbs, nonResourceURLs = [] }) => ({ verbs, nonResourceURLs })),
    // Only who cannot list rules at all says so: a binding to no role gives none.
    incomplete: false,
    ...(problems.length > 0 ? { evaluationError: aggregated(problems) } : {}),
  };
}

/** The authorizer looks into caches, which name the kind. */
const notFoundText = ({ kind, name }: RoleRef) =>
  `${kind.toLowerCase()}.${Role.group} ${JSON.stringify(name)} not found`;

const hasResources = ({ resources = [] }: PolicyRule) => resources.length > 0;

const resourceRule = ({ verbs, apiGroups, resources, resourceNames = [] }: PolicyRule) => ({
  verbs,
  apiGroups,
  resources,
  ...(resourceNames.length === 0 ? {} : { resourceNames }),
});
