/** Whose the network programs of an image are: they differ in what they say. */
import type { Context } from "../context.ts";
/**
 * `own`: those of the project that the name stands for, such as GNU's wget, BIND's nslookup or
 * iputils' ping. The nslookup of busybox was another one before 1.29.
 */
export type Maker = "busybox" | "old busybox" | "own";
/** By name; what is not in it is not in the image. */
export type NetworkPrograms = ReadonlyMap<string, Maker>;
export declare const noPrograms: NetworkPrograms;
export declare const busyboxPrograms: NetworkPrograms;
/** The names of all that there are. */
export declare const ownPrograms: NetworkPrograms;
/** Some programs, and others in their place or beside them. */
export declare const withPrograms: (base: NetworkPrograms, names: string) => NetworkPrograms;
/** Where package managers put programs. */
export declare const installedFolder = "/usr/bin";
/** The network programs that a package brings. */
export declare function programsOf(name: string): readonly string[];
/** `undefined` where the image has no such program, and none was installed since. */
export declare function makerOf(name: string, { networkPrograms, files }: Context): Maker | undefined;
