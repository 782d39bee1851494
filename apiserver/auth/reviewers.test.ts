import { describe, expect, test } from "vitest";
import type { AuthorizationMode } from "../../api/authorization/modes.ts";
import { accessReviewResources, allResources } from "../../api/index.ts";
import type { ApiRequest, Credentials } from "../../api/request.ts";
import { seededRandom } from "../../api/runtime.ts";
import { SimClock } from "../../simulator/clock/sim-clock.ts";
import { ApiServer } from "../server.ts";
import { MemoryStorage } from "../storage/memory.ts";

const definitions = [...allResources, ...accessReviewResources];

function serverWith(authorizationMode?: AuthorizationMode) {
  const clock = new SimClock(Date.UTC(2026, 0, 1));
  const options = { storage: new MemoryStorage(), clock, random: seededRandom(1), definitions };
  return new ApiServer({ ...options, authorizationMode });
}

interface Question {
  readonly group: "authentication" | "authorization";
  readonly plural: string;
  readonly namespace?: string;
  readonly body: object;
  readonly credentials?: Credentials;
}

const requestOf = ({ group, plural, ...rest }: Question): ApiRequest => ({
  verb: "create",
  resource: { group: `${group}.k8s.io`, version: "v1", plural },
  ...rest,
  actor: "tester",
});
const ask = (question: Question, server = serverWith()) => server.handle(requestOf(question));

const subject = (spec: object, rest: object = {}): Question => ({
  group: "authorization",
  plural: "subjectaccessreviews",
  body: { spec, ...rest },
});
const local = (spec: object, metadata: object = {}): Question => ({
  group: "authorization",
  plural: "localsubjectaccessreviews",
  namespace: "default",
  body: { spec, metadata },
});
const self = (spec: object): Question => ({
  group: "authorization",
  plural: "selfsubjectaccessreviews",
  body: { spec },
});
const rules = (spec: object): Question => ({
  group: "authorization",
  plural: "selfsubjectrulesreviews",
  body: { spec },
});
const whoami: Question = { group: "authentication", plural: "selfsubjectreviews", body: {} };

const pods = { resourceAttributes: { verb: "get", resource: "pods", namespace: "default" } };
const path = { nonResourceAttributes: { verb: "get", path: "/healthz" } };

describe("whoever asks", () => {
  test("is turned away with a token that is none, whoever they want to be taken for", () => {
    const credentials = { token: "swordfish", impersonated: { username: "ann" } };
    expect(ask({ ...whoami, credentials })).toMatchObject({
      code: 401,
      body: { message: "Unauthorized", reason: "Unauthorized" },
    });
  });

  test.each<{ behaviour: string; credentials?: Credentials; userInfo: object }>([
    {
      behaviour: "is the administrator without a token",
      userInfo: {
        username: "kubernetes-admin",
        groups: ["kubeadm:cluster-admins", "system:authenticated"],
      },
    },
    {
      behaviour: "is in the group of those who are nobody",
      credentials: { impersonated: { username: "system:anonymous" } },
      userInfo: { username: "system:anonymous", groups: ["system:unauthenticated"] },
    },
    {
      behaviour: "is whom they want to be taken for",
      credentials: { impersonated: { username: "ann", groups: ["dev"], extra: { a: ["b"] } } },
      userInfo: {
        username: "ann",
        groups: ["dev", "system:authenticated"],
        extra: { a: ["b"] },
      },
    },
    {
      behaviour: "is in the groups of a service account",
      credentials: { impersonated: { username: "system:serviceaccount:a:b" } },
      userInfo: {
        username: "system:serviceaccount:a:b",
        groups: ["system:serviceaccounts", "system:serviceaccounts:a", "system:authenticated"],
      },
    },
  ])("$behaviour", ({ credentials, userInfo }) => {
    expect(ask({ ...whoami, credentials })).toMatchObject({
      code: 201,
      body: {
        apiVersion: "authentication.k8s.io/v1",
        kind: "SelfSubjectReview",
        status: { userInfo },
      },
    });
  });

  test("is turned away with a token that is none", () => {
    const credentials = { token: "swordfish" };
    expect(ask({ ...whoami, credentials })).toMatchObject({
      code: 401,
      body: { message: "Unauthorized", reason: "Unauthorized" },
    });
  });

  test("may do everything where everybody may", () => {
    const server = serverWith("AlwaysAllow");
    expect(ask(self(pods), server).body).toMatchObject({ spec: pods, status: { allowed: true } });
    expect(ask(rules({ namespace: "default" }), server).body).toEqual({
      apiVersion: "authorization.k8s.io/v1",
      kind: "SelfSubjectRulesReview",
      metadata: {},
      spec: {},
      status: {
        resourceRules: [{ verbs: ["*"], apiGroups: ["*"], resources: ["*"] }],
        nonResourceRules: [{ verbs: ["*"], nonResourceURLs: ["*"] }],
        incomplete: false,
      },
    });
  });
});

test("what nobody allows is not allowed, and is not denied", () => {
  const answers = [
    subject({ user: "ann", groups: ["dev"], ...pods }),
    { ...self(path), credentials: { impersonated: { username: "bob" } } },
    local({ user: "ann", ...pods }),
  ].map((question) => ask(question).body);
  const status = { allowed: false };
  expect(answers).toMatchObject([{ status }, { status }, { status }]);
  expect(answers.some((answer) => JSON.stringify(answer).includes("denied"))).toBe(false);
});

const both = { ...pods, ...path };
const selecting = (fieldSelector: object) =>
  self({ resourceAttributes: { ...pods.resourceAttributes, fieldSelector } });
const selector = "spec.resourceAttributes.fieldSelector";
const heeded = { key: "spec.nodeName", operator: "In", values: ["a"] };

test.each([
  { fieldSelector: { rawSelector: "spec.nodeName" }, told: "fieldSelector ignored" },
  {
    fieldSelector: { requirements: [{ key: "spec.nodeName", operator: "Exists" }] },
    told: "fieldSelector ignored",
  },
  {
    fieldSelector: { requirements: [heeded, { ...heeded, values: ["a", "b"] }] },
    told: "fieldSelector partially ignored",
  },
  { labelSelector: { rawSelector: "a in" }, told: "labelSelector ignored" },
  {
    labelSelector: { requirements: [{ key: "a", operator: "Like", values: ["b"] }] },
    told: "labelSelector ignored",
  },
  {
    labelSelector: {
      requirements: [
        { key: "a", operator: "Exists" },
        { key: "-", operator: "Exists" },
      ],
    },
    told: "labelSelector partially ignored",
  },
])(
  "the answer to $fieldSelector$labelSelector tells what was ignored",
  ({ told, ...selectors }) => {
    const question = self({ resourceAttributes: { ...pods.resourceAttributes, ...selectors } });
    expect(ask(question).body).toMatchObject({
      status: { evaluationError: `spec.resourceAttributes.${told} due to parse error` },
    });
  },
);

const invalid = (why: string) => `.authorization.k8s.io "" is invalid: ${why}`;
const told = '{"Path":"/healthz","Verb":"get"}';

test.each<{ behaviour: string; question: Question; code: number; message: string }>([
  {
    behaviour: "names a user or a group",
    question: subject(pods),
    code: 422,
    message: invalid(
      'spec.user: Invalid value: "": at least one of user or group must be specified',
    ),
  },
  {
    behaviour: "says what it is about",
    question: subject({ user: "ann" }),
    code: 422,
    message: invalid(
      "spec.resourceAttributes: Invalid value: null: exactly one of nonResourceAttributes or " +
        "resourceAttributes must be specified",
    ),
  },
  {
    behaviour: "is about one thing",
    question: self(both),
    code: 422,
    message: invalid(
      `spec.nonResourceAttributes: Invalid value: ${told}: cannot be specified in combination ` +
        "with resourceAttributes",
    ),
  },
  {
    behaviour: "has no name",
    question: subject({ user: "ann", ...pods }, { metadata: { name: "a" } }),
    code: 422,
    message: invalid('metadata: Invalid value: {"name":"a"}: must be empty'),
  },
  {
    behaviour: "within a namespace is about that namespace",
    question: local({
      user: "ann",
      resourceAttributes: { ...pods.resourceAttributes, namespace: "other" },
    }),
    code: 422,
    message: invalid(
      'spec.resourceAttributes.namespace: Invalid value: "other": must match metadata.namespace',
    ),
  },
  {
    behaviour: "within a namespace is about resources",
    question: local({ user: "ann", ...path }),
    code: 422,
    message: invalid(
      `spec.nonResourceAttributes: Invalid value: ${told}: disallowed on this kind of request`,
    ),
  },
  {
    behaviour: "within a namespace has no name",
    question: local({ user: "ann", ...pods }, { name: "a" }),
    code: 422,
    message: invalid(
      'metadata: Invalid value: {"name":"a","namespace":"default"}: must be empty except for ' +
        "namespace",
    ),
  },
  {
    behaviour: "is asked in the namespace that it names",
    question: local({ user: "ann", ...pods }, { namespace: "other" }),
    code: 400,
    message:
      "the namespace of the provided object does not match the namespace sent on the request",
  },
  {
    behaviour: "has a selector that selects",
    question: selecting({}),
    code: 422,
    message: invalid(
      `${selector}.requirements: Required value: when ${selector} is specified, requirements or ` +
        "rawSelector is required",
    ),
  },
  {
    behaviour: "has a selector in one form",
    question: selecting({
      rawSelector: "a=b",
      requirements: [{ key: "a", operator: "Exists" }],
    }),
    code: 422,
    message: invalid(
      `${selector}.rawSelector: Invalid value: "a=b": may not specified at the same time as ` +
        "requirements",
    ),
  },
  {
    behaviour: "gives a selector values where it needs some",
    question: selecting({ requirements: [{ key: "a", operator: "In" }] }),
    code: 422,
    message: invalid(
      `${selector}.requirements[0].values: Required value: must be specified when \`operator\` is ` +
        "'In' or 'NotIn'",
    ),
  },
  {
    behaviour: "of rules is about a namespace",
    question: rules({}),
    code: 400,
    message: "no namespace on request",
  },
  {
    behaviour: "of a token has one",
    question: { group: "authentication", plural: "tokenreviews", body: { spec: {} } },
    code: 400,
    message: "token is required for TokenReview in authentication",
  },
])("a question $behaviour", ({ question, code, message }) => {
  const answer = ask(question);
  expect([answer.code, answer.body]).toMatchObject([code, { message }]);
});

test("a token review tells whose the token is, or why it is not good", () => {
  const server = serverWith();
  const accounts = { group: "", version: "v1", plural: "serviceaccounts" };
  const place = { verb: "create", resource: accounts, actor: "tester" } as const;
  const create = (resource: ApiRequest["resource"], namespace: string | undefined, name: string) =>
    server.handle({ ...place, resource, namespace, body: { metadata: { name } } });
  create({ ...accounts, plural: "namespaces" }, undefined, "default");
  create(accounts, "default", "web");
  const account = { namespace: "default", name: "web" };
  const made = server.handle({ ...place, ...account, subresource: "token", body: {} });
  expect(made.code).toBe(201);
  const { status } = made.body as { status?: { token?: string } };
  const token = status?.token ?? "";
  const review = (spec: object) =>
    ask({ group: "authentication", plural: "tokenreviews", body: { spec } }, server).body;
  expect(review({ token })).toMatchObject({
    spec: { token },
    status: {
      authenticated: true,
      user: { username: "system:serviceaccount:default:web" },
      audiences: ["https://kubernetes.default.svc.cluster.local"],
    },
  });
  expect(review({ token: "swordfish" })).toEqual({
    apiVersion: "authentication.k8s.io/v1",
    kind: "TokenReview",
    metadata: {},
    spec: { token: "swordfish" },
    status: { user: {}, error: "invalid bearer token" },
  });
  expect(ask({ ...whoami, credentials: { token } }, server).body).toMatchObject({
    status: { userInfo: { username: "system:serviceaccount:default:web" } },
  });
});
