import { expect, test } from "vitest";
import type { Authenticator } from "../auth/authenticator.ts";
import { requesterIn } from "./credentials.ts";

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

test.each([
  { headers: { "impersonate-group": "dev" }, told: "[{Group  dev    }]" },
  { headers: { "impersonate-uid": "7" }, told: "[{UID  7  authentication.k8s.io/v1  }]" },
  {
    headers: { "impersonate-extra-a": "b" },
    told: "[{UserExtra  b  authentication.k8s.io/v1  a}]",
  },
])("nobody is taken for what has no user: $headers", ({ headers, told }) => {
  expect(() => requesterIn(headers, authenticator)).toThrow(
    `requested ${told} without impersonating a user`,
  );
});
