import { expect, test } from "vitest";
import type { Authenticator } from "../auth/authenticator.ts";
import { checkImpersonated, requesterIn } from "./credentials.ts";

const authenticator: Authenticator = {
  authenticate: (token) =>
    token === "good" ? { user: {}, audiences: [] } : { error: "invalid bearer token" },
};

test.each([
  { behaviour: "nothing is welcome", authorization: undefined, isGood: true },
  { behaviour: "a good token is welcome", authorization: "Bearer good", isGood: true },
  { behaviour: "a bad token is not", authorization: "Bearer bad", isGood: false },
  { behaviour: "no token is welcome", authorization: "Bearer ", isGood: true },
  { behaviour: "what is no token is welcome", authorization: "Basic YTpi", isGood: true },
])("who shows $behaviour", ({ authorization, isGood }) => {
  const check = () => requesterIn({ authorization }, authenticator);
  if (isGood) expect(check).not.toThrow();
  else expect(check).toThrow("Unauthorized");
});

const nobody = 'requested &user.DefaultInfo{Name:"", UID:';
test.each([
  {
    headers: { "impersonate-group": "dev" },
    told: `${nobody}"", Groups:[]string{"dev"}, Extra:map[string][]string(nil)}`,
  },
  {
    headers: { "impersonate-uid": "7" },
    told: `${nobody}"7", Groups:[]string(nil), Extra:map[string][]string(nil)}`,
  },
  {
    headers: { "impersonate-extra-a": "b" },
    told: `${nobody}"", Groups:[]string(nil), Extra:map[string][]string{"a":[]string{"b"}}}`,
  },
])("nobody is taken for what has no user: $headers", ({ headers, told }) => {
  expect(() => checkImpersonated(headers)).toThrow(`${told} without impersonating a user name`);
});
