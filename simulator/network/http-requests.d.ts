import type { Reviewers } from "../../apiserver/registry/resource-table.ts";
import { type Network } from "../../network/index.ts";
/** The reviewer of HTTPRequest. */
export declare function httpRequests(network: () => Network, now: () => number): Reviewers;
