import { expect, test } from "vitest";
import { credentialsOf } from "./credentials.ts";

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
