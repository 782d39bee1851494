import type { UserInfo } from "../authentication/user-info.ts";
import type { NonResourceAttributes, ResourceAttributes } from "./attributes.ts";
import type { NonResourceRule, ResourceRule } from "./rules-review.ts";

/** Who asks for what. */
export type Attributes = { readonly user: UserInfo } & (
  | { readonly resource: ResourceAttributes }
  | { readonly nonResource: NonResourceAttributes }
);

/** What is decided; where nobody allows or denies it, it is not allowed. */
export interface Decision {
  readonly verdict: "Allow" | "Deny" | "NoOpinion";
  readonly reason?: string;
}

export interface Rules {
  readonly resourceRules: readonly ResourceRule[];
  readonly nonResourceRules: readonly NonResourceRule[];
  /** There may be more that cannot be listed. */
  readonly incomplete: boolean;
}

/** Decides who may do what. It is asked, and does not stand in the way of requests. */
export interface Authorizer {
  authorize(attributes: Attributes): Decision;
  /** What a user may do in a namespace. */
  rulesFor(user: UserInfo, namespace: string): Rules;
}
