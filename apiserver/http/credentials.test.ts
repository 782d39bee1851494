import { expect, test } from "vitest";
import { credentialsOf } from "./credentials.ts";

const tokenPrefix = "base64url.bearer.authorization.k8s.io.";
const webSocket = (protocols: string) => ({
  upgrade: "websocket",
  "sec-websocket-protocol": protocols,
});

test.each<{
  behaviour: string;
  headers: Parameters<typeof credentialsOf>[0];
  shown: ReturnType<typeof credentialsOf>;
}>([
  { behaviour: "nothing where there is nothing", headers: {}, shown: {} },
  {
    behaviour: "a token, whatever the case of its scheme",
    headers: { authorization: "bearer  abc.def" },
    shown: { credentials: { token: "abc.def" } },
  },
  {
    behaviour: "no token in another scheme",
    headers: { authorization: "Basic YTpi" },
    shown: { credentials: {} },
  },
  {
    behaviour: "the token that a browser sends among its subprotocols",
    headers: webSocket(`${tokenPrefix}YWJjLmRlZg, base64.binary.k8s.io`),
    shown: { credentials: { token: "abc.def" } },
  },
  {
    behaviour: "a token that is good for nothing where there is no other subprotocol",
    headers: webSocket(`${tokenPrefix}YWJjLmRlZg`),
    shown: { credentials: { token: "" } },
  },
  {
    behaviour: "a token that is good for nothing where it is badly encoded",
    headers: webSocket(`${tokenPrefix}a/b=, base64.binary.k8s.io`),
    shown: { credentials: { token: "" } },
  },
  {
    behaviour: "no token where subprotocols are of no WebSocket",
    headers: { "sec-websocket-protocol": `${tokenPrefix}YWJjLmRlZg, base64.binary.k8s.io` },
    shown: {},
  },
  {
    behaviour: "whom somebody wants to be taken for",
    headers: {
      "impersonate-user": "ann",
      "impersonate-uid": "7",
      "impersonate-group": "dev, ops",
      "impersonate-extra-acme.io%2Fteam": "red",
    },
    shown: {
      credentials: {
        impersonated: {
          username: "ann",
          uid: "7",
          groups: ["dev", "ops"],
          extra: { "acme.io/team": ["red"] },
        },
      },
    },
  },
  {
    behaviour: "nobody by groups alone",
    headers: { "impersonate-group": "dev" },
    shown: {},
  },
])("headers show $behaviour", ({ headers, shown }) => {
  expect(credentialsOf(headers)).toEqual(shown);
});
