/**
 * Which programs there are in an image, as far as that is known, and what the runtime says of those
 * that there are not. Source: containerd 2.2 and runc, libcontainer's init.
 */
import { type NetworkPrograms } from "../shell/network/makers.ts";
/** `anything`: nothing is known of it, so it may have every program. */
type Contents = "one program" | "small programs" | "anything";
interface Executables {
    readonly contents: Contents;
    /** Programs of its own begin with this. */
    readonly own: string;
    readonly hasBash: boolean;
    readonly hasTools: boolean;
    /** Those that use the network. */
    readonly network: NetworkPrograms;
}
/** What is known of the programs of an image. */
export declare function executablesOf(image: string): Executables;
/** Whether a program of that name, without a path, is there; `undefined` where nobody knows. */
export declare function hasExecutable(of: Executables, name: string): boolean | undefined;
/** The runtime's words for a program that cannot be run, without who says them. */
export declare const notRun: {
    notFound: (name: string) => string;
    isDirectory: (name: string) => string;
    notPermitted: (name: string) => string;
};
export {};
