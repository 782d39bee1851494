/** Answers given once are given again until their time is over. Source: coredns plugin/cache. */
import { type Question, type Reply } from "./message.ts";
/** How many answers are held of each type; beyond that the oldest go. Source: 256 shards of 39. */
export declare const cachedRepliesMax = 9984;
/** The cache in front of all other parts of the server. */
export declare class ReplyCache {
    #private;
    constructor(ttlSecondsMax: number);
    /** What is held for a question, its name in lower case; with the time that is left of it. */
    get({ name, type }: Question, nowMs: number): Reply | undefined;
    /** The reply as this server gives it: all records live as long as the one that dies first. */
    limited(reply: Reply): Reply;
    /** A time to live as answers have it that pass through the cache. */
    limit(ttlSeconds: number): number;
    /** Holds a reply that `limited` has returned. */
    put({ name, type }: Question, reply: Reply, nowMs: number): void;
}
