import { expect, test } from "vitest";
import { encodeBase64Url } from "../../api/base64.ts";
import { isObject } from "../../api/json.ts";
import { at, nodes, podSpec, pods, serviceAccounts, testServer } from "../testing/server.ts";
import type { Authentication } from "./authenticator.ts";

type Server = ReturnType<typeof testServer>;

const invalid = (why: string): Authentication => ({ error: `[invalid bearer token, ${why}]` });

/** A token for the account `default`. */
function tokenOf({ given }: Server, spec: object = {}): string {
  const asked = { verb: "create", ...serviceAccounts, name: "default" } as const;
  const { status } = given({ ...asked, subresource: "token", body: { spec } });
  return isObject(status) && typeof status.token === "string" ? status.token : "";
}

const uidOf = ({ storage }: Server, table: string, key: string) =>
  storage.get(table, key)?.metadata.uid ?? "";

const bound = { boundObjectRef: { kind: "Pod", apiVersion: "v1", name: "web" } };
const pod = {
  verb: "create",
  ...pods,
  body: { metadata: { name: "web" }, spec: podSpec },
} as const;

test("a token that the server made tells whose it is, and which pod has it", () => {
  const server = testServer();
  server.given(pod);
  const token = tokenOf(server, bound);
  const found = server.server.registry.tokens.authenticate(token, []);
  expect(found).toEqual({
    user: {
      username: "system:serviceaccount:default:default",
      uid: uidOf(server, "serviceaccounts", "default/default"),
      groups: ["system:serviceaccounts", "system:serviceaccounts:default", "system:authenticated"],
      extra: {
        "authentication.kubernetes.io/credential-id": [
          expect.stringMatching(/^JTI=[0-9a-f-]{36}$/),
        ],
        "authentication.kubernetes.io/pod-name": ["web"],
        "authentication.kubernetes.io/pod-uid": [uidOf(server, "pods", "default/web")],
      },
    },
    audiences: ["https://kubernetes.default.svc.cluster.local"],
  });
});

test("of those that it is asked for, it tells for whom a token is", () => {
  const server = testServer();
  const { tokens } = server.server.registry;
  const token = tokenOf(server, { audiences: ["vault", "other"] });
  expect(tokens.authenticate(token, ["other", "third"])).toMatchObject({ audiences: ["other"] });
  expect(tokens.authenticate(token, [])).toEqual(
    invalid(
      'token audiences ["vault" "other"] is invalid for the target audiences ' +
        '["https://kubernetes.default.svc.cluster.local"]',
    ),
  );
});

test.each<{
  behaviour: string;
  spec?: object;
  /** What becomes of the token or the cluster before it is looked at. */
  after(token: string, server: Server): string;
  found: Authentication | ((server: Server) => Authentication);
}>([
  {
    behaviour: "is no token",
    after: () => "swordfish",
    found: { error: "invalid bearer token" },
  },
  {
    behaviour: "is from elsewhere",
    after: () => `${encodeBase64Url("{}")}.${encodeBase64Url('{"iss":"me"}')}.x`,
    found: { error: "invalid bearer token" },
  },
  {
    behaviour: "is signed in a way that is not the server's",
    after: (token) => token.replace(/^[^.]*/, encodeBase64Url('{"alg":"HS256"}')),
    found: { error: "invalid bearer token" },
  },
  {
    behaviour: "is signed with a key that the server does not have",
    after: (token) => token.replace(/^[^.]*/, encodeBase64Url('{"alg":"ES256","kid":"mine"}')),
    found: invalid("invalid signature, no keys found"),
  },
  {
    behaviour: "was signed by somebody else",
    after: (token) => `${token.slice(0, -4)}AAAA`,
    found: invalid("go-jose/go-jose: error in cryptographic primitive"),
  },
  {
    behaviour: "was signed by nobody",
    after: (token) => token.replace(/[^.]*$/, ""),
    found: invalid("go-jose/go-jose: error in cryptographic primitive"),
  },
  {
    behaviour: "is too old",
    spec: { expirationSeconds: 600 },
    after(token, { clock }) {
      clock.runUntil(clock.now() + 661_000);
      return token;
    },
    found: invalid("service account token has expired"),
  },
  {
    behaviour: "is of an account that is about to go for more than a minute",
    after(token, { given, clock }) {
      const named = { ...serviceAccounts, name: "default" };
      const body = { metadata: { finalizers: ["example.com/wait"] } };
      given({ verb: "patch", patchType: "merge", ...named, body }, { verb: "delete", ...named });
      clock.runUntil(clock.now() + 61_000);
      return token;
    },
    found: invalid("service account default/default has been deleted"),
  },
  {
    behaviour: "is of an account that is gone",
    after(token, { given }) {
      given({ verb: "delete", ...serviceAccounts, name: "default" });
      return token;
    },
    found: invalid('serviceaccounts "default" not found'),
  },
  {
    behaviour: "is of an account that was made anew",
    after(token, { given }) {
      given(
        { verb: "delete", ...serviceAccounts, name: "default" },
        { verb: "create", ...serviceAccounts, body: { metadata: { name: "default" } } },
      );
      return token;
    },
    found: (server) => ({
      error: expect.stringContaining(
        `service account UID (${uidOf(server, "serviceaccounts", "default/default")}) does not ` +
          "match claim (",
      ),
    }),
  },
  {
    behaviour: "was to end with a pod",
    spec: bound,
    after(token, { given }) {
      given({ verb: "delete", ...pods, name: "web", options: { gracePeriodSeconds: 0 } });
      return token;
    },
    found: invalid("service account token has been invalidated"),
  },
  {
    behaviour: "was to end with a pod that was made anew",
    spec: bound,
    after(token, { given }) {
      given({ verb: "delete", ...pods, name: "web", options: { gracePeriodSeconds: 0 } }, pod);
      return token;
    },
    found: (server) => ({
      error: expect.stringContaining(
        `pod UID (${uidOf(server, "pods", "default/web")}) does not match service account pod ` +
          "ref claim (",
      ),
    }),
  },
])("a token that $behaviour is not good", ({ spec, after, found }) => {
  const server = testServer();
  server.given(pod);
  const token = after(tokenOf(server, spec), server);
  const expected = typeof found === "function" ? found(server) : found;
  expect(server.server.registry.tokens.authenticate(token, [])).toEqual(expected);
});

test("a token is good for a minute more than it says, for clocks differ", () => {
  const server = testServer();
  const token = tokenOf(server, { expirationSeconds: 600 });
  server.clock.runUntil(server.clock.now() + 659_000);
  expect(server.server.registry.tokens.authenticate(token, [])).toHaveProperty("user");
});

test.each([
  { behaviour: "with its uid", made: true },
  { behaviour: "by its name alone where it is gone", made: false },
])("a token for a pod tells of the node that it runs on, $behaviour", ({ made }) => {
  const server = testServer();
  const { body } = pod;
  if (made) server.given({ verb: "create", ...nodes, body: { metadata: { name: "n" } } });
  server.given({ ...pod, body: { ...body, spec: { ...body.spec, nodeName: "n" } } });
  const found = server.server.registry.tokens.authenticate(tokenOf(server, bound), []);
  const { extra = {} } = "user" in found ? found.user : {};
  const prefix = "authentication.kubernetes.io/node";
  expect([extra[`${prefix}-name`], extra[`${prefix}-uid`]]).toEqual([
    ["n"],
    made ? [uidOf(server, "nodes", "n")] : undefined,
  ]);
});

test.each([
  {
    behaviour: "a pod of another account",
    spec: { boundObjectRef: { ...bound.boundObjectRef, name: "other" } },
    message:
      'cannot bind token for serviceaccount "default" to pod running with different ' +
      "serviceaccount name.",
  },
  {
    behaviour: "an object of any other kind",
    spec: { boundObjectRef: { kind: "ConfigMap", apiVersion: "v1", name: "c" } },
    message: "cannot bind token to object of type /v1, Kind=ConfigMap",
  },
  {
    behaviour: "an object of another group",
    spec: { boundObjectRef: { kind: "Pod", apiVersion: "apps/v1", name: "web" } },
    message: "cannot bind token to object of type apps/v1, Kind=Pod",
  },
  {
    behaviour: "another account",
    metadata: { name: "other" },
    message:
      'TokenRequest.authentication.k8s.io "default" is invalid: metadata.name: Invalid value: ' +
      '"other": must match the service account name if specified',
  },
  {
    behaviour: "an account of another namespace",
    metadata: { namespace: "other" },
    message:
      "the namespace of the provided object does not match the namespace sent on the request",
  },
])("no token is made for $behaviour", ({ metadata = {}, spec = {}, message }) => {
  const server = testServer();
  const other = { metadata: { name: "other" } };
  server.given(
    { verb: "create", ...serviceAccounts, body: other },
    { ...pod, body: { ...other, spec: { ...podSpec, serviceAccountName: "other" } } },
  );
  const asked = { verb: "create", ...serviceAccounts, name: "default" } as const;
  const body = { metadata, spec };
  const answer = server.send({ ...asked, subresource: "token", body });
  expect(at(answer.body, "message")).toBe(message);
});

test("a token is bound to the very object that it names", () => {
  const server = testServer();
  server.given(pod);
  const body = { spec: { boundObjectRef: { ...bound.boundObjectRef, uid: "another" } } };
  const asked = { ...serviceAccounts, name: "default", subresource: "token", body };
  expect(server.send({ verb: "create", ...asked })).toMatchObject({
    code: 409,
    body: {
      message:
        'Operation cannot be fulfilled on Pod "web": the UID in the bound object reference ' +
        "(another) does not match the UID in record. The object might have been deleted and then " +
        "recreated",
    },
  });
});
