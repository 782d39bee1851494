import * as z from "zod";
import type { ObjectOf } from "../resource.ts";
import { list, map, struct, text, textItem } from "../schema.ts";

/** What else is known of a user: texts by what they say. */
export const extraOf = (doc: string) => map(doc, z.array(z.string()));

/** Whom a request is from. Source: authentication.k8s.io/v1 UserInfo 1.36. */
export const UserInfo = struct("authentication.v1.UserInfo", "Whom a request is from.", {
  username: text("The name, unique among all that are active."),
  uid: text("The identity of this very user."),
  groups: list("The groups that the user is in.", textItem, { type: "atomic" }),
  extra: extraOf("What else is known."),
});
export type UserInfo = ObjectOf<typeof UserInfo>;

/** A user of whom everything is said, empty where there is nothing: as webhooks are told. */
export interface WholeUserInfo {
  readonly username: string;
  readonly uid: string;
  readonly groups: readonly string[];
  readonly extra: Readonly<Record<string, readonly string[]>>;
}

export const wholeUserInfo = ({
  username = "",
  uid = "",
  groups = [],
  extra = {},
}: UserInfo): WholeUserInfo => ({ username, uid, groups, extra });

/** What a service account is called as a user. */
export const accountUsername = (namespace: string, name: string) =>
  `system:serviceaccount:${namespace}:${name}`;

/** The groups that every service account of a namespace is in. */
export const accountGroups = (namespace: string) => [
  "system:serviceaccounts",
  `system:serviceaccounts:${namespace}`,
];

/** The group of everybody who has shown who they are. */
export const authenticated = "system:authenticated";
