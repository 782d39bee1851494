/** Programs that read text and write text. */
import { type Command } from "../command.ts";
import type { Expanding } from "../expand.ts";
import type { Shell } from "../shell.ts";
export declare const textPrograms: readonly (readonly [string, Command])[];
/** The text of files, or what is read where there are none; a failure is told. */
export declare function textsOf(name: string, paths: readonly string[], shell: Shell): Expanding<{
    readonly texts: readonly (readonly [path: string, text: string])[];
    exitCode: number;
}>;
/** Lines without their ends; a last one that is not ended counts. */
export declare const linesOf: (text: string) => readonly string[];
