/** Who asks, as policies see it, and what they are told that who asks may do. */
import { describe, expect, test } from "vitest";
import type { Authorizer } from "../../api/authorization/authorizer.ts";
import type { ApiRequest } from "../../api/request.ts";
import { configMaps, testServer } from "../../apiserver/testing/server.ts";
import { outcome, policyOver } from "./server.ts";

/** Lets ann do what she likes with ConfigMaps, and the account a:b look at /healthz. */
const authorizer: Authorizer = {
  authorize({ user, ...asked }) {
    const isAnn =
      user.username === "ann" && "resource" in asked && asked.resource.resource === "configmaps";
    const isAccount =
      user.username === "system:serviceaccount:a:b" &&
      "nonResource" in asked &&
      asked.nonResource.path === "/healthz";
    return isAnn || isAccount
      ? { verdict: "Allow", reason: "known" }
      : { verdict: "NoOpinion", reason: "unknown" };
  },
  rulesFor: () => ({ resourceRules: [], nonResourceRules: [], incomplete: false }),
};

/** What becomes of a ConfigMap under a policy. */
function create(expression: string, credentials?: ApiRequest["credentials"]): string {
  const { send, server } = testServer({ authorizer });
  for (const object of policyOver("configmaps", { validations: [{ expression }] })) {
    const { definition } = server.registry.resources.byKind(
      "admissionregistration.k8s.io/v1",
      Object(object).kind,
    ) ?? { definition: configMaps.resource };
    send({ verb: "create", resource: definition, body: object });
  }
  const body = { metadata: { name: "a" } };
  return outcome(send({ verb: "create", ...configMaps, body, credentials }));
}

const ann = { impersonated: { username: "ann", groups: ["dev"], extra: { team: ["red"] } } };

test("request.userInfo is who is impersonated", () => {
  const expression =
    "request.userInfo.username == 'ann' && request.userInfo.groups == ['dev', " +
    "'system:authenticated'] && request.userInfo.extra.team == ['red']";
  expect(create(expression, ann)).toBe("accepted");
  expect(create(expression)).toContain("denied request");
});

describe("the authorizer", () => {
  const check = "authorizer.group('').resource('configmaps').namespace('default').check('get')";
  test.each([
    { behaviour: "allows who may", expression: `${check}.allowed()`, credentials: ann },
    { behaviour: "does not allow who may not", expression: `!${check}.allowed()` },
    { behaviour: "says why", expression: `${check}.reason() == 'known'`, credentials: ann },
    {
      behaviour: "knows what is requested",
      expression: "authorizer.requestResource.check('create').allowed()",
      credentials: ann,
    },
    {
      behaviour: "tells subresources, names and selectors apart from nothing",
      expression:
        "authorizer.group('').resource('pods').subresource('exec').name('a')" +
        ".labelSelector('a=b').fieldSelector('x=y').check('create').allowed() == false",
      credentials: ann,
    },
    {
      behaviour: "is asked about service accounts",
      expression:
        "authorizer.serviceAccount('a', 'b').path('/healthz').check('get').allowed() && " +
        "!authorizer.path('/healthz').check('get').allowed()",
    },
  ])("$behaviour", ({ expression, credentials }) => {
    expect(create(expression, credentials)).toBe("accepted");
  });
});
