/**
 * NetworkPolicies, enforced. Guarantees:
 * - a pod is limited, for each direction, by the policies that select it and by no others; what one
 *   of them allows is allowed, and both ends of a connection must allow it;
 * - a connection that is allowed is so both ways: replies are never asked about;
 * - what is remembered between questions is bounded, and changes no answer.
 */
export type { Connection, PolicyPeer, Protocol, Verdict } from "./connection.ts";
export { NetworkPolicies } from "./policies.ts";
