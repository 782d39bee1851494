/**
 * The zones that the cluster's DNS answers for: its domain, and the addresses in it.
 * Source: coredns plugin/kubernetes, handler.go; plugin/backend_lookup.go.
 */
import { type Sources } from "./answers.ts";
import type { ClusterName } from "./cluster-name.ts";
import type { Question, Reply, ResourceRecord } from "./message.ts";
/** The answer for a name; `undefined` where somebody else is to be asked. */
export declare function zoneReply(target: ClusterName, question: Question, sources: Sources): Reply | undefined;
/** The record that tells of the zone; `changedMs` is when something last changed. */
export declare function zoneRecord(domain: string, ttlSeconds: number, changedMs: number): ResourceRecord;
