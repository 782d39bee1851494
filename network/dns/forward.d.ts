/**
 * What is beyond the cluster, as a name server tells it that reaches nobody: it knows by itself
 * which names there cannot be, and fails for those that there may be.
 */
import { type Question, type Reply } from "./message.ts";
/** Source: RFC 6303 for addresses that are nobody's. */
export declare function offlineReply({ name }: Question): Reply;
