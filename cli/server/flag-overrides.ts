/** What flags say of the cluster and the user that a kubeconfig names. Pure. */
import type { Json, JsonObject } from "../../api/json.ts";
import type { Given } from "../../client/kubectl/flags.ts";
import type { GlobalFlags } from "../global-flags.ts";
import type { Overrides } from "./kubeconfig.ts";

/** Those that are called as in a kubeconfig. */
const ofCluster = ["insecure-skip-tls-verify", "certificate-authority", "tls-server-name"] as const;
const ofUser = [
  "client-certificate",
  "client-key",
  "username",
  "password",
  "token",
  "as",
  "as-uid",
] as const;

/** The members of the kubeconfig that the flags stand for. */
export function overridesOf(flags: Given<GlobalFlags>): Overrides {
  const { namespace, context, cluster, user, server } = flags;
  return {
    ...(context !== undefined && { context }),
    ...(cluster !== undefined && { cluster }),
    ...(user !== undefined && { user }),
    ...(server !== undefined && { server }),
    ...(namespace !== undefined && namespace !== "" && { namespace }),
    ofCluster: membersOf(flags, ofCluster),
    ofUser: {
      ...membersOf(flags, ofUser),
      ...(flags["as-group"] !== undefined && { "as-groups": flags["as-group"] }),
      ...(flags["as-user-extra"] !== undefined && {
        "as-user-extra": extrasOf(flags["as-user-extra"]),
      }),
    },
  };
}

/** A file takes the place of the data that there were. */
function membersOf(
  flags: Given<GlobalFlags>,
  names: readonly (keyof GlobalFlags)[],
): { [name: string]: Json | undefined } {
  const members: { [name: string]: Json | undefined } = {};
  for (const name of names) {
    const value = flags[name];
    if (value === undefined) continue;
    members[name] = value;
    members[`${name}-data`] = undefined;
  }
  return members;
}

/** `team=red` and `team=blue` are two values of one. */
function extrasOf(pairs: readonly string[]): JsonObject {
  const extras: Record<string, string[]> = {};
  for (const pair of pairs) {
    const [key = "", ...rest] = pair.split("=");
    extras[key] = [...(extras[key] ?? []), rest.join("=")];
  }
  return extras;
}
