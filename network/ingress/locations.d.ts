/** Which path of a rule a request's path is for. */
import type { IngressBackend } from "../../api/networking/ingress.ts";
import type { Settings } from "./annotations.ts";
/** One path of one rule. */
export interface Location {
    /** Never empty. */
    readonly path: string;
    readonly pathType: string;
    readonly backend: IngressBackend;
    readonly settings: Settings;
    /** Of its Ingress. */
    readonly namespace: string;
    readonly ingress: string;
}
/** The location for the normal form of a path; `undefined` where there is none. */
export type FindLocation = (path: string) => Location | undefined;
/**
 * Of several locations for one path the longest goes first, of equally long ones an exact one, and
 * of equal ones the first. Source: kubernetes.io, Ingress, "Multiple matches".
 */
export declare function locationFinder(locations: readonly Location[]): FindLocation;
/** A path as it is compared: without its query, decoded, with no empty or dotted elements. */
export declare function normalPath(target: string): string;
/** The path, with its query, that the backend is asked for. */
export declare function backendPath({ path: text, settings: { rewriteTarget } }: Location, asked: string): string;
