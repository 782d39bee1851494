/** Where a command reads from and writes to. Source: POSIX.1-2024, shell command language, 2.7. */
import type { Redirection } from "unbash";
import { type Expanding } from "./expand.ts";
import type { Shell, Streams } from "./shell.ts";
/** A redirection that cannot be made: the command is not run. */
export declare class RedirectError extends Error {
}
/** The streams of the shell, redirected. Throws RedirectError in the shell's words. */
export declare function redirected(redirections: readonly Redirection[], shell: Shell): Expanding<Streams>;
