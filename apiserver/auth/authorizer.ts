import type { Authorizer } from "../../api/authorization/authorizer.ts";

const all = ["*"];

/** Everybody may do everything. Source: authorization/authorizerfactory AlwaysAllow 1.36. */
export const alwaysAllow: Authorizer = {
  authorize: () => ({ verdict: "Allow" }),
  rulesFor: () => ({
    resourceRules: [{ verbs: all, apiGroups: all, resources: all }],
    nonResourceRules: [{ verbs: all, nonResourceURLs: all }],
    incomplete: false,
  }),
};
