/** The order of addresses in answers. Source: coredns plugin/loadbalance, round_robin. */
import type { Random } from "../../api/runtime.ts";
import type { Reply } from "./message.ts";
/** The reply with its addresses in an order drawn anew, so that clients spread over them. */
export declare function balanced(reply: Reply, random: Random): Reply;
