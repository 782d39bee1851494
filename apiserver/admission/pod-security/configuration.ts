import { type Policy, privilegedPolicy } from "./policy.ts";

/** How PodSecurity is set up. Source: PodSecurityConfiguration v1. */
export interface PodSecurityConfiguration {
  /** What holds where the labels of a namespace say nothing. */
  readonly defaults: Policy;
  /** Of these, nothing is asked. */
  readonly exemptions: {
    readonly usernames: ReadonlySet<string>;
    readonly runtimeClasses: ReadonlySet<string>;
    readonly namespaces: ReadonlySet<string>;
  };
}

/** Everything is allowed where nothing is said, and nobody is exempt. */
export const standardConfiguration: PodSecurityConfiguration = {
  defaults: privilegedPolicy,
  exemptions: { usernames: new Set(), runtimeClasses: new Set(), namespaces: new Set() },
};
